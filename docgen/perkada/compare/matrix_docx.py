"""The matrix of a harmonisation meeting as a Word file."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.perkada.compare.changes import Piece
from docgen.perkada.compare.matrix import Line, Matrix
from docgen.perkada.docx.markup import run_xml
from docgen.perkada.docx.package import package

__all__ = ["write_matrix"]

_TWIPS = 1440 / 25.4
"""Of one millimetre."""
_LANDSCAPE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="18709" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="454" w:gutter="0"/><w:titlePg/>'
    "</w:sectPr>"
)
_LOOKS = {"deleted": "<w:strike/>", "inserted": '<w:b/><w:u w:val="single"/>', "same": ""}
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/><w:vAlign w:val="center"/>'


def write_matrix(matrix: Matrix) -> bytes:
    """The matrix as a Word file, F4 across; the head row stands on every page.

    Raises ``DataError`` (``draft.character``) for a character that no Word file can hold.
    """
    first, *names = matrix.title
    top = _paragraph("Heading1", run_xml(first))
    top += "".join(_paragraph("PeraturanJudul", run_xml(name)) for name in names)
    legend = "".join(run_xml(f"{line} ") for line in matrix.legend)
    top += _paragraph("PeraturanTabel", legend, '<w:spacing w:before="160" w:after="80"/>')
    end = _paragraph("PeraturanTabel", run_xml(""))
    return package(f"{top}{_table(matrix)}{end}", " ".join(matrix.title), _LANDSCAPE)


def _table(matrix: Matrix) -> str:
    if not matrix.rows:
        return ""
    widths = [round(width * _TWIPS) for width in matrix.widths]
    head = _HEAD + "".join(
        _cell(width, _paragraph("PeraturanTabelKepala", run_xml(column)), _SHADE)
        for width, column in zip(widths, matrix.columns, strict=True)
    )
    rows = [head]
    for cells in matrix.rows:
        made = zip(widths, cells, strict=True)
        rows.append("".join(_cell(width, _lines(lines)) for width, lines in made))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TabelBergaris"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _cell(width: int, content: str, look: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'


def _lines(lines: Iterable[Line]) -> str:
    made = "".join(_paragraph("PeraturanTabel", "".join(map(_run, line))) for line in lines)
    return made or _paragraph("PeraturanTabel", run_xml(""))


def _run(piece: Piece) -> str:
    look = f"<w:r><w:rPr>{_LOOKS[piece.kind]}</w:rPr>"
    return run_xml(piece.text).replace("<w:r>", look, 1)


def _paragraph(style: str, runs: str, props: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{props}</w:pPr>{runs}</w:p>'
