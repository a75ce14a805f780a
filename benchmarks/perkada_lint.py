"""The linter of drafts: its speed beside docxtpl's, its growth, its memory, its rates on real law.

    python -m benchmarks.perkada_lint [FOLDER] [--rounds N] [--examples N]

``FOLDER`` (else ``DOCGEN_CORPUS``) holds real regulations as ``*.md``; without one the last two
tables are left out.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import resource
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import docxtpl

from benchmarks.harness import InProcess, measure
from benchmarks.tables import print_ratios
from docgen import load_all
from docgen.i18n import explain
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.lint import RULES, Draft, lint
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.writer import write_body
from docgen.service.documents import Wish, generate

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "examples" / "kendari.yaml"
GROWTH = (50_000, 500_000, 5_000_000)
"""Characters of the drafts that growth is measured on."""
LIMIT = 0.05
"""The share of real regulations that an error may fire on, unless its note says why more."""


def plain_template() -> bytes:
    """A Word template as docxtpl's readme has them: paragraphs in loops, no tables, no styles."""
    document = docx.Document()
    for line in (
        "{%p for x in judul %}",
        "{{ x }}",
        "{%p endfor %}",
        "{{ pembuka.jabatan }}",
        "{%p for x in menimbang %}",
        "{{ x.label }} {{ x.teks }}",
        "{%p endfor %}",
        "{%p for x in mengingat %}",
        "{{ x.label }} {{ x.teks }}",
        "{%p endfor %}",
        "MEMUTUSKAN:",
        "{{ menetapkan }}",
        "{%p for x in batang_tubuh %}",
        "{{ x.label }} {{ x.teks }}",
        "{%p endfor %}",
        "{{ perintah }}",
        "{{ ditetapkan.jabatan }}",
        "{{ ditetapkan.nama }}",
        "{{ berita_daerah }}",
    ):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def filled(template: bytes, values: dict[str, Any]) -> bytes:
    """The template filled as docxtpl's readme does it."""
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def linted(text: str) -> bytes:
    """Read and lint a draft; the count of findings as bytes, so that nothing is left out."""
    draft = Draft(read_regulation(text), text)
    return str(len(lint(draft).findings)).encode()


def speed(rounds: int) -> None:
    """Reading and linting beside docxtpl filling the same draft."""
    record = next(item for item in load_all(RECORD) if item.berkas.perkada)
    values = context(record)
    text = full_text(values)
    wish = Wish(formats=("pdf",), only=frozenset({"perkada"}))
    pages = next(iter(generate(record, wish))).pages
    simple = plain_template()
    engines = [
        InProcess("docgen read + lint", "", lambda _: linted(text)),
        InProcess(
            "docxtpl, plain template",
            docxtpl.__version__,
            lambda _: filled(simple, dict(values)),
        ),
    ]
    results = measure(engines, lambda _: {}, rounds=rounds)
    title = f"The Perkada of {RECORD.name}: {pages} pages, {len(text)} characters"
    print_ratios(title, results, "docxtpl, plain template")
    for result in results:
        print(f"  {result.engine.name}: {result.median * 1000:.1f} ms")


def grown(size: int) -> str:
    """A draft of about so many characters: the articles of the example, over and over."""
    record = next(item for item in load_all(RECORD) if item.berkas.perkada)
    regulation = read_regulation(full_text(context(record)))
    once = len(write_body(regulation.body))
    return write_body(renumber(regulation.body * max(1, size // once)))


def growth() -> None:
    """Time against length: ten times the text, at most eleven times the time."""
    print("\nGrowth (processor time, best of 3; ten times the text)")
    before = None
    for size in GROWTH:
        text = grown(size)
        best = min(_timed(text) for _ in range(3))
        longer = len(text) / before[0] if before else 1
        times = best / before[1] / longer * 10 if before else 0
        factor = f"{times:.1f} times for ten times the text" if before else ""
        print(f"  {len(text):>9} characters {best * 1000:>9.1f} ms  {factor}")
        before = (len(text), best)


def _timed(text: str) -> float:
    gc.collect()
    start = time.process_time()  # others share the machine: only our own work counts
    linted(text)
    return time.process_time() - start


@dataclass
class Rates:
    """Which rules fire on which files."""

    files: int = 0
    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    fired: dict[str, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    """By rule and severity: the files."""
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def rates(folder: Path) -> Rates:
    """Lint every regulation of a folder."""
    found = Rates()
    for path in sorted(folder.glob("*.md")):
        found.files += 1
        for item in lint(Draft.of_text(path.read_text("utf-8"))).findings:
            found.hits[item.rule] += 1
            seen = any(path.stem in files for files in found.fired[item.rule].values())
            found.fired[item.rule][item.severity].add(path.stem)
            if not seen:
                said = explain(item.finding).message[:110]
                found.examples[item.rule].append(f"{path.stem}:{item.line} {item.where}: {said}")
    return found


def calibration(folder: Path, examples: int) -> bool:
    """The table of rates; False when an error fires too often without a reason in its note."""
    found = rates(folder)
    print(f"\nRates on {found.files} regulations (errors above {LIMIT:.0%} are marked)")
    print(f"  {'rule':<6}{'severity':<10}{'files':>6}{'share':>8}{'hits':>7}{'as E':>8}")
    good = True
    for rule in RULES:
        if rule.check is None or not found.files:
            continue
        by_severity = found.fired[rule.id]
        files = set().union(*by_severity.values())
        errors = len(by_severity["E"]) / found.files
        mark = ""
        if errors > LIMIT:
            mark = f"  above the limit: {rule.note}" if rule.note else "  ABOVE THE LIMIT"
            good = good and bool(rule.note)
        share = len(files) / found.files
        fires = "" if rule.levels != {"daerah"} else "  (regional law only)"
        print(
            f"  {rule.id:<6}{rule.severity:<10}{len(files):>6}{share:>8.1%}"
            f"{found.hits[rule.id]:>7}{errors:>8.1%}{fires}{mark}"
        )
        for line in found.examples[rule.id][:examples]:
            print(f"         {line}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process after the whole folder: {peak:.0f} MB")
    return good


def main() -> int:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=None)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--examples", type=int, default=0, help="hits to show for each rule")
    given = parser.parse_args()
    named = given.folder or (Path(corpus) if (corpus := os.environ.get("DOCGEN_CORPUS")) else None)
    good = calibration(named, given.examples) if named else True
    speed(given.rounds)
    growth()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
