"""What the lines of a regulation look like: headings, labels of items, names of labels.

Every pattern is tried at the beginning of one line, is bounded, and has no nested repetition, so
that reading stays linear whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.bahasa.angka import dari_huruf, dari_ordinal, dari_romawi, huruf, romawi
from docgen.errors import DataError
from docgen.perkada.tree import NodeType

__all__ = [
    "NAME",
    "Heading",
    "Label",
    "begins_as_ayat",
    "heading",
    "is_awaited",
    "is_first",
    "is_next",
    "is_roman",
    "item_label",
    "label_text",
    "order_of",
    "take_name",
]

NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")
"""A label's name; ``[#tahapan]`` and ``[@tahapan]`` carry it."""

_NAME_HERE = re.compile(r"\[#(?P<name>[a-z][a-z0-9-]{0,60})\](?:\s{1,9}|$)")
_TITLE_LENGTH = 250
_BAB = re.compile(r"(?:BAB|Bab)\s{1,9}(?P<number>[IVXLCDM]{1,15}[A-Z]?|\d{1,3}[A-Z]?)(?=\s|$)")
_BAGIAN = re.compile(r"(?:Bagian|BAGIAN)\s{1,9}(?=\w)")
_PARAGRAF = re.compile(r"(?:Paragraf|PARAGRAF)\s{1,9}(?P<number>\d{1,3}[A-Z]?)(?=\s|$)")
_PASAL = re.compile(
    r"(?:Pasal|PASAL)\s{1,9}(?P<number>\d{1,4}[A-Z]{0,2}|[IVXLC]{1,8}|\.{2,9}|…|_{2,9}|baru|"
    r"\[(?:baru|\.{2,9}|…)\])(?=\s|$)"
)
_OLD_ORDINAL = re.compile(r"(?:Pertama|PERTAMA|[IVX]{1,5}|\d{1,2})(?=\s|$)")
_ITEM = re.compile(
    r"(?:\((?P<ayat>\d{1,4}[a-z]?|\.{2,9}|…|baru)\)"
    r"|(?P<huruf>([a-z])\3{0,9})\.(?=\s|$)"
    r"|(?P<roman>[ivx]{2,6})\.(?=\s|$)"
    r"|(?P<angka>\d{1,4}[a-z]?)\.(?=\s|$)"
    r"|(?P<huruf2>([a-z])\7{0,9})\)(?=\s|$)"
    r"|(?P<angka2>\d{1,4})\)(?=\s|$))\s{0,9}"
)
_AYAT = re.compile(r"\(\d{1,4}[a-z]?\)(?=\s|$)")
_LONGEST_ORDINAL = 5  # words: Kesembilan Ratus Sembilan Puluh Sembilan


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a bab, bagian, paragraf or pasal."""

    type: NodeType
    number: str
    name: str
    rest: str
    """The title, when it stands on the same line."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an ayat or an item at the beginning of a line."""

    type: NodeType
    number: str
    rest: str


def take_name(text: str) -> tuple[str, str]:
    """The name of ``[#name]`` at the beginning of a text, and the text behind it."""
    found = _NAME_HERE.match(text)
    return (found["name"], text[found.end() :]) if found else ("", text)


def _is_title(rest: str, *, capitals: bool) -> bool:
    """Whether the words behind a heading's number can be its title, not the rest of a sentence."""
    if not rest:
        return True
    if len(rest) > _TITLE_LENGTH or rest[-1] in ".;:,":
        return False
    return rest == rest.upper() if capitals else rest[0].isupper()


def _ordinal(line: str, start: int) -> tuple[str, int] | None:
    """The longest ordinal at ``start`` and where it ends; old forms (Pertama, I, 1) count too."""
    words = re.findall(r"\S{1,20}\s{0,9}", line[start : start + 120])[:_LONGEST_ORDINAL]
    for count in range(len(words), 0, -1):
        spelled = "".join(words[:count])
        try:
            dari_ordinal(spelled)
        except DataError:
            continue
        return " ".join(spelled.split()), start + len(spelled.rstrip())
    old = _OLD_ORDINAL.match(line, start)
    return (old[0], old.end()) if old else None


def heading(line: str) -> Heading | None:
    """The heading that a stripped line is; None for any other line."""
    if line[:1] not in "BP":
        return None
    kind: NodeType
    if found := _PASAL.match(line):
        name, rest = take_name(line[found.end() :].lstrip())
        return None if rest.strip() else Heading("pasal", found["number"], name, "")
    if found := _BAB.match(line):
        kind, number, end = "bab", found["number"], found.end()
    elif found := _PARAGRAF.match(line):
        kind, number, end = "paragraf", found["number"], found.end()
    elif (found := _BAGIAN.match(line)) and (ordinal := _ordinal(line, found.end())):
        kind, (number, end) = "bagian", ordinal
    else:
        return None
    name, rest = take_name(line[end:].lstrip())
    if not _is_title(rest, capitals=kind == "bab"):
        return None
    return Heading(kind, number, name, rest)


def item_label(line: str) -> Label | None:
    """The label of an ayat or item that a stripped line begins with.

    A row of ayat labels, as scanners make it of a margin, is no label but text.
    """
    found = _ITEM.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    if found["ayat"] and begins_as_ayat(rest):
        return None
    if found["roman"]:
        return Label("huruf", found["roman"], rest)
    kind = next(kind for kind in _FORMS if found[kind])
    return Label(kind, found[kind], rest)


def begins_as_ayat(text: str) -> bool:
    """Whether a text begins with what looks like the label of an ayat."""
    return _AYAT.match(text) is not None


_FORMS: dict[NodeType, str] = {
    "ayat": "({})",
    "huruf": "{}.",
    "angka": "{}.",
    "huruf2": "{})",
    "angka2": "{})",
}


def label_text(kind: NodeType, number: str) -> str:
    """The label as it is printed: ``(1)``, ``a.``, ``1.``, ``a)``, ``1)``."""
    return _FORMS[kind].format(number)


def _split(number: str) -> tuple[str, str]:
    """A number and the letter of an insertion behind it: ``5A`` gives ``5`` and ``A``."""
    digits = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return digits, number[len(digits) :].upper()


def order_of(kind: NodeType, number: str) -> tuple[int, str] | None:
    """The place of a number in its order, with the letter of an insertion; None when malformed.

    ``IXA`` of a bab is (9, "A"), ``Kesatu`` of a bagian (1, ""), ``bb`` of a huruf (28, "").
    """
    try:
        if kind == "bab":
            try:
                return dari_romawi(number), ""
            except DataError:
                return dari_romawi(number[:-1]), number[-1:]
        if kind == "bagian":
            return dari_ordinal(number), ""
        if kind in ("huruf", "huruf2"):
            return dari_huruf(number), ""
        if kind == "pasal" and number.isalpha():  # Pasal I of an amendment
            return dari_romawi(number), ""
    except DataError:
        return None
    digits, suffix = _split(number)
    return (int(digits), suffix) if digits.isdecimal() else None


def is_first(kind: NodeType, number: str) -> bool:
    """Whether a number begins a list: ``a``, ``1``, and ``i`` of a list in Roman figures."""
    return number in (("a", "i") if kind in ("huruf", "huruf2") else ("1",))


def is_awaited(number: str) -> bool:
    """Whether a unit waits for its number: ``Pasal baru``, ``Pasal ...``, ``(…)``."""
    return number == "baru" or number[:1] in (".", "…", "_", "[")


def is_roman(number: str) -> bool:
    """Whether an article is one of an amendment: Pasal I, Pasal II (butir 233)."""
    return number.isalpha() and number.isupper()


def is_next(kind: NodeType, first: str, previous: str, number: str) -> bool:
    """Whether ``number`` is what follows ``previous`` in a list that began with ``first``.

    A list of letters that begins with ``i`` counts in Roman figures, so ``ii`` follows ``i`` there
    and ``j`` follows ``i`` elsewhere. An insertion (5, 5A, 5B, 6) follows too.
    """
    if kind in ("huruf", "huruf2"):
        try:
            if first == "i":
                return number == romawi(dari_romawi(previous.upper()) + 1).lower()
            return number == huruf(dari_huruf(previous) + 1)
        except DataError:
            return False
    before, after = order_of(kind, previous), order_of(kind, number)
    if before is None or after is None:
        return False
    if after == (before[0] + 1, ""):
        return True
    following = chr(ord(before[1]) + 1) if len(before[1]) == 1 else "A"
    return after == (before[0], following)
