"""The styles of a template: few, real, and named so that an office finds them in Word's list."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from scripts.word.typefaces import Typeface

__all__ = ["STYLES", "Style", "around", "fonts_xml", "styles_xml"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. Sizes are in points, distances in twips."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    align: str = ""
    """``both``, ``center``, ``left`` or ``right``."""
    bold: bool = False
    caps: bool = False
    scale: float = 1.0
    """Of the size of the body text."""
    points: float = 0.0
    """A fixed size; wins over ``scale``."""
    before: int = 0
    after: int = 0
    left: int = 0
    hanging: int = 0
    keep_next: bool = False
    outline: int | None = None
    border: str = ""
    """Line below: ``thickThinSmallGap`` and the like."""
    tabs: tuple[tuple[str, int], ...] = ()


STYLES = (
    Style("Heading1", "heading 1", "Normal", "Isi", "center", True, keep_next=True, outline=0),
    Style("Heading2", "heading 2", "Normal", "Isi", "center", True, keep_next=True, outline=1),
    Style("Heading3", "heading 3", "Normal", "Isi", "left", True, keep_next=True, outline=2),
    Style("Header", "header"),
    Style("Footer", "footer"),
    Style(
        "JudulDokumen",
        "Judul dokumen",
        next="Isi",
        align="center",
        bold=True,
        keep_next=True,
        outline=0,
    ),
    Style("NomorDokumen", "Nomor dokumen", next="Isi", align="center", keep_next=True),
    Style("Isi", "Isi", align="both", after=120),
    Style("IsiTengah", "Isi tengah", align="center", after=120),
    Style("Butir", "Butir", "Isi", align="both", left=425, hanging=425, after=60),
    Style("SelTabel", "Sel tabel", align="left"),
    Style("SelTabelTengah", "Sel tabel tengah", "SelTabel", align="center"),
    Style("KepalaTabel", "Kepala tabel", "SelTabel", align="center", bold=True, keep_next=True),
    Style("KopInduk", "Kop induk", align="center", scale=13 / 12, caps=True),
    Style("KopUtama", "Kop utama", align="center", scale=14 / 12, bold=True, caps=True),
    Style("KopAlamat", "Kop alamat", align="center", scale=9.5 / 12),
    Style("KopLambang", "Kop lambang", align="center"),
    Style("GarisKop", "Garis kop", points=2, after=240, border="thickThinSmallGap"),
    Style("TandaTangan", "Tanda tangan", align="center"),
    Style("NamaPenandaTangan", "Nama penanda tangan", "TandaTangan", align="center"),
    Style("TandaKonsep", "Tanda konsep", "Header", align="right", bold=True),
    Style("NomorHalaman", "Nomor halaman", "Header", align="center"),
    Style("Tembusan", "Tembusan", align="left", scale=10 / 12),
    Style("Kecil", "Teks kecil", align="left", scale=9 / 12),
    Style("Rapat", "Baris rapat", points=1),
)
"""``Rapat`` is the paragraph that Word demands where nothing is to be seen."""


def styles_xml(typeface: Typeface, size: float) -> str:
    """The styles part: ``typeface`` named outright (no theme), single spacing, Indonesian."""
    fonts = fonts_xml(typeface)
    return around(typeface, size, "".join(_paragraph(style, size, fonts) for style in STYLES))


def fonts_xml(typeface: Typeface) -> str:
    """The element that names a typeface, for every kind of script."""
    font = quoteattr(typeface.name)
    return f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font} w:eastAsia={font}/>"


def around(typeface: Typeface, size: float, own: str) -> str:
    """The styles part with the paragraph styles ``own`` between what every template has."""
    fonts = fonts_xml(typeface)
    points = round(size * 2)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        # Word's own three hundred styles stay hidden, so that its list shows ours.
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{fonts}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + _TABLE_NORMAL
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>' + own + _TABLE_GRID + "</w:styles>"
    )


def _paragraph(style: Style, size: float, fonts: str) -> str:
    """Elements stand in the order that the schema of WordprocessingML wants."""
    paragraph = "<w:keepNext/>" if style.keep_next else ""
    if style.border:
        paragraph += (
            f'<w:pBdr><w:bottom w:val="{style.border}" w:sz="24" w:space="1"'
            ' w:color="auto"/></w:pBdr>'
        )
    if style.tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in style.tabs)
        paragraph += f"<w:tabs>{stops}</w:tabs>"
    if style.before or style.after:
        paragraph += f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>'
    if style.left:
        paragraph += f'<w:ind w:left="{style.left}" w:hanging="{style.hanging}"/>'
    if style.align:
        paragraph += f'<w:jc w:val="{style.align}"/>'
    if style.outline is not None:
        paragraph += f'<w:outlineLvl w:val="{style.outline}"/>'
    run = fonts if style.id.startswith("Heading") else ""
    run += "<w:b/><w:bCs/>" if style.bold else ""
    run += "<w:caps/>" if style.caps else ""
    if style.points or style.scale != 1.0:
        half = round((style.points or size * style.scale) * 2)
        run += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TabelBergaris"><w:name w:val="Tabel bergaris"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
    f"<w:tblBorders>{_SIDES}</w:tblBorders><w:tblCellMar>"
    # 0.7 mm less half a line: Word counts the lines between rows, the PDF does not.
    '<w:top w:w="35" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="35" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="table" w:styleId="TabelTataLetak"><w:name w:val="Tabel tata letak"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)
