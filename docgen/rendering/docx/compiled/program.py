"""A template compiled: its parts ready to run, its other members ready to be copied."""

from __future__ import annotations

import io
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jinja2 import Template, Undefined
from lxml import etree

from docgen.errors import DocgenError, Finding, TemplateFault
from docgen.rendering.cache import Cache
from docgen.rendering.deflate import Deflate
from docgen.rendering.docx.budget import Budget
from docgen.rendering.docx.compiled.archive import Archive, Member, Packed, member, packed
from docgen.rendering.docx.compiled.core import Core
from docgen.rendering.docx.compiled.gallery import gallery
from docgen.rendering.docx.compiled.part import CompiledPart
from docgen.rendering.docx.compiled.pictures import CONTENT_TYPES, Placing
from docgen.rendering.docx.compiled.quick import environments
from docgen.rendering.docx.document import Document
from docgen.rendering.docx.faults import fault, finding, with_lines
from docgen.rendering.docx.zipping import in_order, unpack

__all__ = ["Program", "Run"]

_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OPENING: Final = re.compile(r"<w:body[^>]*>")
_END: Final = "</w:body>"
_MEDIA: Final = "word/media/"
_ROOM: Final = 2**16
"""Bytes of memory, reckoned amply, for small parts that are remembered in their packed form."""
_FIRST: Final = 1001
"""docxtpl's first number of a drawing."""


@dataclass(slots=True)
class Run:
    """What differs from one document to the next, beside the values."""

    placing: Placing
    quick: bool
    """The quick code may print the values."""
    again: bool = False
    """Every part is read again."""
    rich: bool = False
    """There are values that carry XML."""
    reasons: list[Finding] = field(default_factory=list)
    """Why this document took longer than it might."""


class Program:
    """Immutable, for many threads; what is made later is the same for all."""

    def __init__(self, document: Document, undefined: type[Undefined], packer: Deflate) -> None:
        """``document``: opened, not filled; ``packer`` deflates.

        Raises:
            TemplateFault: tags are wrong; the first of each part is told.
        """
        self._packer = packer
        self._quick, self._exact = environments(undefined)
        sources = list(document.parts())
        self._core = Core(document.docx.part.package)
        members = _members(document)
        self.reasons: tuple[Finding, ...] = _slow(
            document, [name for name, _, _ in sources], members
        )
        """Why docxtpl itself must fill the template; empty when it need not."""
        opening = ""
        self._head = self._tail = ""
        if not self.reasons:
            opening, self._head, self._tail = _around(document)
        self.parts = _parts(sources, undefined, opening)
        """The parts that hold tags or are numbered, in the order in which docxtpl fills them."""
        self.asked: tuple[str, ...] | None = None
        """All that its parts ask the context for; None where others may ask too."""
        if not self.reasons and not self._core.tagged:
            self.asked = tuple({name: None for part in self.parts for name in part.names})
        self._gallery = gallery(document, members)
        self._core_member: Member | None = None
        self._texts: dict[str, Template] = {}
        self._fixed: dict[str, int] = {}
        """The parts that are finished already, each with the count of its drawings."""
        self._twins = _twins(self.parts)
        self._small: Cache[Hashable, Packed] = Cache(_ROOM, lambda key, one: 4 * one.size + 500)
        """Headers and footers as they were packed, by what they print or by their content; most
        say the same in all documents.
        """
        if not self.reasons:
            self._fix(members)
        self._members = {**members, self._core.member: b""}
        changing = {p.name for p in self.parts if p.name not in self._fixed} | {self._core.member}
        self._plain = self._archive(changing)
        self._media = {
            name: member(name, data, packer)
            for name, data in self._members.items()
            if name.startswith(_MEDIA)
        }
        rels = {story.rels_member for story in self._gallery.stories.values()}
        self._changing = changing | rels | {CONTENT_TYPES}
        self._pictured = self._archive(self._changing | {_MEDIA}, self._media.keys())

    def _fix(self, members: dict[str, bytes]) -> None:
        """Finish the parts without tags once and for all."""
        for part in self.parts:
            if not part.fixed:
                continue
            run = Run(Placing(self._gallery), quick=True)
            try:
                made, after = self._part(part, dict(self._quick.globals), run, _FIRST)
            except DocgenError:
                continue  # told by every document
            # The drawings of the body are counted before those of other parts.
            if part.kind == "body" or after == _FIRST:
                self._fixed[part.name] = after - _FIRST
                members[part.name] = made

    def _archive(self, changing: set[str], left_out: Iterable[str] = ()) -> Archive:
        names = in_order((self._members.keys() | changing) - set(left_out))
        return Archive(
            [(n, None if n in changing else self._members[n]) for n in names], self._packer
        )

    @property
    def explained(self) -> tuple[Finding, ...]:
        """Why documents of this template take longer than they might."""
        return self.reasons or tuple(reason for part in self.parts for reason in part.reasons)

    @property
    def weight(self) -> int:
        """About how many bytes of memory it takes: each part is kept as source and as code."""
        return 6 * sum(len(part.source) for part in self.parts) + sum(
            len(data) for name, data in self._members.items() if name not in self._changing
        )

    def core(self, values: Mapping[str, Any], fields: Mapping[str, Any]) -> bytes:
        """The core properties of a document."""
        return self._core.xml(fields, lambda text: self._text(text, values))

    def placing(self) -> Placing:
        """A document's pictures."""
        return Placing(self._gallery)

    # --- one document -----------------------------------------------------------------------

    def run(self, values: Mapping[str, Any], run: Run, fields: Mapping[str, Any]) -> bytes:
        """The finished package.

        Raises:
            TemplateFault, DataError: see ``CompiledTemplate.render``.
        """
        self._quick.budget = Budget()
        known = {**self._quick.globals, **values}
        made: dict[str, bytes | Packed | Member] = {}
        number = _FIRST
        for part in self.parts:
            name = part.name
            if (fixed := self._fixed.get(name)) is not None:
                number += fixed
            elif part.kind == "body":
                made[name], number = self._part(part, known, run, number)
            elif type(same := made.get(self._twins[name])) is Packed:
                made[name] = same
            else:
                made[name], number = self._small_part(part, known, run, number)
        made[self._core.member] = self._core_of(values, fields)
        if not run.placing.used:
            return self._plain.pack(made)
        changed = run.placing.changed()
        for name in self._changing:
            if name not in made and (other := changed.get(name) or self._members.get(name)):
                made[name] = other
        packer = self._packer
        new = {name: member(name, data, packer) for name, data in run.placing.data.items()}
        pictures = self._media | new
        return self._pictured.pack(made, [pictures[name] for name in in_order(pictures)])

    def _small_part(
        self, part: CompiledPart, values: dict[str, Any], run: Run, number: int
    ) -> tuple[bytes | Packed, int]:
        """A header, a footer, footnotes: packed where it is the same for every part that says the
        same, and as it was packed before where it prints the same few words.
        """
        key = part.key(values) if run.quick and not run.again and not run.rich else None
        if key is not None and (found := self._small.get(key)) is not None:
            return found, number
        before = number, run.placing.placed, len(run.reasons)
        data, after = self._part(part, values, run, number)
        if before != (after, run.placing.placed, len(run.reasons)):
            return data, after
        new = self._small.get(data) or packed(data, self._packer)
        self._small.put(data if key is None else key, new)
        return new, after

    def _part(
        self, part: CompiledPart, values: dict[str, Any], run: Run, number: int
    ) -> tuple[bytes, int]:
        placing = run.placing
        placing.story, placing.in_body, placing.spaced = part.name, part.kind == "body", False
        xml = part.run(values, quick=run.quick)
        again = run.again or placing.spaced or (run.rich and part.delicate)
        xml, number, mended = part.finished(xml, number, again=again)
        if mended and not part.reasons:
            run.reasons.append(Finding("docx.slow_mended", part.name, {}, "I"))
        if part.kind == "body":
            xml = "".join((_DECLARATION, self._head, xml, self._tail))
        elif part.kind != "footnotes":
            xml = _DECLARATION + xml
        return xml.encode(), number

    def _core_of(self, values: Mapping[str, Any], fields: Mapping[str, Any]) -> bytes | Member:
        if self._core_member is not None and not fields:
            return self._core_member
        made = self.core(values, fields)
        if not fields and not self._core.tagged:
            self._core_member = member(self._core.member, made, self._packer)
        return made

    def _text(self, text: str, values: Mapping[str, Any]) -> str:
        """A text outside the pages that may hold tags, such as the template's own title."""
        if "{" not in text:
            return text
        self._exact.budget = Budget()
        try:
            if text not in self._texts:
                self._texts[text] = self._exact.from_string(text)
            return self._texts[text].render(values)
        except DocgenError:
            raise
        # Whatever a template does wrong is a fault of that template, never a traceback.
        except Exception as error:
            raise fault(error, text, self._core.member) from error


def _members(document: Document) -> dict[str, bytes]:
    """The package as python-docx writes it, nothing filled in."""
    document.docx.core_properties  # noqa: B018 - makes the part when the template has none
    buffer = io.BytesIO()
    document.docx.save(buffer)
    return unpack(buffer.getvalue())


def _slow(
    document: Document, names: list[str], members: Mapping[str, bytes]
) -> tuple[Finding, ...]:
    shared = sorted({name for name in names if names.count(name) > 1 or name not in members})
    reasons = [Finding("docx.slow_shared", name, {}, "I") for name in shared]
    body = document.get_xml()
    if not body.startswith("<w:body") or not body.endswith(_END):
        reasons.append(Finding("docx.slow_body", names[0], {}, "I"))
    return tuple(reasons)


def _around(document: Document) -> tuple[str, str, str]:
    """The opening of the body as docxtpl reads it, and what stands before and after the body."""
    root = document.docx._element
    page = etree.tostring(root, encoding="unicode")
    start, end = page.index("<w:body"), page.rindex(_END) + len(_END)
    found = _OPENING.match(document.get_xml())
    assert found is not None  # noqa: S101 - _slow has looked
    return found[0] if root.body.nsmap == root.nsmap else "", page[:start], page[end:]


def _twins(parts: Iterable[CompiledPart]) -> dict[str, str]:
    """The first part that says what each says, such as the headers of several sections."""
    first: dict[tuple[str, str], str] = {}
    return {part.name: first.setdefault((part.kind, part.source), part.name) for part in parts}


def _parts(
    sources: list[tuple[str, str, str]], undefined: type[Undefined], opening: str
) -> list[CompiledPart]:
    parts: list[CompiledPart] = []
    faults: list[Finding] = []
    known: dict[tuple[str, str], CompiledPart] = {}
    for name, kind, source in sources:
        try:
            if (same := known.get((kind, source))) is None:
                same = known[kind, source] = CompiledPart(name, kind, source, undefined, opening)
                parts.append(same)
            else:
                parts.append(same.named(name))
        # Whatever Jinja makes of a template that is not trusted is a fault of that template.
        except Exception as error:
            faults.append(finding(error, with_lines(source), name))
    if faults:
        raise TemplateFault(*faults)
    return parts
