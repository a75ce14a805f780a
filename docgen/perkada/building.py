"""Units that are still open while a text is read, and their closing into nodes."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.perkada.lines import Line, goes_on, join
from docgen.perkada.tree import GROUPS, ITEMS, Node, NodeType

__all__ = ["OpenUnit"]


@dataclass(slots=True)
class OpenUnit:
    """A unit that may still take text and children."""

    type: NodeType
    number: str
    label: str
    line: int
    column: int
    first: str = ""
    """The number that its list began with."""
    title: list[str] = field(default_factory=list)
    title_open: bool = False
    """Whether the next line of text may still be its title."""
    paragraphs: list[list[str]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    last: Line | None = None
    """The line that was taken in last, here or in a child."""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a tabulation."""
        return self.type in ITEMS

    @property
    def is_group(self) -> bool:
        """Whether it groups articles."""
        return self.type in GROUPS

    def take(self, line: Line, text: str) -> None:
        """Add a line of running text: to the paragraph that is open, or as a new one."""
        follows = self.last is not None and goes_on(self.last, line)
        if not self.children and not self.is_group:
            if follows and self.paragraphs:
                self.paragraphs[-1].append(text)
            else:
                self.paragraphs.append([text])
        elif follows and self._stray:
            self._stray[-1].append(text)
        else:
            self._flush()
            self._stray.append([text])
            self._stray_line = line.number
        self.last = line

    def extend(self, text: str) -> None:
        """Add words to what was taken last."""
        if self._stray:
            self._stray[-1].append(text)
        elif self.paragraphs:
            self.paragraphs[-1].append(text)
        else:
            self.paragraphs.append([text])

    _stray: list[list[str]] = field(default_factory=list)
    """A paragraph behind or between children, while it is open."""
    _stray_line: int = 0

    def _flush(self) -> None:
        for parts in self._stray:
            self.children.append(Node("teks", text=join(parts), line=self._stray_line))
        self._stray.clear()

    def add(self, child: Node) -> None:
        """Add a closed unit below this one."""
        self._flush()
        self.children.append(child)

    def last_item(self) -> Node | None:
        """The last child that is not a stray paragraph."""
        return next((node for node in reversed(self.children) if node.type != "teks"), None)

    def close(self) -> Node:
        """The finished node; paragraphs behind the last tabulation become its tail."""
        self._flush()
        children = list(self.children)
        tail: list[str] = []
        if not self.is_group and any(child.type != "teks" for child in children):
            while children[-1].type == "teks":
                tail.insert(0, children.pop().text)
        return Node(
            self.type,
            self.number,
            join(self.title),
            "\n".join(join(parts) for parts in self.paragraphs),
            "\n".join(tail),
            self.label,
            self.line,
            tuple(children),
        )
