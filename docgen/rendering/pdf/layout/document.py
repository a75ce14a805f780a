"""A whole document: sections, pages, and what stands on every page."""

from __future__ import annotations

import math
from collections.abc import Mapping

from docgen.errors import TemplateFault
from docgen.rendering.media import Picture
from docgen.rendering.pdf.fonts import face
from docgen.rendering.pdf.layout.flow import Flow, Setting
from docgen.rendering.pdf.layout.pages import Draft, fill_pages
from docgen.rendering.pdf.layout.running import RunningParts
from docgen.rendering.pdf.layout.slabs import Painter
from docgen.rendering.pdf.layout.structure import Structure
from docgen.rendering.pdf.operations import LaidOutDocument, OutlineEntry, Page, TextOp
from docgen.rendering.pdf.tree import Document, Section

__all__ = ["lay_out"]

_MARK_COLOR = "#e9e9e9"
_LEAST_FRAME = 30.0


def lay_out(document: Document, media: Mapping[str, Picture]) -> LaidOutDocument:
    """Pages of positioned operations, and the structure tree.

    Raises DataError ``pdf.no_glyph``, TemplateFault when something cannot be placed.
    """
    structure = Structure()
    root = structure.add("Document", None, Lang=document.language)
    filled: list[tuple[Section, RunningParts, list[Draft]]] = []
    for section in document.sections:
        running = RunningParts(section, media)
        height = min(running.frame(0).height, running.frame(1).height)
        if height < _LEAST_FRAME:
            raise TemplateFault.of("pdf.no_frame", height=round(height * 25.4 / 72))
        role = section.role or ("Sect" if len(document.sections) > 1 else "")
        parent = structure.add(role, root) if role else root
        flow = Flow(
            Setting(structure, media, height),
            parent,
            0.0,
            section.width - section.left - section.right,
        )
        flow.blocks(section.blocks)
        filled.append((section, running, fill_pages(flow.slabs, running.frame)))
    return _paint(document, filled, structure)


def _paint(
    document: Document,
    filled: list[tuple[Section, RunningParts, list[Draft]]],
    structure: Structure,
) -> LaidOutDocument:
    count = str(sum(len(drafts) for _, _, drafts in filled))
    pages: list[Page] = []
    outline: list[OutlineEntry] = []
    number = 0
    for section, running, drafts in filled:
        if section.first_number is not None:
            number = section.first_number - 1
        for index, draft in enumerate(drafts):
            number += 1
            label = str(number)
            painter = Painter(section.height)
            painter.artifact = "Background"
            _background(painter, section)
            for kind, slabs, top in running.slabs(index, label, count):
                painter.artifact = kind
                for slab in slabs:
                    top += slab.before
                    slab.paint(painter, section.left, top)
                    top += slab.height
            shift = _shift(section, draft)
            for slab, y, repeated in draft.placed:
                painter.artifact = "Pagination" if repeated else ""
                slab.paint(painter, section.left, y + shift)
            outline.extend(
                OutlineEntry(level, title, len(pages), section.height - y)
                for level, title, y in painter.outline
            )
            pages.append(Page(section.width, section.height, label, tuple(painter.ops)))
    return LaidOutDocument(
        document.title, document.language, tuple(pages), structure.finish(), tuple(outline)
    )


def _shift(section: Section, draft: Draft) -> float:
    """How far the content of a page goes down for vertical alignment."""
    if section.valign == "top":
        return 0.0
    spare = max(draft.room, 0.0)
    return spare / 2 if section.valign == "middle" else spare


def _background(painter: Painter, section: Section) -> None:
    """The frame around a page and the large mark behind its text."""
    if section.frame:
        width = {"thin": 0.75, "thick": 3.0, "double": 2.25}[section.frame]
        edge = section.frame_edge
        insets = [(edge, width)]
        if section.frame == "double":
            insets.append((edge + 4.0, 0.75))
        for inset, weight in insets:
            painter.rect(
                inset, inset, section.width - 2 * inset, section.height - 2 * inset,
                stroke="#000000", line_width=weight,
            )  # fmt: skip
    if section.mark:
        used = face("arimo", bold=True)
        angle = math.atan2(section.height, section.width)
        diagonal = math.hypot(section.width, section.height) * 0.55
        em = used.width(section.mark)
        size = min(diagonal / em, section.width / 5)
        length = em * size
        drop = size * 0.35
        x = section.width / 2 - math.cos(angle) * length / 2 + math.sin(angle) * drop
        y = section.height / 2 - math.sin(angle) * length / 2 - math.cos(angle) * drop
        painter.ops.append(
            TextOp(
                x, y, length, section.mark, used.name, size, _MARK_COLOR, None, "Background",
                angle=math.degrees(angle),
            )
        )  # fmt: skip
