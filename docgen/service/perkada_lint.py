"""The rules of drafting, held against a draft in a file, and its safe mends."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from docgen.errors import Finding, UsageFault
from docgen.i18n import Language, explain, text
from docgen.perkada.docx import write_docx
from docgen.perkada.lint import Draft, LintFinding, Report, lint
from docgen.perkada.lint.fixing import Fixed, fix
from docgen.perkada.reading import Reading
from docgen.service.output import write_file
from docgen.service.perkada import read_draft, read_draft_bytes

__all__ = ["Linted", "fix_draft", "lint_draft", "lint_json", "rule_line"]

_BUILD = frozenset(
    f"perkada.{code}"
    for code in (
        "number_awaited",
        "number_doubled",
        "number_form",
        "number_missing",
        "number_order",
        "no_title",
        "too_deep",
    )
)
"""Faults of build that rules on structure tell of too."""
_ENDINGS = (".txt", ".md", ".docx")


@dataclass(frozen=True, slots=True)
class Linted:
    """A linted draft, mended when that was asked for."""

    reading: Reading
    """The draft as it was read; of the mended text when it was mended."""
    report: Report
    fixed: Fixed | None = None
    diff: str = ""
    """What mending changed, as a unified diff."""
    written: Path | None = None
    """Where the mended text lies; None when nothing was written."""

    @property
    def problems(self) -> tuple[Finding, ...]:
        """Faults of the file and of its build, without those that a rule tells of as well."""
        told = {f.line for f in self.report.findings if f.severity == "E" and f.rule[0] == "B"}
        return tuple(
            finding
            for finding in self.reading.findings
            if finding.code not in _BUILD or finding.params.get("line") not in told
        )

    @property
    def sound(self) -> bool:
        """Whether there is no error, neither in the build nor against a rule."""
        faults = [finding.severity for finding in self.reading.findings]
        return "E" not in faults and not self.report.of("E")


def lint_draft(path: str | PathLike[str], jenis: str = "") -> Linted:
    """The findings in a draft (.txt, .md, .docx); ``jenis`` names its type for a body alone.

    Raises what :func:`docgen.service.perkada.read_draft` raises.
    """
    reading = read_draft(path)
    return Linted(reading, lint(Draft.of_reading(reading, jenis=jenis)))


def fix_draft(path: str | PathLike[str], out: Path | None = None, jenis: str = "") -> Linted:
    """A draft with its safe mends made and written.

    Without ``out`` a text draft itself is replaced, through a temporary file, and only when
    something changed; with ``out`` the mended draft is written there in any case, as text (.txt,
    .md) or as a Word file in docgen's own layout (.docx). A Word draft is never replaced, since its
    layout would be lost: it needs ``out``. Raises ``UsageFault`` (``service.fix_docx``,
    ``service.fix_encoding``, ``service.draft_form``) and what reading and writing raise.
    """
    file = Path(path)
    reading = read_draft(file)
    is_word = reading.form == "docx"
    if is_word and (out is None or out.absolute() == file.absolute()):
        raise UsageFault.of("service.fix_docx", str(file))
    if out is not None and out.suffix.lower() not in _ENDINGS:
        raise UsageFault.of("service.draft_form", out.name, dikenal=", ".join(_ENDINGS))
    source = reading.text if is_word else _typed(file)
    name = f"{file.stem}.txt" if is_word else file.name

    def read(words: str) -> Reading:
        return read_draft_bytes(words.encode(), name)

    fixed = fix(source, lambda words: Draft.of_reading(read(words), jenis=jenis))
    again = read(fixed.text)
    target = out or (file if fixed.applied else None)
    if target is not None:
        word = target.suffix.lower() == ".docx"
        write_file(target, write_docx(again.regulation) if word else fixed.text.encode())
    return Linted(again, fixed.report, fixed, fixed.diff(source, file.name), target)


def _typed(file: Path) -> str:
    """The text of a draft as it was typed; mending writes UTF-8, so it must be that."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageFault.of("service.fix_encoding", file.name) from None


def rule_line(item: LintFinding, language: Language) -> dict[str, Any]:
    """One finding as the contract of ``perkada lint --format json`` has it."""
    said = explain(item.finding, language)
    return {
        "rule": item.rule,
        "butir": item.butir,
        "severity": item.severity,
        "where": item.where,
        "line": item.line,
        "message": said.message,
        "fix": said.fix,
    }


def lint_json(linted: Linted, language: Language) -> dict[str, Any]:
    """A linted draft for programs.

    ``findings`` are those of the rules, ``problems`` those of reading, ``checklist`` the rules that
    a person must judge; ``fixed`` counts the mends made and ``diff`` shows them.
    """
    report = linted.report
    return {
        "findings": [rule_line(item, language) for item in report.findings],
        "problems": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "where": finding.path,
                "line": finding.params.get("line", 0),
                "message": explain(finding, language).message,
                "fix": explain(finding, language).fix,
            }
            for finding in linted.problems
        ],
        "checklist": [
            {"rule": rule.id, "butir": rule.butir, "message": text(rule.code, language)}
            for rule in report.checklist
        ],
        "summary": {severity: len(report.of(severity)) for severity in "EWI"},
        "fixed": len(linted.fixed.applied) if linted.fixed else 0,
        "diff": linted.diff,
    }
