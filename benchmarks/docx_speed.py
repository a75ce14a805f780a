"""DOCX: docgen beside docxtpl and other engines, in turns, in one run.

    python -m benchmarks.docx_speed [--rounds 15] [--json]

Every engine fills the same template with the same fresh contexts; their words are compared first.
An engine that is not installed is named and left out (``python -m benchmarks.install``).
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Sequence
from typing import Any, cast

import docgen
from benchmarks.docx_documents import DOCUMENTS, DocxDocument
from benchmarks.docx_engines import engines as python_engines
from benchmarks.harness import Engine, Result, measure
from benchmarks.mustache import mustache_context, mustache_template
from benchmarks.outside import Outside, node_engine, rust_engine
from benchmarks.tables import as_json, dump, print_ratios, print_skipped
from docgen.rendering.deflate import deflate

__all__ = ["main", "tables"]

REFERENCE = "docxtpl"


class _Timed:
    """An engine of one call for each document, as the harness takes it."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version

    def available(self) -> str | None:
        return cast("str | None", self._engine.available())

    def run(self, contexts: Sequence[dict[str, Any]]) -> tuple[float, bytes]:
        import time

        make, last = self._engine.make, b""
        start = time.perf_counter()
        for context in contexts:
            last = make(context)
        return time.perf_counter() - start, last


class _Mustache:
    """An engine of ``{tags}``; its contexts are made ready outside the clock."""

    def __init__(self, engine: Outside) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version
        self.available = engine.available

    def run(self, contexts: Sequence[dict[str, Any]]) -> tuple[float, bytes]:
        return self._engine.run([mustache_context(context) for context in contexts])


class _Floor:
    """What no engine can go below: packing the parts that changed, and the package around them."""

    name, version = "floor (crc, deflate, zip)", deflate().name

    def __init__(self, template: bytes, sample: bytes) -> None:
        with (
            zipfile.ZipFile(io.BytesIO(template)) as old,
            zipfile.ZipFile(io.BytesIO(sample)) as new,
        ):
            self._changed = [
                new.read(name)
                for name in new.namelist()
                if name not in old.namelist() or new.read(name) != old.read(name)
            ]
        self._rest = sample[: max(0, len(sample) - sum(map(len, self._changed)) // 8)]

    def available(self) -> str | None:
        return None

    def run(self, contexts: Sequence[dict[str, Any]]) -> tuple[float, bytes]:
        import time

        library, last = deflate(), b""
        start = time.perf_counter()
        for _ in contexts:
            pieces = [self._rest]
            for part in self._changed:
                library.crc32(part)
                pieces.append(library.raw(part))
            last = b"".join(pieces)
        return time.perf_counter() - start, last


def words(data: bytes) -> list[str]:
    """The words of body, headers and footers, which every engine must print alike."""
    from lxml import etree

    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if name.startswith(("word/document", "word/header", "word/footer")):
                root = etree.fromstring(package.read(name))
                for paragraph in root.iter("{*}p"):
                    found += "".join(t.text or "" for t in paragraph.iter("{*}t")).split()
    return found


def _engines(document: DocxDocument) -> list[Engine]:
    template = document.template()
    sample = python_engines(document)[0].make(document.context(0))
    mustache = mustache_template(template)
    return [
        *(_Timed(engine) for engine in python_engines(document)),
        rust_engine(template),
        _Mustache(node_engine("easy-template-x", mustache)),
        _Mustache(node_engine("docxtemplater", mustache)),
        cast("Engine", _Floor(template, sample)),
    ]


def _agreeing(engines: Sequence[Engine], document: DocxDocument) -> list[Engine]:
    """The engines that print the words of the reference; the others are named and left out."""
    context = document.context(7)
    reference = next(engine for engine in engines if engine.name == REFERENCE)
    wanted = words(reference.run([context])[1])
    agreeing = []
    for engine in engines:
        if isinstance(engine, _Floor) or words(engine.run([context])[1]) == wanted:
            agreeing.append(engine)
        else:
            print(f"  left out: {engine.name} prints other words")
    return agreeing


def tables(rounds: int) -> list[tuple[DocxDocument, list[Result]]]:
    """The results of every document."""
    found = []
    for document in DOCUMENTS:
        able = _agreeing(print_skipped(_engines(document)), document)
        found.append((document, measure(able, document.context, rounds=rounds)))
        print_ratios(f"DOCX, {document.title}", found[-1][1], REFERENCE)
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    wish = parser.parse_args()
    print(f"docgen {docgen.__version__}")
    found = tables(wish.rounds)
    if wish.json:
        print(dump([as_json(d.title, results, REFERENCE) for d, results in found]))


if __name__ == "__main__":
    main()
