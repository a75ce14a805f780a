"""The matrix of a harmonisation meeting: each article that differs, before and after, side by side.

No source prescribes its form: columns and arrangement are a house template. What is said here is
set as a Word file by :mod:`docgen.perkada.compare.matrix_docx`, as a PDF by the service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from docgen.perkada.compare.changes import Change, Comparison, Kind, Piece
from docgen.perkada.grammar import label_text
from docgen.perkada.names import unit_name, unit_word
from docgen.perkada.tree import GROUPS, Node

__all__ = ["COLUMNS", "Line", "Matrix", "MatrixRow", "make_matrix", "matrix_rows"]

COLUMNS = ("No", "Pasal", "Rumusan awal", "Tanggapan", "Rumusan hasil", "Keterangan")
_WIDTHS = {"No": 11.0, "Pasal": 28.0, "Keterangan": 36.0}
"""Millimetres."""
_LEAST = 25.0
"""Millimetres of a column with sentences."""
_WHOLE = 290.0
"""Millimetres between the margins of F4 across: 33 cm less 2 cm each side."""
_STATUS = {"changed": "diubah", "inserted": "baru", "deleted": "dihapus"}
_TITLE = "MATRIKS HARMONISASI"
_LEGEND = (
    "Kata yang dihapus dicoret dan berada dalam [kurung siku]; kata yang baru tebal dan bergaris "
    "bawah."
)
_EQUAL = "Kedua rancangan sama."
_LEFT_OUT = Piece("same", "…")

Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One article, heading or part that differs."""

    unit: str
    old: tuple[Line, ...]
    """Its lines before; what is gone later is ``deleted``."""
    new: tuple[Line, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """What stands on its pages."""

    title: tuple[str, ...]
    """The heading, and what the new draft is called."""
    legend: tuple[str, ...]
    """Which drafts these are, and how changes are marked; or that there are none."""
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    """Millimetres of each column."""
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    """Rows of cells of lines, the head row left out; none when nothing differs."""


def make_matrix(
    comparison: Comparison,
    columns: Sequence[str] = COLUMNS,
    names: tuple[str, str] | None = None,
) -> Matrix:
    """The matrix with these columns; one of a name of its own is left blank to be filled in.

    ``names``: what the old draft and the new one are called.
    """
    known = {name.casefold(): name for name in COLUMNS}
    named = tuple(known.get(column.casefold(), column) for column in columns)
    rows = tuple(
        tuple(tuple(map(_bracketed, _cell(row, number, column))) for column in named)
        for number, row in enumerate(matrix_rows(comparison), 1)
    )
    title = comparison.new.title
    head = [" ".join(filter(None, (title.jenis, title.nama_daerah)))]
    head += ["TENTANG", " ".join(title.tentang.split())] if title.tentang else []
    legend = [f"Rumusan awal: {names[0]}; rumusan hasil: {names[1]}."] if names else []
    legend.append(_LEGEND if rows else _EQUAL)
    return Matrix((_TITLE, *filter(None, head)), tuple(legend), named, tuple(_widths(named)), rows)


def matrix_rows(comparison: Comparison) -> list[MatrixRow]:
    """A row for each article, heading and other part that differs, as the new draft has them."""
    parts = {name: pieces for name, pieces in comparison.parts if _differs(pieces)}
    rows = [_part(name, parts.pop(name)) for name in ("judul",) if name in parts]
    for word, changes in (
        ("Menimbang", comparison.recitals),
        ("Mengingat", comparison.legal_bases),
    ):
        if any(_told(change) for change in changes):
            rows.append(_row(word, changes))
    rows += [_part(name, parts.pop(name)) for name in ("diktum",) if name in parts]
    body = []
    for _, group in groupby(comparison.body, _head):
        inside = tuple(group)
        if any(_told(change) for change in inside):
            body.append(_row("", inside))
    rows += _replaced(body)
    return rows + [_part(name, pieces) for name, pieces in parts.items()]


def _replaced(rows: Sequence[MatrixRow]) -> Iterator[MatrixRow]:
    """The rows, what went and what came under one number side by side where the new one stands."""
    gone = {row.unit: row for row in rows if not row.new}
    went = Counter(row.unit for row in rows if not row.new)
    came = Counter(row.unit for row in rows if not row.old)
    pairs = {unit for unit, count in went.items() if unit and count == came[unit] == 1}
    for row in rows:
        if row.unit not in pairs or (row.old and row.new):
            yield row
        elif not row.old:
            yield replace(row, old=gone[row.unit].old, note=f"{row.unit}: diganti")


def _told(change: Change) -> bool:
    return change.status != "same" or change.moved or change.renumbered


def _differs(pieces: Sequence[Piece]) -> bool:
    return any(piece.kind != "same" for piece in pieces)


def _head(change: Change) -> tuple[int, int]:
    """The article, or the heading itself, that a change belongs to."""
    chain = change.new or change.old or ()
    found = next((node for node in chain if node.type not in GROUPS), chain[-1])
    return id(found), int(change.new is None)


def _part(name: str, pieces: tuple[Piece, ...]) -> MatrixRow:
    """A part without units: only its lines that differ, what is left out as an ellipsis."""
    kinds = {piece.kind for piece in pieces}
    status = next((kind for kind in ("inserted", "deleted") if kinds == {kind}), "changed")
    return MatrixRow(
        name.capitalize(),
        tuple(_shortened(_lines(pieces, "inserted"))),
        tuple(_shortened(_lines(pieces, "deleted"))),
        _STATUS[status],
    )


def _lines(pieces: Iterable[Piece], without: Kind) -> Iterator[Line]:
    """Pieces as the lines that they print on; a line without words is left out."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.kind == without:
            continue
        first, *more = piece.text.split("\n")
        line.append(Piece(piece.kind, first))
        for text in more:
            yield from _written(line)
            line = [Piece(piece.kind, text)]
    yield from _written(line)


def _written(line: list[Piece]) -> Iterator[Line]:
    words = tuple(piece for piece in line if piece.text)
    if any(piece.text.strip() for piece in words):
        yield words


def _shortened(lines: Iterable[Line]) -> Iterator[Line]:
    left_out = False
    for line in lines:
        if _differs(line):
            yield line
        elif not left_out:
            yield (_LEFT_OUT,)
        left_out = not _differs(line)


def _row(word: str, changes: Sequence[Change]) -> MatrixRow:
    first = changes[0]
    notes: list[str] = []
    for change in changes:
        words = [_STATUS[change.status]] if change.status != "same" else []
        words += ["dipindahkan"] if change.moved else []
        if change.renumbered and change.old is not None:
            words.append(f"semula {unit_name(change.old)}")
        if words and (change.status != "inserted" or change is first or first.old is not None):
            notes.append(f"{change.place or word}: {', '.join(words)}")
    if not word and (first.old is None or first.new is None):
        notes = notes[:1]  # what is in an article came or went with it
    return MatrixRow(
        word or first.place,
        tuple(_said(changes, "inserted")),
        tuple(_said(changes, "deleted")),
        "; ".join(notes),
    )


def _label(node: Node) -> str:
    if node.type in GROUPS or node.type == "pasal":
        return unit_word(node)
    return label_text(node.type, node.number) if node.number else ""


def _said(changes: Sequence[Change], without: Kind) -> Iterator[Line]:
    """The lines of units in one draft; a number of their own is marked as their words are."""
    here: Kind = "deleted" if without == "inserted" else "inserted"
    for change in changes:
        chain = change.old if without == "inserted" else change.new
        if chain is None:
            continue
        alone = change.old is None or change.new is None
        node = chain[-1]
        label = _label(node)
        number = Piece(here if alone or change.renumbered else "same", label)
        blocks = [pieces for pieces in (change.title, change.text, change.tail) if pieces]
        lines = [line for pieces in blocks for line in _lines(pieces, without)]
        if label and (node.type in GROUPS or node.type == "pasal"):
            lines.insert(0, (number,))
        elif label:
            lines[:1] = [_headed(number, lines[0] if lines else ())]
        yield from lines


def _headed(number: Piece, line: Line) -> Line:
    """A number before its words; marked together where both came or went."""
    if not line:
        return (number,)
    first, *more = line
    if first.kind == number.kind:
        return (Piece(number.kind, f"{number.text} {first.text}"), *more)
    return (number, Piece("same", " "), *line)


def _cell(row: MatrixRow, number: int, column: str) -> tuple[Line, ...]:
    """The lines of one cell."""
    if column == "Rumusan awal":
        return row.old
    if column == "Rumusan hasil":
        return row.new
    plain = {"No": str(number), "Pasal": row.unit, "Keterangan": row.note}.get(column)
    return ((Piece("same", plain),),) if plain else ()


def _bracketed(line: Line) -> Line:
    """The line with its deleted words in brackets, so that no look is needed to tell them."""
    made: list[Piece] = []
    for piece in line:
        inner = piece.text.strip()
        if piece.kind != "deleted" or not inner:
            made.append(piece)
            continue
        start = piece.text.index(inner)
        before, after = piece.text[:start], piece.text[start + len(inner) :]
        parts = (Piece("same", before), Piece("deleted", f"[{inner}]"), Piece("same", after))
        made += [part for part in parts if part.text]
    return tuple(made)


def _widths(columns: Sequence[str]) -> Iterator[float]:
    """Millimetres of each column; what is not short shares the rest."""
    fixed = sum(_WIDTHS.get(column, 0.0) for column in columns)
    wide = sum(column not in _WIDTHS for column in columns)
    scale = (_WHOLE - _LEAST * wide) / fixed if fixed else 1.0
    scale = min(scale, 1.0) if wide else scale
    rest = (_WHOLE - fixed * scale) / max(wide, 1)
    for column in columns:
        yield _WIDTHS[column] * scale if column in _WIDTHS else rest
