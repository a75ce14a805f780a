"""The benchmark documents as flat ODT, for LibreOffice."""

from __future__ import annotations

import base64
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from benchmarks.pdf_documents import EMBLEM, Block, Items, Plain, Text
from benchmarks.pdf_looks import SPACES

__all__ = ["as_flat_odt"]

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_STYLES = ("kop", "utama", "judul", "anak", "isi", "tengah", "tanda", "bab", "pasal")
_LEFT_MM = {"tanda": 84.0}


def as_flat_odt(document: Plain, family: str, size: Callable[[str], float]) -> str:
    """The whole file; ``family`` is the typeface's name, ``size`` gives points by style."""
    ratio = document.leading / document.size
    spaces = SPACES[document.family]
    bold = {"utama", "judul", "anak", "kepala"}
    centred = {"kop", "utama", "judul", "tengah", "bab", "pasal", "kaki"}
    sizes = {style: size(style) for style in _STYLES}
    sizes |= {"butir": document.size, "sel": 9.5, "kepala": 9.5, "kaki": 9.0}
    styles = [
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'fo:line-height="{points * ratio:.2f}pt" fo:margin-top="{spaces.get(name, (0, 0))[0]}pt" '
        f'fo:margin-bottom="{spaces.get(name, (0, 0))[1]}pt" '
        f'fo:margin-left="{_LEFT_MM.get(name, 0)}mm" fo:text-align='
        f'"{"center" if name in centred else "justify" if name in ("isi", "butir") else "start"}"/>'
        f'<style:text-properties style:font-name="F" fo:font-size="{points:.2f}pt" '
        f'fo:font-weight="{"bold" if name in bold else "normal"}" fo:hyphenate="false"/>'
        "</style:style>"
        for name, points in sizes.items()
    ]
    room = document.paper[0] - 2 * document.margin
    automatic = [
        '<style:style style:name="T" style:family="table"><style:table-properties '
        f'style:width="{room}mm" table:align="left"/></style:style>'
        '<style:style style:name="logo" style:family="paragraph"><style:paragraph-properties '
        'fo:text-align="center"/></style:style>'
        '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties '
        'fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>'
        '<style:style style:name="N" style:family="table-cell"><style:table-cell-properties '
        'fo:border="none" fo:padding="0pt"/></style:style>'
    ]
    body = "".join(_block(block, automatic, room) for block in document.blocks)
    picture = base64.b64encode(EMBLEM.read_bytes()).decode()
    logo = (
        '<text:p text:style-name="logo"><draw:frame svg:width="18mm" svg:height="18mm" '
        'text:anchor-type="as-char"><draw:image><office:binary-data>'
        f"{picture}</office:binary-data></draw:image></draw:frame></text:p>"
    )
    edge = document.margin - 12
    running = '<style:header-footer-properties fo:min-height="5mm"/>'
    header = (
        '<style:header><text:p text:style-name="kaki">'
        f"{escape(document.header)}</text:p></style:header>"
    )
    footer = (
        '<style:footer><text:p text:style-name="kaki">- <text:page-number/> -</text:p>'
        "</style:footer>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        '<office:font-face-decls><style:font-face style:name="F" '
        f"svg:font-family={quoteattr(family)}/>"
        f"</office:font-face-decls><office:styles>{''.join(styles)}</office:styles>"
        f"<office:automatic-styles>{''.join(automatic)}"
        '<style:page-layout style:name="L"><style:page-layout-properties '
        f'fo:page-width="{document.paper[0]}mm" fo:page-height="{document.paper[1]}mm" '
        f'fo:margin-top="{edge if document.header else document.margin}mm" '
        f'fo:margin-bottom="{edge if document.numbered else document.margin}mm" '
        f'fo:margin-left="{document.margin}mm" fo:margin-right="{document.margin}mm"/>'
        f"<style:header-style>{running}</style:header-style>"
        f"<style:footer-style>{running}</style:footer-style></style:page-layout>"
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="L">{header if document.header else ""}'
        f"{footer if document.numbered else ''}</style:master-page></office:master-styles>"
        f"<office:body><office:text>{logo}{body}</office:text></office:body></office:document>"
    )


def _paragraph(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _block(block: Block, styles: list[str], room: float) -> str:
    if isinstance(block, Text):
        return _paragraph(block.text, block.style)
    if isinstance(block, Items):
        rows = [[(label, "butir", "N"), (text, "butir", "N")] for label, text in block.rows]
        widths: tuple[float, ...] = (block.width, room - block.width)
    else:
        rows = [
            [(cell, "sel" if number else "kepala", "C") for cell in row]
            for number, row in enumerate(block.rows)
        ]
        widths = block.widths
    columns = []
    for width in widths:
        name = f"w{width:g}".replace(".", "-")
        styles.append(
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )
        columns.append(f'<table:table-column table:style-name="{name}"/>')
    body = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="{cell}">{_paragraph(text, style)}'
            "</table:table-cell>"
            for text, style, cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    inside = "".join(columns) + body
    return f'<table:table table:style-name="T">{inside}</table:table>'
