"""Word's automatic numbers, as Word shows them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.bahasa.angka import ordinal, romawi
from docgen.bahasa.terbilang import terbilang
from docgen.errors import DataError
from docgen.ooxml.xml import W
from docgen.perkada.docx.styles import NumberingPlace, Styles, number, on, value

__all__ = ["Numbering"]

_LEVELS = 9
_ROMAN_TO = 3999
_LETTERS_TO = 780
"""Word itself repeats a letter up to thirty times."""
_PLACE: Final = re.compile(r"%([1-9])")
_SYMBOLS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"}
_LONGEST_TEXT = 200
"""Characters of a level's text; it stands before every paragraph of the level."""
_LINKS_TO = 10
"""Lists that point to the list of a style; a circle ends here."""


def _roman(n: int) -> str:
    return romawi(n) if 0 < n <= _ROMAN_TO else str(n)


def _letter(n: int) -> str:
    if not 0 < n <= _LETTERS_TO:
        return str(n)
    turns, place = divmod(n - 1, 26)
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] * (turns + 1)


def _words(form: Callable[[int], str]) -> Callable[[int], str]:
    def words(n: int) -> str:
        try:
            return form(n)
        except DataError:
            return str(n)

    return words


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "ordinal": lambda n: f"ke-{n}",
    "ordinalText": _words(ordinal),
    "cardinalText": _words(lambda n: terbilang(n).capitalize()),
    "none": lambda _n: "",
    "bullet": lambda _n: "",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether all its numbers are shown in figures (``w:isLgl``)."""
    restart: int | None = None
    """The level (from 1) after which it begins anew; 0 never, None after any higher one."""
    hidden: bool = False
    indents: tuple[int | None, int | None] = (None, None)


@dataclass(slots=True)
class _List:
    levels: list[_Level]
    by_style: dict[str, int] = field(default_factory=dict)
    """The level that a paragraph style is linked to."""


@dataclass(slots=True)
class _Num:
    abstract: str
    overrides: dict[int, int] = field(default_factory=dict)
    """Level to the number that this list begins anew with."""
    levels: dict[int, _Level] = field(default_factory=dict)


def _read_level(element: etree._Element) -> _Level:
    start = number(value(element, "start"))
    return _Level(
        start=0 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:_LONGEST_TEXT],
        legal=on(element, "isLgl") is True,
        restart=number(value(element, "lvlRestart")),
        hidden=on(element.find(f"{W}rPr"), "vanish") is True,
        indents=Styles.own_indents(element.find(f"{W}pPr")),
    )


def _place(element: etree._Element) -> int:
    return min(max(number(element.get(f"{W}ilvl")) or 0, 0), _LEVELS - 1)


class Numbering:
    """The lists of a document, counting on from paragraph to paragraph."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._links: dict[str, str] = {}
        self._of_style: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        for element in root.findall(f"{W}abstractNum"):
            self._read_list(element)
        self._nums = {
            str(e.get(f"{W}numId", "")): self._read_num(e) for e in root.findall(f"{W}num")
        }
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def _read_list(self, element: etree._Element) -> None:
        name = str(element.get(f"{W}abstractNumId", ""))
        found = _List([_Level() for _ in range(_LEVELS)])
        for level in element.findall(f"{W}lvl"):
            place = _place(level)
            found.levels[place] = _read_level(level)
            if style := value(level, "pStyle"):
                found.by_style[style] = place
        self._lists[name] = found
        if link := value(element, "numStyleLink"):
            self._links[name] = link
        if link := value(element, "styleLink"):
            self._of_style[link] = name

    def _read_num(self, element: etree._Element) -> _Num:
        found = _Num(value(element, "abstractNumId") or "")
        for override in element.findall(f"{W}lvlOverride"):
            place = _place(override)
            start = number(value(override, "startOverride"))
            if start is not None:
                found.overrides[place] = start
            if (level := override.find(f"{W}lvl")) is not None:
                found.levels[place] = _read_level(level)
        return found

    def _resolve(self, num: _Num) -> tuple[str, _List] | None:
        """The list of a numbering, by way of the style it may point to."""
        name = num.abstract
        for _ in range(_LINKS_TO):
            link = self._links.get(name)
            if link is None:
                break
            name = self._of_style.get(link, "")
        found = self._lists.get(name)
        return None if found is None else (name, found)

    def place(self, at: NumberingPlace, style_id: str) -> NumberingPlace:
        """The level of a paragraph that has its list from its style: the level linked to it."""
        num = self._nums.get(at.num_id)
        found = self._resolve(num) if num and at.from_style else None
        if found is None:
            return at
        for style in self._styles.chain(style_id):
            level = found[1].by_style.get(str(style.get(f"{W}styleId", "")))
            if level is not None:
                return NumberingPlace(at.num_id, level, at.from_style)
        return at

    def indents(self, at: NumberingPlace) -> tuple[int | None, int | None]:
        """Left and first-line indent that the level gives, in twips."""
        num = self._nums.get(at.num_id)
        found = self._resolve(num) if num else None
        if num is None or found is None:
            return None, None
        return self._level(num, found[1], at.level).indents

    @staticmethod
    def _level(num: _Num, found: _List, level: int) -> _Level:
        return num.levels.get(level) or found.levels[level]

    def next(self, at: NumberingPlace) -> str:
        """The number of the next paragraph at this place; empty for a list that is not there."""
        num = self._nums.get(at.num_id)
        found = self._resolve(num) if num else None
        if num is None or found is None:
            return ""
        name, levels = found
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        here = self._level(num, levels, at.level)
        before = counts[at.level]
        if at.level in num.overrides and (at.num_id, at.level) not in self._begun:
            counts[at.level] = num.overrides[at.level]
        else:
            counts[at.level] = here.start if before is None else before + 1
        self._begun.add((at.num_id, at.level))
        for deeper in range(at.level + 1, _LEVELS):
            restart = self._level(num, levels, deeper).restart
            if restart is None or at.level < restart:
                counts[deeper] = None
        return "" if here.hidden else self._text(num, levels, at.level, counts)

    def _text(self, num: _Num, found: _List, level: int, counts: list[int | None]) -> str:
        here = self._level(num, found, level)
        if here.form == "bullet":
            return "".join(_SYMBOLS.get(sign, sign) for sign in here.text)

        def shown(mark: re.Match[str]) -> str:
            place = int(mark[1]) - 1
            other = self._level(num, found, place)
            count = counts[place]
            form = "decimal" if here.legal and other.form != "none" else other.form
            return _FORMS.get(form, str)(other.start if count is None else count)

        return _PLACE.sub(shown, here.text).strip()
