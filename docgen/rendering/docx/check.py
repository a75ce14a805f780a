"""Everything that is wrong with a Word template, each with its place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jinja2 import Template
from lxml import etree

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.checking import Shape, Trial
from docgen.rendering.checking.source import Marked, Spot
from docgen.rendering.checking.static import Reading, moved, read, unique
from docgen.rendering.docx.budget import Budget
from docgen.rendering.docx.document import Document
from docgen.rendering.docx.faults import finding
from docgen.rendering.docx.inspection import inspect, parse
from docgen.rendering.docx.media import placed_by, slots
from docgen.rendering.docx.mending import mended
from docgen.rendering.docx.package import read_members
from docgen.rendering.docx.placing import Placed, placed, placing_faults
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.docx.stories import Story, W, stories
from docgen.rendering.docx.template import compile_template
from docgen.rendering.docx.typefaces import KNOWN, typefaces
from docgen.rendering.docx.values import prepare
from docgen.rendering.docx.zipping import pack

__all__ = ["Checked", "check_docx"]

_START, _END = "\u2028", "\u2029"
_DIGITS: Final = "\u2000\u2001"
_MARK: Final = re.compile(f"{_START}([{_DIGITS}]+){_END}")
"""The number of a tag, written in blanks: docxtpl's patterns let those pass inside tags."""
_UNREADABLE: Final = frozenset({"docx.doctype", "docx.broken_xml", "docx.not_word"})
_OPENING: Final = (KeyError, ValueError, AttributeError, TypeError, IndexError)
_MOST_TRIALS: Final = 30


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a template."""

    findings: tuple[Finding, ...]
    used: frozenset[str]
    """The first names of the context that it uses."""


def check_docx(data: bytes, shape: Shape, trials: Sequence[Trial]) -> Checked:
    """Check a Word template against the shape of its contexts, and try it with sample documents.

    Everything is found at once. Each finding has its place: a paragraph, a cell, a header, or the
    member of the package for what is not in its text.
    """
    try:
        parts = read_members(data)
    except TemplateFault as fault:
        return Checked(fault.findings, frozenset())
    findings: list[Finding] = []
    try:
        inspect(parts)
    except TemplateFault as fault:
        findings += fault.findings
    if any(f.code in _UNREADABLE for f in findings):
        return Checked(tuple(findings), frozenset())
    try:
        reading, found = _read(parts, shape)
    except TemplateFault as fault:
        return Checked((*findings, *fault.findings), frozenset())
    findings += found
    if sum(f.severity == "E" for f in findings) > 1:  # the others say why it cannot be read
        findings = [f for f in findings if f.code != "templates.unreadable"]
    if not any(f.severity == "E" and f.code.startswith("docx.") for f in findings):
        findings += _tried(parts, data, reading, trials, findings)
    places = [p.place for story in stories(parts) for p in story.paragraphs()]
    return Checked(tuple(unique(findings, places)), reading.used)


def _read(parts: Mapping[str, bytes], shape: Shape) -> tuple[Reading, list[Finding]]:
    findings = list(_revisions(parts))
    whole = mended(parts)
    found = stories(whole)
    tags = {story.name: placed(story) for story in found}
    for story in found:
        findings += placing_faults(story, tags[story.name])
    findings += _fonts(whole, found)
    environment = Sandbox()
    marked = _marked(whole, found, tags)
    reading = read(marked, environment, shape, extra=frozenset({"media"}))
    return reading, [*findings, *reading.findings]


def _revisions(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    for story in stories(parts):
        for paragraph in story.paragraphs():
            for tag, code in (
                ("ins", "templates.tracked"),
                ("del", "templates.tracked"),
                ("commentReference", "templates.comment"),
            ):
                if paragraph.element.find(f".//{W}{tag}") is not None:
                    yield Finding(code, paragraph.place, {}, "W")


def _fonts(parts: Mapping[str, bytes], found: Sequence[Story]) -> Iterator[Finding]:
    known = {name.lower() for name in KNOWN}
    for name, place in typefaces(parts, found).items():
        if name.lower() not in known:
            params = {"font": name, "known": "Arial, Bookman Old Style, Atkinson Hyperlegible"}
            yield Finding("templates.font", place, params, "W")


# --- the source as docxtpl gives it to Jinja ----------------------------------------------------


def _marked(
    parts: Mapping[str, bytes], found: Sequence[Story], tags: Mapping[str, list[Placed]]
) -> list[Marked]:
    numbered: list[Placed] = []
    result = dict(parts)
    for story in found:
        if story.kind == "endnotes" or not tags[story.name]:
            continue
        _number(tags[story.name], numbered)
        result[story.name] = etree.tostring(story.root, xml_declaration=True, encoding="UTF-8")
    document = _opened(pack(result), Sandbox())
    return [_lined(name, source, numbered) for name, source in document.sources()]


def _opened(data: bytes, sandbox: Sandbox) -> Document:
    try:
        document = Document(data, sandbox)
        document.init_docx()
    except (*_OPENING, etree.XMLSyntaxError) as error:
        raise TemplateFault(Finding("docx.not_word", "", {"what": str(error)})) from error
    return document


def _number(tags: Sequence[Placed], numbered: list[Placed]) -> None:
    """Write its number into every tag of a story; tags that are never closed are taken out."""
    paragraphs = {id(one.paragraph): one.paragraph for one in tags}
    for paragraph in paragraphs.values():
        own = [one for one in tags if one.paragraph is paragraph]
        texts = paragraph.texts
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text.text or "")
        for one in reversed(own):
            index = max(i for i, start in enumerate(starts) if start <= one.tag.start)
            local = one.tag.start - starts[index]
            said = texts[index].text or ""
            if one.tag.closed:
                opening = local + _opening(one)
                texts[index].text = said[:opening] + _mark(len(numbered)) + said[opening:]
                numbered.append(one)
            else:
                texts[index].text = said[:local] + said[local + len(one.tag.text) :]


def _opening(one: Placed) -> int:
    """Characters of its opening: braces, level and blank, or ``-``."""
    tag = one.tag
    if tag.level:
        return 2 + len(tag.level) + 1
    return 3 if tag.text[2:3] in {"-", "+"} else 2


def _mark(number: int) -> str:
    return _START + "".join(_DIGITS[int(bit)] for bit in f"{number:b}") + _END


def _lined(name: str, source: str, numbered: Sequence[Placed]) -> Marked:
    spots: list[Spot] = []

    def line(match: re.Match[str]) -> str:
        bits = "".join(str(_DIGITS.index(blank)) for blank in match[1])
        one = numbered[int(bits, 2)]
        spots.append(Spot(one.tag, one.paragraph.place))
        return "\n"

    flat = source.replace("\r", " ").replace("\n", " ")
    return Marked(name, _MARK.sub(line, flat), tuple(spots))


# --- trials ---------------------------------------------------------------------------------------


def _tried(
    parts: Mapping[str, bytes],
    data: bytes,
    reading: Reading,
    trials: Sequence[Trial],
    findings: Sequence[Finding],
) -> list[Finding]:
    found: list[Finding] = []
    if reading.runnable is not None:
        running = {name: _Part(marked) for name, marked in reading.runnable.items()}
        for trial in trials:
            found += _run(parts, running, trial)
    if not any(f.severity == "E" for f in (*findings, *found)):
        found += _rendered(data, trials[:1])
    return found


class _Part:
    """A part that is run again and again, without the tags that failed before."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self._sandbox = Sandbox()
        self._template: Template | None = None

    def run(self, values: Mapping[str, Any]) -> str:
        """What it prints; raises what Jinja raises."""
        self._sandbox.budget = Budget()
        if self._template is None:
            self._template = self._sandbox.from_string(self.marked.text)
        return self._template.render(values)

    def silence(self, index: int) -> None:
        """Take out one tag."""
        self.marked = self.marked.rewritten([(index, "{# #}")])
        self._template = None


def _run(parts: Mapping[str, bytes], running: dict[str, _Part], trial: Trial) -> Iterator[Finding]:
    """Run every part; a tag that fails is taken out, and the part run again."""
    document = _opened(pack(parts), Sandbox())
    document.current_rendering_part = document.docx._part
    try:
        values: dict[str, Any] = {
            "media": slots(trial.media, placed_by(document)),
            **prepare(trial.context, document.inline_image).values,
        }
    except DocgenError as error:
        yield from error.findings
        return
    for name, part in list(running.items()):
        for _ in range(_MOST_TRIALS):
            try:
                parse(part.run(values))
                break
            except etree.XMLSyntaxError as error:
                yield Finding("docx.broken_xml", name, {"what": str(error)})
                break
            # Whatever a template does wrong is a fault of that template.
            except Exception as error:
                line = _line(error)
                spot = part.marked.spot(line)
                told = error.findings[0] if isinstance(error, DocgenError) else None
                yield moved(told or finding(error, part.marked.text, name), spot)
                if spot is None or spot.tag.kind != "{{":
                    del running[name]
                    break
                part.silence(line - 2)


def _line(error: Exception) -> int:
    line = 0
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line or int(getattr(error, "lineno", 0) or 0)


def _rendered(data: bytes, trials: Sequence[Trial]) -> Iterator[Finding]:
    """What only shows in a whole document."""
    try:
        template = compile_template(data, keep_looks=True)
        for trial in trials:
            template.render(trial.context, media=trial.media)
    except DocgenError as error:
        yield from (replace(f, path=f.path or "word/document.xml") for f in error.findings)
