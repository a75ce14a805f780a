"""Two drafts as one Word file with Word's own revision marks (ECMA-376 part 1, 17.13.5).

Accepting every mark gives the document of the new draft, rejecting every mark that of the old.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from xml.sax.saxutils import quoteattr

from docgen.perkada.compare.changes import Comparison
from docgen.perkada.compare.laying import Both, Laid, Units, lay_blocks, lay_rows, unit_pairs
from docgen.perkada.compare.words import compare_words
from docgen.perkada.docx.markup import (
    Block,
    Paragraph,
    Row,
    Table,
    cell_xml,
    paragraph_props,
    run_xml,
    table_xml,
)
from docgen.perkada.docx.package import package
from docgen.perkada.docx.writer import blocks_of, document_name

__all__ = ["Signature", "write_redline"]

_RUN_TAG = {"ins": "t", "moveTo": "t", "moveFrom": "t", "del": "delText"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose the marks are."""

    author: str
    date: datetime | None = None
    """With its time zone; None leaves the date out, so that the file is the same every day."""


class _Marker:
    """Writes blocks with marks, each with an id of its own."""

    def __init__(self, units: Units, signature: Signature) -> None:
        self._units = units
        self._ids = count(1)
        who = f" w:author={quoteattr(signature.author)}"
        if signature.date is not None:
            day = signature.date.astimezone(UTC)
            who += f' w:date="{day:%Y-%m-%dT%H:%M:%SZ}"'
        self._who = who

    def _mark(self, tag: str, content: str | None = None) -> str:
        head = f'<w:{tag} w:id="{next(self._ids)}"{self._who}'
        return f"{head}/>" if content is None else f"{head}>{content}</w:{tag}>"

    def blocks(self, old: Sequence[Block], new: Sequence[Block]) -> str:
        made: list[str] = []
        ends: dict[str, str] = {}
        laid = lay_blocks(old, new, self._units)
        tail = _tail(laid)
        for place, item in enumerate(laid):
            before = laid[place - 1] if place else None
            after = laid[place + 1] if place + 1 < len(laid) else None
            if item.move and not _goes_on(before, item):
                made.append(self._range(item, ends))
            if place == tail or (tail is not None and place == len(laid) - 1):
                made.append(self._ending(laid, tail, place))
            else:
                made.append(self._block(item))
            if item.move and not _goes_on(item, after):
                made.append(ends.pop(_side(item)))
        return "".join(made)

    def _range(self, item: Both[Block], ends: dict[str, str]) -> str:
        """The start of a move's range; its end is left in ``ends``."""
        side = _side(item)
        number = next(self._ids)
        ends[side] = f'<w:{side}RangeEnd w:id="{number}"/>'
        return f'<w:{side}RangeStart w:id="{number}"{self._who} w:name="pindah{item.move}"/>'

    def _block(self, item: Both[Block]) -> str:
        one, other = item.old, item.new
        if isinstance(one, Table) and isinstance(other, Table):
            return self._both_tables(one, other)
        if isinstance(one, Paragraph) and isinstance(other, Paragraph):
            return self._both(one, other)
        alone = one or other
        tag = _side(item) if item.move else "ins" if one is None else "del"
        if isinstance(alone, Table):
            return table_xml(alone, [self._row(row, alone.widths, tag) for row in alone.rows])
        return self._alone(alone, tag) if alone else ""

    def _alone(self, paragraph: Paragraph, tag: str) -> str:
        """A paragraph of one draft: its words and its mark are marked."""
        props = f"{paragraph_props(paragraph)}<w:rPr>{self._mark(tag)}</w:rPr>"
        words = paragraph.words
        run = self._mark(tag, run_xml(words, _RUN_TAG[tag])) if words else ""
        return f"<w:p><w:pPr>{props}</w:pPr>{run}</w:p>"

    def _ending(self, laid: Laid, tail: int, place: int) -> str:
        """The paragraph before an end that only one draft has, or the last one of that end.

        The last mark of a body or cell cannot be marked; so the mark before the end is the one
        that came or went, and the last paragraph has the look of the one before the end too.
        """
        stem, end = laid[tail], laid[-1]
        one, other = stem.old, stem.new
        alone = end.old or end.new
        if not (
            isinstance(one, Paragraph)
            and isinstance(other, Paragraph)
            and isinstance(alone, Paragraph)
        ):
            raise TypeError("only paragraphs end a body")
        tag = "del" if end.new is None else "ins"
        if place == tail:
            kept = other if tag == "ins" else one
            props = f"{paragraph_props(kept)}<w:rPr>{self._mark(tag)}</w:rPr>"
            return f"<w:p><w:pPr>{props}</w:pPr>{self._runs(one.words, other.words)}</w:p>"
        after = alone if tag == "ins" else other
        before = one if tag == "ins" else alone
        words = (alone.words, "") if tag == "del" else ("", alone.words)
        return f"<w:p><w:pPr>{self._look(before, after)}</w:pPr>{self._runs(*words)}</w:p>"

    def _look(self, old: Paragraph, new: Paragraph) -> str:
        before, props = paragraph_props(old), paragraph_props(new)
        if before == props:
            return props
        return props + self._mark("pPrChange", f"<w:pPr>{before}</w:pPr>")

    def _both(self, old: Paragraph, new: Paragraph) -> str:
        runs = self._runs(old.words, new.words)
        return f"<w:p><w:pPr>{self._look(old, new)}</w:pPr>{runs}</w:p>"

    def _runs(self, old: str, new: str) -> str:
        if old == new:
            return run_xml(new)
        runs = []
        for piece in compare_words(old, new):
            if piece.kind == "same":
                runs.append(run_xml(piece.text))
            else:
                tag = "ins" if piece.kind == "inserted" else "del"
                runs.append(self._mark(tag, run_xml(piece.text, _RUN_TAG[tag])))
        return "".join(runs)

    def _both_tables(self, old: Table, new: Table) -> str:
        rows = []
        for item in lay_rows(old, new, self._units):
            if item.old is None or item.new is None:
                alone = item.old or item.new
                tag = "ins" if item.old is None else "del"
                rows += [self._row(alone, new.widths, tag)] if alone else []
                continue
            cells = zip(new.widths, item.old.cells, item.new.cells, strict=True)
            made = (cell_xml(width, self.blocks(one, other)) for width, one, other in cells)
            rows.append(f"<w:tr>{''.join(made)}</w:tr>")
        return table_xml(new, rows)

    def _row(self, row: Row, widths: Iterable[int], tag: str) -> str:
        """A row of one draft; the last mark of a cell stays plain, as no cell is without one."""
        cells = []
        for width, content in zip(widths, row.cells, strict=True):
            made = [self._alone(paragraph, tag) for paragraph in content[:-1]]
            last = content[-1]
            run = self._mark(tag, run_xml(last.words, _RUN_TAG[tag])) if last.words else ""
            made.append(f"<w:p><w:pPr>{paragraph_props(last)}</w:pPr>{run}</w:p>")
            cells.append(cell_xml(width, "".join(made)))
        return f"<w:tr><w:trPr>{self._mark(tag)}</w:trPr>{''.join(cells)}</w:tr>"


def _tail(laid: Laid) -> int | None:
    """The place of the last paragraph in both drafts where only one of them goes on behind it."""
    stem = next((n for n in range(len(laid) - 1, -1, -1) if laid[n].old and laid[n].new), None)
    if stem is None or stem == len(laid) - 1 or not isinstance(laid[stem].new, Paragraph):
        return None
    last = laid[-1]
    rest = laid[stem + 1 :]
    alike = all((item.old is None) == (last.old is None) for item in rest)
    moved = any(item.move for item in rest)
    ends = isinstance(last.old or last.new, Paragraph)
    return stem if alike and ends and not moved else None


def _side(item: Both[Block]) -> str:
    return "moveTo" if item.old is None else "moveFrom"


def _goes_on(one: Both[Block] | None, other: Both[Block] | None) -> bool:
    """Whether two neighbours are parts of one end of one move."""
    if one is None or other is None or not one.move:
        return False
    return one.move == other.move and _side(one) == _side(other)


def write_redline(comparison: Comparison, signature: Signature) -> bytes:
    """A Word file of both drafts in docgen's own layout, the changes marked.

    Raises ``DataError`` (``draft.character``) for a character that no Word file can hold.
    """
    marker = _Marker(unit_pairs(comparison), signature)
    old, new = comparison.old, comparison.new
    made = marker.blocks(blocks_of(old), blocks_of(new))
    return package(made, document_name(new))
