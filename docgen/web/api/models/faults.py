"""Findings and problems."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.web.api.models.base import Answer

__all__ = ["English", "Finding", "Problem"]


class English(Answer):
    """The words of a finding in English, whatever the language of the answer."""

    message: str
    fix: str


class Finding(Answer):
    """One thing that was found, as ``docgen check --json`` gives it."""

    code: str
    """What programs know it by; it does not change with the language."""
    severity: Literal["E", "W", "I", "P"]
    """E fault, W warning, I remark, P a blank that is still to be filled in."""
    path: str
    """Where: ``verifikasi.indikator[3].alasan``, or a file."""
    line: int | None
    """The line in the YAML, where it is known."""
    label: str
    """The Indonesian label of the field."""
    owner: str
    """The office that usually knows the value."""
    source: str
    """The rule behind it; empty when it is docgen's own."""
    message: str
    fix: str
    en: English


class Problem(BaseModel):
    """An error, after RFC 9457."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    type: str = Field(pattern=r"^urn:docgen:problem:[a-z-]+$")
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    errors: list[Finding]
