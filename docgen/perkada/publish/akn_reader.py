"""Akoma Ntoso 3.0, as :mod:`docgen.perkada.publish.akn` writes it, -> regulation."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.errors import DataError
from docgen.ooxml.xml import DOCTYPES, parse
from docgen.perkada.publish.akn import CELL
from docgen.perkada.publish.terms import DOCGEN, TERMS, tag
from docgen.perkada.regulation import Annex, Closing, Enactment, Regulation, Title
from docgen.perkada.tree import NODE_TYPES, Node, NodeType

__all__ = ["from_akn"]

_BY_ELEMENT = {tag(term.element): kind for kind, term in TERMS.items() if term.element != "point"}
_Element = etree._Element


def from_akn(data: bytes) -> Regulation:
    """The regulation in an Akoma Ntoso file.

    Raises ``DataError`` (``publish.akn_form``) for XML that is broken, has a DOCTYPE, or is no act
    in the form that docgen writes.
    """
    if any(mark in data for mark in DOCTYPES):
        raise DataError.of("publish.akn_form", sebab="DOCTYPE")
    try:
        act = parse(data).find(tag("act"))
    except etree.XMLSyntaxError as fault:
        raise DataError.of("publish.akn_form", sebab=str(fault)) from None
    body = act.find(tag("body")) if act is not None else None
    if act is None or body is None:
        raise DataError.of("publish.akn_form", sebab="<act>, <body>")
    return Regulation(
        title=_title(act),
        opening=_text(act.find(_path("preface", "container[@name='pembuka']"))),
        recitals=tuple(_item(e) for e in act.iterfind(_path("preamble", "recitals", "recital"))),
        legal_bases=tuple(
            _item(e) for e in act.iterfind(_path("preamble", "citations", "citation"))
        ),
        dictum=_words(act.find(_path("preamble", "formula", "p", "inline[@name='diktum']"))),
        body=tuple(_unit(element) for element in body),
        closing=_closing(act.find(tag("conclusions"))),
        explanation=next((text for name, _, text in _attached(act) if name == "penjelasan"), ""),
        annexes=tuple(
            Annex(number, text) for name, number, text in _attached(act) if name == "lampiran"
        ),
    )


def _path(*steps: str) -> str:
    return "/".join(tag(step) for step in steps)


def _title(act: _Element) -> Title:
    block = act.find(_path("preface", "container[@name='judul']"))
    if block is None:
        return Title()

    def word(path: str) -> str:
        return _words(block.find(_path("p", path)))

    return Title(
        jenis=word("docType"),
        nama_daerah=word("inline[@name='daerah']"),
        nomor=word("docNumber"),
        tahun=word("inline[@name='tahun']"),
        tentang=word("docTitle"),
    )


def _unit(element: _Element) -> Node:
    kind = _BY_ELEMENT.get(str(element.tag)) or _kind(element)
    content = element.find(tag("content"))
    inner = content if content is not None else element
    wrap = element.find(tag("wrapUp"))
    text = inner if content is not None else element.find(tag("intro"))
    return Node(
        type=kind,
        number=_number(element, kind),
        title=_words(element.find(tag("heading"))),
        text=_text(text),
        tail=_text(wrap) if wrap is not None else _text(inner, "penutup"),
        label=element.get(f"{{{DOCGEN}}}label", ""),
        children=tuple(_unit(child) for child in element if child.get("eId")),
    )


def _item(element: _Element) -> Node:
    kind = _kind(element)
    return Node(
        type=kind,
        number=_number(element, kind),
        title=_words(element.find(tag("heading"))),
        text=_text(element),
        tail=_text(element, "penutup"),
        label=element.get(f"{{{DOCGEN}}}label", ""),
        children=tuple(_item(child) for child in element.iterfind(_path("blockList", "item"))),
    )


def _kind(element: _Element) -> NodeType:
    kind = element.get("class", "")
    if kind not in NODE_TYPES:
        raise DataError.of("publish.akn_form", sebab=etree.QName(element).localname)
    return kind


def _number(element: _Element, kind: NodeType) -> str:
    term = TERMS[kind]
    return _words(element.find(tag("num"))).removeprefix(term.before).removesuffix(term.after)


def _closing(element: _Element | None) -> Closing | None:
    if element is None:
        return None

    def part(name: str) -> _Element | None:
        return element.find(tag(f"blockContainer[@class='{name}']"))

    return Closing(
        perintah=_text(part("perintah")),
        ditetapkan=_enacted(part("ditetapkan")),
        diundangkan=_enacted(part("diundangkan")),
        berita_daerah=_text(part("berita-daerah")),
    )


def _enacted(block: _Element | None) -> Enactment | None:
    if block is None:
        return None

    def word(name: str) -> str:
        return _words(block.find(_path("p", f"inline[@name='{name}']")))

    own = block.find(tag("p[@class='kata-sendiri']"))
    return Enactment(
        tempat=word("tempat"),
        tanggal=_words(block.find(_path("p", "docDate"))) or word("tanggal"),
        jabatan=word("jabatan"),
        nama=word("nama"),
        kata=(own.text or "").removesuffix(" di ") if own is not None else "",
    )


def _attached(act: _Element) -> Iterable[tuple[str, str, str]]:
    """Kind, number and text of each attachment."""
    for element in act.iterfind(_path("attachments", "attachment")):
        doc = element.find(tag("doc"))
        if doc is not None:
            number = _words(element.find(tag("num")))
            yield doc.get("name", ""), number, "\n".join(_lines(doc.find(tag("mainBody"))))


def _lines(main: _Element | None) -> Iterable[str]:
    for element in main if main is not None else ():
        if element.tag == tag("p"):
            yield _words(element)
        else:
            for row in element.iterfind(tag("tr")):
                yield CELL.join(_words(cell) for cell in row.iterfind(_path("td", "p")))


def _text(parent: _Element | None, kind: str = "") -> str:
    """The paragraphs of one class, a line each."""
    if parent is None:
        return ""
    return "\n".join(
        _words(child) for child in parent.iterfind(tag("p")) if child.get("class", "") == kind
    )


def _words(element: _Element | None) -> str:
    """The words of a line, with its breaks."""
    if element is None:
        return ""
    for mark in element.iter(tag("br")):
        mark.text = "\n"
    return "".join(str(part) for part in element.itertext())
