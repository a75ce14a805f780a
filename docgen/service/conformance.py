"""Whether a PDF still keeps the standards that docgen writes it to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.errors import UsageFault
from docgen.i18n import Language, text
from docgen.rendering.pdf.conformance import NOT_COVERED, Conformance, check_conformance
from docgen.service.reporting import as_json

__all__ = ["Conformance", "conformance", "conformance_json", "not_covered"]


def conformance(path: Path) -> Conformance:
    """Quick checks of a PDF against PDF/A-2a and PDF/UA-1.

    Raises UsageFault when there is no such file, DataError when it is no PDF.
    """
    try:
        data = path.read_bytes()
    except OSError:
        code = "record.no_plain_file" if path.exists() else "record.no_file"
        raise UsageFault.of(code, str(path)) from None
    return check_conformance(data, str(path))


def not_covered(language: Language) -> list[str]:
    """What the quick checks do not look at, in words."""
    return [text(key, language) for key in NOT_COVERED]


def conformance_json(path: str, result: Conformance, language: Language) -> dict[str, Any]:
    """The outcome for programs."""
    return {
        "path": path,
        "pages": result.pages,
        "conforms": not result.findings,
        "checks": list(result.checks),
        "findings": [as_json(finding, language) for finding in result.findings],
        "not_covered": not_covered(language),
    }
