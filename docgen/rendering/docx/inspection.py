"""What a template may not carry: code, links to the outside, embedded objects, a DOCTYPE.

An office gets templates by mail and from the web. A document made from one is signed and sent on,
so whatever runs or loads something must be found before the first document, not after.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.errors import Finding, TemplateFault
from docgen.ooxml.xml import DOCTYPES, W, main_part_name, parse

__all__ = ["inspect", "main_part", "parse"]

_CT: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIPS: Final = {
    "vbaProject": "docx.macro",
    "wordVbaData": "docx.macro",
    "keyMapCustomizations": "docx.macro",
    "oleObject": "docx.embedded",
    "package": "docx.embedded",
    "control": "docx.embedded",
    "activeXControlBinary": "docx.embedded",
    "aFChunk": "docx.alt_chunk",
    "subDocument": "docx.external",
    "attachedTemplate": "docx.external",
    "frame": "docx.external",
    "mailMergeSource": "docx.external",
}
"""The last word of a relationship's type, and the fault that it is."""
_ELEMENTS: Final = {
    f"{W}altChunk": "docx.alt_chunk",
    f"{W}object": "docx.embedded",
    f"{W}control": "docx.embedded",
    f"{_OFFICE}OLEObject": "docx.embedded",
}
_NAMES: Final = (
    (re.compile(r"vba(project|data)[^/]*$", re.I), "docx.macro"),
    (re.compile(r"(^|/)(embeddings|activex)/", re.I), "docx.embedded"),
)
_LOADING_FIELD: Final = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|MACROBUTTON|RD)\b", re.I
)


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the main document part, by the package's own relationship.

    Raises:
        TemplateFault: there is none (``docx.not_word``).
    """
    name = main_part_name(parts)
    if name is None:
        raise TemplateFault(Finding("docx.not_word"))
    return name


def inspect(parts: Mapping[str, bytes]) -> None:
    """Refuse what a template may not carry, every fault at once, each with its part.

    Raises:
        TemplateFault: ``docx.macro``, ``docx.embedded``, ``docx.alt_chunk``, ``docx.external``,
            ``docx.doctype``, ``docx.broken_xml`` or ``docx.not_word``.
    """
    findings = list(_findings(parts))
    if findings:
        raise TemplateFault(*_once(findings))
    main_part(parts)


def _once(findings: list[Finding]) -> list[Finding]:
    """The same fault of the same part is told once."""
    return list({(f.code, f.path): f for f in reversed(findings)}.values())[::-1]


def _findings(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    types = yield from _content_types(parts)
    for name, data in parts.items():
        for pattern, code in _NAMES:
            if pattern.search(name):
                yield Finding(code, name, {"what": name})
        if not _is_xml(name, types.get(name.lower(), "")):
            continue
        if any(mark in data for mark in DOCTYPES):
            yield Finding("docx.doctype", name)
            continue
        try:
            root = parse(data)
        except etree.XMLSyntaxError as error:
            yield Finding("docx.broken_xml", name, {"what": str(error)})
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            yield Finding("docx.doctype", name)
        elif name.lower().endswith(".rels"):
            yield from _relationships(name, root)
        else:
            yield from _elements(name, root)


def _is_xml(name: str, content_type: str) -> bool:
    lowered = name.lower()
    return lowered.endswith((".xml", ".rels")) or content_type.endswith(("/xml", "+xml"))


def _content_types(parts: Mapping[str, bytes]) -> Generator[Finding, None, dict[str, str]]:
    """Yields the faults; returns part name (lower case) to content type."""
    types: dict[str, str] = {}
    listing = parts.get("[Content_Types].xml")
    if listing is None:
        yield Finding("docx.not_word")
        return types
    if any(mark in listing for mark in DOCTYPES):
        return types
    try:
        root = parse(listing)
    except etree.XMLSyntaxError:
        return types
    extensions = {
        str(d.get("Extension", "")).lower(): str(d.get("ContentType", ""))
        for d in root.iter(f"{_CT}Default")
    }
    types = {name.lower(): extensions.get(name.rsplit(".", 1)[-1].lower(), "") for name in parts}
    for override in root.iter(f"{_CT}Override"):
        part = str(override.get("PartName", "")).lstrip("/").lower()
        types[part] = str(override.get("ContentType", ""))
    for name in parts:
        kind = types[name.lower()].lower()
        if "macroenabled" in kind or "vbaproject" in kind or "vbadata" in kind:
            yield Finding("docx.macro", name, {"what": types[name.lower()]})
        elif "oleobject" in kind or "activex" in kind:
            yield Finding("docx.embedded", name, {"what": types[name.lower()]})
        elif kind.endswith("document.main+xml") and kind != _MAIN.lower():
            yield Finding("docx.not_word", name)
        elif kind.endswith("template.main+xml"):
            yield Finding("docx.word_template", name)
    return types


def _relationships(name: str, root: etree._Element) -> Iterator[Finding]:
    for relation in root:
        kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        target = str(relation.get("Target", ""))
        if code := _RELATIONSHIPS.get(kind):
            yield Finding(code, name, {"what": target})
        elif str(relation.get("TargetMode", "")) == "External" and kind != "hyperlink":
            yield Finding("docx.external", name, {"what": target})


def _elements(name: str, root: etree._Element) -> Iterator[Finding]:
    for tag, code in _ELEMENTS.items():
        if root.find(f".//{tag}") is not None:
            yield Finding(code, name, {"what": etree.QName(tag).localname})
    fields = [str(field.get(f"{W}instr", "")) for field in root.iter(f"{W}fldSimple")]
    # Word may cut one instruction into several runs, so a paragraph's are read as one.
    for paragraph in root.iter(f"{W}p"):
        fields.append("".join(i.text or "" for i in paragraph.iter(f"{W}instrText")))
    for field in fields:
        if _LOADING_FIELD.match(field):
            yield Finding("docx.external", name, {"what": field.strip()})
