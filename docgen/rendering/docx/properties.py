"""What the file says about itself: ``docProps/core.xml``, written whole and in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree

from docgen.errors import DataError, Finding, UsageFault
from docgen.rendering.docx.values import forbidden
from docgen.rendering.media import Properties

__all__ = ["DEFAULT_DATE", "as_fields", "core_xml"]

DEFAULT_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands where neither the caller nor the template names a date; never the clock."""
_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_ELEMENTS: Final = (
    ("title", _DC, "title"),
    ("subject", _DC, "subject"),
    ("author", _DC, "creator"),
    ("keywords", _CP, "keywords"),
    ("comments", _DC, "description"),
    ("last_modified_by", _CP, "lastModifiedBy"),
    ("revision", _CP, "revision"),
    ("created", _TERMS, "created"),
    ("modified", _TERMS, "modified"),
    ("category", _CP, "category"),
    ("identifier", _DC, "identifier"),
    ("language", _DC, "language"),
    ("version", _CP, "version"),
)
"""Our name of a property, and the namespace and name of its element."""
_ALLOWED: Final = {
    *Properties.__dataclass_fields__,
    *("modified", "comments", "category", "language", "identifier"),
}


def as_fields(properties: Properties | Mapping[str, Any], template_hash: str) -> dict[str, Any]:
    """The properties as one mapping, with the hashes of record and template as ``identifier``.

    Raises:
        UsageFault: ``docx.property``, for a name that no property has.
    """
    fields = asdict(properties) if isinstance(properties, Properties) else dict(properties)
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
    root = etree.Element(
        f"{{{_CP}}}coreProperties",
        nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI},
    )
    everything = {
        "created": DEFAULT_DATE,
        "modified": DEFAULT_DATE,
        "language": "id-ID",
        **fields,
        "last_modified_by": "",
        "revision": "1",
    }
    findings = []
    for name, namespace, tag in _ELEMENTS:
        value = everything.get(name)
        if value is None or (value == "" and name != "last_modified_by"):
            continue
        text = _moment(value) if isinstance(value, datetime) else str(value)
        if found := forbidden(text):
            params = {"character": f"U+{ord(found):04X}", "place": text.index(found) + 1}
            findings.append(Finding("docx.character", f"properties.{name}", params))
            continue
        element = etree.SubElement(root, f"{{{namespace}}}{tag}")
        element.text = text
        if namespace == _TERMS:
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    if findings:
        raise DataError(*findings)
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return xml


def _moment(moment: datetime) -> str:
    """W3CDTF in UTC; dates of a record have no zone and are taken as they are."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds") + "Z"
