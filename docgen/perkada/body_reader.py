"""Text of a body -> tree.

A label alone does not tell what it is: ``i.`` may be a letter or a Roman figure, ``1.`` an item or
the wrapped end of a reference. What is expected next in the lists that are open decides, then the
column, then how the line before ended. Nothing is dropped: what has no place is ``teks`` or goes
back as unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.perkada.building import OpenUnit
from docgen.perkada.grammar import (
    Heading,
    Label,
    heading,
    is_first,
    is_next,
    item_label,
    take_name,
)
from docgen.perkada.lines import Line, goes_on, is_cut, is_ended, unescape
from docgen.perkada.marks import begins_part
from docgen.perkada.regulation import Unplaced
from docgen.perkada.tree import Node

__all__ = ["BodyReader"]

DEEPEST = 8
"""Items below items; more is surely no tabulation (butir 87h allows four)."""
_RANK = {"bab": 0, "bagian": 1, "paragraf": 2, "pasal": 3}
_LONGEST_TITLE = 250


class BodyReader:
    """Takes the lines of a body one by one."""

    def __init__(self) -> None:
        self._headings = True
        self._stack: list[OpenUnit] = []
        self._roots: list[Node] = []
        self._unplaced: list[Unplaced] = []
        self._previous: Line | None = None

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
            if self._headings and (found := heading(text)) and not self._in_reference(line):
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
        if line.after_blank or self._previous is None or not self._stack:
            return False
        before = self._previous.text
        if self._stack[-1].is_group or heading(before):
            return False
        return is_cut(before) or before.endswith(",")

    def _open_heading(self, found: Heading, line: Line) -> None:
        depth = len(self._stack)
        while depth and _RANK.get(self._stack[depth - 1].type, 9) >= _RANK[found.type]:
            depth -= 1
        self._close_to(depth)
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
        pasal = next((n for n, unit in enumerate(self._stack) if unit.type == "pasal"), None)
        if pasal is None:
            return False
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

    def _place_ayat(self, label: Label, line: Line, pasal: int, before: str) -> bool:
        if not is_ended(before):
            return False
        self._open_item(label, line, pasal + 1, label.number)
        return True

    def _expected(self, label: Label, line: Line) -> int | None:
        """The place in the stack of the unit that the label follows as its next sibling."""
        found = [
            n
            for n, unit in enumerate(self._stack)
            if unit.type == label.type
            and is_next(label.type, unit.first, unit.number, label.number)
        ]
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
        unit.paragraphs = [[rest]] if rest else []
        unit.last = line
        self._stack.append(unit)

    # running text

    def _take_text(self, line: Line, text: str) -> None:
        if not self._stack:
            self._unplaced.append(Unplaced(line.number, text))
            return
        while self._stack[-1].is_item and self._leaves(self._stack[-1], line):
            self._close_to(len(self._stack) - 1)
        unit = self._stack[-1]
        unit.title_open = False
        unit.take(line, text)

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
