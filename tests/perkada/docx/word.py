"""Small Word files for tests: a body in WordprocessingML, with the parts a test needs."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.ooxml.zipping import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "header", "footer1": "footer"}


def p(text: str = "", props: str = "", run: str = "") -> str:
    """A paragraph; ``props`` and ``run`` are what its pPr and rPr hold."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{words}</w:p>"


def listed(text: str, num: int, level: int = 0, props: str = "") -> str:
    """A paragraph with an automatic number."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, numbering + props)


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    """A list with its levels."""
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """A use of a list."""
    link = f'<w:abstractNumId w:val="{abstract_number}"/>'
    return f'<w:num w:numId="{number}">{link}{overrides}</w:num>'


def table(*rows: tuple[str, ...], props: str = "", widths: tuple[int, ...] = ()) -> str:
    """A table of cells; each cell is finished paragraphs or plain words."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths or (2000,) * len(rows[0]))
    made = ""
    for row in rows:
        cells = (cell if cell.startswith("<") else p(cell) for cell in row)
        made += "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def root(name: str, content: str) -> bytes:
    """A part with its root element."""
    return f'<?xml version="1.0"?><w:{name} {NAMESPACES}>{content}</w:{name}>'.encode()


def _types(namespace: str, names: list[str]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{what}+xml"/>'
        for name, what in (("document", "document.main"), *((n, KINDS.get(n, n)) for n in names))
    )
    return (
        f'<Types xmlns="{namespace}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    ).encode()


def word(
    body: str, *, numbering: str = "", styles: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """A Word file; ``parts`` gives the content of footnotes, endnotes, header1 or footer1."""
    others = dict(parts or {})
    names = ["styles", "numbering", *others]
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{KINDS.get(name, name)}" Target="{name}.xml"/>'
        for n, name in enumerate(names)
    )
    tags = {"header1": "hdr", "footer1": "ftr"}
    package = "http://schemas.openxmlformats.org/package/2006"
    return pack(
        {
            "[Content_Types].xml": _types(f"{package}/content-types", names),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
            ).encode(),
            "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": root("styles", styles),
            "word/numbering.xml": root("numbering", numbering),
            **{f"word/{n}.xml": root(tags.get(n, n), xml) for n, xml in others.items()},
        }
    )
