"""Two drafts of a regulation compared: as a report, as a Word file with revision marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Any

from docgen import settings
from docgen.errors import Finding, UsageFault
from docgen.i18n import Language, text
from docgen.perkada.compare import Change, Comparison, Piece, Signature, compare, write_redline
from docgen.perkada.compare.changes import Chain
from docgen.perkada.names import unit_name
from docgen.records.telaah import Record
from docgen.service.output import write_file
from docgen.service.perkada_matrix import columns_of, matrix_file
from docgen.service.perkada_sides import MODEL, Side, model_side, read_side, record_side
from docgen.service.reporting import as_json

__all__ = [
    "Compared",
    "against_model",
    "against_record",
    "change_lines",
    "compare_drafts",
    "compared_json",
    "marked",
    "names_of_sides",
    "signature",
    "write_marked",
    "write_meeting_matrix",
]

_UNRELATED = 0.25
"""Below this share of common words two texts are hardly drafts of one regulation."""
_FEW = 8
"""Articles; in fewer, half of them moved is no other order."""
_AUTHOR = "docgen"
_AROUND = 60
"""Characters of unchanged words that are shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two drafts and what differs."""

    old: Side
    new: Side
    comparison: Comparison
    findings: tuple[Finding, ...]
    """What is wrong with one of the drafts, each at its file, or with the pair."""


def compare_drafts(old: str | PathLike[str], new: str | PathLike[str]) -> Compared:
    """Two drafts compared by their structure.

    Raises what :func:`docgen.service.perkada_sides.read_side` raises.
    """
    return _compared(read_side(old), read_side(new))


def against_model(draft: str | PathLike[str]) -> Compared:
    """A draft compared with the bundled model text, which counts as the old one.

    Raises what :func:`docgen.service.perkada_sides.read_side` and ``model_side`` raise.
    """
    side = read_side(draft)
    return _compared(model_side(side.regulation), side)


def against_record(draft: str | PathLike[str], record: Record, name: str) -> Compared:
    """The Perkada of a record compared with an older draft, or with the model text (``model``).

    Raises what :func:`docgen.service.perkada_sides.read_side` and ``model_side`` raise.
    """
    new = record_side(record, name)
    old = model_side(new.regulation) if str(draft) == MODEL else read_side(draft)
    return _compared(old, new)


def _compared(old: Side, new: Side) -> Compared:
    comparison = compare(old.regulation, new.regulation)
    findings = [*old.findings, *new.findings]
    pair = {"lama": old.name, "baru": new.name}
    for side in (old, new):
        if not side.regulation.body:
            findings.append(Finding("compare.no_articles", side.name, severity="W"))
    kept = [change for change in comparison.body if _is_kept_article(change)]
    moved = sum(change.moved for change in kept)
    if len(kept) >= _FEW and moved > len(kept) / 2:
        params = {**pair, "jumlah": moved, "semua": len(kept)}
        findings.append(Finding("compare.reordered", new.name, params, "W"))
    alike = comparison.likeness
    if alike < _UNRELATED:
        params = {**pair, "persen": round(alike * 100)}
        findings.append(Finding("compare.unrelated", new.name, params, "W"))
    return Compared(old, new, comparison, tuple(findings))


def _is_kept_article(change: Change) -> bool:
    return change.old is not None and change.new is not None and change.new[-1].type == "pasal"


def signature(author: str | None, date: datetime | None) -> Signature:
    """Whose marks these are; the date falls back to ``SOURCE_DATE_EPOCH``, else there is none."""
    when = date or settings.current().epoch
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Signature(author or _AUTHOR, when)


def write_marked(compared: Compared, path: Path, who: Signature) -> None:
    """Write both drafts as one Word file with revision marks.

    Raises ``UsageFault`` (``compare.output``) for another ending than .docx, and what writing
    raises.
    """
    if path.suffix.lower() != ".docx":
        raise UsageFault.of("compare.output", path.name)
    write_file(path, marked(compared, who))


def marked(compared: Compared, who: Signature) -> bytes:
    """Both drafts as one Word file with revision marks."""
    return write_redline(compared.comparison, who)


def write_meeting_matrix(compared: Compared, path: Path, columns: str = "") -> None:
    """Write the matrix of a harmonisation meeting, as Word or PDF by the ending of ``path``.

    ``columns``: their names, parted by commas; other names than the usual ones stay blank. Raises
    what :func:`docgen.service.perkada_matrix.matrix_file` and ``columns_of`` raise.
    """
    names = names_of_sides(compared)
    made = matrix_file(compared.comparison, path.name, columns_of(columns), names)
    write_file(path, made)


def names_of_sides(compared: Compared) -> tuple[str, str]:
    """What the drafts are called on paper."""
    old, new = (side.name for side in (compared.old, compared.new))
    return ("naskah model" if old == MODEL else old, new)


def _unit(chain: Chain | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    node = chain[-1]
    return {"unit": unit_name(chain), "type": node.type, "number": node.number, "line": node.line}


def _pieces(pieces: tuple[Piece, ...]) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]


def _told(change: Change) -> bool:
    return change.status != "same" or change.moved or change.renumbered


def _change(part: str, change: Change) -> dict[str, Any]:
    return {
        "part": part,
        "status": change.status,
        "old": _unit(change.old),
        "new": _unit(change.new),
        "moved": change.moved,
        "renumbered": change.renumbered,
        "title": _pieces(change.title),
        "text": _pieces(change.text),
        "tail": _pieces(change.tail),
    }


def _sections(comparison: Comparison) -> list[tuple[str, tuple[Change, ...]]]:
    return [
        ("menimbang", comparison.recitals),
        ("mengingat", comparison.legal_bases),
        ("batang_tubuh", comparison.body),
    ]


def _summary(comparison: Comparison) -> dict[str, int]:
    counts = {"changed": 0, "inserted": 0, "deleted": 0, "moved": 0, "renumbered": 0}
    for change in comparison:
        if change.status != "same":
            counts[change.status] += 1
        counts["moved"] += change.moved
        counts["renumbered"] += change.renumbered
    counts["parts"] = sum(
        any(piece.kind != "same" for piece in pieces) for _, pieces in comparison.parts
    )
    return counts


def compared_json(compared: Compared, language: Language) -> dict[str, Any]:
    """What differs, for programs: parts that are no units by name, then every unit."""
    comparison = compared.comparison
    return {
        "old": compared.old.name,
        "new": compared.new.name,
        "equal": comparison.equal,
        "likeness": round(comparison.likeness, 4),
        "summary": _summary(comparison),
        "parts": [
            {"part": name, "text": _pieces(pieces)}
            for name, pieces in comparison.parts
            if any(piece.kind != "same" for piece in pieces)
        ],
        "changes": [
            _change(part, change)
            for part, changes in _sections(comparison)
            for change in changes
            if _told(change)
        ],
        "findings": [as_json(finding, language) for finding in compared.findings],
    }


def change_lines(compared: Compared, language: Language) -> list[str]:
    """What differs, a line each, for people: deleted words in ``[-…-]``, inserted in ``{+…+}``."""
    comparison = compared.comparison
    lines = []
    for name, pieces in comparison.parts:
        if any(piece.kind != "same" for piece in pieces):
            lines.append(f"{name}: {_shown(pieces)}")
    for part, changes in _sections(comparison):
        for change in changes:
            if _told(change):
                lines.append(_line(part, change, language))
    return lines


def _line(part: str, change: Change, language: Language) -> str:
    words = [text(f"compare.status.{change.status}", language)] if change.status != "same" else []
    if change.moved:
        words.append(text("compare.moved", language))
    if change.renumbered and change.old is not None:
        words.append(text("compare.renumbered", language, lama=unit_name(change.old)))
    place = change.place or part
    if part != "batang_tubuh":
        place = f"{part} {change.place}".strip()
    said = " ".join(filter(None, map(_shown, (change.title, change.text, change.tail))))
    head = f"{place} ({', '.join(words)})"
    return f"{head}: {said}" if change.status != "same" else head


def _shown(pieces: tuple[Piece, ...]) -> str:
    shown = []
    for place, piece in enumerate(pieces):
        words = " ".join(piece.text.split("\n"))
        if piece.kind == "same":
            if len(words) > 2 * _AROUND:
                head = words[:_AROUND] if place else ""
                tail = words[-_AROUND:] if place < len(pieces) - 1 else ""
                words = f"{head} … {tail}"
            shown.append(words)
        else:
            shown.append(f"[-{words}-]" if piece.kind == "deleted" else f"{{+{words}+}}")
    return "".join(shown).strip()
