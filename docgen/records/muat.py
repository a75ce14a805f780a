"""Reads record files: YAML or JSON, one record or several, with an overlay."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.errors import DataError, Finding, UsageFault
from docgen.records.batas import MAX_DEPTH, printable, unshared
from docgen.records.yaml_aman import Document, parse_yaml

__all__ = ["MAX_BYTES", "Source", "merge", "read_bytes", "read_sources"]

MAX_BYTES = 5_000_000
"""Bytes of one record file; a regulation of 300 pages is about one megabyte."""


@dataclass(frozen=True)
class Source:
    """One record as it was written, before validation."""

    data: Any
    """Plain mappings, lists, text; in JSON numbers and booleans too."""
    name: str
    """What errors call it: the file name, with ``#2`` for the second record of a file."""
    folder: Path | None = None
    """Where the files lie that it names; None: it may name none."""
    lines: dict[str, int] = field(default_factory=dict)
    """Path to line, for YAML."""
    bounded: bool = False
    """Whether :func:`docgen.records.batas.plain_copy` made the data, as it does for every file."""


def read_sources(path: Path, overlay: Path | None = None) -> list[Source]:
    """The records of a file, each with ``overlay`` merged over it.

    Raises UsageFault when a file is missing or no file, DataError when it cannot be read as YAML or
    JSON or holds no record.
    """
    sources = read_bytes(_content(path), path.name, path.resolve().parent)
    if overlay is None:
        return sources
    layers = read_bytes(_content(overlay), overlay.name, None)
    if len(layers) != 1:
        raise DataError(Finding("record.overlay_many", overlay.name, {"jumlah": len(layers)}))
    layer = layers[0].data
    return [
        Source(merge(source.data, layer), source.name, source.folder, source.lines)
        for source in sources
    ]


def read_bytes(content: bytes, name: str, folder: Path | None) -> list[Source]:
    """The records in the bytes of one file."""
    if len(content) > MAX_BYTES:
        raise DataError(_too_large(name, len(content)))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(Finding("record.not_utf8", name, {"posisi": 1}))
    if content[:5] == b"%PDF-" or content[:4] == b"PK\x03\x04" or b"\0" in content[:4096]:
        raise DataError(Finding("record.not_text", name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(Finding("record.not_utf8", name, {"posisi": error.start + 1})) from None
    documents = _parse_json(text, name) if _is_json(name, text) else parse_yaml(text, name)
    if not documents:
        raise DataError(Finding("record.no_record", name))
    many = len(documents) > 1
    return [
        Source(document.value, f"{name}#{n}" if many else name, folder, document.lines, True)
        for n, document in enumerate(documents, start=1)
    ]


def merge(base: Any, layer: Any) -> Any:
    """``layer`` over ``base``: mappings are merged key by key, anything else is replaced."""
    if not isinstance(base, dict) or not isinstance(layer, dict):
        return layer
    merged = dict(base)
    for key, value in layer.items():
        merged[key] = merge(base[key], value) if key in base else value
    return merged


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise UsageFault(Finding("record.no_file", str(path)))
        if not path.is_file():
            raise UsageFault(Finding("record.no_plain_file", str(path)))
        if (size := path.stat().st_size) > MAX_BYTES:
            raise DataError(_too_large(path.name, size))
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        params = {"sebab": error.strerror or ""}
        raise UsageFault(Finding("record.unreadable", str(path), params)) from None


def _too_large(name: str, size: int) -> Finding:
    params = {"ukuran": f"{size / 1e6:.1f}", "batas": f"{MAX_BYTES / 1e6:.0f}"}
    return Finding("record.file_too_large", name, params)


def _is_json(name: str, text: str) -> bool:
    lower = name.lower()
    return lower.endswith(".json") or (
        not lower.endswith((".yaml", ".yml")) and text.lstrip()[:1] in ("{", "[")
    )


def _parse_json(text: str, name: str) -> list[Document]:
    twice: list[Finding] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(items)
        if len(mapping) < len(items):
            seen: set[str] = set()
            for key, _ in items:
                if key in seen:
                    params = {"kunci": printable(key[:60])}
                    twice.append(Finding("json.twice", name, params))
                seen.add(key)
        return mapping

    def refuse(constant: str) -> Any:
        raise DataError(Finding("json.constant", name, {"nilai": constant}))

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)
    except json.JSONDecodeError as error:
        params = {"baris": error.lineno, "kolom": error.colno, "sebab": error.msg}
        raise DataError(Finding("json.syntax", name, params)) from None
    except RecursionError:
        raise DataError(Finding("record.too_deep", name, {"batas": MAX_DEPTH})) from None
    except ValueError:  # an integer of more digits than Python reads
        raise DataError(Finding("json.number", name)) from None
    if twice:
        raise DataError(*twice)
    items = value if isinstance(value, list) else [value]
    return [Document(unshared(item, name)) for item in items]
