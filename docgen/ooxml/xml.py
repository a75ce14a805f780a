"""XML of a Word package: its namespaces, and parsing that lets nothing in from outside."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

__all__ = ["DOCTYPES", "FALLBACK", "W", "main_part_name", "nested", "parse", "related"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The copy of a drawing for old programs."""
DOCTYPES: Final = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
"""What no part that Word wrote ever holds."""
_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")
)


def parse(xml: bytes | str) -> etree._Element:
    """An element tree; entities, networks and huge nodes stay shut out.

    Raises:
        lxml.etree.XMLSyntaxError: the XML is broken.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def main_part_name(parts: Mapping[str, bytes]) -> str | None:
    """The name of the main document part, by the package's own relationship; None without one."""
    try:
        relations = parse(parts["_rels/.rels"])
    except (KeyError, etree.XMLSyntaxError):
        return None
    for relation in relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            name = posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
            if name in parts:
                return name
    return None


def related(parts: Mapping[str, bytes], main: str) -> dict[str, list[str]]:
    """The parts that the main part names, by the last word of the relationship's type.

    Members that are missing and targets outside the package are left out.

    Raises:
        lxml.etree.XMLSyntaxError: the list of relationships is broken.
    """
    folder, name = posixpath.split(main)
    listing = parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
    found: dict[str, list[str]] = {}
    for relation in () if listing is None else parse(listing):
        kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        target = str(relation.get("Target", ""))
        member = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        members = found.setdefault(kind, [])
        if member in parts and member not in members:
            members.append(member)
    return found


def nested(container: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Children of these names, also those inside content controls and tracked changes."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from nested(child, *tags)
