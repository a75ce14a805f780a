"""Filling pages with slabs, in time linear in their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from docgen.errors import TemplateFault
from docgen.rendering.pdf.layout.slabs import STRONG, BreakSlab, Head, Slab, total

__all__ = ["Draft", "Frame", "fill_pages"]

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand on a page, from its upper edge."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Room for slabs."""
        return self.bottom - self.top


@dataclass(slots=True)
class Draft:
    """A page while it is filled."""

    frame: Frame
    placed: list[tuple[Slab, float, bool]] = field(default_factory=list)
    """Slab, upper edge, and whether it repeats what an earlier page has."""
    y: float = 0.0
    begun: bool = False
    """Whether something other than a repeated header stands on it."""

    @property
    def room(self) -> float:
        """What is left."""
        return self.frame.bottom - self.y


def fill_pages(slabs: Sequence[Slab], frame: Callable[[int], Frame]) -> list[Draft]:
    """Pages with the slabs of one section; ``frame`` gives the frame of the n-th page."""
    filler = _Filler(frame)
    filler.fill(slabs, 0, len(slabs), 1)
    return filler.pages


class _Filler:
    def __init__(self, frame: Callable[[int], Frame]) -> None:
        self._frame = frame
        self.pages: list[Draft] = []
        self._natural_start = True  # the next slab begins a page by a full page, not on purpose
        self._new_page(None)
        self._natural_start = False

    @property
    def _page(self) -> Draft:
        return self.pages[-1]

    def _new_page(self, head: Head | None) -> None:
        frame = self._frame(len(self.pages))
        page = Draft(frame, y=frame.top)
        if head is not None:
            for slab in head.slabs:
                page.placed.append((slab, page.y, True))
                page.y += slab.height
        self.pages.append(page)
        self._natural_start = True

    def _fresh(self, head: Head | None) -> float:
        """Room on a page that would begin now."""
        return self._frame(len(self.pages)).height - (head.height if head else 0.0)

    def _gap(self, slab: Slab) -> float:
        """White space above a slab here: none at the head of a page that a full one brought."""
        return slab.before if self._page.begun or not self._natural_start else 0.0

    def fill(self, slabs: Sequence[Slab], start: int, stop: int, level: int) -> None:
        """Place slabs group by group; a group is held together by glue of at least ``level``."""
        index = start
        while index < stop:
            slab = slabs[index]
            if isinstance(slab, BreakSlab):
                if self._page.begun:
                    self._new_page(None)
                self._natural_start = False
                index += 1
                continue
            end = index
            while (
                end < stop - 1
                and slabs[end].glue >= level
                and not isinstance(slabs[end + 1], BreakSlab)
            ):
                end += 1
            self._group(slabs, index, end + 1, level)
            index = end + 1

    def _group(self, slabs: Sequence[Slab], start: int, stop: int, level: int) -> None:
        first = slabs[start]
        if stop - start == 1:
            self._place(first)
            return
        group = slabs[start:stop]
        whole = total(group)
        needed = whole - first.before + self._gap(first)
        page = self._page
        if needed <= page.room + _SLACK:
            self._put(first)
            y = page.y
            for slab in group[1:]:
                y += slab.before
                page.placed.append((slab, y, False))
                y += slab.height
            page.y = y
            return
        if whole - first.before <= self._fresh(first.head) + _SLACK:
            if self._page.begun:
                self._new_page(first.head)
            for slab in group:
                self._place(slab)
            return
        if level < STRONG:
            last = group[-1]
            beginning = needed - last.height + last.least
            if self._page.begun and beginning > self._page.room + _SLACK:
                shortest = beginning - self._gap(first)
                if shortest <= self._fresh(first.head) + _SLACK:
                    self._new_page(first.head)
            self.fill(slabs, start, stop, level + 1)
            return
        for slab in group:
            self._place(slab)

    def _put(self, slab: Slab) -> None:
        page = self._page
        page.y += self._gap(slab)
        page.placed.append((slab, page.y, False))
        page.y += slab.height
        page.begun = True

    def _place(self, slab: Slab) -> None:
        """One slab, divided where it must be."""
        while True:
            page = self._page
            gap = self._gap(slab)
            if gap + slab.height <= page.room + _SLACK:
                self._put(slab)
                return
            may_split = slab.loose or slab.height > self._fresh(slab.head) + _SLACK
            if may_split:
                parts = slab.split(page.room - gap, force=not page.begun)
                if parts is not None and gap + parts[0].height <= page.room + _SLACK:
                    self._put(parts[0])
                    self._new_page(slab.head)
                    slab = parts[1]
                    continue
            if not page.begun:
                if gap and slab.height <= page.room + _SLACK:
                    self._natural_start = True
                    continue
                raise TemplateFault.of(
                    "pdf.too_tall",
                    height=round(slab.height * 25.4 / 72),
                    room=round(page.frame.height * 25.4 / 72),
                )
            self._new_page(slab.head)
