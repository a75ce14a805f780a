"""The matrix of a harmonisation meeting: each article that differs, before and after, side by side.

No source prescribes its form: columns and arrangement are a house template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen.perkada.compare.changes import Change, Comparison, Piece
from docgen.perkada.docx.markup import run_xml
from docgen.perkada.docx.package import package
from docgen.perkada.grammar import label_text
from docgen.perkada.names import unit_name, unit_word
from docgen.perkada.tree import GROUPS, Node

__all__ = ["COLUMNS", "MatrixRow", "cell_lines", "matrix_rows", "write_matrix"]

COLUMNS = ("No", "Pasal", "Rumusan awal", "Tanggapan", "Rumusan hasil", "Keterangan")
_WIDTHS = {"No": 600, "Pasal": 1300, "Keterangan": 1900}
_WHOLE = 15875
"""Twips between the margins of F4 across: 33 cm less 2.5 cm each side."""
_LANDSCAPE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="18709" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1417" w:right="1417" '
    'w:bottom="1417" w:left="1417" w:header="567" w:footer="454" w:gutter="0"/><w:titlePg/>'
    "</w:sectPr>"
)
_STATUS = {"changed": "diubah", "inserted": "baru", "deleted": "dihapus"}
TITLE = "MATRIKS HARMONISASI"
LEGEND = "Kata yang dihapus dalam [kurung siku]; kata yang baru bergaris bawah dan tebal."

Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One article, heading or part that differs."""

    unit: str
    old: tuple[Line, ...]
    """Its lines before; what is gone later is ``deleted``."""
    new: tuple[Line, ...]
    note: str


def matrix_rows(comparison: Comparison) -> list[MatrixRow]:
    """A row for each article, heading and other part that differs, as the new draft has them."""
    rows = [_part(name, pieces) for name, pieces in comparison.parts if _differs(pieces)]
    for word, changes in (
        ("Menimbang", comparison.recitals),
        ("Mengingat", comparison.legal_bases),
    ):
        if any(_told(change) for change in changes):
            rows.append(_row(word, changes))
    for _, group in groupby(comparison.body, _head):
        inside = tuple(group)
        if any(_told(change) for change in inside):
            rows.append(_row("", inside))
    return rows


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
    return MatrixRow(
        name.capitalize(), _lines(pieces, "inserted"), _lines(pieces, "deleted"), "diubah"
    )


def _lines(pieces: Sequence[Piece], without: str) -> tuple[Line, ...]:
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == without:
            continue
        first, *more = piece.text.split("\n")
        lines[-1].append(Piece(piece.kind, first))
        lines += [[Piece(piece.kind, text)] for text in more]
    made: list[Line] = []
    for line in lines:
        if _differs(line):
            made.append(tuple(line))
        elif not made or made[-1] != (Piece("same", "…"),):
            made.append((Piece("same", "…"),))
    return tuple(made)


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
    if first.old is None or first.new is None:
        notes = notes[:1]
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


def _said(changes: Sequence[Change], without: str) -> Iterator[Line]:
    for change in changes:
        chain = change.old if without == "inserted" else change.new
        if chain is None:
            continue
        words = [p for p in (*change.title, *change.text, *change.tail) if p.kind != without]
        label = _label(chain[-1])
        if label and chain[-1].type in (*GROUPS, "pasal"):
            yield (Piece("same", label),)
            if words:
                yield tuple(words)
        else:
            yield (*([Piece("same", f"{label} ")] if label else []), *words)


def cell_lines(row: MatrixRow, number: int, column: str) -> tuple[Line, ...]:
    """The lines of one cell; a column of another name is left blank to be filled in."""
    plain = {"No": str(number), "Pasal": row.unit, "Keterangan": row.note}
    if column == "Rumusan awal":
        return row.old
    if column == "Rumusan hasil":
        return row.new
    return ((Piece("same", plain.get(column, "")),),)


def _run(piece: Piece) -> str:
    looks = {"deleted": "<w:strike/>", "inserted": '<w:b/><w:u w:val="single"/>', "same": ""}
    words = f"[{piece.text}]" if piece.kind == "deleted" else piece.text
    return run_xml(words).replace("<w:r>", f"<w:r><w:rPr>{looks[piece.kind]}</w:rPr>", 1)


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def widths_of(columns: Sequence[str]) -> list[int]:
    """Twips of each column; what is not short shares the rest."""
    fixed = sum(_WIDTHS.get(column, 0) for column in columns)
    wide = sum(column not in _WIDTHS for column in columns)
    return [_WIDTHS.get(column) or (_WHOLE - fixed) // max(wide, 1) for column in columns]


def write_matrix(comparison: Comparison, columns: Sequence[str] = COLUMNS) -> bytes:
    """The matrix as a Word file, F4 across; changed words are marked by look and by brackets."""
    widths = widths_of(columns)
    rows: list[list[tuple[Line, ...]]] = [[((Piece("same", column),),) for column in columns]]
    rows += [
        [cell_lines(row, number, column) for column in columns]
        for number, row in enumerate(matrix_rows(comparison), 1)
    ]
    made = []
    for place, cells in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if place == 0 else ""
        xml = []
        for width, lines in zip(widths, cells, strict=True):
            words = "".join(
                _paragraph("PeraturanTabel", "".join(map(_run, line)))
                for line in lines or ((Piece("same", ""),),)
            )
            xml.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{words}</w:tc>')
        made.append(f"<w:tr>{head}{''.join(xml)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TabelBergaris"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"
    )
    title = comparison.new.title
    name = " ".join(filter(None, (title.jenis, title.nama_daerah, title.tentang)))
    top = [_paragraph("Heading1", run_xml(TITLE))]
    top += [_paragraph("PeraturanJudul", run_xml(name))] if name else []
    top.append(_paragraph("PeraturanTabel", run_xml(LEGEND)))
    body = "".join(top) + table + _paragraph("PeraturanTabel", run_xml(""))
    return package(body, f"{TITLE} {name}".strip(), _LANDSCAPE)
