"""The parts of a Word file that hold words or say how they look; tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.errors import DataError, Finding
from docgen.ooxml.package import Limits, read_members
from docgen.ooxml.revisions import accept_revisions
from docgen.ooxml.xml import DOCTYPES, W, main_part_name, parse, related
from docgen.perkada.docx.mark_faults import MarkFaultKind, mark_faults

__all__ = ["LIMITS", "Source", "open_source", "parse_part"]

LIMITS = Limits(xml=32 * 2**20)
"""A draft may be longer than a template; five megabytes of words are some twenty of XML."""
_DEEP = "depth"  # libxml2: "Excessive depth in document"
_EMPTY = etree.Element(f"{W}none")


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What a draft is read from."""

    body: etree._Element
    styles: etree._Element
    numbering: etree._Element
    theme: etree._Element
    notes: tuple[tuple[str, etree._Element], ...]
    """``footnotes`` and ``endnotes`` with their root."""
    headers: tuple[etree._Element, ...]
    footers: tuple[etree._Element, ...]
    changed: bool
    """Whether there were tracked changes, now accepted."""
    mark_faults: tuple[tuple[MarkFaultKind, str], ...]
    """What was wrong with their marks in the body, each with the words that it is about."""
    commented: bool


def parse_part(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """A part as an element tree. Raises ``DataError`` as :func:`open_source` does."""
    data = parts[name]
    if any(mark in data for mark in DOCTYPES):
        raise DataError(Finding("draft.doctype", name))
    try:
        root = parse(data)
    except etree.XMLSyntaxError as fault:
        code = "draft.too_deep" if _DEEP in str(fault) else "draft.broken_xml"
        raise DataError(Finding(code, name, {"what": str(fault)[:200]})) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise DataError(Finding("draft.doctype", name))
    return root


def open_source(data: bytes, limits: Limits = LIMITS) -> Source:
    """The parts of a Word file as element trees, tracked changes accepted.

    Raises ``DataError``: ``draft.not_word``, ``draft.old_word``, ``draft.too_large_…`` and the
    other faults of a package, ``draft.doctype``, ``draft.broken_xml``, ``draft.too_deep``. Parts
    that are missing are taken as empty; without a main part it is no Word file.
    """
    parts = read_members(data, "draft", limits)
    main = main_part_name(parts)
    if main is None:
        raise DataError(Finding("draft.not_word"))
    root = parse_part(parts, main)
    body = root.find(f"{W}body")
    if body is None:
        raise DataError(Finding("draft.not_word"))
    try:
        names = related(parts, main)
    except etree.XMLSyntaxError as fault:
        raise DataError(Finding("draft.broken_xml", main, {"what": str(fault)[:200]})) from fault

    def all_of(kind: str) -> tuple[etree._Element, ...]:
        return tuple(parse_part(parts, name) for name in names.get(kind, ()))

    def one(kind: str) -> etree._Element:
        return next(iter(all_of(kind)), _EMPTY)

    notes = tuple((kind, root) for kind in ("footnotes", "endnotes") for root in all_of(kind))
    faults = tuple((fault.kind, fault.words) for fault in mark_faults(body))
    headers, footers = all_of("header"), all_of("footer")
    changed = [accept_revisions(r) for r in (body, *headers, *footers, *(r for _, r in notes))]
    return Source(
        body=body,
        styles=one("styles"),
        numbering=one("numbering"),
        theme=one("theme"),
        notes=notes,
        headers=headers,
        footers=footers,
        changed=any(changed),
        mark_faults=faults,
        commented=bool(names.get("comments")),
    )
