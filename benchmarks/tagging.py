"""What tags cost: the time of a whole PDF with and without them, measured in turns in one run.

    python benchmarks/tagging.py [ROUNDS]

Rendering is everything from the template to the bytes; the record is read before. Prints the
medians in milliseconds and how much tags add.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from docgen import load_all
from docgen.kinds import Naskah
from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.emit import emit
from docgen.rendering.pdf.layout import lay_out
from docgen.service import TemplateStore, Wish, naskahs
from docgen.service.media import pictures

ROOT = Path(__file__).resolve().parent.parent
WANTED = ("berita-acara", "maklumat", "perkada")


def once(store: TemplateStore, naskah: Naskah, media: dict[str, Picture], *, tagged: bool) -> float:
    """Seconds for one PDF."""
    start = time.perf_counter()
    tree = store.pdf.parse(f"{naskah.template}.xml", naskah.context)
    emit(lay_out(tree, media), Properties(naskah.title), media, tagged=tagged)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Measure and print."""
    store = TemplateStore()
    record = load_all(ROOT / "examples" / "kendari.yaml")[0]
    documents = {naskah.stem: naskah for naskah in naskahs(record, Wish())}
    print(f"{'':<14}{'without':>10}{'with':>10}{'added':>8}")
    for name in WANTED:
        naskah = documents[name]
        media = dict(pictures(record, naskah.media))
        times: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(3):
            once(store, naskah, media, tagged=True)
            once(store, naskah, media, tagged=False)
        for turn in range(rounds):
            for tagged in (True, False) if turn % 2 else (False, True):
                times[tagged].append(once(store, naskah, media, tagged=tagged))
        plain, full = (1000 * statistics.median(times[tagged]) for tagged in (False, True))
        print(f"{name:<14}{plain:>8.1f}ms{full:>8.1f}ms{full / plain - 1:>8.0%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
