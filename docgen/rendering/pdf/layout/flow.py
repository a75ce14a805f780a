"""Blocks as slabs, at a known width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.errors import DataError, TemplateFault
from docgen.rendering.media import Picture
from docgen.rendering.pdf.layout.glyphs import plain, shape
from docgen.rendering.pdf.layout.paragraph import line_slabs, plain_slabs
from docgen.rendering.pdf.layout.rows import CellBox, Edges, RowSlab
from docgen.rendering.pdf.layout.slabs import (
    KEEP,
    BreakSlab,
    FieldSlab,
    ImageSlab,
    RuleSlab,
    Slab,
    total,
)
from docgen.rendering.pdf.layout.structure import Structure
from docgen.rendering.pdf.tree import (
    BREAK,
    Block,
    Box,
    Field,
    Group,
    Image,
    Keep,
    ListBlock,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Space,
    Table,
)

__all__ = ["Flow", "Setting", "cell_slabs"]

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all blocks of a section."""

    structure: Structure | None
    """None while headers and footers are laid out: they belong to no structure."""
    media: Mapping[str, Picture]
    frame_height: float
    """Height of the lowest page frame: what is to stay whole must fit into it."""
    page: str = ""
    """Page number and count of pages, for headers and footers."""
    pages: str = ""

    def lowered(self, points: float) -> Setting:
        """The same where pages are some points lower, as inside a cell with its padding."""
        if not points:
            return self
        height = max(self.frame_height - points, self.frame_height / 4)
        return Setting(self.structure, self.media, height, self.page, self.pages)

    def element(self, role: str, parent: int | None, **attributes: Any) -> int | None:
        """A new structure element; None among artifacts, or when the role is empty."""
        if self.structure is None:
            return None
        return self.structure.add(role, parent, **attributes) if role else parent


class Flow:
    """Collects the slabs of blocks that stand one below the other."""

    def __init__(self, setting: Setting, parent: int | None, x: float, width: float) -> None:
        self.setting = setting
        self.parent = parent
        self.x = x
        self.width = width
        self.slabs: list[Slab] = []
        self._pending = 0.0
        self._parts: list[tuple[int, int | None]] | None = None
        """Levels of open headings with what surrounds them, in a group that nests."""

    def space(self, height: float) -> None:
        """White space before the next slab."""
        self._pending += height

    def add(self, slab: Slab) -> None:
        """One more slab."""
        slab.before += self._pending
        self._pending = 0.0
        self.slabs.append(slab)

    def extend(self, slabs: Sequence[Slab]) -> None:
        """More slabs, at least one."""
        slabs[0].before += self._pending
        self._pending = 0.0
        self.slabs += slabs

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Lay out blocks one below the other."""
        for block in blocks:
            _KINDS[type(block)](self, block)

    def finish(self) -> list[Slab]:
        """The slabs; white space at the very end becomes a slab of its own."""
        if self._pending > 0 and self.slabs:
            self.slabs.append(_Blank(self._pending))
            self._pending = 0.0
        return self.slabs

    def inner_width(self, x: float, width: float) -> float:
        """``width``, when something can be set in it."""
        if width < 1.0:
            raise TemplateFault.of(
                "pdf.columns_too_wide", width=round(self.width / _MM), columns=round(x / _MM)
            )
        return width

    # Kinds of blocks ------------------------------------------------------------------------

    def paragraph(self, block: Paragraph) -> None:
        """Lines of text; a paragraph without text leaves one empty line."""
        parent = self.parent
        structure = self.setting.structure
        if self._parts is not None and block.role[:1] == "H" and block.runs:
            parent = self._part(int(block.role[1]), self._parts)
        elif block.level is not None and structure is not None:
            parent = structure.text_of(parent, block.level)
        style, role = block.style, block.role
        element = None
        if structure is not None:
            element = parent
            if block.language:
                element = self.setting.element(role, parent, Lang=block.language)
            elif role:
                element = structure.add(role, parent)
        runs = block.runs or (Run("", style.look),)
        own = plain(runs)
        if own is not None:
            slabs = plain_slabs(runs[0].text, own, element, style, self.x, self.width)
        else:
            runs, elements = self._runs(runs, element)
            slabs = line_slabs(shape(runs, elements), style, self.x, self.width)
        if role[:1] == "H" and structure is not None and block.runs:
            title = "".join([run.text for run in runs]).replace(BREAK, " ")
            slabs[0].outline = int(role[1]), " ".join(title.split())  # type: ignore[attr-defined]
        self._pending += style.before
        self.extend(slabs)
        self._pending = style.after

    def _part(self, level: int, parts: list[tuple[int, int | None]]) -> int | None:
        """The part of the structure that a heading of a level opens."""
        while parts and parts[-1][0] >= level:
            self.parent = parts.pop()[1]
        parts.append((level, self.parent))
        self.parent = self.setting.element("Sect", self.parent)
        return self.parent

    def _runs(
        self, runs: tuple[Run, ...], element: int | None
    ) -> tuple[tuple[Run, ...], list[int | None]]:
        if self.setting.structure is None:
            numbers = {"page": self.setting.page, "pages": self.setting.pages}
            runs = _joined(
                run._replace(text=numbers[run.field], field="") if run.field else run
                for run in runs
            )
            return runs, [None] * len(runs)
        elements: list[int | None] = []
        key: tuple[str, str] | None = None
        inner = element
        for run in runs:
            if run.field:
                raise TemplateFault.of("pdf.number_in_body")
            if (run.href, run.language) != key:
                key = (run.href, run.language)
                inner = element
                if run.href:
                    inner = self.setting.element("Link", element, Lang=run.language)
                elif run.language:
                    inner = self.setting.element("Span", element, Lang=run.language)
            elements.append(inner)
        return runs, elements

    def image(self, block: Image) -> None:
        """A picture in its own proportions, made smaller where it would not fit."""
        picture = self.setting.media.get(block.slot)
        if picture is None:
            raise TemplateFault.of(
                "pdf.unknown_slot", slot=block.slot, allowed=", ".join(self.setting.media) or "-"
            )
        if picture.width <= 0 or picture.height <= 0:
            raise DataError.of("pdf.bad_picture", slot=block.slot, reason="0 mm")
        ratio = picture.height / picture.width
        width = picture.width * _MM
        if block.width is not None:
            width = block.width
            if block.height is not None:
                width = min(width, block.height / ratio)
        elif block.height is not None:
            width = block.height / ratio
        width = min(width, self.width, self.setting.frame_height / ratio)
        element = None
        if not block.artifact and self.setting.structure is not None:
            if not picture.alt.strip():
                raise DataError.of("pdf.no_alternative", slot=block.slot)
            element = self.setting.element("Figure", self.parent, Alt=picture.alt)
        x = self.x + _offset(block.align, self.width - width)
        self.add(ImageSlab(x, width, width * ratio, block.slot, element))

    def rule(self, block: Rule) -> None:
        """A horizontal line."""
        self.space(block.before)
        width = self.width if block.width is None else min(block.width, self.width)
        x = self.x + _offset(block.align, self.width - width)
        self.add(RuleSlab(x, width, block.kind, block.color))
        self.space(block.after)

    def field(self, block: Field) -> None:
        """A place for a signature."""
        width = self.width if block.width is None else min(block.width, self.width)
        element = self.setting.element("Form", self.parent, Alt=block.signatory.role)
        x = self.x + _offset(block.align, self.width - width)
        self.add(
            FieldSlab(x, width, block.height, block.id, block.signatory, block.visible, element)
        )

    def keep(self, block: Keep) -> None:
        """Blocks that hold together."""
        start = len(self.slabs)
        self.blocks(block.blocks)
        for slab in self.slabs[start:-1]:
            slab.glue = max(slab.glue, KEEP)

    def group(self, block: Group) -> None:
        """Blocks under one structure element."""
        outer, parts = self.parent, self._parts
        if block.role:
            element = self.setting.element(block.role, outer, Lang=block.language, T=block.title)
            self.parent, self._parts = element, [] if block.nested else None
        self.blocks(block.blocks)
        if block.role:
            self.parent, self._parts = outer, parts

    def page_break(self, _: PageBreak) -> None:
        """The next slab begins a page."""
        self._pending = 0.0
        self.add(BreakSlab())

    def box(self, block: Box) -> None:
        """A frame around blocks: a row of one cell."""
        self.space(block.before)
        width = self.width if block.width is None else min(block.width, self.width)
        inside = self.inner_width(0.0, width - 2 * block.pad)
        setting = self.setting.lowered(2 * block.pad)
        slabs: list[Slab] = []
        if block.blocks:
            slabs = cell_slabs(setting, self.parent, 0.0, inside, block.blocks, "P")
        drawn = block.border != "none"
        edges = Edges(
            drawn, drawn, drawn, False, 1.5 if block.border == "thick" else 0.5,
            (3.0, 2.0) if block.border == "dashed" else (),
        )  # fmt: skip
        cell = CellBox(0.0, width, slabs, total(slabs), block.pad, block.pad, "middle", block.fill)
        x = self.x + _offset(block.align, self.width - width)
        self.add(RowSlab(x, (cell,), edges, False, block.height))
        self.space(block.after)


def cell_slabs(
    setting: Setting,
    parent: int | None,
    x: float,
    width: float,
    blocks: Sequence[Block],
    role: str,
) -> list[Slab]:
    """The slabs of what stands in a cell, a box or an item, ``width`` wide from ``x``.

    Words that belong to the cell itself become an element of ``role``, if it names one. Most cells
    hold one paragraph of one face and nothing else, which is set without further ado.
    """
    first = blocks[0]
    if len(blocks) == 1 and type(first) is Paragraph:
        role = first.role or role
        runs, style = first.runs, first.style
        own = (
            plain(runs) if not first.language and role[:1] != "H" and first.level is None else None
        )
        if own is not None:
            element = setting.element(role, parent) if role else parent
            if setting.structure is None:
                element = None
            slabs = plain_slabs(runs[0].text, own, element, style, x, width)
            slabs[0].before += style.before
            if style.after > 0:
                slabs.append(_Blank(style.after))
            return slabs
        blocks = (first._replace(role=role),)
    inner = Flow(setting, parent, x, width)
    inner.blocks(blocks)
    return inner.finish()


class _Blank(Slab):
    """White space that counts, at the end of a cell."""

    __slots__ = ()

    def paint(self, painter: Any, x: float, top: float) -> None:
        """Nothing."""


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in which neighbours of one look are one run."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].look == run.look:
            found[-1] = found[-1]._replace(text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def _offset(align: str, spare: float) -> float:
    return {"center": spare / 2, "right": spare}.get(align, 0.0)


def _list(flow: Flow, block: ListBlock) -> None:
    from docgen.rendering.pdf.layout.lists import list_slabs

    list_slabs(flow, block)


def _table(flow: Flow, block: Table) -> None:
    from docgen.rendering.pdf.layout.table import table_slabs

    table_slabs(flow, block)


_KINDS: Mapping[type[Any], Any] = {
    Paragraph: Flow.paragraph,
    Image: Flow.image,
    Rule: Flow.rule,
    Field: Flow.field,
    Keep: Flow.keep,
    Group: Flow.group,
    PageBreak: Flow.page_break,
    Box: Flow.box,
    Space: lambda flow, block: flow.space(block.height),
    ListBlock: _list,
    Table: _table,
}
