"""Tabulations: butir 85 to 95."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.grammar import is_first
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.lists import Listing, ending
from docgen.perkada.lint.rule import Edit, Example, Hit, RuleSeverity, manual, rule
from docgen.perkada.lint.units import Unit
from docgen.perkada.tree import NodeType

__all__: list[str] = []

_DEEPEST = 4
_BELOW: dict[NodeType, NodeType] = {"huruf": "angka", "angka": "huruf2", "huruf2": "angka2"}
_JOINED = re.compile(r"[;,]\s?(?P<word>dan/atau|dan|atau|serta)$")
_TOGETHER = re.compile(
    r"\b(?:meliputi|terdiri (?:atas|dari)|memuat|mencakup|berupa|paling sedikit|yaitu|adalah)\b"
    r"[^.;]{0,60}:$"
)
_GLUED = re.compile(r":.{0,3}\s(?:a\s?\.|1\.)|\s(?:a|1)\.\s")
"""The first item, where it was not read as one."""
_HEADING = re.compile(r"[.;]\s|\b(?:Paragraf|Bagian)\s\w|\b[A-Z]{3,}\s[A-Z]")
"""Another sentence or a heading at the end of an item: the item itself ended before it."""
_INTRO = (
    "Pasal 2\nUnit Kerja menyediakan layanan yang meliputi:\na. loket layanan; dan\nb. alat bantu."
)


def _lists(draft: Draft) -> Iterator[Listing]:
    """The tabulations that are no definitions."""
    return (listing for listing in draft.listings if not listing.defining)


def _leaf(unit: Unit) -> Unit:
    """The item whose words end the item: the unit itself or its last sub-item."""
    chain, node = unit.chain, unit.node
    while not node.tail and node.children:
        node = node.children[-1]
        chain = (*chain, node)
    return unit if chain is unit.chain else Unit(chain, node.text, unit.last_line + 60)


def _ending_edit(unit: Unit, new: str) -> Edit | None:
    """The change of the last word of an item."""
    words = ending(unit).split()
    if not words:
        return None
    return _leaf(unit).edit(words[-1], new, at_end=True)


def _joint_edit(unit: Unit, new: str) -> Edit | None:
    """The change of the word before the one that joins the next item."""
    words = ending(unit).split()[-2:]
    if len(words) < 2:
        return None
    return _leaf(unit).edit(" ".join(words), f"{new} {words[-1]}", at_end=True)


@rule(
    "B10",
    butir="87",
    severity="E",
    amending=False,
    examples=[
        Example("pasal", _INTRO, _INTRO.replace("meliputi:", "meliputi")),
        Example("pasal", _INTRO, _INTRO.replace("meliputi:", "meliputi;")),
    ],
)
def opening_ends_with_colon(draft: Draft) -> Iterator[Hit]:
    """The words before a tabulation end with a colon, also those of an item with sub-items."""
    for listing in draft.listings:
        unit = listing.above
        text = unit.text
        if not text or unit.node.children[0] is not listing.items[0].node or text[-1] == ":":
            continue
        if len(listing.items) < 2 or text[-1] in ".)" or _GLUED.search(text):
            continue  # one item alone, or a sentence that ended, is another matter
        word = text.split()[-1]
        edit = unit.edit(word, f"{word.rstrip(',;')}:", at_end=True)
        yield unit.hit("", edit, kata=text[-60:])


@rule(
    "B11",
    butir="87, 92",
    severity="E",
    amending=False,
    examples=[
        Example("pasal", _INTRO, _INTRO.replace("\na.", "\n1.").replace("\nb.", "\n2.")),
        Example("pasal", _INTRO, _INTRO.replace("\na.", "\na)").replace("\nb.", "\nb)")),
    ],
)
def first_level_has_letters(draft: Draft) -> Iterator[Hit]:
    """The first level of a tabulation is ``a.``, ``b.``, ``c.``."""
    for listing in _lists(draft):
        first = listing.items[0]
        sentence = first.node.type == "angka2" and not listing.above.text
        begun = is_first(first.node.type, first.node.number)
        if listing.level == 1 and begun and first.node.type != "huruf" and not sentence:
            yield first.hit(butir=first.node.number)


@rule(
    "B12",
    butir="87",
    severity="W",
    kind="heuristic",
    amending=False,
    examples=[Example("pasal", _INTRO, _INTRO.replace("a. loket", "a. Loket"))],
)
def items_begin_small(draft: Draft) -> Iterator[Hit]:
    """Items begin with a small letter, except a defined term or a name."""
    defined = {word for term in draft.definitions.terms for word in (term.name, term.short) if word}
    heads = {word.split()[0] for word in defined}
    for listing in _lists(draft):
        if listing.items[0].node.type == "angka2" and not listing.above.text:
            continue
        capital = [item for item in listing.items if item.text[:1].isupper()]
        if not capital or len(capital) == len(listing.items) > 2:
            continue  # a whole list of names
        for item in capital:
            word, _, rest = item.text.partition(" ")
            bare = word.strip(".,;:()")
            if bare in heads or bare in _NAMES or not bare[1:].islower():
                continue
            if rest[:1].isupper():
                continue  # a name of several words
            yield item.hit(kata=bare)


_NAMES_TEXT = """
Undang-Undang Peraturan Presiden Menteri Gubernur Bupati Wali Walikota Pemerintah Daerah Negara
Indonesia Dewan Badan Kepala Pasal Tuhan Pancasila Allah Camat Lurah Sekretaris Keputusan
Kementerian Lembaga Komisi Bank Mahkamah Jaksa Kejaksaan Kepolisian Provinsi Kabupaten Kota Desa
Dinas Inspektorat Rumah Republik Instruksi
"""
_NAMES = frozenset(_NAMES_TEXT.split())


def _marks(draft: Draft) -> Iterator[tuple[Listing, Unit, str, bool]]:
    """Items with their ending, and whether the tabulation ends with them."""
    for listing in _lists(draft):
        for item in listing.items[:-1]:
            yield listing, item, ending(item), False
        if listing.level == 1 and listing.last:
            yield listing, listing.items[-1], ending(listing.items[-1]), True


@rule(
    "B13",
    butir="87",
    severity="E",
    amending=False,
    examples=[
        Example("pasal", f"{_INTRO}", _INTRO.replace("layanan; dan\nb. alat bantu.", wrong))
        for wrong in ("layanan, dan\nb. alat bantu.", "layanan; dan\nb. alat bantu;")
    ],
)
def items_end_with_semicolon(draft: Draft) -> Iterator[Hit]:
    """Items end with a semicolon, the last one with a full stop."""
    for listing, item, words, last in _marks(draft):
        if not words or (item.node.type == "angka2" and not listing.above.text):
            continue
        if last:
            if words[-1] in ";," or (words[-1].isalnum() and not _HEADING.search(words)):
                word = words.split()[-1]
                edit = _ending_edit(item, f"{word.rstrip(';,')}.")
                milder: RuleSeverity | None = "W" if words[-1] == ";" else None
                yield item.hit("akhir", edit, milder, kata=words[-60:])
            continue
        bare = _JOINED.sub(lambda found: found[0][0], words)
        if bare[-1] == ";" or bare.endswith(("; dan", "; atau")):
            continue
        if bare[-1] == "." and _sentences(listing):
            continue  # items that are whole sentences are no tabulation of this kind
        if bare[-1] in ",." or (bare[-1].isalnum() and bare is words):
            word = f"{bare.split()[-1].rstrip(',.')};"
            edit = _ending_edit(item, word) if bare is words else _joint_edit(item, word)
            milder = None if bare[-1] == "," else "W"  # a full stop may end a sentence of its own
            yield item.hit("", edit, milder, kata=words[-60:])


def _sentences(listing: Listing) -> bool:
    """Whether most items are sentences: a capital at the beginning, a full stop at the end."""
    items = listing.items
    stops = sum(ending(item).endswith(".") and item.text[:1].isupper() for item in items)
    return stops * 2 > len(items)


@rule(
    "B14",
    butir="87, 92, 93, 94, 95",
    severity="E",
    amending=False,
    examples=[
        Example(
            "pasal",
            _INTRO.replace("loket layanan", "loket layanan:\n    1. umum; dan\n    2. khusus"),
            _INTRO.replace("loket layanan", "loket layanan:\n    1) umum; dan\n    2) khusus"),
        )
    ],
)
def levels_in_order(draft: Draft) -> Iterator[Hit]:
    """The levels are ``a.``, ``1.``, ``a)``, ``1)``, in this order."""
    for listing in _lists(draft):
        expected = _BELOW.get(listing.above.node.type)
        first = listing.items[0]
        opened = listing.above.text.endswith(":") and is_first(first.node.type, first.node.number)
        if listing.level > 1 and expected and opened and first.node.type != expected:
            # the same kind twice is told from a list that goes on by the layout alone
            milder: RuleSeverity | None = (
                "W" if first.node.type == listing.above.node.type else None
            )
            yield first.hit("", None, milder, butir=first.node.number)


@rule(
    "B15",
    butir="87",
    severity="E",
    amending=False,
    examples=[
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja melayani:\na. satu:\n   1. dua:\n      a) tiga:\n"
            "         1) empat; dan\n         2) lima; dan\n      b) enam; dan\n   2. tujuh; dan\n"
            "b. delapan.",
            "Pasal 2\nUnit Kerja melayani:\na. satu:\n   1. dua:\n      a) tiga:\n"
            "         1) empat:\n            a. lima; dan\n            b. enam; dan\n"
            "         2) tujuh; dan\n      b) delapan; dan\n   2. sembilan; dan\nb. sepuluh.",
        )
    ],
)
def four_levels_at_most(draft: Draft) -> Iterator[Hit]:
    """A tabulation has four levels at the most."""
    for listing in draft.listings:
        if listing.level == _DEEPEST + 1:
            yield listing.items[0].hit(paling_banyak=_DEEPEST)


@rule(
    "B16",
    butir="88, 89, 90, 91",
    severity="W",
    note="Hukum nasional melanggarnya dalam 30 dari 119 naskah yang dihitung.",
    amending=False,
    examples=[
        Example("pasal", _INTRO, _INTRO.replace("; dan", ";")),
        Example(
            "pasal",
            _INTRO.replace("; dan", ";\nb. ruang tunggu; dan").replace("\nb. alat", "\nc. alat"),
            _INTRO.replace("; dan", "; dan\nb. ruang tunggu; dan").replace(
                "\nb. alat", "\nc. alat"
            ),
        ),
    ],
)
def joined_once(draft: Draft) -> Iterator[Hit]:
    """``dan``, ``atau`` or ``dan/atau`` stands once: behind the last item but one."""
    for listing in _lists(draft):
        items = listing.items
        if len(items) < 2 or _sentences(listing) or not listing.above.text:
            continue
        words = [_JOINED.search(ending(item)) for item in items[:-1]]
        for item, found in zip(items[:-2], words[:-1], strict=True):
            if found:
                yield item.hit("ulang", kata=found["word"])
        if words[-1] is None and not ending(items[-2]).endswith(("dan", "atau")):
            before = items[-2]
            text = ending(before)
            word = text.split()[-1] if text else ""
            edit = None
            if word.endswith(";") and _TOGETHER.search(listing.above.text) and not any(words):
                edit = _leaf(before).edit(word, f"{word} dan", at_end=True)
            yield before.hit("", edit, kata=text[-60:])


manual("B17", butir="87", severity="I")
