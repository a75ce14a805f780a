"""PDF engines measured in turns on three documents.

    python -m benchmarks.pdf [--rounds N] [--only NAME,NAME] [--json]

First every engine makes the same document, whose words and pages are compared; then they are
measured. Tagged files are compared with untagged ones of ReportLab platypus, which cannot tag.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections import Counter
from functools import partial

import pikepdf

from benchmarks.harness import InProcess, measure
from benchmarks.pdf_documents import NAMES, Grid, Items, Plain, Text, context, plain
from benchmarks.pdf_engines import ENGINES, Engine
from benchmarks.tables import as_json, dump, print_ratios

__all__ = ["compare", "main"]

_REFERENCE = "ReportLab platypus"
_TITLES = {"ba": "Berita acara", "mk": "Maklumat", "pk": "Perkada"}


def _said(document: Plain) -> Counter[str]:
    """The words of a document, as often as it says them."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Text):
            texts.append(block.text)
        elif isinstance(block, Items | Grid):
            texts += [cell for row in block.rows for cell in row]
    return Counter(" ".join(texts).split())


def _repeated(document: Plain) -> set[str]:
    """What may come once more: page numbers, running headers, heads of tables, marks of lists."""
    heads = [cell for block in document.blocks if isinstance(block, Grid) for cell in block.rows[0]]
    numbers = [f"-{page}- {page}" for page in range(1, 100)]
    return set(" ".join(["-", "•", *numbers, *heads, document.header]).split())


def compare(engine: Engine, name: str) -> tuple[int, str]:
    """How many pages an engine makes of a document, and what is wrong with its words."""
    values = context(name, 0)
    document = plain(name, values)
    data = engine.make(name, values)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    found, wanted = Counter(read.stdout.decode().split()), _said(document)
    missing = wanted - found
    more = {word for word in found - wanted if word not in _repeated(document)}
    wrong = [f"lacks {' '.join(missing)}"] if missing else []
    wrong += [f"adds {' '.join(sorted(more))}"] if more else []
    return pages, "; ".join(wrong)


def main(arguments: list[str]) -> int:
    """Compare, measure, print; 1 when an engine says other words."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="", help="names of engines, with commas")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    names = {name.strip() for name in asked.only.split(",") if name.strip()}
    engines = []
    out = sys.stderr if asked.json else sys.stdout
    for engine in ENGINES:
        if names and engine.name not in names | {_REFERENCE}:
            continue
        reason = engine.available()
        if reason is None:
            engines.append(engine)
        else:
            print(f"  left out: {engine.name}: {reason}", file=out)
    wrong = False
    tables = []
    for name in NAMES:
        print(f"\n{_TITLES[name]}: pages", file=out)
        for engine in engines:
            pages, fault = compare(engine, name)
            wrong = wrong or bool(fault)
            print(f"  {engine.name:<34}{pages:>4}  {fault or 'same words'}", file=out)
        runs = [InProcess(e.name, e.version, partial(e.make, name)) for e in engines]
        results = measure(runs, partial(context, name), rounds=asked.rounds)
        if asked.json:
            tables.append(as_json(_TITLES[name], results, _REFERENCE))
        else:
            print_ratios(_TITLES[name], results, _REFERENCE)
    if asked.json:
        print(dump(tables))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
