"""Where paragraphs and tables go: the body, a cell, a header or a footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_BREAK, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from scripts.word.tables import Grid

__all__ = ["Block", "Run", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph with a look of its own; a tag must stand whole in one run."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    field: str = ""
    """A Word field instead of text, such as ``PAGE``."""


def bold(text: str) -> Run:
    """A bold piece."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """A slanted piece."""
    return Run(text, italic=True)


class Block:
    """Fills one container of python-docx from top to bottom."""

    def __init__(
        self, container: Any, width: float, style: str = "Isi", *, keep: bool = False
    ) -> None:
        self.container = container
        self.keep = keep
        """Whether its paragraphs hold on to what follows when they do not say otherwise."""
        self.width = width
        """Millimetres between the margins, or inside the cell."""
        self._style = style
        # Cells, headers and footers come with an empty paragraph, which is the first one used.
        fresh = container._element.tag != qn("w:body") and not container.paragraphs[0].runs
        self._waiting: Paragraph | None = container.paragraphs[0] if fresh else None

    def paragraph(
        self,
        *pieces: str | Run,
        style: str | None = None,
        align: int | None = None,
        keep_next: bool | None = None,
        before: float | None = None,
        after: float | None = None,
        left: float | None = None,
        right: float | None = None,
        hanging: float | None = None,
        line: float | None = None,
        exact: float | None = None,
        border: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Paragraph:
        """A paragraph of text with docxtpl tags.

        Args:
            pieces: texts, or runs with a look.
            style: the name of a style (``styles.STYLES``); the block's own when not given.
            align: a ``WD_ALIGN_PARAGRAPH``, against the style.
            keep_next: stay on the page of the next paragraph.
            before: distance above, in points.
            after: distance below, in points.
            left: indent in millimetres.
            right: indent from the right, in millimetres.
            hanging: how far the first line stands out to the left, in millimetres.
            line: height of a line as a multiple of the single one, against the style.
            exact: height of a line in points, whatever stands in it.
            border: side (``top``, ``left``, ``bottom``, ``right``) to attributes of its line.
        """
        paragraph = self._waiting or self.container.add_paragraph()
        self._waiting = None
        paragraph.style = style or self._style
        form = paragraph.paragraph_format
        form.alignment = align
        form.keep_with_next = self.keep or None if keep_next is None else keep_next
        form.space_before = None if before is None else Pt(before)
        form.space_after = None if after is None else Pt(after)
        if left is not None:
            form.left_indent = Mm(left)
        if right is not None:
            form.right_indent = Mm(right)
        if hanging is not None:
            form.first_line_indent = Mm(-hanging)
        if exact is not None:
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exact)
        elif line is not None:
            form.line_spacing = line
        if border:
            _add_border(paragraph, border)
        for piece in pieces:
            _add_run(paragraph, piece if isinstance(piece, Run) else Run(piece))
        return paragraph

    def tag(self, code: str) -> None:
        """A paragraph that is only a tag and leaves nothing behind: ``{%p code %}``."""
        self.paragraph(f"{{%p {code} %}}", style="Baris rapat")

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """``with block.each("b in kop.baris"):`` repeats what is made inside."""
        self.tag(f"for {loop}")
        yield
        self.tag("endfor")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """``with block.when("kop.alamat"):`` keeps what is made inside only if so."""
        self.tag(f"if {condition}")
        yield
        self.tag("endif")

    def otherwise(self, condition: str = "") -> None:
        """Inside ``when``: ``else``, or ``elif`` with a condition."""
        self.tag(f"elif {condition}" if condition else "else")

    def gap(self, points: float, *, keep_next: bool | None = None) -> None:
        """White space of this height; it also keeps two tables apart."""
        self.paragraph(style="Baris rapat", exact=points, keep_next=keep_next)

    def rule(
        self, kind: str, weight: float, *, before: float = 0, after: float = 0, **form: Any
    ) -> None:
        """A line from margin to margin.

        Args:
            kind: a border of Word, such as ``single`` or ``thickThinSmallGap``.
            weight: points of its heavy part.
            before: points above.
            after: points below.
            form: further looks of the paragraph that carries it.
        """
        line = {"val": kind, "sz": f"{round(weight * 8)}", "space": "0", "color": "auto"}
        self.paragraph(
            style="Baris rapat", exact=1, before=before - 1, after=after, border={"bottom": line},
            **form,
        )  # fmt: skip

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is made inside stays on one page, if a page can hold it."""
        outer, self.keep = self.keep, True
        yield
        self.keep = outer
        # The chain of "keep with next" ends here, in a paragraph that nobody sees.
        self.paragraph(style="Baris rapat")

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.paragraph(style="Baris rapat").add_run().add_break(WD_BREAK.PAGE)

    def picture(self, slot: str, *, style: str | None = None, **form: Any) -> Paragraph:
        """The place of a picture; ``slot`` is an expression, such as ``foto.slot``."""
        return self.paragraph(f"{{{{ media[{slot}] }}}}", style=style, **form)

    def table(self, widths: Sequence[float], *, lines: bool | str = True) -> Grid:
        """A table of exact column widths in millimetres; without lines for arrangement only.

        lines: also a kind of border, such as ``dashed``.
        """
        from scripts.word.tables import Grid

        if self._waiting is not None:
            self.container._element.remove(self._waiting._p)
            self._waiting = None
        blocks = [e for e in self.container._element if e.tag in {qn("w:p"), qn("w:tbl")}]
        if blocks and blocks[-1].tag == qn("w:tbl"):
            # Word melts two tables into one when nothing stands between them.
            self.paragraph(style="Baris rapat")
        return Grid(self, widths, lines=lines)

    def close(self) -> None:
        """A cell must end with a paragraph (ECMA-376 part 1, 17.4.66); so must all but the body."""
        last = self.container._element[-1]
        text = "".join(last.itertext())
        if last.tag != qn("w:p") or text.startswith("{%p "):
            self.paragraph(style="Baris rapat")


_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What the schema wants after ``w:pBdr`` (ECMA-376 part 1, 17.3.1.26)."""


def _add_border(paragraph: Paragraph, border: Mapping[str, Mapping[str, str]]) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in border:
            line = OxmlElement(f"w:{side}")
            for name, value in border[side].items():
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, *_AFTER_BORDER)


def _add_run(paragraph: Paragraph, piece: Run) -> None:
    run = paragraph.add_run("" if piece.field else piece.text)
    run.bold = piece.bold or None
    run.italic = piece.italic or None
    run.underline = piece.underline or None
    if piece.field:
        _add_field(run, piece)


def _add_field(run: Any, piece: Run) -> None:
    for kind in ("begin", "code", "separate", "text", "end"):
        if kind == "code":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {piece.field} "
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = piece.text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
