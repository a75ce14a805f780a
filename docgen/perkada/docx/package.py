"""A draft's Word package around its body: the styles of the built-in template, F4, page numbers."""

from __future__ import annotations

from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from docgen.assets import templates_dir
from docgen.errors import TemplateFault
from docgen.ooxml.package import read_members
from docgen.ooxml.zipping import pack
from docgen.perkada.docx.markup import PLAIN

__all__ = ["package"]

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TEMPLATE: Final = "perkada"
_TAKEN: Final = ("styles", "settings", "fontTable")
_STYLES: Final = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="NaskahTeks">'
    f'<w:name w:val="{PLAIN}"/><w:basedOn w:val="Peraturan"/><w:qFormat/></w:style>'
)
# F4, 210 x 330 mm, with 2.5 cm all round (butir 284, 284a; the top margin is a house choice)
_SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="18709"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" '
    'w:left="1417" w:header="567" w:footer="454" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_PAGE_NUMBER: Final = (
    f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="PeraturanNomorHalaman"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">- </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:hdr>'
)


@cache
def _base() -> dict[str, bytes]:
    """Styles, settings and typefaces of the built-in template."""
    path = templates_dir() / "docx" / f"{_TEMPLATE}.docx"
    try:
        parts = read_members(path.read_bytes(), "draft")
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise TemplateFault.of("perkada.model_missing", _TEMPLATE, reason=reason) from fault
    taken = {f"word/{name}.xml": parts[f"word/{name}.xml"] for name in _TAKEN}
    styles = taken["word/styles.xml"].decode().replace("</w:styles>", f"{_STYLES}</w:styles>")
    return {**taken, "word/styles.xml": styles.encode()}


def _relationships(*relations: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "header1": "header", **{name: name for name in _TAKEN}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>id-ID</dc:language></cp:coreProperties>"
    )


def package(body: str, title: str, section: str = _SECTION) -> bytes:
    """A Word file of paragraphs and tables; the same ones give the same bytes.

    ``section`` is the paper, with ``rId4`` as the page head.
    """
    made = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in _TAKEN),
            (f"{_OFFICE}/header", "header1.xml"),
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}{section}'
            "</w:body></w:document>"
        ),
        "word/header1.xml": _PAGE_NUMBER,
    }
    return pack({**_base(), **{name: (_HEAD + xml).encode() for name, xml in made.items()}})
