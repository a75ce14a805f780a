"""A regulation as plain data and back: the answer of ``docgen perkada read --to json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from docgen.errors import DataError
from docgen.perkada.regulation import Annex, Closing, Enactment, Regulation, Repair, Title, Unplaced
from docgen.perkada.tree import NODE_TYPES, Node

__all__ = ["from_json", "node_from_json", "node_to_json", "to_json"]


def node_to_json(node: Node) -> dict[str, Any]:
    """One unit with everything below it; absent parts are empty strings."""
    return {
        "type": node.type,
        "number": node.number,
        "title": node.title,
        "text": node.text,
        "tail": node.tail,
        "label": node.label,
        "line": node.line,
        "children": [node_to_json(child) for child in node.children],
    }


def to_json(regulation: Regulation) -> dict[str, Any]:
    """The regulation as dicts, lists, strings and numbers."""
    return {
        "title": asdict(regulation.title),
        "opening": regulation.opening,
        "recitals": [node_to_json(node) for node in regulation.recitals],
        "legal_bases": [node_to_json(node) for node in regulation.legal_bases],
        "dictum": regulation.dictum,
        "body": [node_to_json(node) for node in regulation.body],
        "closing": asdict(regulation.closing) if regulation.closing else {},
        "explanation": regulation.explanation,
        "annexes": [asdict(annex) for annex in regulation.annexes],
        "unplaced": [asdict(item) for item in regulation.unplaced],
        "furniture": [asdict(item) for item in regulation.furniture],
        "repairs": [asdict(item) for item in regulation.repairs],
    }


def node_from_json(data: Mapping[str, Any]) -> Node:
    """The unit of :func:`node_to_json`."""
    kind = data["type"]
    if kind not in NODE_TYPES:
        raise DataError.of("perkada.json_form", part=str(kind))
    return Node(
        type=kind,
        number=data.get("number") or "",
        title=data.get("title") or "",
        text=data.get("text") or "",
        tail=data.get("tail") or "",
        label=data.get("label") or "",
        line=int(data.get("line") or 0),
        children=tuple(node_from_json(child) for child in data.get("children") or ()),
    )


def _enactment(data: Mapping[str, Any] | None) -> Enactment | None:
    return Enactment(**data) if data else None


def _closing(data: Mapping[str, Any] | None) -> Closing | None:
    if not data:
        return None
    return Closing(
        perintah=data.get("perintah") or "",
        ditetapkan=_enactment(data.get("ditetapkan")),
        diundangkan=_enactment(data.get("diundangkan")),
        berita_daerah=data.get("berita_daerah") or "",
    )


def from_json(data: Mapping[str, Any]) -> Regulation:
    """The regulation of :func:`to_json`; raises ``DataError`` (``perkada.json_form``) otherwise."""
    try:
        return Regulation(
            title=Title(**(data.get("title") or {})),
            opening=data.get("opening") or "",
            recitals=tuple(node_from_json(n) for n in data.get("recitals") or ()),
            legal_bases=tuple(node_from_json(n) for n in data.get("legal_bases") or ()),
            dictum=data.get("dictum") or "",
            body=tuple(node_from_json(n) for n in data.get("body") or ()),
            closing=_closing(data.get("closing")),
            explanation=data.get("explanation") or "",
            annexes=tuple(Annex(**annex) for annex in data.get("annexes") or ()),
            unplaced=tuple(Unplaced(**item) for item in data.get("unplaced") or ()),
            furniture=tuple(Unplaced(**item) for item in data.get("furniture") or ()),
            repairs=tuple(Repair(**item) for item in data.get("repairs") or ()),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise DataError.of("perkada.json_form", part=str(fault)) from fault
