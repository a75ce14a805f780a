"""From XML to the element tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docgen.rendering.cache import varied
from docgen.rendering.pdf.parse.checked import attributes, check_children
from docgen.rendering.pdf.parse.inline import InlineReader, collapse, tidy
from docgen.rendering.pdf.parse.markup import MarkupFault
from docgen.rendering.pdf.parse.style_sheet import BASE, StyleSheet
from docgen.rendering.pdf.parse.table import TableReader
from docgen.rendering.pdf.parse.units import POINTS
from docgen.rendering.pdf.parse.vocabulary import (
    ELEMENTS,
    HEADINGS,
    INLINES,
    PAPERS,
    RUNNING_HEADER,
    Spec,
)
from docgen.rendering.pdf.tree import (
    Block,
    Box,
    Document,
    Field,
    Group,
    Image,
    Item,
    Keep,
    ListBlock,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Running,
    Section,
    Signatory,
    Space,
    Style,
    plain_paragraph,
)

__all__ = ["read_document"]

MM = POINTS["mm"]
_MARGIN = 25 * MM
_EDGE = 12.5 * MM
_DEFAULT_LABEL_GAP = 2 * MM
_ORDINARY = "isi"
_CHANGES = {
    "rata": "align", "sebelum": "before", "sesudah": "after", "ikut": "keep_next", "kiri": "left",
    "kanan": "right", "tinggi-baris": "leading",
}  # fmt: skip
"""What a paragraph may say for itself, and what of its style that goes before."""


def read_document(root: Any, sheet: StyleSheet) -> Document:
    """The tree of ``<dokumen>``; raises MarkupFault at the first element that is wrong."""
    if root.tag != "dokumen":
        raise MarkupFault("pdf.wrong_root", root, allowed="dokumen")
    values = attributes(root, ELEMENTS["dokumen"])
    check_children(root, ELEMENTS["dokumen"])
    if len(root) == 0:
        raise MarkupFault("pdf.no_section", root)
    reader = _Reader(sheet)
    return Document(
        title=values.get("judul", ""),
        language=values.get("bahasa", "id-ID"),
        sections=tuple(reader.section(node) for node in root),
    )


class _Reader:
    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self._inline = InlineReader(sheet)
        self._table = TableReader(self)
        self._fields: set[str] = set()
        self._level = 0
        """Of the last heading."""
        self._blocks: dict[str, Callable[[Any, Mapping[str, Any], Style], Block]] = {
            "p": self._paragraph,
            "daftar": self._list,
            "tabel": self._table.table,
            "gambar": self._image,
            "garis": self._rule,
            "jarak": lambda _, values, __: Space(values["tinggi"]),
            "bersama": lambda node, _, style: Keep(self.blocks(node, style)),
            "bagian": self._group,
            "tandatangan": self._field,
            "kotak": self._box,
            "halaman-baru": lambda *_: PageBreak(),
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def style(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Style:
        """The style of an element: the one it names, else the one around it."""
        name = values.get("gaya")
        if name is None:
            return inherited
        style = self.sheet.styles.get(name)
        if style is None:
            allowed = ", ".join(self.sheet.styles) or "-"
            raise MarkupFault("pdf.unknown_style", node, style=name, allowed=allowed)
        return style

    def section(self, node: Any) -> Section:
        spec = ELEMENTS["seksi"]
        values = attributes(node, spec)
        check_children(node, spec)
        style = self.style(node, values, self.sheet.styles.get(_ORDINARY, BASE))
        width, height = PAPERS[values.get("kertas", "A4")]
        if values.get("arah") == "mendatar":
            width, height = height, width
        running: dict[str, list[Running]] = {"kepala": [], "kaki": []}
        body: list[Block] = []
        for child in node:
            if child.tag in running:
                running[child.tag].append(self._running(child, style))
            else:
                body.append(self.block(child, style))
        section = Section(
            width=width * MM,
            height=height * MM,
            top=values.get("atas", _MARGIN),
            right=values.get("kanan", _MARGIN),
            bottom=values.get("bawah", _MARGIN),
            left=values.get("kiri", _MARGIN),
            headers=tuple(running["kepala"]),
            footers=tuple(running["kaki"]),
            blocks=tuple(body),
            first_number=values.get("nomor-awal"),
            valign=values.get("tegak", "top"),
            mark=values.get("tanda", ""),
            frame=values.get("bingkai", ""),
            frame_edge=values.get("jarak-bingkai", 10 * MM),
            role=values.get("peran", ""),
        )
        wide = section.width - section.left - section.right
        tall = section.height - section.top - section.bottom
        if wide < 10 * MM or tall < 10 * MM:
            raise MarkupFault("pdf.no_room", node)
        return section

    def _running(self, node: Any, style: Style) -> Running:
        values = attributes(node, RUNNING_HEADER)
        check_children(node, RUNNING_HEADER)
        style = self.style(node, values, style)
        level, self._level = self._level, 5  # what runs along is no part of the order of headings
        blocks = self.flow(node, style)
        self._level = level
        return Running(values.get("halaman", "all"), values.get("tepi", _EDGE), blocks)

    def block(self, node: Any, inherited: Style) -> Block:
        """One block element."""
        spec = ELEMENTS[node.tag]
        values = attributes(node, spec)
        check_children(node, spec)
        return self._blocks[node.tag](node, values, inherited)

    def blocks(self, node: Any, style: Style) -> tuple[Block, ...]:
        """The blocks of an element that holds no words of its own."""
        return tuple(self.block(child, style) for child in node)

    def flow(self, node: Any, style: Style) -> tuple[Block, ...]:
        """The blocks of an element that may hold words directly.

        Words alone belong to the element itself; beside blocks they become paragraphs.
        """
        if not len(node):
            text = tidy(node.text)
            return (plain_paragraph(text, style, ""),) if text else ()
        found: list[Block] = []
        runs: list[Run] = []
        plain = Run("", style.look)

        def flush() -> None:
            collapsed = collapse(runs)
            runs.clear()
            if collapsed:
                found.append(Paragraph(collapsed, style))

        if node.text:
            runs.append(Run(node.text, style.look))
        for child in node:
            if child.tag in INLINES:
                self._inline.add(child, plain, runs)
            else:
                flush()
                found.append(self.block(child, style))
            if child.tail:
                runs.append(Run(child.tail, style.look))
        alone = not found
        flush()
        if alone and found and isinstance(found[0], Paragraph):
            found[0] = found[0]._replace(role="")
        return tuple(found)

    def _paragraph(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Paragraph:
        return self._text(node, values, self.style(node, values, inherited), "P")

    def _heading(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Paragraph:
        tag = str(node.tag)
        default = self.sheet.styles.get(tag)
        if default is None:
            bold = varied(inherited.look, bold=True)
            default = varied(inherited, look=bold, keep_next=True)
        found = self._text(node, values, self.style(node, values, default), tag.upper())
        if found.runs:
            level = int(tag[1])
            if level > self._level + 1:
                raise MarkupFault("pdf.heading_gap", node, allowed=f"h{self._level + 1}")
            self._level = level
        return found

    def _text(self, node: Any, values: Mapping[str, Any], style: Style, role: str) -> Paragraph:
        if values:
            changes = {_CHANGES[key]: values[key] for key in values if key in _CHANGES}
            if changes:
                style = varied(style, **changes)
        language, level = values.get("bahasa", ""), values.get("tingkat")
        if not len(node):
            return plain_paragraph(tidy(node.text), style, role, language, level)
        runs: list[Run] = []
        self._inline.children(node, Run("", style.look), runs)
        return Paragraph(collapse(runs), style, role, language, level)

    def _list(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Block:
        style = self.style(node, values, inherited)
        spec: Spec = ELEMENTS["butir"]
        items: list[Item] = []
        own_style: Style | None = None
        for child in node:
            own = attributes(child, spec)
            check_children(child, spec)
            item_style = self.style(child, own, style)
            if item_style is not own_style:
                own_style = item_style
                flat = varied(item_style, left=0.0, first=0.0, hanging=0.0)
                plain = varied(flat, before=0.0, after=0.0, right=0.0, align="left")
            label = None
            if own.get("label"):
                label = plain_paragraph(own["label"], plain, "")
            items.append(Item(label, self.flow(child, flat)))
        block = ListBlock(
            items=tuple(items),
            label_width=values.get("lebar-label"),
            gap=values.get("jarak-label", _DEFAULT_LABEL_GAP),
            label_align=values.get("rata-label", "left"),
            indent=values.get("kiri", 0.0),
            between=values.get("antar", 0.0),
            level=values.get("tingkat"),
        )
        return self.spaced(block, values)

    def spaced(self, block: Block, values: Mapping[str, Any]) -> Block:
        """A block with the white space that its attributes ask for around it."""
        before, after = values.get("sebelum", 0.0), values.get("sesudah", 0.0)
        if not before and not after:
            return block
        return Group("", (Space(before), block, Space(after)))

    def _image(self, node: Any, values: Mapping[str, Any], _: Style) -> Image:
        return Image(
            values["slot"],
            values.get("lebar"),
            values.get("tinggi"),
            values.get("rata", "left"),
            values.get("hiasan", False),
        )

    def _rule(self, node: Any, values: Mapping[str, Any], _: Style) -> Rule:
        return Rule(
            values.get("gaya", "thin"),
            values.get("sebelum", 0.0),
            values.get("sesudah", 0.0),
            values.get("lebar"),
            values.get("rata", "left"),
            values.get("warna", "#000000"),
        )

    def _group(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Group:
        return Group(
            values.get("peran", "Sect"),
            self.blocks(node, self.style(node, values, inherited)),
            values.get("bahasa", ""),
            values.get("judul", ""),
            values.get("berjenjang", False),
        )

    def _field(self, node: Any, values: Mapping[str, Any], _: Style) -> Field:
        name = values["id"]
        if name in self._fields:
            raise MarkupFault("pdf.field_twice", node, id=name)
        self._fields.add(name)
        return Field(
            name,
            Signatory(
                values["peran"],
                values.get("nama", ""),
                values.get("jabatan", ""),
                values.get("giliran", 1),
            ),
            values.get("lebar"),
            values.get("tinggi", 25 * MM),
            values.get("rata", "left"),
            values.get("tampak", False),
        )

    def _box(self, node: Any, values: Mapping[str, Any], inherited: Style) -> Box:
        return Box(
            self.flow(node, self.style(node, values, inherited)),
            values.get("lebar"),
            values.get("rata", "left"),
            values.get("garis", "thin"),
            values.get("jarak", 2 * MM),
            values.get("latar", ""),
            values.get("sebelum", 0.0),
            values.get("sesudah", 0.0),
            values.get("tinggi", 0.0),
        )
