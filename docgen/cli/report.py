"""Findings in words, for people on the error stream and for programs as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from docgen.errors import DocgenError, Finding
from docgen.i18n import Language, explain, text
from docgen.service import as_json, line_of
from docgen.service.records import in_language

__all__ = ["State", "console", "print_error", "print_findings", "print_json"]

_COLOURS = {"E": "bold red", "W": "yellow", "I": "cyan", "P": "magenta"}
_MOST = 200
"""Findings that are printed for people; JSON has them all."""


@dataclass(frozen=True, slots=True)
class State:
    """What all commands share."""

    language: Language = "id"
    json: bool = False


def console() -> Console:
    """The console of people: the error stream."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON object on standard output, and nothing else."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_findings(
    findings: Iterable[Finding], state: State, lines: Mapping[str, int] | None = None
) -> None:
    """Findings for people: severity, place, what is wrong, how to mend it, whose it is."""
    out = console()
    shown = list(findings)
    for finding in shown[:_MOST]:
        told = in_language(finding, state.language)
        said = explain(told, state.language)
        head = Text()
        word = text(f"cli.severity.{finding.severity}", state.language)
        head.append(f"{word:<9}", style=_COLOURS[finding.severity])
        place = finding.path
        if line := line_of(finding, lines):
            place += " " + text("cli.line", state.language, baris=line)
        about = ", ".join(part for part in (told.label, told.owner) if part)
        head.append(place, style="bold")
        if about:
            head.append(f"  ({about})", style="dim")
        if finding.severity == "P":  # many and alike: a line each
            out.print(head.append(f"  {finding.params.get('isian', '')}"))
            continue
        out.print(head)
        out.print(Text(f"         {said.message}"))
        if said.fix:
            out.print(Text(f"         → {said.fix}", style="green"))
        if finding.source:
            out.print(Text(f"         {finding.source}", style="dim"))
    if len(shown) > _MOST:
        out.print(text("cli.more", state.language, jumlah=len(shown) - _MOST))


def print_error(error: DocgenError, state: State) -> None:
    """An error that ends the command."""
    if state.json:
        print_json({"documents": [], "problems": problems(error.findings, state)})
    else:
        print_findings(error.findings, state)


def problems(findings: Iterable[Finding], state: State) -> list[dict[str, Any]]:
    """Findings for programs."""
    return [as_json(finding, state.language) for finding in findings]


def print_unexpected(error: Exception, state: State) -> None:
    """An error that docgen did not foresee: named, without a traceback."""
    params = {"jenis": type(error).__name__, "pesan": str(error)[:300]}
    print_error(DocgenError(Finding("cli.unexpected", "", params)), state)
