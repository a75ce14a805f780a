"""Bab, bagian, paragraf, pasal, ayat: butir 70 to 82."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.bahasa.angka import dari_ordinal, dari_romawi
from docgen.errors import DataError
from docgen.perkada.grammar import is_awaited, is_next, order_of
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.lint.units import Unit
from docgen.perkada.names import unit_word
from docgen.perkada.numbering import number_of
from docgen.perkada.tree import Node, NodeType, walk

__all__: list[str] = []

_SMALL_TEXT = """
dan atau dan/atau di ke dari untuk yang dengan pada tentang dalam oleh terhadap atas bagi
antara serta sebagai kepada daripada secara per antar melalui karena sampai hingga guna demi
bahwa agar sesuai
"""
_SMALL = frozenset(_SMALL_TEXT.split())
"""Particles that keep their small letter in a title (butir 74, 76)."""
_ALWAYS_SMALL = frozenset(
    ("dan", "atau", "dan/atau", "di", "ke", "dari", "untuk", "yang", "dengan", "pada", "tentang")
)
"""Those that even a hurried hand writes small; real law is divided about the others."""
_LONGEST_ACRONYM = 5
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\s/-]+")
_ENDING = re.compile(r"[.,;:]$")
_MARK = re.compile(r"\((\d{1,4}[a-z]?)\)")
_ORDINAL_PARAGRAPH = re.compile(
    r"^[ \t]*Paragraf[ \t]+(?:Ke[a-z]{2,12}|Pertama|[IVX]{1,6})[ \t]*$", re.MULTILINE
)


def _word_typed(draft: Draft, unit: Unit, word: str) -> str:
    """The word of a heading as its line has it, or ``word`` when it stands elsewhere."""
    line = draft.lines[unit.node.line - 1] if 0 < unit.node.line <= len(draft.lines) else ""
    found = re.search(rf"\b{word}\b", line, re.IGNORECASE)
    return found[0] if found else word


def _gaps(units: Sequence[Unit], kind: NodeType) -> Iterator[tuple[Unit, str]]:
    """Units whose number does not follow, with the number that should stand there."""
    previous: Unit | None = None
    for unit in units:
        place = order_of(kind, unit.node.number)
        if place is None:
            previous = None
            continue
        if previous is None:
            first = number_of(kind, 1)
            if unit is units[0] and unit.node.number != first:
                yield unit, first
        elif not is_next(kind, "", previous.node.number, unit.node.number):
            before = order_of(kind, previous.node.number)
            if before is not None:
                yield unit, _number(kind, before[0] + 1)
        previous = unit


def _number(kind: NodeType, place: int) -> str:
    try:
        return number_of(kind, place)
    except DataError:
        return str(place)


def _article_lines(draft: Draft) -> tuple[list[int], set[int]]:
    """The lines of the articles, and of those with a gap before them."""
    lost = {unit.node.line for unit, _ in _gaps(draft.articles, "pasal")}
    return [unit.node.line for unit in draft.articles], lost


def _missing(draft: Draft, units: Sequence[Unit], kind: NodeType) -> Iterator[tuple[Unit, str]]:
    """Gaps in the numbers of groups, with the heading that should stand there.

    A heading that does stand in the source before the unit was not read as one, since other words
    share its line; and where articles are missing too, a page was lost, which B05 tells.
    """
    articles, lost = draft.shared("article-lines", _article_lines)
    lines = [unit.node.line for unit in units]
    for unit, number in _gaps(units, kind):
        heading = unit_word(Node(kind, number))
        place = bisect_left(lines, unit.node.line)
        begin = lines[place - 1] if place else 0
        words = " ".join(draft.lines[begin : max(begin, unit.node.line - 1)]).split()
        behind = bisect_left(articles, unit.node.line) + 1
        within = articles[bisect_left(articles, begin) : behind]
        if f"{heading} " not in f"{' '.join(words)} " and lost.isdisjoint(within):
            yield unit, heading


def _by_parent(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units in the order of the text, those of one parent together."""
    groups: dict[int, list[Unit]] = {}
    for unit in units:
        groups.setdefault(id(unit.parent), []).append(unit)
    yield from groups.values()


def _roman(number: str) -> bool:
    try:
        dari_romawi(number)
    except DataError:
        return False
    return True


@rule(
    "B01",
    butir="72",
    severity="E",
    amending=False,
    examples=[
        Example("bab_isi", "BAB II\nPENYELENGGARAAN", wrong)
        for wrong in (
            "BAB 2\nPENYELENGGARAAN",
            "Bab II\nPENYELENGGARAAN",
            "BAB II\nPenyelenggaraan",
            "BAB IV\nPENYELENGGARAAN",
        )
    ],
)
def chapters(draft: Draft) -> Iterator[Hit]:
    """BAB in capitals with consecutive Roman figures, its title in capitals without a mark."""
    units = draft.of_type.get("bab", [])
    for unit in units:
        node = unit.node
        if not _roman(node.number):
            yield unit.hit("angka", nomor=node.number)
        word = _word_typed(draft, unit, "BAB")
        if word != "BAB":
            edit = unit.edit(f"{word} {node.number}", f"BAB {node.number}")
            yield unit.hit("kata", edit, kata=word)
        if node.title and any(letter.islower() for letter in node.title):
            yield unit.hit("", unit.edit(node.title, node.title.upper()), judul=node.title)
    for unit, heading in _missing(draft, [u for u in units if _roman(u.node.number)], "bab"):
        yield unit.hit("urut", seharusnya=heading)


def _titled(unit: Unit) -> Hit | None:
    """What is wrong with the capitals or the end of the title of a bagian or paragraf."""
    title = unit.node.title
    words = _WORD.findall(_BRACKETS.sub("", title))
    if not words:
        return None
    if _ENDING.search(title):
        return unit.hit("tanda", judul=title)
    wrong = [
        word
        for n, word in enumerate(words)
        if (word[0].islower() and (not n or word.lower() not in _SMALL))
        or (n and word[0].isupper() and word.lower() in _ALWAYS_SMALL and not word.isupper())
    ]
    shouted = title.isupper() and max(map(len, words)) > _LONGEST_ACRONYM
    if not (wrong or shouted):
        return None
    right = "" if shouted else _recased(title)
    edit = unit.edit(title, right) if right else None
    return unit.hit("", edit, "W", judul=title)  # a list tells particles from other words


def _recased(title: str) -> str:
    """The title with capitals as butir 74 asks, words written all in capitals left alone."""

    def one(found: re.Match[str]) -> str:
        word = found[0]
        small = word.lower() in _SMALL and found.start() > 0
        return word.lower() if small else word[:1].upper() + word[1:]

    return _WORD.sub(one, title)


@rule(
    "B02",
    butir="73, 74",
    severity="E",
    amending=False,
    examples=[
        Example("bab_isi", "BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUnit Kerja di Daerah", wrong)
        for wrong in (
            "BAB II\nPENYELENGGARAAN\n\nBagian Pertama\nUnit Kerja di Daerah",
            "BAB II\nPENYELENGGARAAN\n\nBAGIAN Kesatu\nUnit Kerja di Daerah",
            "BAB II\nPENYELENGGARAAN\n\nBagian Kedua\nUnit Kerja di Daerah",
            "BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUnit kerja Di Daerah",
        )
    ],
)
def sections(draft: Draft) -> Iterator[Hit]:
    """Bagian Kesatu, Kedua, …; the first letter of each word of its title a capital."""
    units = draft.of_type.get("bagian", [])
    for unit in units:
        number = unit.node.number
        word = _word_typed(draft, unit, "Bagian")
        if word != "Bagian":
            yield unit.hit("kata", unit.edit(word, "Bagian"), kata=word)
        try:
            dari_ordinal(number)
        except DataError:
            yield unit.hit("angka", nomor=number)
        if hit := _titled(unit):
            yield hit
    chapters = draft.of_type.get("bab", [])
    gaps = {id(unit.node) for unit, _ in _gaps(chapters, "bab")}
    # sections of a chapter whose heading is missing fall to the one before it: B01 tells
    swollen = {id(one.node) for one, other in pairwise(chapters) if id(other.node) in gaps}
    for group in _by_parent(units):
        if id(group[0].parent) in swollen:
            continue
        for unit, heading in _missing(draft, group, "bagian"):
            yield unit.hit("urut", seharusnya=heading)


@rule(
    "B03",
    butir="75, 76",
    severity="E",
    amending=False,
    examples=[
        Example(
            "bab_isi",
            "BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUmum\n\nParagraf 1\nPetugas",
            f"BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUmum\n\n{wrong}",
        )
        for wrong in ("Paragraf Kesatu\nPetugas", "Paragraf 2\nPetugas", "Paragraf 1\nhak petugas")
    ],
)
def paragraphs(draft: Draft) -> Iterator[Hit]:
    """Paragraf with Arabic figures, consecutive within its bagian."""
    units = draft.of_type.get("paragraf", [])
    for unit in units:
        if hit := _titled(unit):
            yield hit
    for group in _by_parent(units):
        for unit, heading in _missing(draft, group, "paragraf"):
            yield unit.hit("urut", seharusnya=heading)
    if "Paragraf" in draft.source:
        for found in _ORDINAL_PARAGRAPH.finditer(draft.source):
            line = draft.source.count("\n", 0, found.start()) + 1
            words = " ".join(found[0].split())
            yield Hit(words, line, {"nomor": words.split()[-1]}, "angka")


@rule(
    "B04",
    butir="70",
    severity="E",
    amending=False,
    examples=[
        Example(
            "bab_isi",
            "BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUmum\n\nParagraf 1\nPetugas",
            "BAB II\nPENYELENGGARAAN\n\nParagraf 1\nPetugas",
        )
    ],
)
def nesting(draft: Draft) -> Iterator[Hit]:
    """Articles are grouped as bab, bagian, paragraf; none of them skips the one above it."""
    for kind, above in (("bagian", "bab"), ("paragraf", "bagian")):
        for unit in draft.of_type.get(kind, []):  # type: ignore[call-overload]
            if unit.parent is None or unit.parent.type != above:
                yield unit.hit(seharusnya=above.capitalize())


@rule(
    "B05",
    butir="79",
    severity="E",
    amending=False,
    examples=[
        Example("pasal_berlaku", "Pasal 3", "PASAL 3"),
        Example("pasal_berlaku", "Pasal 3", "Pasal 4"),
        Example("pasal_berlaku", "Pasal 3", "Pasal 1"),
        Example("pasal_berlaku", "Pasal 3", "Pasal baru"),
    ],
)
def articles(draft: Draft) -> Iterator[Hit]:
    """Pasal with Arabic figures, consecutive through the whole regulation."""
    for unit in draft.articles:
        word = _word_typed(draft, unit, "Pasal")
        if word != "Pasal":
            edit = unit.edit(f"{word} {unit.node.number}", f"Pasal {unit.node.number}")
            yield unit.hit("kata", edit, kata=word)
        if order_of("pasal", unit.node.number) is None:
            variant = "baru" if is_awaited(unit.node.number) else "angka"
            yield unit.hit(variant, nomor=unit.node.number)
    for unit, number in _gaps(draft.articles, "pasal"):
        yield unit.hit(seharusnya=f"Pasal {number}")


def _inside(node: Node) -> frozenset[str]:
    """The numbers of ayat that stand inside the words of others: only their line is missing."""
    parts = (part for chain in walk([node]) for part in (chain[-1].text, chain[-1].tail))
    return frozenset(number for part in parts for number in _MARK.findall(part))


@rule(
    "B06",
    butir="82",
    severity="E",
    amending=False,
    examples=[
        Example("pasal", "Pasal 2\n(1) Unit Kerja melayani.\n(2) Unit Kerja melapor.", wrong)
        for wrong in (
            "Pasal 2\n(1) Unit Kerja melayani.\n(3) Unit Kerja melapor.",
            "Pasal 2\n(1). Unit Kerja melayani.\n(2) Unit Kerja melapor.",
            "Pasal 2\n1) Unit Kerja melayani.\n2) Unit Kerja melapor.",
            "Pasal 2\n(1) Unit Kerja melayani.",
        )
    ],
)
def subsections(draft: Draft) -> Iterator[Hit]:
    """Ayat with a number in brackets and no dot, consecutive from 1, two at least."""
    for unit in draft.articles:
        children = unit.node.children
        found = [child for child in children if child.type == "ayat"]
        if not found:
            if children and children[0].type == "angka2" and not unit.text:
                yield Unit((*unit.chain, children[0]), "", children[0].line).hit(
                    "bentuk", kata=f"{children[0].number})"
                )
            continue
        below = [Unit((*unit.chain, child), child.text, child.line) for child in found]
        for ayat in below:
            if ayat.text[:1] == "." and not ayat.text.startswith(".."):
                edit = ayat.edit(f"({ayat.node.number}).", f"({ayat.node.number})")
                yield ayat.hit("bentuk", edit, kata=f"({ayat.node.number}).")
        gaps = list(_gaps(below, "ayat"))
        inside = _inside(unit.node) if gaps or len(found) == 1 else frozenset()
        for ayat, number in gaps:
            if number not in inside:
                yield ayat.hit(seharusnya=unit_word(Node("ayat", number)))
        if len(found) == 1 and not gaps and "2" not in inside:
            yield below[0].hit("tunggal", severity="W")  # known from practice, in no butir
