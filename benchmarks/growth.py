"""How time grows with the size of a document: rows of a table, and pages.

    python -m benchmarks.growth [ROUNDS]

Prints milliseconds per document and per row or page. Where these stay alike, time is linear; the
first sizes also carry what a document costs in itself. Every document has words of its own.
"""

from __future__ import annotations

import gc
import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK

from benchmarks.pdf_documents import templates
from docgen.rendering.docx import compile_template
from docgen.rendering.media import Properties

ROWS = (10, 100, 1000)
PAGES = (10, 100, 500)
_WORDS = (
    "pelayanan", "publik", "berbasis", "hak", "asasi", "manusia", "disediakan", "secara", "terbuka",
    "tanpa", "pungutan", "bagi", "lanjut", "usia", "dan", "penyandang", "disabilitas", "loket",
)  # fmt: skip
_PROPERTIES = Properties("Tumbuh")

Make = Callable[[dict[str, Any]], bytes]


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)) + f" {chance.randint(1000, 9999)}."


def rows(count: int, seed: int) -> dict[str, Any]:
    """A table of ``count`` rows."""
    chance = random.Random(seed)
    return {
        "baris": [
            {"no": n, "uraian": _sentence(chance, 8), "bukti": _sentence(chance, 6), "hasil": "Ada"}
            for n in range(1, count + 1)
        ]
    }


def pages(count: int, seed: int) -> dict[str, Any]:
    """``count`` pages, each of a heading and ten paragraphs."""
    chance = random.Random(seed)
    return {
        "halaman": [
            {"judul": f"Bagian {n}", "alinea": [_sentence(chance, 35) for _ in range(10)]}
            for n in range(1, count + 1)
        ]
    }


def _pdf(name: str) -> Make:
    return lambda context: templates().render(name, context, properties=_PROPERTIES).data


def _docx(document: Any) -> Make:
    out = io.BytesIO()
    document.save(out)
    template = compile_template(out.getvalue())
    return lambda context: template.render(context, properties=_PROPERTIES)


def _word_rows() -> Make:
    document = Document()
    table = document.add_table(rows=4, cols=4)
    for cell, text in zip(table.rows[0].cells, ("No.", "Uraian", "Bukti", "Hasil"), strict=True):
        cell.text = text
    table.rows[1].cells[0].text = "{%tr for b in baris %}"
    names = ("no", "uraian", "bukti", "hasil")
    for cell, name in zip(table.rows[2].cells, names, strict=True):
        cell.text = f"{{{{ b.{name} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    return _docx(document)


def _word_pages() -> Make:
    document = Document()
    document.add_paragraph("{%p for h in halaman %}")
    document.add_paragraph("{{ h.judul }}")
    document.add_paragraph("{%p for p in h.alinea %}")
    document.add_paragraph("{{ p }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{%p endfor %}")
    return _docx(document)


def seconds(make: Make, contexts: list[dict[str, Any]]) -> float:
    """The median time of one document."""
    taken = []
    for context in contexts:
        gc.collect()
        start = time.perf_counter()
        make(context)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(rounds: int) -> None:
    """Measure and print."""
    for title, unit, sizes, context, engines in (
        ("Rows of a table", "row", ROWS, rows,
         {"pdf": _pdf("tumbuh-baris.xml"), "docx": _word_rows()}),
        ("Pages", "page", PAGES, pages,
         {"pdf": _pdf("tumbuh-halaman.xml"), "docx": _word_pages()}),
    ):  # fmt: skip
        print(f"\n{title} (median of {rounds})")
        for name, make in engines.items():
            make(context(sizes[0], 0))
            for size in sizes:
                taken = seconds(make, [context(size, seed) for seed in range(1, rounds + 1)])
                each = 1e6 * taken / size
                print(f"  {name:<6}{size:>6}{1000 * taken:>12.2f} ms{each:>12.1f} µs a {unit}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
