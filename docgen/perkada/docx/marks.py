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
    def words(self) -> str:
        """What was inserted, deleted or moved; of a move, what arrived, else what left."""
        sides = [[], []] if self.kind == "moved" else [[]]  # type: list[list[str]]
        for mark in self.marks:
            side = sides[-1] if str(mark.tag) != f"{W}moveFrom" else sides[0]
            said = words_of(mark)
            if said:
                side.append(said)
        return "".join(sides[-1] or sides[0])


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
    return found


def _inside(element: etree._Element, of_mark: dict[etree._Element, Group]) -> Group | None:
    return next((of_mark[e] for e in element.iterancestors() if e in of_mark), None)


def _move_name(name: str, open_moves: dict[str, tuple[str, str, etree._Element]]) -> str:
    """The move whose range the mark stands in; the last one that began on its side."""
    sides = [value[1] for key, value in open_moves.items() if key.startswith(f"{name} ")]
    return sides[-1] if sides else ""
