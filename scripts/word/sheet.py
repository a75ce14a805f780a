"""Word styles made from the style sheet of the PDF templates, so that both formats look alike and
a size is changed in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from docgen.rendering.pdf.parse import read_style_sheet
from docgen.rendering.pdf.tree import Look, Style
from scripts.word.styles import around, fonts_xml
from scripts.word.typefaces import ARIAL, ATKINSON, BOOKMAN, Typeface

__all__ = ["FAMILIES", "sheet_styles", "word_name"]

FAMILIES = {"arimo": ARIAL, "bonum": BOOKMAN, "atkinson": ATKINSON}
"""What Word calls the families of the style sheet."""
_HEADINGS = {f"h{level}": f"heading {level}" for level in range(1, 7)}
_OUTLINE = {**{f"h{n}": n - 1 for n in range(1, 7)}, "ikrar-judul": 0}
_OUTLINE |= {"besar-judul": 0, "maklumat-judul": 0, "poster-judul": 0}
"""Styles whose paragraphs are headings, so that navigation and screen readers find them."""
_ALIGN = {"justify": "both", "center": "center", "left": "left", "right": "right"}
_SMALL = (
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rapat"><w:name w:val="Baris rapat"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    "</w:style>"
)


def word_name(name: str) -> str:
    """The Word name of a style: ``tanda-tangan`` is "Tanda tangan", ``h1`` is "heading 1"."""
    return _HEADINGS.get(name) or name.replace("-", " ").capitalize()


def sheet_styles(
    path: Path, base: str, headings: Mapping[str, str] | None = None
) -> tuple[str, Typeface, float]:
    """The styles part with every style of a sheet.

    Args:
        path: the style sheet (``gaya.xml``).
        base: the style whose typeface and size are those of the document.
        headings: ``h1`` … ``h6`` to the style of the sheet whose look it takes instead of its own.

    Returns:
        The part, the typeface and the size in points of ``base``.
    """
    styles, parents = _read(path)
    look = styles[base].look
    typeface = FAMILIES[look.family]
    ground = Style(Look(look.family, False, False, look.size, "#000000"))
    own = ""
    for name, style in styles.items():
        look_of = (headings or {}).get(name)
        parent = look_of or parents[name]
        inherited = styles.get(parent, ground)
        own += _style_xml(name, inherited if look_of else style, parent, inherited)
    return around(typeface, look.size, own + _SMALL), typeface, look.size


@cache
def _read(path: Path) -> tuple[dict[str, Style], dict[str, str]]:
    source = path.read_text(encoding="utf-8")
    parents = {
        str(node.get("nama")): str(node.get("induk", "")) for node in etree.fromstring(
            source.encode()
        ).iter("gaya")
    }  # fmt: skip
    return dict(read_style_sheet(source).styles), parents


def _style_xml(name: str, style: Style, parent: str, inherited: Style) -> str:
    """A style with what it has unlike its parent, in the order of the schema."""
    paragraph = _paragraph_xml(style, inherited)
    if name in _OUTLINE:
        paragraph += f'<w:outlineLvl w:val="{_OUTLINE[name]}"/>'
    run = _run_xml(style.look, inherited.look)
    return (
        f'<w:style w:type="paragraph" w:styleId="{_id(name)}">'
        f"<w:name w:val={quoteattr(word_name(name))}/>"
        f'<w:basedOn w:val="{_id(parent) if parent else "Normal"}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _id(name: str) -> str:
    """``Heading1`` for ``h1``, ``TandaTangan`` for ``tanda-tangan``."""
    if name in _HEADINGS:
        return f"Heading{name[1:]}"
    return "".join(part.capitalize() for part in name.split("-"))


def _paragraph_xml(style: Style, inherited: Style) -> str:
    xml = ""
    if style.keep_next != inherited.keep_next:
        xml += f'<w:keepNext w:val="{int(style.keep_next)}"/>'
    spacing = ""
    if style.before != inherited.before:
        spacing += f' w:before="{round(style.before * 20)}"'
    if style.after != inherited.after:
        spacing += f' w:after="{round(style.after * 20)}"'
    if style.leading != inherited.leading:
        spacing += f' w:line="{round(style.leading * 240)}" w:lineRule="auto"'
    xml += f"<w:spacing{spacing}/>" if spacing else ""
    if style.left != inherited.left:
        xml += f'<w:ind w:left="{round(style.left * 20)}"/>'
    if style.align != inherited.align:
        xml += f'<w:jc w:val="{_ALIGN[style.align]}"/>'
    return xml


def _run_xml(look: Look, inherited: Look) -> str:
    xml = fonts_xml(FAMILIES[look.family]) if look.family != inherited.family else ""
    if look.bold != inherited.bold:
        xml += f'<w:b w:val="{int(look.bold)}"/><w:bCs w:val="{int(look.bold)}"/>'
    if look.italic != inherited.italic:
        xml += f'<w:i w:val="{int(look.italic)}"/><w:iCs w:val="{int(look.italic)}"/>'
    if look.color != inherited.color:
        xml += f'<w:color w:val="{look.color.lstrip("#").upper()}"/>'
    if look.size != inherited.size:
        half = round(look.size * 2)
        xml += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return xml
