"""Comparing two drafts beside laying one of them out as PDF, in turns.

python -m benchmarks.perkada_compare [--rounds N] [--pages N]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.harness import InProcess, measure
from benchmarks.tables import print_ratios
from docgen import load_all
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.compare import Signature, compare, write_redline
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import map_texts
from docgen.perkada.writer import write_body, write_regulation
from docgen.records.telaah import Record
from docgen.service.documents import Wish, generate

RECORD = Path(__file__).resolve().parent.parent / "examples" / "kendari.yaml"
WISH = Wish(formats=("pdf",), only=frozenset({"perkada"}))
SIGNATURE = Signature("CONTOH")
LAID_OUT = "PDF of one"


def long_record(pages: int) -> Record:
    """The example with its articles over and over, until it has so many pages."""
    record = next(item for item in load_all(RECORD) if item.berkas.perkada)
    assert record.berkas.perkada is not None
    body = read_regulation(full_text(context(record))).body
    for turns in range(1, 50):
        text = write_body(renumber(body * turns))
        perkada = record.berkas.perkada.model_copy(
            update={"batang_tubuh": text, "berkas_batang_tubuh": None}
        )
        berkas = record.berkas.model_copy(update={"perkada": perkada})
        made = replace(record, berkas=berkas)
        if (next(iter(generate(made, WISH))).pages or 0) >= pages:
            return made
    raise ValueError(pages)


def changed(draft: Regulation) -> Regulation:
    """A revision: words exchanged everywhere, every seventh unit gone, the rest renumbered."""
    words = map_texts(draft.body, lambda text: text.replace("Unit Kerja", "Perangkat Daerah"))
    kept = [node for place, node in enumerate(words) if place % 7 != 3]
    return replace(draft, body=renumber(kept))


def moved(draft: Regulation) -> Regulation:
    """The same draft with everything moved."""
    return replace(draft, body=renumber(draft.body[::-1]))


def main() -> int:
    """Print the ratios; 1 when comparing takes longer than laying out, reading left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pages", type=int, default=60)
    given = parser.parse_args()
    record = long_record(given.pages)
    document = next(iter(generate(record, WISH)))
    source = full_text(context(record))
    old = read_regulation(source)
    pairs = {"revised": changed(old), "everything moved": moved(old)}
    engines = [InProcess(LAID_OUT, "", lambda _: next(iter(generate(record, WISH))).data)]
    for name, new in pairs.items():

        def compared(_: object, new: Regulation = new) -> bytes:
            return str(len(compare(old, new).body)).encode()

        def marked(_: object, new: Regulation = new) -> bytes:
            return write_redline(compare(old, new), SIGNATURE)

        def from_text(_: object, words: str = write_regulation(new)) -> bytes:
            comparison = compare(read_regulation(source), read_regulation(words))
            return write_redline(comparison, SIGNATURE)

        engines += [InProcess(f"compare, {name}", "", compared)]
        engines += [InProcess(f"compare and DOCX, {name}", "", marked)]
        engines += [InProcess(f"read both, compare and DOCX, {name}", "", from_text)]
    results = measure(engines, lambda _: {}, rounds=given.rounds)
    print_ratios(f"Two drafts of {document.pages} pages", results, LAID_OUT)
    for result in results:
        print(f"  {result.engine.name}: {result.median * 1000:.0f} ms")
    compared = [item for item in results[1:] if item.engine.name.startswith("compare")]
    return int(any(result.median > results[0].median for result in compared))


if __name__ == "__main__":
    sys.exit(main())
