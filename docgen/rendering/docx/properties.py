"""What the file says about itself: ``docProps/core.xml``, written whole and in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from docgen.errors import DataError, Finding, UsageFault
from docgen.rendering.docx.values import forbidden
from docgen.rendering.media import Properties

__all__ = ["DEFAULT_DATE", "as_fields", "core_xml"]

DEFAULT_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands where neither the caller nor the template names a date; never the clock."""
_HEAD: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_ELEMENTS: Final = (
    ("title", "dc:title"),
    ("subject", "dc:subject"),
    ("author", "dc:creator"),
    ("keywords", "cp:keywords"),
    ("comments", "dc:description"),
    ("last_modified_by", "cp:lastModifiedBy"),
    ("revision", "cp:revision"),
    ("created", "dcterms:created"),
    ("modified", "dcterms:modified"),
    ("category", "cp:category"),
    ("identifier", "dc:identifier"),
    ("language", "dc:language"),
    ("version", "cp:version"),
)
"""Our name of a property, and its element."""
_PRINTED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
"""A carriage return written as it is would be read back as a line break. The standard library's own
``escape`` brings its module for the network along, which takes megabytes.
"""
_OPENED: Final = tuple(
    (name, tag, f'{tag} xsi:type="dcterms:W3CDTF"' if tag.startswith("dcterms:") else tag)
    for name, tag in _ELEMENTS
)
_ALLOWED: Final = {
    *Properties.__dataclass_fields__,
    *("modified", "comments", "category", "language", "identifier"),
}


def as_fields(properties: Properties | Mapping[str, Any], template_hash: str) -> dict[str, Any]:
    """The properties as one mapping, with the hashes of record and template as ``identifier``.

    Raises:
        UsageFault: ``docx.property``, for a name that no property has.
    """
    if isinstance(properties, Properties):
        fields = {name: getattr(properties, name) for name in Properties.__dataclass_fields__}
    else:
        fields = dict(properties)
    if unknown := [name for name in fields if name not in _ALLOWED]:
        raise UsageFault(
            *(Finding("docx.property", f"properties.{name}", {"name": name}) for name in unknown)
        )
    record = fields.pop("record_hash", "")
    template = fields.pop("template_hash", "") or template_hash
    if record:
        fields.setdefault("identifier", f"docgen:record={record};template={template}")
    if "created" in fields:
        fields.setdefault("modified", fields["created"])
    return fields


def core_xml(fields: Mapping[str, Any]) -> bytes:
    """The core properties part (ECMA-376 part 2, 11).

    Raises:
        DataError: ``docx.character``, for a text that holds what XML 1.0 forbids.
    """
    everything = {
        "created": DEFAULT_DATE,
        "modified": DEFAULT_DATE,
        "language": "id-ID",
        **fields,
        "last_modified_by": "",
        "revision": "1",
    }
    pieces = [_HEAD]
    findings = []
    for name, tag, opening in _OPENED:
        value = everything.get(name)
        if value is None or (value == "" and name != "last_modified_by"):
            continue
        text = _moment(value) if isinstance(value, datetime) else str(value)
        if found := "" if text.isascii() and text.isprintable() else forbidden(text):
            params = {"character": f"U+{ord(found):04X}", "place": text.index(found) + 1}
            findings.append(Finding("docx.character", f"properties.{name}", params))
        elif not text:
            pieces.append(f"<{tag}/>")
        else:
            if "&" in text or "<" in text or ">" in text or "\r" in text:
                text = text.translate(_PRINTED)
            pieces.append(f"<{opening}>{text}</{tag}>")
    if findings:
        raise DataError(*findings)
    pieces.append("</cp:coreProperties>")
    return "".join(pieces).encode()


def _moment(moment: datetime) -> str:
    """W3CDTF in UTC; dates of a record have no zone and are taken as they are."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds") + "Z"
