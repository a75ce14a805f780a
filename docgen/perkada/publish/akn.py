"""Regulation -> Akoma Ntoso 3.0, valid against the official schema.

:mod:`docgen.perkada.publish.akn_reader` reads the same tree out of it again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from docgen.errors import DataError
from docgen.perkada.publish.akn_meta import add_meta, dated
from docgen.perkada.publish.identity import Identity
from docgen.perkada.publish.terms import AKN, DOCGEN, TERMS, tag
from docgen.perkada.regulation import Enactment, Regulation
from docgen.perkada.tree import Node

__all__ = ["CELL", "to_akn"]

CELL = " | "
"""What parts the cells of a table in the lines of an annex."""
_INLINE = ("p", "num", "heading", "td")
_Element = etree._Element


def to_akn(regulation: Regulation, identity: Identity) -> bytes:
    """The regulation as an XML file (UTF-8).

    Raises ``DataError``: ``publish.no_body`` for a regulation without a body,
    ``publish.unplaced`` when lines of the text found no place in it, ``publish.character`` for a
    character that no XML file can hold.
    """
    if not regulation.body:
        raise DataError.of("publish.no_body", "perkada")
    if regulation.unplaced:
        first = regulation.unplaced[0]
        params = {"jumlah": len(regulation.unplaced), "teks": first.text[:120]}
        raise DataError.of("publish.unplaced", "perkada", **params)
    try:
        root = _Writer(identity).whole(regulation)
    except ValueError:  # lxml: control characters
        raise DataError.of("publish.character", "perkada") from None
    _set_in(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _set_in(element: _Element, level: int = 0) -> None:
    """Line breaks and blanks between elements that hold no words of their own."""
    if etree.QName(element).localname in _INLINE or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _set_in(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * level


class _Writer:
    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.names: Counter[str] = Counter()

    def whole(self, regulation: Regulation) -> _Element:
        spaces: dict[str | None, str] = {None: AKN, "docgen": DOCGEN}
        root = etree.Element(tag("akomaNtoso"), nsmap=spaces)  # type: ignore[arg-type]
        act = _add(root, "act", name="peraturan", contains="originalVersion")
        add_meta(act, self.identity)
        self.preface(act, regulation)
        self.preamble(act, regulation)
        body = _add(act, "body")
        for node in regulation.body:
            self.unit(body, node, "")
        self.conclusions(act, regulation)
        self.attachments(act, regulation)
        return root

    def eid(self, parent: str, short: str, number: str = "") -> str:
        """An identifier that no other element of the file has."""
        part = "_".join(filter(None, (short, re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-"))))
        name = f"{parent}__{part}" if parent else part
        self.names[name] += 1
        return name if self.names[name] == 1 else self.eid("", f"{name}-{self.names[name]}")

    # --- before the body --------------------------------------------------------------------------

    def preface(self, act: _Element, regulation: Regulation) -> None:
        title, preface = regulation.title, _add(act, "preface")
        block = _add(preface, "container", name="judul")
        line = _add(block, "p")
        _add(line, "docType", title.jenis).tail = " "
        _add(line, "inline", title.nama_daerah, name="daerah")
        line = _add(block, "p", "NOMOR ")
        _add(line, "docNumber", title.nomor).tail = " TAHUN "
        _add(line, "inline", title.tahun, name="tahun")
        _add(block, "p", "TENTANG")
        _words(_add(_add(block, "p"), "docTitle"), title.tentang)
        if regulation.opening:
            block = _add(preface, "container", name="pembuka")
            _paragraphs(block, regulation.opening)

    def preamble(self, act: _Element, regulation: Regulation) -> None:
        parts = (regulation.recitals, regulation.legal_bases, regulation.dictum)
        if not any(parts):
            return
        preamble = _add(act, "preamble")
        for names, nodes, head in (
            (("recitals", "recital"), regulation.recitals, "Menimbang:"),
            (("citations", "citation"), regulation.legal_bases, "Mengingat:"),
        ):
            if nodes:
                group = _add(preamble, names[0], eId=self.eid("", names[0]))
                _add(_add(group, "intro"), "p", head)
                for node in nodes:
                    self.item(group, names[1], node, names[0])
        if regulation.dictum:
            formula = _add(preamble, "formula", name="menetapkan")
            _add(formula, "p", "MEMUTUSKAN:")
            line = _add(formula, "p", "Menetapkan: ")
            _words(_add(line, "inline", name="diktum"), regulation.dictum)

    # --- units ------------------------------------------------------------------------------------

    def unit(self, parent: _Element, node: Node, above: str) -> None:
        """A unit of the body; articles count through, so they are named without their groups."""
        term = TERMS[node.type]
        name = self.eid("" if node.type == "pasal" else above, term.short, node.number)
        element = _add(parent, term.element, eId=name)
        if node.type == "teks":
            element.set("name", "teks")
        elif term.element == "point":
            element.set("class", node.type)
        _mark(element, node)
        if node.title:
            _words(_add(element, "heading"), node.title)
        if not node.children:
            content = _add(element, "content")
            _paragraphs(content, node.text)
            if node.tail:
                _paragraphs(content, node.tail, "penutup")
            return
        if node.text:
            _paragraphs(_add(element, "intro"), node.text)
        for child in node.children:
            self.unit(element, child, name)
        if node.tail:
            _paragraphs(_add(element, "wrapUp"), node.tail)

    def item(self, parent: _Element, element_name: str, node: Node, above: str) -> None:
        """A recital, a legal basis, or what stands below one."""
        name = self.eid(above, TERMS[node.type].short, node.number)
        element = _add(parent, element_name, eId=name)
        element.set("class", node.type)
        _mark(element, node)
        if node.title:
            _words(_add(element, "heading"), node.title)
        _paragraphs(element, node.text)
        if node.children:
            inner = _add(element, "blockList", eId=self.eid(name, "list"))
            for child in node.children:
                self.item(inner, "item", child, name)
        if node.tail:
            _paragraphs(element, node.tail, "penutup")

    # --- behind the body --------------------------------------------------------------------------

    def conclusions(self, act: _Element, regulation: Regulation) -> None:
        closing = regulation.closing
        if closing is None:
            return
        element = _add(act, "conclusions")
        _paragraphs(_add(element, "blockContainer", **{"class": "perintah"}), closing.perintah)
        self.enacted(element, "ditetapkan", closing.ditetapkan)
        self.enacted(element, "diundangkan", closing.diundangkan)
        _paragraphs(
            _add(element, "blockContainer", **{"class": "berita-daerah"}), closing.berita_daerah
        )

    def enacted(self, parent: _Element, act: str, block: Enactment | None) -> None:
        if block is None:
            return
        element = _add(parent, "blockContainer", **{"class": act})
        line = _add(element, "p", f"{block.kata or act.capitalize()} di ")
        _add(line, "inline", block.tempat, name="tempat")
        if block.kata:
            line.set("class", "kata-sendiri")
        line = _add(element, "p", "pada tanggal ")
        day = getattr(self.identity, act)
        if dated(day) == block.tanggal:
            _add(line, "docDate", block.tanggal, date=day.isoformat())
        else:
            _add(line, "inline", block.tanggal, name="tanggal")
        _words(_add(_add(element, "p"), "inline", name="jabatan"), block.jabatan)
        _words(_add(_add(element, "p"), "inline", name="nama"), block.nama)

    def attachments(self, act: _Element, regulation: Regulation) -> None:
        parts = [("lampiran", annex.number, annex.text) for annex in regulation.annexes]
        if regulation.explanation:
            parts.insert(0, ("penjelasan", "", regulation.explanation))
        if not parts:
            return
        attachments = _add(act, "attachments")
        for place, (name, number, text) in enumerate(parts, 1):
            eid = self.eid("", "att", str(place))
            attachment = _add(attachments, "attachment", eId=eid)
            heading = "LAMPIRAN" if name == "lampiran" else "PENJELASAN"
            if number:
                _add(attachment, "num", number)
            _add(attachment, "heading", heading)
            doc = _add(attachment, "doc", name=name)
            add_meta(doc, self.identity, component=f"{name}_{place}")
            _lines(_add(doc, "mainBody"), text)


def _add(parent: _Element, name: str, text: str = "", /, **attributes: str) -> _Element:
    element = etree.SubElement(parent, tag(name), attributes)
    element.text = text or None
    return element


def _mark(element: _Element, node: Node) -> None:
    """The number as it is printed, and the name of the unit's label."""
    if node.label:
        element.set(f"{{{DOCGEN}}}label", node.label)
    if node.number:
        term = TERMS[node.type]
        _add(element, "num", f"{term.before}{node.number}{term.after}")


def _words(element: _Element, text: str) -> None:
    """Words inside a line; a break between two lines is an element."""
    first, *more = text.split("\n")
    element.text = first or None
    for part in more:
        _add(element, "br").tail = part or None


def _paragraphs(parent: _Element, text: str, kind: str = "") -> None:
    for part in text.split("\n"):
        element = _add(parent, "p", part)
        if kind:
            element.set("class", kind)


def _lines(parent: _Element, text: str) -> None:
    """Lines as paragraphs; neighbours with the same number of cells as a table."""
    for rows in _runs(text.split("\n")):
        if len(rows) < 2:  # a lone line with a bar is no table
            _paragraphs(parent, rows[0])
            continue
        table = _add(parent, "table")
        for row in rows:
            line = _add(table, "tr")
            for cell in row.split(CELL):
                _add(_add(line, "td"), "p", cell)


def _runs(lines: Iterable[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for line in lines:
        bars = line.count(CELL)
        if runs and bars and runs[-1][0].count(CELL) == bars:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
