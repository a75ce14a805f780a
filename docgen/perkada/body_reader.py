"""Text of a body -> tree.

A label alone does not tell what it is: ``i.`` may be a letter or a Roman figure, ``1.`` an item or
the wrapped end of a reference. What is expected next in the lists that are open decides, then the
column, then how the line before ended. Nothing is dropped: what has no place is ``teks`` or goes
back as unplaced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.bahasa.angka import romawi
from docgen.perkada.articles import follows_reference
from docgen.perkada.building import OpenUnit
from docgen.perkada.glue import glued, unprotect
from docgen.perkada.grammar import (
    Heading,
    Label,
    heading,
    is_first,
    is_next,
    is_roman,
    item_label,
    take_name,
)
from docgen.perkada.lines import Line, goes_on, is_cut, is_ended, unescape
from docgen.perkada.marks import begins_part
from docgen.perkada.regulation import Repair, Unplaced
from docgen.perkada.tree import Node

__all__ = ["BodyReader"]

DEEPEST = 8
"""Items below items; more is surely no tabulation (butir 87h allows four)."""
_RANK = {"bab": 0, "bagian": 1, "paragraf": 2, "pasal": 3}
_LONGEST_TITLE = 250
_BAB = re.compile(r"(?:BAB|Bab)\s{0,3}(?P<figures>[IVXLCl1|]{1,12})(?P<rest>(?:\s.*)?[^a-z]*)$")
_LAST_BAB = 3000
_STROKES = str.maketrans("l1|", "III")
_NAMES = {"bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf", "pasal": "Pasal"}
_QUOTES = '“"„'
_CHANGE = re.compile(
    r"(?:Ketentuan|Di\s?antara|Setelah|Sebelum|Penjelasan|Judul|Mengubah|Menambah|Menghapus|"
    r"Beberapa|Pasal|BAB|Bagian|Paragraf|Lampiran)\b.{0,200}?"
    r"(?:\b(?:Pasal|BAB|Bagian|Paragraf|ayat|Lampiran)\b|ubah|hapus|sisip|tambah|bunyi)"
)
"""How a change begins (butir 234 and 235)."""


def _pieces(text: str) -> list[str]:
    """A line cut before every label in its midst that may open a unit."""
    starts = [item.start for item in glued(text) if item.kind in ("ayat", "item") and item.start]
    if not starts:
        return [text]
    ends = [*starts, len(text)]
    return [text[start:end].strip() for start, end in zip([0, *starts], ends, strict=True)]


class BodyReader:
    """Takes the lines of a body one by one."""

    def __init__(self) -> None:
        self._headings = True
        self._stack: list[OpenUnit] = []
        self._roots: list[Node] = []
        self._unplaced: list[Unplaced] = []
        self._previous: Line | None = None
        self._babs = 0
        self.repairs: list[Repair] = []

    def read(self, lines: Sequence[Line]) -> tuple[tuple[Node, ...], tuple[Unplaced, ...]]:
        """The tree, and the lines before its first unit that found no place."""
        for line in lines:
            self._line(line)
            self._previous = line
        self._close_to(0)
        return tuple(self._roots), tuple(self._unplaced)

    def read_items(self, lines: Sequence[Line]) -> Node:
        """The items of a list that stands outside articles (Menimbang, Mengingat), below one node.

        Headings are text here.
        """
        self._headings = False
        self._stack.append(OpenUnit("pasal", "", "", lines[0].number if lines else 0, 0))
        (root,), _ = self.read(lines)
        return root

    def _line(self, line: Line) -> None:
        text, protected = unescape(line.text)
        if not protected:
            found = heading(text) if self._headings else None
            if found is None and self._headings:
                found = self._misread_heading(text, line)
            if found and not self._in_reference(line):
                self._open_heading(found, line)
                return
            if (label := item_label(text)) and self._place(label, line):
                return
            if self._take_title(line, text):
                return
        self._take_text(line, text)

    # headings

    def _in_reference(self, line: Line) -> bool:
        """Whether the text before is cut in a reference, so that this line belongs to it."""
        inside = bool(self._stack) and not self._stack[-1].is_group
        return inside and follows_reference(self._previous, line)

    def _amended(self) -> int:
        """How many open units hold what an amendment quotes: Pasal I, and the change in it; 0 in
        any other regulation (butir 233, 234).
        """
        for n, unit in enumerate(self._stack):
            if unit.type == "pasal":
                if not is_roman(unit.number):
                    return 0
                change = n + 1 < len(self._stack) and self._stack[n + 1].is_item
                return n + 2 if change else n + 1
        return 0

    def _misread_heading(self, text: str, line: Line) -> Heading | None:
        """A heading behind a quotation mark in an amendment, or a bab whose number is due but
        stands without a blank or with confused letters (``BABIII``, ``BAB IIUMUM``).
        """
        found: Heading | None = None
        if self._in_reference(line):
            return None
        if text[0] in _QUOTES and self._amended():
            found = heading(text[1:].strip())
        elif self._babs < _LAST_BAB and (glued_on := _BAB.match(text)):
            due = romawi(self._babs + 1)
            figures = glued_on["figures"].translate(_STROKES)
            rest = figures[len(due) :].strip() + glued_on["rest"]
            if figures.startswith(due) and rest[:3] == rest[:3].upper():
                found = heading(f"BAB {due} {rest}".strip())
        if found:
            name = f"{_NAMES[found.type]} {found.number}"
            self.repairs.append(Repair(line.number, text, f"{name} {found.rest}".strip()))
        return found

    def _open_heading(self, found: Heading, line: Line) -> None:
        own = found.type == "pasal" and is_roman(found.number)
        depth, least = len(self._stack), 0 if own else self._amended()
        if own:
            depth = min((n for n, u in enumerate(self._stack) if u.type == "pasal"), default=depth)
        while depth > least and (_RANK.get(self._stack[depth - 1].type, 9) >= _RANK[found.type]):
            depth -= 1
        self._close_to(depth)
        self._babs += found.type == "bab"
        unit = OpenUnit(found.type, found.number, found.name, line.number, line.column, last=line)
        if unit.is_group:
            unit.title = [found.rest] if found.rest else []
            unit.title_open = True
        self._stack.append(unit)

    def _take_title(self, line: Line, text: str) -> bool:
        """Take a line as the title, or as the next line of the title, of the group just opened."""
        unit = self._stack[-1] if self._stack else None
        if unit is None or not unit.is_group or not unit.title_open:
            return False
        capitals = unit.type == "bab"
        fits = len(text) <= _LONGEST_TITLE and text[-1] not in ".;:," and not begins_part(text)
        if unit.title:
            fits = fits and not line.after_blank and (not capitals or text == text.upper())
        if not fits:
            unit.title_open = False
            return False
        unit.title.append(text)
        unit.last = line
        return True

    # labels

    def _place(self, label: Label, line: Line) -> bool:
        """Open the unit of a label; False when the line is running text after all."""
        pasal = self._article()
        if pasal is None:
            return False
        if (change := self._change(label, line)) is not None:
            self._open_item(label, line, change, label.number)
            return True
        before = "" if self._previous is None or line.after_blank else self._previous.text
        if self._previous is not None and self._previous.number == self._stack[-1].line:
            # right below a heading or an empty label there is no sentence to go on
            opened = self._stack[-1]
            before = "" if opened.type == "pasal" or not opened.paragraphs else before
        colon = self._previous is not None and self._previous.text.endswith(":")
        cut = is_cut(before)
        sibling = self._expected(label, line)
        if sibling is not None:
            same_column = 0 < line.column <= self._stack[sibling].column
            if cut and not same_column:
                return False
            self._open_item(label, line, sibling, self._stack[sibling].first)
            return True
        if cut:
            return False
        if label.type == "ayat":
            return self._place_ayat(label, line, pasal, before)
        inner = self._stack[-1]
        last = inner.last_item()
        if last and last.type == label.type and is_next(label.type, "", last.number, label.number):
            self._open_item(label, line, len(self._stack), label.number)
            return True
        same = [n for n in range(pasal + 1, len(self._stack)) if self._stack[n].type == label.type]
        nested = colon or line.column > inner.column or not same
        if is_first(label.type, label.number) and nested and len(self._stack) - pasal <= DEEPEST:
            self._open_item(label, line, len(self._stack), label.number)
            return True
        if not is_ended(before):
            return False
        if same:
            level = next((n for n in same if self._stack[n].column == line.column), same[-1])
            first = "" if is_first(label.type, label.number) else self._stack[level].first
            self._open_item(label, line, level, first or label.number)
        else:
            self._open_item(label, line, min(len(self._stack), pasal + DEEPEST), label.number)
        return True

    def _article(self) -> int | None:
        """The innermost open article in the stack."""
        places = (n for n in range(len(self._stack) - 1, -1, -1) if self._stack[n].type == "pasal")
        return next(places, None)

    def _change(self, label: Label, line: Line) -> int | None:
        """Where in the stack a label opens the next change of Pasal I; None when it does not.

        It may be an item of what the last change quotes: its column tells, where columns differ,
        then its words, then whether the quoted article expects it.
        """
        roman = next((n for n, unit in enumerate(self._stack) if unit.type == "pasal"), None)
        if roman is None or not is_roman(self._stack[roman].number):
            return None
        begins = _CHANGE.match(label.rest) is not None
        change = self._stack[roman + 1] if roman + 1 < len(self._stack) else None
        if change is None or change.type != label.type:
            listed = begins and label.type == "angka" and is_first("angka", label.number)
            return roman + 1 if listed and self._article() == roman else None
        if not is_next(label.type, change.first, change.number, label.number):
            return None
        if self._article() == roman:
            return roman + 1 if begins else None
        inner = self._followed(label)
        last = self._stack[-1].last_item()
        if last and last.type == label.type and is_next(label.type, "", last.number, label.number):
            inner.append(len(self._stack) - 1)
        if change.column != line.column and any(
            self._stack[n].column == line.column for n in inner
        ):
            return None
        apart = all(self._stack[n].column != line.column for n in inner)
        outer = begins or (apart and change.column == line.column)
        return roman + 1 if outer or not (inner or is_first(label.type, label.number)) else None

    def _place_ayat(self, label: Label, line: Line, pasal: int, before: str) -> bool:
        if not is_ended(before):
            return False
        self._open_item(label, line, pasal + 1, label.number)
        return True

    def _expected(self, label: Label, line: Line) -> int | None:
        """The place in the stack of the unit that the label follows as its next sibling."""
        found = self._followed(label)
        if len(found) > 1:
            columns = [n for n in found if self._stack[n].column == line.column]
            found = columns if len(columns) == 1 else found
        if not found:
            return None
        ended = self._previous is not None and self._previous.text.endswith(".")
        return found[0] if ended else found[-1]

    def _open_item(self, label: Label, line: Line, depth: int, first: str) -> None:
        self._close_to(depth)
        name, rest = take_name(label.rest)
        rest, _ = unescape(rest)
        unit = OpenUnit(label.type, label.number, name, line.number, line.column, first)
        unit.last = line
        self._stack.append(unit)
        if rest:
            head, *glued_on = _pieces(rest)
            unit.paragraphs = [[unprotect(head)]]
            self._take_glued(glued_on, head, line)

    # labels in the midst of a line

    def _take_glued(self, pieces: Sequence[str], before: str, line: Line) -> None:
        """Take the pieces of a line behind its first: a label that is due opens a unit."""
        for piece in pieces:
            label = item_label(piece)
            depth = self._due(label, before) if label else None
            if label and depth is not None:
                known = depth < len(self._stack) and self._stack[depth].type == label.type
                first = self._stack[depth].first if known else label.number
                self._close_to(depth)
                name, rest = take_name(label.rest)
                unit = OpenUnit(label.type, label.number, name, line.number, line.column, first)
                unit.paragraphs = [[unprotect(rest)]]
                unit.last = line
                self._stack.append(unit)
            else:
                self._stack[-1].extend(unprotect(piece))
            before = piece

    def _due(self, label: Label, before: str) -> int | None:
        """Where in the stack a label in the midst of a line belongs; None when it is not due."""
        pasal = self._article()
        if pasal is None:
            return None
        if label.type == "ayat":
            last = self._last_ayat(pasal)
            due = last is not None and is_next("ayat", "", last, label.number)
            return pasal + 1 if due else None
        if before.endswith(":") and is_first(label.type, label.number):
            return len(self._stack) if len(self._stack) - pasal <= DEEPEST else None
        found = self._followed(label)
        return found[-1] if found else None

    def _followed(self, label: Label) -> list[int]:
        """The open units that a label follows as next sibling, within the innermost article."""
        start = self._article() or 0
        return [
            n
            for n, unit in enumerate(self._stack)
            if n >= start
            and unit.type == label.type
            and is_next(label.type, unit.first, unit.number, label.number)
        ]

    def _last_ayat(self, pasal: int) -> str | None:
        """The number of the last ayat of the article at ``pasal`` in the stack."""
        for unit in self._stack[pasal + 1 :]:
            if unit.type == "ayat":
                return unit.number
        last = self._stack[pasal].last_item()
        return last.number if last and last.type == "ayat" else None

    # running text

    def _take_text(self, line: Line, text: str) -> None:
        if not self._stack:
            self._unplaced.append(Unplaced(line.number, text))
            return
        while self._stack[-1].is_item and self._leaves(self._stack[-1], line):
            self._close_to(len(self._stack) - 1)
        unit = self._stack[-1]
        unit.title_open = False
        head, *glued_on = _pieces(text)
        unit.take(line, unprotect(head))
        self._take_glued(glued_on, head, line)

    def _leaves(self, unit: OpenUnit, line: Line) -> bool:
        """Whether a line of text stands outside an item, as the words behind a tabulation do."""
        if line.column > unit.column:
            return False
        if line.after_blank:
            return True
        return self._previous is not None and not goes_on(self._previous, line)

    def _close_to(self, depth: int) -> None:
        while len(self._stack) > depth:
            unit = self._stack.pop()
            node = unit.close()
            if self._stack:
                self._stack[-1].add(node)
                self._stack[-1].last = unit.last
            else:
                self._roots.append(node)
