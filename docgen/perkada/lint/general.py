"""Ketentuan umum: butir 96 to 109."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Edit, Example, Hit, manual, rule
from docgen.perkada.lint.units import Unit

__all__: list[str] = []

_DEFINITION = (
    "Pasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan:\n"
    "1. Daerah adalah Kota Contoh.\n"
    "2. Unit Kerja adalah satuan kerja yang menyelenggarakan pelayanan publik di Daerah."
)
_BRACKETED = re.compile(
    r"[A-Z][^.;:]{1,90}?\((?P<short>[A-Z][A-Za-z0-9]{1,11})\),?\s(?:yang\b|adalah\b)"
)
_LOOSE = re.compile(
    r"[^.;:]{1,120}?,?\s(?P<kata>(?:untuk\s)?(?:yang\s)?selanjutnya\s(?:dapat\s)?"
    r"(?P<cara>disebut|disingkat)(?P<with>\s(?:dengan|sebagai))?)\s"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_EXPLAINED = (
    "PENJELASAN\nATAS\nPERATURAN WALI KOTA CONTOH\nNOMOR 12 TAHUN 2024\nTENTANG\n"
    "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA\n\nI. UMUM\nUmum.\n\nII. PASAL DEMI PASAL\n\n"
    "Pasal 1\n{}\n\nPasal 2\nCukup jelas.\n\nPasal 3\nCukup jelas."
)
_RANKS = (
    ("Presiden", 1),
    ("Menteri", 2),
    ("Gubernur", 3),
    ("Bupati", 4),
    ("Wali Kota", 4),
    ("Walikota", 4),
    ("Sekretaris Daerah", 5),
    ("Kepala Dinas", 6),
    ("Kepala Badan", 6),
    ("Inspektur", 6),
    ("Camat", 7),
    ("Lurah", 8),
    ("Kepala Desa", 8),
)
"""Offices from the highest to the lowest; two of one rank may come in any order."""
_ABOUT_ONE = re.compile(r"Pasal\s1$")
_CLEAR = re.compile(r"Cukup\s+jelas\b", re.IGNORECASE)
_NEXT_ARTICLE = re.compile(r"Pasal\s\d")


@rule(
    "U01",
    butir="96",
    severity="E",
    amending=False,
    examples=[Example("bab_umum", "BAB I\nKETENTUAN UMUM", "BAB I\nPENDAHULUAN")],
)
def first_chapter(draft: Draft) -> Iterator[Hit]:
    """The first chapter is KETENTUAN UMUM."""
    chapters = draft.of_type.get("bab", [])
    if chapters and chapters[0].node.title and draft.articles:
        title = " ".join(chapters[0].node.title.upper().split())
        if title.replace(" ", "") != "KETENTUANUMUM":
            yield chapters[0].hit(judul=chapters[0].node.title)


@rule(
    "U02",
    butir="99, 100",
    severity="E",
    amending=False,
    examples=[
        Example(
            "definisi",
            _DEFINITION,
            _DEFINITION.replace("Dalam Peraturan Wali Kota ini yang dimaksud dengan", wrong),
        )
        for wrong in (
            "Yang dimaksud dalam Peraturan ini dengan",
            "Dalam Peraturan ini yang dimaksud dengan",
            "Dalam Undang-Undang ini yang dimaksud dengan",
        )
    ],
)
def opening_of_definitions(draft: Draft) -> Iterator[Hit]:
    """Definitions open with ``Dalam Peraturan … ini yang dimaksud dengan:``."""
    if not draft.type:
        return
    right = f"Dalam {draft.jenis} ini yang dimaksud dengan:"
    for unit in draft.definitions.openings[:1]:
        typed = unit.text.split("\n")[-1]
        if _loose(typed) != _loose(right):
            yield unit.hit(kata=typed[:90], seharusnya=right)


def _loose(text: str) -> str:
    """Letters alone: commas and blanks are another matter."""
    return "".join(letter for letter in text if letter.isalpha())


@rule(
    "U03",
    butir="101",
    severity="E",
    amending=False,
    examples=[
        Example("definisi", _DEFINITION, _DEFINITION.replace("1. Daerah", "1. daerah")),
        Example("definisi", _DEFINITION, _DEFINITION.replace("di Daerah.", "di Daerah;")),
        Example(
            "definisi",
            _DEFINITION,
            _DEFINITION.replace("\n1. ", "\na. ").replace("\n2. ", "\nb. "),
        ),
    ],
)
def form_of_definitions(draft: Draft) -> Iterator[Hit]:
    """Definitions have figures, begin with a capital and end with a full stop."""
    items = draft.definitions.items
    if len(items) < 2:
        return
    if items[0].node.type == "huruf":
        yield items[0].hit("huruf")
    for item in items:
        text = item.text
        if text[:1].islower():
            word = text.split()[0]
            edit = item.edit(word, word[0].upper() + word[1:])
            yield item.hit("kapital", edit, kata=text[:40])
        if not item.node.children and text and (text[-1] in ";," or text[-1].isalpha()):
            word = text.split()[-1]
            yield item.hit("", _stop(item, word), kata=text[-40:])


def _stop(item: Unit, word: str) -> Edit:
    return item.edit(word, word.rstrip(";,") + ".", at_end=True)


@rule(
    "U04",
    butir="98",
    severity="W",
    kind="heuristic",
    amending=False,
    note='Hukum nasional memakai beberapa ragam ("disebut dengan", "disebut sebagai").',
    examples=[
        Example(
            "definisi",
            f"{_DEFINITION}\n3. Hak Asasi Manusia yang selanjutnya disingkat HAM adalah hak setiap "
            "orang.",
            f"{_DEFINITION}\n3. {wrong} adalah hak setiap orang.",
            {"pasal": "Pasal 2\nUnit Kerja menghormati HAM."},
        )
        for wrong in (
            "Hak Asasi Manusia (HAM)",
            "Hak Asasi Manusia selanjutnya disebut HAM",
            "Hak Asasi Manusia yang selanjutnya disebut sebagai HAM",
        )
    ],
)
def short_names(draft: Draft) -> Iterator[Hit]:
    """A short name follows ``yang selanjutnya disebut``, an abbreviation ``… disingkat``."""
    for item in draft.definitions.items:
        head = item.text[:260]
        if found := _BRACKETED.match(head):
            right = f"yang selanjutnya disingkat {found['short']} adalah"
            yield item.hit(kata=found[0][:70], seharusnya=right)
            continue
        if "selanjutnya" not in head or not (found := _LOOSE.match(head)):
            continue
        words = found["kata"]
        if found["with"] or "yang" not in words or "dapat" in words or "untuk" in words:
            right = f"yang selanjutnya {found['cara']}"
            yield item.hit(kata=words, seharusnya=right)


@rule(
    "U05",
    butir="102, 105",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[
        Example(
            "definisi",
            _DEFINITION,
            f"{_DEFINITION}\n3. Loket Bersama adalah tempat pelayanan di Daerah.",
        )
    ],
)
def defined_terms_are_used(draft: Draft) -> Iterator[Hit]:
    """What is defined is used again in the norms, or in another definition."""
    if not draft.definitions.terms:
        return
    text = draft.norms.lower
    titles = (unit.node.title for unit in draft.units if unit.node.title)
    annexes = (annex.text for annex in draft.regulation.annexes)
    behind = "\n".join((draft.regulation.explanation, *annexes, *titles)).lower()
    for term in draft.definitions.terms:
        own = term.unit.text.lower()
        words = {term.name.lower(), term.used.lower()}
        if any(text.count(word) > own.count(word) or word in behind for word in words):
            continue
        yield term.unit.hit(istilah=term.used)


@rule(
    "U06",
    butir="108",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[
        Example(
            "pasal",
            "Pasal 2\nWali Kota membina Unit Kerja di Daerah.",
            "Pasal 2\nWali Kota membina unit kerja di Daerah.",
            {"pasal_lain": "Pasal 3\nUnit Kerja melapor.", "pasal_berlaku": "Pasal 4"},
        )
    ],
)
def defined_terms_have_capitals(draft: Draft) -> Iterator[Hit]:
    """A term of several words keeps the capitals of its definition wherever it is used."""
    text = draft.norms.text
    for term in draft.definitions.terms:
        used = term.used
        if " " not in used or not used.istitle():
            continue
        small = used.lower()
        if small not in text:
            continue
        at = -1
        while (at := text.find(small, at + 1)) >= 0:
            unit = draft.norms.unit(at)
            if unit.node is term.unit.node or _defines(draft, unit):
                continue
            if text[at - 1 : at].isalnum() or text[at + len(small) : at + len(small) + 1].isalnum():
                continue
            yield unit.hit(kata=small, istilah=used)
            break


def _defines(draft: Draft, unit: Unit) -> bool:
    """Whether a unit stands in a definition."""
    return not draft.definitions.nodes.isdisjoint(map(id, unit.chain))


manual("U07", butir="103, 106", severity="I")


@rule(
    "U08",
    butir="107, 187",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[
        Example(
            "penjelasan",
            _EXPLAINED.format("Cukup jelas."),
            _EXPLAINED.format("Angka 1\nDaerah meliputi seluruh wilayah."),
        )
    ],
)
def definitions_are_not_explained(draft: Draft) -> Iterator[Hit]:
    """The explanation says ``Cukup jelas.`` about the definitions."""
    openings = draft.definitions.openings
    if not openings or "Pasal 1" not in draft.regulation.explanation:
        return
    if not any(node.type == "pasal" and node.number == "1" for node in openings[0].chain):
        return
    rows = draft.regulation.explanation.split("\n")
    begin = next((n for n, row in enumerate(rows) if _ABOUT_ONE.match(row)), None)
    if begin is None:
        return
    said = []
    for row in rows[begin + 1 :]:
        if _NEXT_ARTICLE.match(row):
            break
        said.append(row)
    if said and not any(_CLEAR.match(row) for row in said):
        yield Hit("Penjelasan Pasal 1", 0, {"kata": " ".join(said)[:60]})


@rule(
    "U09",
    butir="109, 109a",
    severity="I",
    kind="heuristic",
    amending=False,
    wording_2022=(
        "Butir 109a (sisipan UU 13/2022): jabatan dan lembaga didefinisikan dari yang tertinggi, "
        "badan swasta sesudahnya."
    ),
    examples=[
        Example(
            "definisi",
            "Pasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan:\n1. Wali Kota adalah "
            "Wali Kota Contoh.\n2. Camat adalah pemimpin kecamatan.\n3. Unit Kerja adalah satuan "
            "kerja yang melapor kepada Camat di Daerah.\n4. Daerah adalah Kota Contoh.",
            "Pasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan:\n1. Camat adalah "
            "pemimpin kecamatan.\n2. Wali Kota adalah Wali Kota Contoh.\n3. Unit Kerja adalah "
            "satuan kerja yang melapor kepada Camat di Daerah.\n4. Daerah adalah Kota Contoh.",
        )
    ],
)
def offices_in_order(draft: Draft) -> Iterator[Hit]:
    """Offices are defined from the highest to the lowest."""
    ranks = dict(_RANKS)
    highest, before = 0, ""
    for term in draft.definitions.terms:
        rank = ranks.get(term.used) or ranks.get(term.name)
        if rank is None:
            continue
        if rank < highest:
            yield term.unit.hit(istilah=term.used, sebelumnya=before)
        elif rank > highest:
            highest, before = rank, term.used
