"""How well and how fast laws are read as trees: every figure, and every file that falls short.

    python -m benchmarks.perkada_reader [FOLDER] [--no-speed]

FOLDER (or the environment's DOCGEN_CORPUS) holds laws as ``.md`` or ``.txt`` files, one a file.
Prints: laws with strictly consecutive articles, gaps in rows of ayat with their cause, words that
the written tree has not, the share of words without a place; laws and megabytes a second, the time
of ten times the text, the peak of memory.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from docgen.perkada.grammar import is_next, is_roman
from docgen.perkada.reading import Reading, read_markdown, read_plain
from docgen.perkada.tree import Node, walk
from docgen.perkada.writer import write_regulation

__all__ = ["Gap", "Study", "laws", "study"]

_WORD = re.compile(r"[^\W_]+")
_ROW = re.compile(r"(?:\(\d{1,3}\)\s){2,}")
LARGEST = 5_000_000
"""Bytes of the longest text in the test of linear time."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An ayat that a row of ayat leaves out."""

    law: str
    article: str
    number: int
    line: int
    cause: str
    """``absent``: its label stands nowhere between its neighbours. ``reference``: only in
    references. ``row``: only in a row of labels apart from their words. ``order``: the row of ayat
    goes backwards. ``reader``: none of these, so the reader should have found it."""

    @property
    def of_source(self) -> bool:
        """Whether no reader could fill it from this source."""
        return self.cause != "reader"


@dataclass(frozen=True, slots=True)
class Study:
    """What one law shows."""

    name: str
    reading: Reading
    amending: bool
    strict: bool
    """Articles 1, 2, 3 … with none left out, doubled or out of order."""
    reason: str
    """Why not, where they are not."""
    gaps: tuple[Gap, ...]
    missing: Counter[str]
    """Words of the source that neither the written tree nor what was set aside holds."""
    words: int
    unplaced: int
    """Words without a place."""


def laws(folder: Path) -> list[Path]:
    """The files of a folder that are read."""
    return sorted(p for p in folder.iterdir() if p.suffix in (".md", ".txt"))


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))


def _reason(numbers: list[int], text: str) -> str:
    falls = next((b for a, b in pairwise(numbers) if b <= a), None)
    if falls is not None:
        return f"the source's order runs back to Pasal {falls}"
    missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers)) if numbers else []
    headed = [n for n in missing if re.search(rf"Pasal\s?{n}\b(?!\s(?:ayat|huruf|dan|,))", text)]
    return f"no heading for Pasal {missing}; named in the text: {headed}"


def _cause(lines: list[str], start: int, end: int, number: int) -> str:
    between = " ".join(lines[max(0, start - 1) : end])
    places = list(re.finditer(rf"\(\s?{number}\s?\)", between))
    if not places:
        return "absent"
    rows = [found.span() for found in _ROW.finditer(between)]
    kinds = set()
    for place in places:
        before = between[max(0, place.start() - 40) : place.start()]
        if re.search(r"(?:ayat|dan|atau|,|dengan|huruf)\s*$", before):
            kinds.add("reference")
        elif any(a <= place.start() < b for a, b in rows):
            kinds.add("row")
        else:
            kinds.add("reader")
    return "reader" if "reader" in kinds else "row" if "row" in kinds else "reference"


def _gaps(name: str, reading: Reading) -> Iterator[Gap]:
    lines = reading.text.split("\n")
    for chain in walk(reading.regulation.body):
        article = chain[-1]
        rows = [child for child in article.children if child.type == "ayat"]
        previous = Node("ayat", "0", line=article.line)
        for node in rows:
            if not is_next("ayat", "", previous.number, node.number):
                before, after = (int(re.sub(r"\D", "", n.number)) for n in (previous, node))
                if after <= before:
                    yield Gap(name, article.number, after, node.line, "order")
                for number in range(before + 1, after):
                    cause = _cause(lines, previous.line, node.line, number)
                    yield Gap(name, article.number, number, node.line, cause)
            previous = node


def study(path: Path) -> Study:
    """Read one law and compare the tree with its source."""
    data = path.read_bytes()
    reading = (read_markdown if path.suffix == ".md" else read_plain)(data, path.name)
    regulation = reading.regulation
    articles = [chain for chain in walk(regulation.body) if chain[-1].type == "pasal"]
    top = [c[-1].number for c in articles if all(unit.type != "pasal" for unit in c[:-1])]
    amending = any(is_roman(number) for number in top)
    strict = top == [str(n) for n in range(1, len(top) + 1)]
    figures = [int(re.sub(r"\D", "", number) or 0) for number in top]
    words = _words(data.decode("utf-8"))
    due = words.copy()
    for repair in regulation.repairs:
        due = due - _words(repair.typed) + _words(repair.read_as)
    aside = " ".join(item.text for item in regulation.furniture)
    return Study(
        name=path.name,
        reading=reading,
        amending=amending,
        strict=strict,
        reason="" if strict else _reason(figures, reading.text),
        gaps=tuple(_gaps(path.name, reading)),
        missing=due - _words(write_regulation(regulation)) - _words(aside),
        words=words.total(),
        unplaced=_words(" ".join(item.text for item in regulation.unplaced)).total(),
    )


def _peak() -> float:
    """Megabytes that this process had in memory at most; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _numbered(articles: int) -> str:
    words = "Unit Kerja menyediakan sarana sebagaimana dimaksud pada ayat (1) bagi Kelompok Rentan"
    return "\n".join(
        f"Pasal {n}\n(1) {words}:\na. satu;\nb. dua:\n1. x; dan\n2. y; dan\nc. tiga.\n(2) {words}."
        for n in range(1, articles + 1)
    )


def _seconds(text: str, rounds: int) -> float:
    data = text.encode()
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        read_plain(data, "panjang.txt")
        best = min(best, time.process_time() - start)
    return best


def quality(folder: Path) -> None:
    """Print what was read and what was not."""
    studies = [study(path) for path in laws(folder)]
    plain = [item for item in studies if not item.amending]
    strict = sum(item.strict for item in plain)
    print(f"laws: {len(studies)}; amending: {len(studies) - len(plain)}; others: {len(plain)}")
    print("amending:", ", ".join(item.name for item in studies if item.amending))
    print(f"strictly consecutive articles: {strict} of {len(plain)} ({strict / len(plain):.1%})")
    for item in plain:
        if not item.strict:
            print(f"  {item.name}: {item.reason}")
    gaps = [gap for item in plain for gap in item.gaps]
    causes = Counter(gap.cause for gap in gaps)
    print(f"gaps in rows of ayat: {len(gaps)} {dict(causes)}")
    print(f"  that a reader could have filled: {sum(not gap.of_source for gap in gaps)}")
    for gap in gaps:
        print(f"  {gap.law}:{gap.line} Pasal {gap.article} ayat ({gap.number}): {gap.cause}")
    words = sum(item.words for item in studies)
    missing = sum((item.missing for item in studies), Counter[str]())
    print(f"words: {words}; lost: {missing.total()} {dict(missing.most_common(10))}")
    unplaced = sum(item.unplaced for item in studies)
    print(f"words without a place: {unplaced} ({unplaced / words:.2%})")
    for item in studies:
        if item.unplaced > item.words * 0.01:
            print(f"  {item.name}: {item.unplaced} of {item.words}")
    furniture = sum(len(item.reading.regulation.furniture) for item in studies)
    repairs = sum(len(item.reading.regulation.repairs) for item in studies)
    print(f"pieces of pages set aside: {furniture}; labels read otherwise: {repairs}")


def speed(folder: Path) -> None:
    """Print how fast, with checking, and how time and memory grow; times are the processor's."""
    sources = [(path.name, path.read_bytes()) for path in laws(folder)]
    size = sum(len(data) for _, data in sources) / 1e6
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for name, data in sources:
            read_markdown(data, name)
        best = min(best, time.process_time() - start)
    print(f"speed: {len(sources) / best:.0f} laws/s, {size / best:.2f} MB/s (best of 3)")
    print(f"peak of memory over the laws: {_peak():.0f} MB")
    per_article = len(_numbered(1000)) / 1000
    previous = 0.0
    for total in (LARGEST // 100, LARGEST // 10, LARGEST):
        seconds = _seconds(_numbered(int(total / per_article)), 3)
        times = f", {seconds / previous:.1f} times" if previous else ""
        print(f"articles repeated to {total / 1e6:.2f} MB: {seconds:.2f} s{times}")
        previous = seconds
    soup = "Pasal Pasal (1) a. "
    previous = 0.0
    for total in (LARGEST // 10, LARGEST):
        seconds = _seconds(soup * (total // len(soup)), 2)
        times = f", {seconds / previous:.1f} times" if previous else ""
        print(f"soup of {total / 1e6:.1f} MB: {seconds:.2f} s{times}")
        previous = seconds
    print(f"peak of memory with them: {_peak():.0f} MB")


def main(words: list[str]) -> int:
    """Print all; 2 when no folder is named."""
    named = [word for word in words if not word.startswith("--")]
    folder = named[0] if named else os.environ.get("DOCGEN_CORPUS", "")
    if not folder:
        print(__doc__, file=sys.stderr)
        return 2
    quality(Path(folder))
    if "--no-speed" not in words:
        speed(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
