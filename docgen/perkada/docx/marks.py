"""The tracked changes of a Word file, numbered: what one person changed in one go is one remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from docgen.ooxml.revisions import is_revision
from docgen.ooxml.xml import W

__all__ = ["Group", "MarkKind", "groups_of", "paragraphs_of", "words_of"]

MarkKind = Literal["inserted", "deleted", "moved", "format", "cell"]
_KINDS: dict[str, MarkKind] = {
    "ins": "inserted",
    "del": "deleted",
    "moveFrom": "moved",
    "moveTo": "moved",
    "cellIns": "cell",
    "cellDel": "cell",
    "cellMerge": "cell",
}
_WORDS = (f"{W}t", f"{W}delText")
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True, eq=False)
class Group:
    """Marks of one kind and author that stand together; both ends of a move are one."""

    kind: MarkKind
    author: str
    date: str
    """As the file has it; empty when it has none."""
    marks: list[etree._Element] = field(default_factory=list)
    ranges: list[etree._Element] = field(default_factory=list)
    """Where the ends of a move begin and stop."""
    nested: bool = False
    """Whether one of its marks stands inside a mark of another remark."""

    @property
    def lone(self) -> str:
        """``moveFrom`` or ``moveTo`` for a move that has this end alone; else empty."""
        if self.kind != "moved":
            return ""
        ends = {str(mark.tag)[len(W) :] for mark in self.marks}
        return ends.pop() if len(ends) == 1 else ""

    @property
    def words(self) -> str:
        """What was inserted, deleted or moved, a line each paragraph; of a move, what arrived, else
        what left.
        """
        here: list[etree._Element] = []
        left: list[etree._Element] = []
        for mark in self.marks:
            (left if str(mark.tag) == f"{W}moveFrom" else here).append(mark)
        return _joined(here) or _joined(left)


def _joined(marks: list[etree._Element]) -> str:
    pieces: list[str] = []
    before = None
    for mark in marks:
        said = words_of(mark)
        paragraph = next(mark.iterancestors(f"{W}p"), None)
        if said:
            pieces += ["\n"] if pieces and paragraph is not before else []
            pieces.append(said)
            before = paragraph
    return "".join(pieces)


def words_of(element: etree._Element) -> str:
    """All words below an element, deleted ones too."""
    return "".join(_SIGNS.get(str(e.tag), e.text or "") for e in element.iter(*_WORDS, *_SIGNS))


def paragraphs_of(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph, the copies of drawings for old programs left out."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag == _FALLBACK:
            continue
        if node.tag == f"{W}p":
            yield node
        waiting.extend(reversed(node))


def groups_of(root: etree._Element) -> list[Group]:
    """The remarks of one part in reading order."""
    found: list[Group] = []
    of_mark: dict[etree._Element, Group] = {}
    moves: dict[str, Group] = {}
    open_moves: dict[str, tuple[str, str, etree._Element]] = {}
    last: tuple[object, ...] | None = None
    for element in root.iter():
        tag = str(element.tag)
        if tag in _WORDS:
            inside = _inside(element, of_mark)
            if inside is None or inside is not (found[-1] if found else None):
                last = None
            continue
        if not is_revision(element):
            continue
        name = tag[len(W) :]
        if name.endswith("RangeStart"):
            key = f"{name.removesuffix('RangeStart')} {element.get(f'{W}id')}"
            open_moves[key] = (name[:6], str(element.get(f"{W}name", "")), element)
            if _begun(element, found, moves, of_mark):
                last = None
            continue
        if name.endswith("RangeEnd"):
            begun = open_moves.pop(f"{name.removesuffix('RangeEnd')} {element.get(f'{W}id')}", None)
            if begun is not None and begun[1] in moves:
                moves[begun[1]].ranges += [begun[2], element]
            continue
        author, date = str(element.get(f"{W}author", "")), str(element.get(f"{W}date", ""))
        kind = _KINDS.get(name, "format")
        move = _move_name(name, open_moves) if kind == "moved" else ""
        if move and move in moves:
            group = moves[move]
        else:
            where = next(element.iterancestors(f"{W}p"), None) if kind == "format" else None
            key2 = (kind, name, author, date, move, where)
            group = found[-1] if found and key2 == last else Group(kind, author, date)
            if not found or group is not found[-1]:
                found.append(group)
            last = key2
            if move:
                moves[move] = group
        outer = _inside(element, of_mark)
        group.nested = group.nested or (outer is not None and outer is not group)
        group.marks.append(element)
        of_mark[element] = group
    for _, name, start in open_moves.values():
        if name in moves:
            moves[name].ranges.append(start)  # it never ends, and goes with its move all the same
    return found


def _begun(
    start: etree._Element,
    found: list[Group],
    moves: dict[str, Group],
    of_mark: dict[etree._Element, Group],
) -> bool:
    """Let the words that stand before a range in its own paragraph be a part of its move.

    LibreOffice begins a range behind the first words that were moved. Whether there are such.
    """
    name = str(start.get(f"{W}name", ""))
    side = str(start.tag)[len(W) :].removesuffix("RangeStart")
    paragraph = next(start.iterancestors(f"{W}p"), None)
    group = found[-1] if found else None
    if paragraph is None or not name or group is None or group in moves.values():
        return False
    here = all(next(m.iterancestors(f"{W}p"), None) is paragraph for m in group.marks)
    if group.lone != side or not here:
        return False
    whole = moves.setdefault(name, group)
    if whole is not group:
        whole.marks += group.marks
        whole.nested = whole.nested or group.nested
        of_mark.update(dict.fromkeys(group.marks, whole))
        found.pop()
    return True


def _inside(element: etree._Element, of_mark: dict[etree._Element, Group]) -> Group | None:
    return next((of_mark[e] for e in element.iterancestors() if e in of_mark), None)


def _move_name(name: str, open_moves: dict[str, tuple[str, str, etree._Element]]) -> str:
    """The move whose range the mark stands in; the last one that began on its side."""
    sides = [value[1] for key, value in open_moves.items() if key.startswith(f"{name} ")]
    return sides[-1] if sides else ""
