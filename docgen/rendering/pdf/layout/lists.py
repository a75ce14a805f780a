"""Lists with hanging labels."""

from __future__ import annotations

from dataclasses import replace

from docgen.rendering.pdf.layout.flow import Flow
from docgen.rendering.pdf.layout.glyphs import Text, shape
from docgen.rendering.pdf.layout.paragraph import line_slabs, natural_width
from docgen.rendering.pdf.layout.rows import CellBox, Edges, LabelledSlab, RowSlab
from docgen.rendering.pdf.layout.slabs import total
from docgen.rendering.pdf.tree import ListBlock, Style

__all__ = ["list_slabs"]

_WIDEST = 0.4
"""The part of the width that labels may take; wider ones are broken into lines."""


def list_slabs(flow: Flow, block: ListBlock) -> None:
    """Add the items of a list to ``flow``.

    The column of labels is as wide as asked for, or wider when a label needs it, so that labels
    never touch the text.
    """
    setting = flow.setting
    parent = setting.element("L", flow.parent)
    elements: list[tuple[int | None, int | None, Text | None, Style | None]] = []
    width = flow.width - block.indent
    needed = 0.0
    for item in block.items:
        li = setting.element("LI", parent)
        text = style = None
        if item.label is not None:
            lbl = setting.element("Lbl", li)
            text, style = shape(item.label.runs, [lbl]), item.label.style
            needed = max(needed, natural_width(text, style))
        elements.append((li, setting.element("LBody", li), text, style))
    column = needed + block.gap if needed else 0.0
    if block.label_width is not None:
        column = max(block.label_width, column)
    column = min(column, width * _WIDEST)
    x = flow.x + block.indent
    for number, (item, (_, body, text, style)) in enumerate(
        zip(block.items, elements, strict=True)
    ):
        if number:
            flow.space(block.between)
        inner = flow.inner(body, x + column, width - column)
        inner.blocks(item.blocks)
        slabs = inner.finish()
        if text is not None and style is not None:
            own = replace(style, align=block.label_align)
            label = line_slabs(text, own, x, max(column - block.gap, 1.0), orphan_control=False)
            if len(label) == 1 and slabs:
                slabs[0] = LabelledSlab(label[0], slabs[0])
            elif not slabs:
                slabs = label
            else:
                cells = (
                    CellBox(0.0, column, label, total(label), 0.0, 0.0),
                    CellBox(0.0, width, slabs, total(slabs), 0.0, 0.0),
                )
                slabs = [RowSlab(0.0, cells, Edges(), True)]
        for slab in slabs:
            flow.add(slab)
