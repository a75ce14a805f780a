"""Headers and footers: artifacts that stand on every page, the first, or all but the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.rendering.media import Picture
from docgen.rendering.pdf.layout.flow import Flow, Setting
from docgen.rendering.pdf.layout.pages import Frame
from docgen.rendering.pdf.layout.slabs import Slab, total
from docgen.rendering.pdf.tree import Running, Section

__all__ = ["RunningParts"]

_WIDEST_NUMBER = "8888"
"""Stands for numbers that are not known yet when the height of a header is measured."""


class RunningParts:
    """The headers and footers of one section."""

    def __init__(self, section: Section, media: Mapping[str, Picture]) -> None:
        self._section = section
        self._media = media
        self._frames = (self._measure(0), self._measure(1))

    def frame(self, number: int) -> Frame:
        """The frame of the n-th page of the section, counted from 0."""
        return self._frames[min(number, 1)]

    def slabs(self, number: int, label: str, count: str) -> list[tuple[str, list[Slab], float]]:
        """Kind of artifact, slabs and upper edge of header and footer on the n-th page."""
        section = self._section
        found = []
        header = _choose(section.headers, number)
        if header is not None:
            found.append(("Header", self._lay_out(header, label, count), header.edge))
        footer = _choose(section.footers, number)
        if footer is not None:
            slabs = self._lay_out(footer, label, count)
            found.append(("Footer", slabs, section.height - footer.edge - total(slabs)))
        return found

    def _measure(self, number: int) -> Frame:
        section = self._section
        top, bottom = section.top, section.height - section.bottom
        header = _choose(section.headers, number)
        if header is not None:
            height = total(self._lay_out(header, _WIDEST_NUMBER, _WIDEST_NUMBER))
            top = max(top, header.edge + height)
        footer = _choose(section.footers, number)
        if footer is not None:
            height = total(self._lay_out(footer, _WIDEST_NUMBER, _WIDEST_NUMBER))
            bottom = min(bottom, section.height - footer.edge - height)
        return Frame(top, bottom)

    def _lay_out(self, running: Running, label: str, count: str) -> list[Slab]:
        section = self._section
        setting = Setting(None, self._media, section.height / 2, label, count)
        flow = Flow(setting, None, 0.0, section.width - section.left - section.right)
        flow.blocks(running.blocks)
        return flow.finish()


def _choose(parts: Sequence[Running], number: int) -> Running | None:
    """The part for a page: one for just this kind of page goes before one for all."""
    kind = "later" if number else "first"
    for wanted in (kind, "all"):
        for part in parts:
            if part.pages == wanted:
                return part
    return None
