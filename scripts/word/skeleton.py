"""The empty package that a template starts from. python-docx's own one brings 440 KB of styles,
a picture, theme fonts and somebody's name; ours brings what is used.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docgen.rendering.docx.properties import core_xml
from docgen.rendering.docx.zipping import pack
from scripts.word.styles import styles_xml
from scripts.word.typefaces import Typeface

__all__ = ["skeleton"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def skeleton(
    typeface: Typeface,
    size: float,
    title: str,
    *,
    styles: str = "",
    beside: tuple[Typeface, ...] = (),
) -> bytes:
    """A Word package with one empty section, our styles and fixed dates.

    Args:
        typeface: of the body text.
        size: of the body text, in points.
        title: what the file is called in its properties.
        styles: another styles part than that of ``styles.STYLES``.
        beside: further typefaces that the styles name.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_OFFICE}/{kind}", f"{name}.xml") for kind, name in _PARTS.items())
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": (styles or styles_xml(typeface, size)).split("?>", 1)[1],
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table((typeface, *beside)),
    }
    encoded = {name: (_HEAD + xml).encode() for name, xml in parts.items()}
    return pack({**encoded, "docProps/core.xml": core_xml({"title": title})})


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((p, p) for p in _PARTS.values()))
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(*relations: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _font_table(typefaces: tuple[Typeface, ...]) -> str:
    fonts = "".join(
        f"<w:font w:name={quoteattr(typeface.name)}>"
        f"<w:altName w:val={quoteattr(typeface.alternative)}/>"
        f'<w:panose1 w:val="{typeface.panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{typeface.family}"/><w:pitch w:val="variable"/></w:font>'
        for typeface in typefaces
    )
    return f'<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'


_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    # A line that ends with a typed break is not stretched to the margin.
    "<w:doNotExpandShiftReturn/>"
    # Distances after and before a paragraph add up, as in the PDF; else the larger one counts.
    "<w:doNotUseHTMLParagraphAutoSpacing/>"
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
