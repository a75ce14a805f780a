"""What the file says about itself: the information dictionary and the same as XMP.

Both are made from one set of values, since PDF/A wants them to agree. XMP also claims the
standards that the file keeps; what lies outside its predefined schemas is declared (ISO 19005-2,
6.6.2.3.3).
"""

from __future__ import annotations

import re
from datetime import datetime
from xml.sax.saxutils import escape

from docgen.rendering.media import Properties

__all__ = ["Described"]

_PRODUCER = "docgen (ReportLab)"
_UNTITLED = "Dokumen"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_OWN = "urn:docgen:pdf:1.0#"

_SCHEMAS = (
    (
        "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
        (("part", "Integer", "Part of ISO 14289 that the file keeps"),),
    ),
    (
        "docgen", _OWN, "docgen",
        (
            ("record", "Text", "SHA-256 of the record that the document was made of"),
            ("template", "Text", "SHA-256 of the template and all that it includes"),
            ("version", "Text", "Version of docgen"),
        ),
    ),
)  # fmt: skip


class Described:
    """The values, in both spellings; ``title`` stands in where the properties have none."""

    def __init__(self, properties: Properties, title: str, language: str) -> None:
        self._language = language
        self._created = properties.created
        values = {
            "Title": properties.title or title or _UNTITLED,
            "Author": properties.author,
            "Subject": properties.subject,
            "Keywords": properties.keywords,
            "Creator": f"docgen {properties.version}".strip(),
            "Producer": _PRODUCER,
            "DocgenRecord": properties.record_hash,
            "DocgenTemplate": properties.template_hash,
            "DocgenVersion": properties.version,
            "DocgenAddress": properties.address,
        }
        self._values = {
            key: _FORBIDDEN.sub("\ufffd", value) for key, value in values.items() if value
        }

    def info(self) -> dict[str, str]:
        """The entries of the information dictionary."""
        created = _pdf_date(self._created)
        return {**self._values, "CreationDate": created, "ModDate": created}

    def xmp(self) -> bytes:
        """The XMP packet."""
        said = {key: escape(value) for key, value in self._values.items()}
        created = _xmp_date(self._created)
        parts = [
            _alternatives("dc:title", said["Title"]),
            _items("dc:creator", "Seq", said.get("Author")),
            _alternatives("dc:description", said.get("Subject")),
            _items("dc:language", "Bag", escape(self._language)),
            _plain("xmp:CreateDate", created),
            _plain("xmp:ModifyDate", created),
            _plain("xmp:CreatorTool", said["Creator"]),
            _plain("pdf:Producer", said["Producer"]),
            _plain("pdf:Keywords", said.get("Keywords")),
            _plain("pdfaid:part", "2"),
            _plain("pdfaid:conformance", "A"),
            _plain("pdfuaid:part", "1"),
            _plain("docgen:record", said.get("DocgenRecord")),
            _plain("docgen:template", said.get("DocgenTemplate")),
            _plain("docgen:version", said.get("DocgenVersion")),
            _EXTENSION,
        ]
        body = "\n".join(part for part in parts if part)
        return f"{_HEAD}\n{body}\n{_TAIL}".encode()


_HEAD = (
    """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
"""
    + "\n".join(f' xmlns:{prefix}="{uri}"' for _, uri, prefix, _ in _SCHEMAS)
    + ">"
)
_TAIL = """</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _plain(name: str, value: str | None) -> str:
    return f"<{name}>{value}</{name}>" if value else ""


def _items(name: str, kind: str, value: str | None) -> str:
    return _plain(name, value and f"<rdf:{kind}><rdf:li>{value}</rdf:li></rdf:{kind}>")


def _alternatives(name: str, value: str | None) -> str:
    item = value and f'<rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt>'
    return _plain(name, item)


def _declared(title: str, uri: str, prefix: str, names: tuple[tuple[str, str, str], ...]) -> str:
    described = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>\n"
        for name, kind, meaning in names
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>\n{described}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
    )


_EXTENSION = (
    "<pdfaExtension:schemas><rdf:Bag>\n"
    + "".join(_declared(*schema) for schema in _SCHEMAS)
    + "</rdf:Bag></pdfaExtension:schemas>"
)


def _offset(moment: datetime) -> int | None:
    """Minutes ahead of UTC; None when the moment does not say."""
    offset = moment.utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)


def _pdf_date(moment: datetime) -> str:
    """A date as the information dictionary writes it."""
    text = f"D:{moment.year:04d}{moment:%m%d%H%M%S}"
    minutes = _offset(moment)
    if minutes is None:
        return text
    hours, rest = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02d}'{rest:02d}'"


def _xmp_date(moment: datetime) -> str:
    """The same date as XMP writes it."""
    text = f"{moment.year:04d}-{moment:%m-%dT%H:%M:%S}"
    minutes = _offset(moment)
    if minutes is None:
        return text
    hours, rest = divmod(abs(minutes), 60)
    return f"{text}{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
