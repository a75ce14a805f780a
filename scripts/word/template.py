"""A Word template under construction: paper, sections, body, and the finished bytes."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from docgen.rendering.docx.zipping import pack, unpack
from scripts.word.blocks import Block
from scripts.word.paper import F4, Margins, Paper
from scripts.word.pruning import pruned
from scripts.word.sheet import FAMILIES, sheet_styles, word_name
from scripts.word.skeleton import skeleton
from scripts.word.typefaces import BOOKMAN, Typeface

__all__ = ["WordTemplate"]


class WordTemplate:
    """Made by a script, so that the same script gives the same bytes."""

    def __init__(
        self,
        *,
        paper: Paper = F4,
        landscape: bool = False,
        margins: Margins | None = None,
        typeface: Typeface = BOOKMAN,
        size: float = 12,
        title: str = "",
        sheet: Path | None = None,
        base: str = "isi",
        headings: Mapping[str, str] | None = None,
    ) -> None:
        """An empty template.

        Args:
            paper: the sheet.
            landscape: lying.
            margins: its empty border.
            typeface: of the body text, when there is no sheet.
            size: of the body text in points, when there is no sheet.
            title: what the file is called in its properties.
            sheet: a style sheet of PDF templates to take all styles from.
            base: the style that the body text has when none is named.
            headings: ``h1`` … ``h6`` to the style of that sheet whose look it takes.
        """
        if sheet is None:
            package = skeleton(typeface, size, title)
        else:
            styles, typeface, size = sheet_styles(sheet, base, headings)
            others = tuple(t for t in FAMILIES.values() if t is not typeface)
            package = skeleton(typeface, size, title, styles=styles, beside=others)
        self.document: Any = docx.Document(io.BytesIO(package))
        self._pruned = sheet is not None
        self._style = word_name(base)
        self._margins = margins or Margins()
        self._paper = paper
        self._set_page(self.document.sections[0], paper, landscape, self._margins)
        self.body = self._block()

    @property
    def section(self) -> Any:
        """The section that is being filled (python-docx)."""
        return self.document.sections[-1]

    def new_section(
        self,
        *,
        paper: Paper | None = None,
        landscape: bool = False,
        margins: Margins | None = None,
    ) -> Block:
        """A section on a new page; headers and footers go on as before until they are set.

        Returns:
            The body, with the width of the new pages.
        """
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        # The paragraph that carries the section before must not be seen.
        self.document.paragraphs[-1].style = "Baris rapat"
        _melt(self.document.paragraphs[-1]._p)
        section.different_first_page_header_footer = False
        self._set_page(section, paper or self._paper, landscape, margins or self._margins)
        self.body = self._block()
        return self.body

    def running_of(self, number: int) -> None:
        """Give this section the header and footer of another one, except those of a first page.

        A section that may vanish cannot hand them on, so each refers to the parts itself.

        Args:
            number: of the section in the order of the file, from 0.
        """
        setup = self.section._sectPr
        references = [
            copy.deepcopy(element)
            for element in self.document.sections[number]._sectPr
            if element.tag in _REFERENCES and element.get(qn("w:type")) == "default"
        ]
        for place, reference in enumerate(references):
            setup.insert(place, reference)

    def header(self, *, first: bool = False) -> Block:
        """The header of this section; ``first``: of its first page, which then differs."""
        return self._running("header", first)

    def footer(self, *, first: bool = False) -> Block:
        """The footer of this section; ``first``: of its first page, which then differs."""
        return self._running("footer", first)

    def frame(self, edge: float) -> None:
        """Two lines around every page of this section, the outer one heavy.

        edge: millimetres from the edge of the paper to the outer line.
        """
        # Of a compound border Word puts the second part towards the text at the top and left.
        kinds = {
            "top": "thickThin",
            "left": "thickThin",
            "bottom": "thinThick",
            "right": "thinThick",
        }
        sides = "".join(
            f'<w:{side} w:val="{kind}SmallGap" w:sz="18" w:space="{round(edge / 25.4 * 72)}"'
            ' w:color="auto"/>'
            for side, kind in kinds.items()
        )
        borders = parse_xml(
            f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{sides}</w:pgBorders>'
        )
        self.section._sectPr.find(qn("w:pgMar")).addnext(borders)

    def to_bytes(self) -> bytes:
        """The template, the same bytes on every run."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        parts = unpack(buffer.getvalue())
        return pack(pruned(parts) if self._pruned else parts)

    def save(self, path: Path) -> None:
        """Write the template to ``path``."""
        path.write_bytes(self.to_bytes())

    def _running(self, kind: str, first: bool) -> Block:
        if first:
            self.section.different_first_page_header_footer = True
        part = getattr(self.section, f"first_page_{kind}" if first else kind)
        part.is_linked_to_previous = False
        return Block(part, self.body.width, "header" if kind == "header" else "footer")

    def _block(self) -> Block:
        section = self.section
        width = section.page_width - section.left_margin - section.right_margin
        return Block(self.document._body, round(width / 36_000, 2), self._style)

    @staticmethod
    def _set_page(section: Any, paper: Paper, landscape: bool, margins: Margins) -> None:
        sheet = paper.turned() if landscape else paper
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
        section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
        section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
        section.header_distance, section.footer_distance = Mm(margins.header), Mm(margins.footer)
        section.gutter = Mm(0)  # the schema asks for it


_ONLY_STYLE = [qn("w:pPr"), qn("w:pStyle")]
_REFERENCES = frozenset({qn("w:headerReference"), qn("w:footerReference")})


def _melt(end: Any) -> None:
    """Let the unseen paragraph that closes a block end the section too: with one paragraph less
    none can fall on a page of its own.
    """
    before = end.getprevious()
    if before is None or before.tag != qn("w:p"):
        return
    # Nothing but the style: no words, no tag, no look of its own.
    looks = [*before.iter()][1:]
    if [e.tag for e in looks] == _ONLY_STYLE and looks[-1].get(qn("w:val")) == "Rapat":
        before.getparent().remove(before)
