"""Lists with hanging labels."""

from __future__ import annotations

import re

from docgen.rendering.pdf.layout.flow import Flow, cell_slabs
from docgen.rendering.pdf.layout.glyphs import Letters, plain, shape
from docgen.rendering.pdf.layout.paragraph import line_slabs, natural_width, plain_slabs
from docgen.rendering.pdf.layout.rows import CellBox, Edges, LabelledSlab, RowSlab
from docgen.rendering.pdf.layout.slabs import Slab, total
from docgen.rendering.pdf.tree import Align, Block, ListBlock, Paragraph

__all__ = ["list_slabs"]

_WIDEST = 0.4
"""The part of the width that labels may take; wider ones are broken into lines."""


def list_slabs(flow: Flow, block: ListBlock) -> None:
    """Add the items of a list to ``flow``.

    The column of labels is as wide as asked for, or wider when a label needs it, so that labels
    never touch the text.
    """
    setting = flow.setting
    structure = setting.structure
    numbering = _numbering(block)
    parent = None
    if block.level is None:
        parent = setting.element("L", flow.parent, ListNumbering=numbering)
    labels: list[tuple[int | None, int | None, Letters | None]] = []
    width = flow.width - block.indent
    needed = 0.0
    for item in block.items:
        lbl: int | None
        body: int | None
        if structure is None:
            lbl = body = None
        elif block.level is not None:
            _, lbl, body = structure.item(flow.parent, block.level, ListNumbering=numbering)
        else:
            li = structure.add("LI", parent)
            lbl, body = structure.add("Lbl", li), structure.add("LBody", li)
        own = None
        if item.label is not None:
            own = plain(item.label.runs)
            needed = max(needed, natural_width(item.label.runs, item.label.style, own))
        labels.append((lbl, body, own))
    column = needed + block.gap if needed else 0.0
    if block.label_width is not None:
        column = max(block.label_width, column)
    column = min(column, width * _WIDEST)
    x = flow.x + block.indent
    inside = flow.inner_width(x + column, width - column)
    room = max(column - block.gap, 1.0)
    for number, (item, (lbl, body, own)) in enumerate(zip(block.items, labels, strict=True)):
        if number:
            flow.space(block.between)
        slabs: list[Slab] = []
        if item.blocks:
            blocks, role = item.blocks, ""
            if block.level is not None:  # other items may stand below the words of this one
                role = "P"
                if len(blocks) > 1:
                    blocks = tuple(map(_as_paragraph, blocks))
            slabs = cell_slabs(setting, body, x + column, inside, blocks, role)
        if item.label is not None:
            label = _label(item.label, own, lbl, x, room, block.label_align)
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
        if slabs:
            flow.extend(slabs)


def _as_paragraph(block: Block) -> Block:
    return block._replace(role="P") if isinstance(block, Paragraph) and not block.role else block


def _label(
    label: Paragraph,
    own: Letters | None,
    element: int | None,
    x: float,
    width: float,
    align: Align,
) -> list[Slab]:
    if own is not None:
        text = label.runs[0].text
        return plain_slabs(text, own, element, label.style, x, width, False, align)
    text_of_runs = shape(label.runs, [element] * len(label.runs))
    return line_slabs(text_of_runs, label.style, x, width, False, align)


_KINDS = (
    ("Decimal", re.compile(r"[0-9]+")),
    ("LowerRoman", re.compile(r"i")),
    ("UpperRoman", re.compile(r"I")),
    ("LowerAlpha", re.compile(r"[a-z]{1,2}")),
    ("UpperAlpha", re.compile(r"[A-Z]{1,2}")),
    ("Disc", re.compile(r"[-–—•●·*]?")),
)


def _numbering(block: ListBlock) -> str:
    """How a list counts, by its first label; words such as KESATU count as well."""
    label = block.items[0].label if block.items else None
    if label is None:
        return ""
    core = "".join(run.text for run in label.runs).strip("().: ")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(core)), "Decimal")
