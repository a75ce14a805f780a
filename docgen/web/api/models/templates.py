"""Templates."""

from __future__ import annotations

from typing import Literal

from docgen.web.api.models.base import Answer, Sha256
from docgen.web.api.models.faults import Finding

__all__ = ["CheckedTemplate", "Template", "TemplateList"]


class Template(Answer):
    """One template in force, or a part that templates share."""

    name: str
    """``docx/maklumat.docx``: where it is downloaded."""
    kind: str | None
    variant: str | None
    format: Literal["docx", "pdf", "html", "txt"]
    origin: Literal["bawaan", "kantor"]
    """``bawaan``: it came with docgen; ``kantor``: the office's own."""
    sha256: Sha256


class TemplateList(Answer):
    """The templates in force."""

    templates: list[Template]


class CheckedTemplate(Answer):
    """What was found in a template."""

    file: str
    kind: str | None
    variant: str | None
    format: Literal["docx", "pdf"]
    state: Literal["baik", "salah"]
    findings: list[Finding]
