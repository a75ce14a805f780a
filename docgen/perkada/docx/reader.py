"""Word file -> regulation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from docgen.errors import DataError, Finding, Severity
from docgen.ooxml.package import Limits
from docgen.ooxml.xml import W
from docgen.perkada.checks import check_regulation
from docgen.perkada.docx.blocks import BlockReader, Para
from docgen.perkada.docx.measuring import pages_of, paragraph_facts
from docgen.perkada.docx.numbering import Numbering
from docgen.perkada.docx.paper import PaperLine, lines_of_blocks
from docgen.perkada.docx.source import LIMITS, Source, open_source
from docgen.perkada.docx.styles import Styles
from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.lines import Line
from docgen.perkada.reader import read_lines
from docgen.perkada.reading import Reading
from docgen.perkada.regulation import Unplaced

__all__ = ["read_docx"]

_NOTES = {"footnotes": "catatan kaki", "endnotes": "catatan akhir"}
_SHOWN = 60


def read_docx(data: bytes, name: str, limits: Limits = LIMITS) -> Reading:
    """The regulation in a Word file, with what is wrong with the file and with its build.

    What Word shows is read: automatic numbers, results of fields, text boxes, tables used as
    layout; tracked changes count as accepted, comments do not count. Notes and hidden text come
    back as ``unplaced``. Lines are those of ``Reading.text``, one paragraph a line.

    Raises ``DataError`` for a file that cannot be read: the faults of
    :func:`docgen.perkada.docx.source.open_source`, ``draft.only_pictures``, ``draft.empty``.
    """
    source = open_source(data, limits)
    styles = Styles(source.styles, source.theme)
    reader = BlockReader(styles, Numbering(source.numbering, styles))
    blocks = reader.blocks(source.body)
    body = tuple(reader.paragraphs)
    pictures = sum(para.words.pictures for para in body)
    paper = lines_of_blocks(blocks)
    if not paper:
        code = "draft.only_pictures" if pictures else "draft.empty"
        raise DataError(Finding(code, name, {"pictures": pictures}))
    kept = [line for line in paper if not line.contents]
    regulation = read_lines(_lines(kept))
    aside = [*_asides(kept, paper, body), *_notes(source, reader, len(kept)), *_moved(source)]
    regulation = replace(regulation, unplaced=(*regulation.unplaced, *aside))
    facts = DocxFacts(
        paragraphs=paragraph_facts(blocks, _first_lines(kept, body)),
        pages=pages_of(source.body),
        headers=_story(reader, source.headers),
        footers=_story(reader, source.footers),
        pictures=pictures,
        tracked_changes=source.changed,
        comments=source.commented,
    )
    found = (*_faults(source, reader, body, name), *check_regulation(regulation))
    text = "\n".join(line.text for line in kept) + "\n"
    return Reading(name, "docx", text, regulation, found, facts)


def _lines(paper: Sequence[PaperLine]) -> list[Line]:
    return [
        Line(number, line.column, line.text, line.after_blank)
        for number, line in enumerate(paper, 1)
    ]


def _first_lines(paper: Sequence[PaperLine], body: Sequence[Para]) -> dict[int, int]:
    """The line that each paragraph begins in; one beside another begins in the line of that."""
    found: dict[int, int] = {}
    for number, line in enumerate(paper, 1):
        found.setdefault(line.paragraph, number)
    at = 0
    for para in body:
        at = found.setdefault(para.number, at)
    return found


def _story(reader: BlockReader, roots: Sequence[etree._Element]) -> tuple[str, ...]:
    return tuple(line.text for root in roots for line in lines_of_blocks(reader.blocks(root)))


def _asides(
    kept: Sequence[PaperLine], paper: Sequence[PaperLine], body: Sequence[Para]
) -> Iterator[Unplaced]:
    """Hidden words and lines of a table of contents, behind the line that they stood by."""
    hidden = {para.number: " ".join(para.words.hidden.split()) for para in body}
    lines = {line.paragraph: number for number, line in enumerate(kept, 1)}
    at = 0
    for place in range(1, len(body) + 1):
        at = lines.get(place, at)
        if hidden.get(place):
            yield Unplaced(at, hidden[place])
    for line in paper:
        if line.contents:
            yield Unplaced(0, line.text)


def _moved(source: Source) -> Iterator[Unplaced]:
    """Words that were moved away and arrive nowhere: accepting the changes would lose them."""
    for kind, words in source.mark_faults:
        if kind == "no_target":
            yield Unplaced(0, words)


def _notes(source: Source, reader: BlockReader, last: int) -> Iterator[Unplaced]:
    """Footnotes and endnotes, behind everything else; those that only draw a line are none."""
    for kind, root in source.notes:
        for note in root:
            if note.get(f"{W}type") in (None, "normal"):
                words = " ".join(line.text for line in lines_of_blocks(reader.blocks(note)))
                if words:
                    yield Unplaced(last, f"[{_NOTES[kind]}] {words}")


def _faults(
    source: Source, reader: BlockReader, body: Sequence[Para], name: str
) -> Iterator[Finding]:
    def finding(code: str, severity: Severity, **params: object) -> Finding:
        return Finding(code, name, params, severity)

    if source.changed:
        yield finding("draft.tracked_changes", "W")
    for kind in dict.fromkeys(kind for kind, _ in source.mark_faults):
        said = [words for found, words in source.mark_faults if found == kind]
        yield finding(f"draft.marks_{kind}", "W", count=len(said), text=said[0][:_SHOWN])
    hidden = [para for para in body if para.words.hidden.strip()]
    if hidden:
        words = " ".join(hidden[0].words.hidden.split())[:_SHOWN]
        places = ", ".join(str(para.number) for para in hidden[:5])
        yield finding("draft.hidden_text", "W", count=len(hidden), places=places, text=words)
    if reader.foreign:
        yield finding("draft.foreign_part", "W", count=reader.foreign)
    notes = sum(len(para.words.notes) for para in body)
    if notes:
        yield finding("draft.notes", "W", count=notes)
