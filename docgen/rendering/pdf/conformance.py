"""Quick checks of a finished PDF against PDF/A-2a and PDF/UA-1.

They find what a program that rewrote the file has most likely broken, and name it in words. They
are no validator: :data:`NOT_COVERED` says what they do not look at.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from docgen.errors import DataError, Finding
from docgen.rendering.pdf.marked import Marked, read_marked

__all__ = ["CHECKS", "NOT_COVERED", "Conformance", "check_conformance"]

NOT_COVERED = (
    "conformance.uncovered_rules",
    "conformance.uncovered_fonts",
    "conformance.uncovered_colour",
    "conformance.uncovered_order",
    "conformance.uncovered_alternatives",
    "conformance.uncovered_contrast",
    "conformance.uncovered_signatures",
)
"""What the checks do not cover, as keys of the catalogue."""

Check = Callable[["Opened"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Conformance:
    """The outcome."""

    pages: int
    checks: tuple[str, ...]
    """Names of the checks that were made."""
    findings: tuple[Finding, ...]
    """What is wrong; none when all checks passed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as the checks see it."""

    pdf: pikepdf.Pdf
    marked: Marked
    xmp: str


def check_conformance(data: bytes, name: str = "") -> Conformance:
    """Make all checks on the bytes of a PDF; ``name`` is what errors call it.

    Raises DataError ``conformance.not_pdf`` when the bytes cannot be opened.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            opened = Opened(pdf, read_marked(pdf), _xmp(pdf))
            found = [finding for check in CHECKS.values() for finding in check(opened)]
            return Conformance(len(pdf.pages), tuple(CHECKS), tuple(found))
    except (pikepdf.PdfError, pikepdf.PasswordError) as problem:
        reason = str(problem).split("\n")[0].rpartition(">: ")[2]
        raise DataError.of("conformance.not_pdf", name, reason=reason) from None


def _xmp(pdf: pikepdf.Pdf) -> str:
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return ""
    return packet.read_bytes().decode("utf-8", "replace")


CHECKS: dict[str, Check] = {}
"""The checks by name."""


def _check(name: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[name] = check
        return check

    return register


def _finding(code: str, source: str, **params: object) -> Finding:
    return Finding(code, "", params, source=source)


@_check("marked")
def _marked(opened: Opened) -> Iterator[Finding]:
    info = opened.pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
    if not info.get("/Marked", False) or "/StructTreeRoot" not in opened.pdf.Root:
        yield _finding("conformance.not_tagged", "ISO 14289-1, 7.1")


@_check("language")
def _language(opened: Opened) -> Iterator[Finding]:
    language = str(opened.pdf.Root.get("/Lang", ""))
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language):
        yield _finding("conformance.no_language", "ISO 14289-1, 7.2", value=language)


@_check("title")
def _title(opened: Opened) -> Iterator[Finding]:
    shown = opened.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    named = re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", opened.xmp, re.DOTALL)
    if not named or not shown.get("/DisplayDocTitle", False):
        yield _finding("conformance.no_title", "ISO 14289-1, 7.1")


@_check("identification")
def _identification(opened: Opened) -> Iterator[Finding]:
    for standard, wanted in (
        ("PDF/A-2a", {"pdfaid:part": "2", "pdfaid:conformance": "A"}),
        ("PDF/UA-1", {"pdfuaid:part": "1"}),
    ):
        for key, value in wanted.items():
            pattern = rf"{key}(?:>\s*|\s*=\s*[\"']){value}\b"
            if not re.search(pattern, opened.xmp):
                yield _finding(
                    "conformance.not_identified", "ISO 19005-2, 6.6.4", standard=standard, key=key
                )
                break


@_check("colour")
def _colour(opened: Opened) -> Iterator[Finding]:
    intents = opened.pdf.Root.get("/OutputIntents", pikepdf.Array())
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield _finding("conformance.no_output_intent", "ISO 19005-2, 6.2.3")


@_check("fonts")
def _fonts(opened: Opened) -> Iterator[Finding]:
    for name in opened.marked.bare_fonts:
        yield _finding("conformance.font_not_embedded", "ISO 19005-2, 6.2.11.4", name=name)


@_check("content")
def _content(opened: Opened) -> Iterator[Finding]:
    for page, why in opened.marked.loose:
        yield _finding(_LOOSE[why], "ISO 14289-1, 7.1", page=page)


_LOOSE = {
    "unmarked": "conformance.content_unmarked",
    "orphaned": "conformance.content_without_element",
}


@_check("parent_tree")
def _parent_tree(opened: Opened) -> Iterator[Finding]:
    for page in opened.marked.strays:
        yield _finding("conformance.parent_tree", "ISO 32000-1, 14.7.4.4", page=page)


@_check("figures")
def _figures(opened: Opened) -> Iterator[Finding]:
    count = sum(
        1
        for node in opened.marked.nodes
        if node.role == "Figure" and not (node.alternative or node.actual)
    )
    if count:
        yield _finding("conformance.figure_without_alt", "ISO 14289-1, 7.3", count=count)


@_check("headings")
def _headings(opened: Opened) -> Iterator[Finding]:
    last = 0
    for node in opened.marked.nodes:
        if not re.fullmatch("H[1-6]", node.role):
            continue
        level = int(node.role[1])
        if level > last + 1:
            yield _finding(
                "conformance.heading_gap", "ISO 14289-1, 7.4.2", role=node.role, last=last
            )
        last = level


@_check("tables")
def _tables(opened: Opened) -> Iterator[Finding]:
    for node in opened.marked.nodes:
        if node.role == "Table":
            roles = {below.role for below in node.walk()}
            if "TH" not in roles:
                yield _finding("conformance.table_without_header", "ISO 14289-1, 7.5")


@_check("annotations")
def _annotations(opened: Opened) -> Iterator[Finding]:
    for number, page in enumerate(opened.pdf.pages, start=1):
        notes = page.obj.get("/Annots", pikepdf.Array())
        if len(notes) and str(page.obj.get("/Tabs", "")) != "/S":
            yield _finding("conformance.tab_order", "ISO 14289-1, 7.18.3", page=number)
        for note in notes:
            hidden = int(note.get("/F", 0)) & 2 or str(note.get("/Subtype")) == "/Popup"
            if hidden:
                continue
            if "/StructParent" not in note:
                yield _finding(
                    "conformance.annotation_not_tagged", "ISO 14289-1, 7.18.1", page=number
                )
            elif not str(note.get("/Contents", note.get("/TU", ""))):
                yield _finding(
                    "conformance.annotation_without_words", "ISO 14289-1, 7.18.1", page=number
                )


@_check("active")
def _active(opened: Opened) -> Iterator[Finding]:
    if opened.pdf.is_encrypted:
        yield _finding("conformance.encrypted", "ISO 19005-2, 6.1.3")
    names = opened.pdf.Root.get("/Names", pikepdf.Dictionary())
    scripted = "/JavaScript" in names or any(
        isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")) in _SCRIPTS
        for thing in opened.pdf.objects
    )
    if scripted or "/AA" in opened.pdf.Root:
        yield _finding("conformance.active_content", "ISO 19005-2, 6.5")


_SCRIPTS = {"/JavaScript", "/Launch", "/Movie", "/Sound"}
