"""The one family of errors, and the findings that they carry.

A finding never holds words for people: it holds a code and parameters, and the doors (command
line, web) turn these into Indonesian or English with :mod:`docgen.i18n`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = [
    "DataError",
    "DocgenError",
    "EnvironmentFault",
    "Finding",
    "Severity",
    "TemplateFault",
    "UsageFault",
]

Severity = Literal["E", "W", "I", "P"]
"""E error, W warning, I information, P a placeholder that is still to be filled in."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: what, where, and whose it is to mend."""

    code: str
    """Dotted name of the fault: the key of its message in the catalogues."""
    path: str = ""
    """Where: a path in the record (``verifikasi.indikator[3].alasan``), a file, a place in it."""
    params: Mapping[str, Any] = field(default_factory=dict)
    """What the message names: plain values only."""
    severity: Severity = "E"
    label: str = ""
    """The Indonesian label of the field, when the place is a field."""
    owner: str = ""
    """The office that usually knows the value."""
    source: str = ""
    """The rule behind it, such as ``PP 96/2012 Pasal 30 ayat (4)``; empty when it is our own."""


class DocgenError(Exception):
    """Base of all errors that docgen raises on purpose.

    ``findings`` holds everything that was found, not only the first fault; ``exit_code`` is what
    the command line ends with.
    """

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        if not findings:
            raise ValueError("an error needs at least one finding")
        super().__init__(*findings)
        self.findings: tuple[Finding, ...] = findings

    @classmethod
    def of(cls, code: str, path: str = "", **params: Any) -> DocgenError:
        """The error of one finding of severity E."""
        return cls(Finding(code, path, params))

    @classmethod
    def from_findings(cls, findings: Iterable[Finding]) -> DocgenError:
        """The error of many findings."""
        return cls(*findings)

    @property
    def code(self) -> str:
        """The code of the first finding."""
        return self.findings[0].code

    def __str__(self) -> str:
        return "; ".join(
            f"{f.code} @ {f.path or '-'} {dict(f.params) or ''}".rstrip() for f in self.findings
        )


class DataError(DocgenError):
    """The record, draft, table or signature is not in order (exit 1)."""

    exit_code = 1


class UsageFault(DocgenError):
    """The call was wrong: unknown kind, missing file, contradictory options (exit 2)."""

    exit_code = 2


class TemplateFault(DocgenError):
    """A template is at fault (exit 3)."""

    exit_code = 3


class EnvironmentFault(DocgenError):
    """Something that docgen needs is missing: a font, a database, a broker (exit 4)."""

    exit_code = 4
