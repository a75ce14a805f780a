"""Regulation -> Word file: an editable draft in the layout of the law, which reads back unchanged.

Numbers are typed, not Word's own: an amendment's 5A and a deleted number must stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from docgen.perkada.docx.markup import (
    Block,
    Paragraph,
    Row,
    layout_row,
    layout_table,
    ruled_table,
    xml_of,
)
from docgen.perkada.docx.package import package
from docgen.perkada.grammar import label_text
from docgen.perkada.names import unit_word
from docgen.perkada.regulation import Annex, Enactment, Regulation, Title
from docgen.perkada.title_reader import begins_invocation
from docgen.perkada.tree import GROUPS, ITEMS, Node

__all__ = ["blocks_of", "document_name", "write_docx"]

_STEP: Final = 567
"""Twips that one level of items is set in: one centimetre."""
_RIGHT: Final = 4536
"""Twips to the block of the enactment (butir 165): half of the line."""
_SIGNATURE: Final = 1200
"""Twips left for a signature."""
_APART: Final = 240
_TEXT, _ITEM, _LINE = "NaskahTeks", "PeraturanButir", "PeraturanKanan"
_CENTRED, _TITLE, _WORDS = "PeraturanJudul", "Heading1", "Peraturan"
_LEVELS: Final = {"bab": 2, "bagian": 3, "paragraf": 4}
_DEEPEST_HEADING = 5
_BAR: Final = re.compile(r"\s*\|\s*")
_GENERAL: Final = re.compile(r"I{1,2}\s?\.\s|Pasal\s")
_LONGEST_HEAD = 8
"""Lines of an annex that may be its heading."""


def _named(node: Node) -> str:
    return f" [#{node.label}]" if node.label else ""


class _Body:
    """The paragraphs of units; ``open`` is the level of the heading that articles stand below."""

    def __init__(self) -> None:
        self.out: list[Paragraph] = []
        self.open = 1
        self.unit = 0

    def node(self, node: Node, column: int) -> None:
        above, self.unit = self.unit, id(node)
        if node.type == "teks":
            self.texts(node.text, column)
        elif node.type in GROUPS or node.type == "pasal":
            self.headed(node)
        else:
            self.item(node, column)
        self.unit = above

    def headed(self, node: Node) -> None:
        words = f"{unit_word(node)}{_named(node)}"
        if node.type in GROUPS:
            wanted = _LEVELS[node.type]
            level = self.open = wanted if node.type == "bab" else min(wanted, self.open + 1)
            words += f"\n{node.title}" if node.title else ""
        else:
            level = min(self.open + 1, _DEEPEST_HEADING)
        self.out.append(Paragraph(f"Heading{level}", words, unit=self.unit))
        self.texts(node.text, 0)
        self.below(node, 0)

    def item(self, node: Node, column: int) -> None:
        first, *more = node.text.split("\n")
        label = f"{label_text(node.type, node.number)}{_named(node)}"
        words = f"{label}\t{first}" if first else label
        indent = ((column + 1) * _STEP, _STEP)
        self.out.append(Paragraph(_ITEM, words, indent, unit=self.unit))
        self.texts("\n".join(more), column + 1)
        self.below(node, column + 1)

    def below(self, node: Node, column: int) -> None:
        for child in node.children:
            self.node(child, column)
        self.texts(node.tail, column)

    def texts(self, text: str, column: int) -> None:
        indent = (column * _STEP, 0) if column else None
        self.out += [
            Paragraph(_TEXT, words, indent, unit=self.unit) for words in text.split("\n") if words
        ]


def _listed(word: str, nodes: Iterable[Node]) -> list[Block]:
    """Recitals or legal bases: a row for each, the word at the margin of the first."""
    rows: list[Row] = []
    for node in nodes:
        body = _Body()
        body.unit = id(node)
        if node.type in ITEMS:
            body.item(node, 0)
        else:
            body.texts(node.text, 0)
        margin = (word, ":") if not rows else ("", "")
        rows.append(layout_row((*((Paragraph(_LINE, cell),) for cell in margin), body.out)))
    return [layout_table(rows), Paragraph(_LINE, "")] if rows else []


def _titled(title: Title) -> list[Block]:
    if not title.jenis:
        return []
    lines = [f"{title.jenis} {title.nama_daerah}".strip()]
    if title.nomor or title.tahun:
        lines.append(f"NOMOR {title.nomor} TAHUN {title.tahun}".rstrip())
    if title.tentang:
        lines += ["TENTANG", title.tentang]
    first, *more = lines
    return [Paragraph(_TITLE, first), *_centred(more), Paragraph(_CENTRED, "")]


def _centred(lines: Iterable[str]) -> list[Block]:
    return [Paragraph(_CENTRED, line) for line in lines]


def _opening(regulation: Regulation) -> list[Block]:
    """The kop above the title; the invocation and the office below it."""
    lines = regulation.opening.split("\n") if regulation.opening else []
    place = next((n for n, line in enumerate(lines) if begins_invocation(line)), len(lines))
    above = [*_centred(lines[:place]), *([Paragraph(_CENTRED, "")] if place else [])]
    return [*above, *_titled(regulation.title), *_centred(lines[place:])]


def _enacted(act: str, block: Enactment | None, left: int) -> list[Block]:
    if block is None:
        return []
    lines = [f"{act} di {block.tempat}".rstrip(), f"pada tanggal {block.tanggal}".rstrip()]
    lines += [block.jabatan] if block.jabatan else []
    names = block.nama.split("\n") if block.nama else []
    spaces = {0: _APART, len(lines): _SIGNATURE}
    lines += names
    return [
        Paragraph(_LINE, line, (left, 0), before=spaces.get(n, 0), keep=n < len(lines) - 1)
        for n, line in enumerate(lines)
    ]


def _closed(regulation: Regulation) -> list[Block]:
    closing = regulation.closing
    if closing is None:
        return []
    made: list[Block] = []
    if closing.perintah:
        made.append(Paragraph(_WORDS, closing.perintah, keep=True))
    made += _enacted("Ditetapkan", closing.ditetapkan, _RIGHT)
    made += _enacted("Diundangkan", closing.diundangkan, 0)
    for n, line in enumerate(filter(None, closing.berita_daerah.split("\n"))):
        made.append(Paragraph(_LINE, line, before=0 if n else _APART))
    return made


def _explained(explanation: str) -> list[Block]:
    """The explanation on a page of its own: its title centred, down to the general part."""
    lines = explanation.split("\n") if explanation else []
    titled = next((n for n, line in enumerate(lines) if _GENERAL.match(line)), 1)
    return [
        Paragraph(_CENTRED if n < titled else _WORDS, line, page=n == 0)
        for n, line in enumerate(lines)
    ]


def _annexed(annex: Annex) -> list[Block]:
    """An annex on a page of its own: heading at the right, name centred, signer at the right
    below (butir 195 to 197).

    Rows of a table, which reading makes lines of, become a table again.
    """
    lines = [f"LAMPIRAN {annex.number}".rstrip(), *(annex.text.split("\n") if annex.text else [])]
    about = lines.index("TENTANG") if "TENTANG" in lines[:_LONGEST_HEAD] else -1
    head = about + 2 if about > 0 else 1
    signer = len(lines) - 2
    signed = signer > head and lines[signer].endswith(",") and lines[signer].isupper()
    made: list[Block] = []
    for n, group in _grouped(lines):
        if len(group) > 1:
            made += [ruled_table([_BAR.split(line) for line in group]), Paragraph(_LINE, "")]
        elif n < head:
            made.append(Paragraph(_LINE, group[0], (_RIGHT, 0), page=n == 0))
        elif signed and n >= signer:
            space = _APART if n == signer else _SIGNATURE
            made.append(Paragraph(_LINE, group[0], (_RIGHT, 0), before=space, keep=n == signer))
        elif n == head and group[0] == group[0].upper():
            made.append(Paragraph(_CENTRED, group[0], before=_APART))
        else:
            made.append(Paragraph(_WORDS, group[0], before=0 if n > head else _APART))
    return made


def _grouped(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Each line with its place; rows with the same number of cells below each other together."""
    groups: list[tuple[int, list[str]]] = []
    for n, line in enumerate(lines):
        width = line.count("|")
        if n > 1 and width and groups[-1][1][0].count("|") == width:
            groups[-1][1].append(line)
        else:
            groups.append((n, [line]))
    return groups


def blocks_of(regulation: Regulation) -> list[Block]:
    """The paragraphs and tables of its Word file, in reading order."""
    made: list[Block] = [Paragraph(_TEXT, item.text) for item in regulation.unplaced]
    made += _opening(regulation)
    if regulation.recitals or regulation.legal_bases:
        made.append(Paragraph(_CENTRED, ""))
    made += _listed("Menimbang", regulation.recitals)
    made += _listed("Mengingat", regulation.legal_bases)
    if regulation.dictum:
        words = ((_LINE, "Menetapkan"), (_LINE, ":"), (_ITEM, regulation.dictum))
        row = layout_row([(Paragraph(*cell),) for cell in words])
        made += [Paragraph(_CENTRED, "MEMUTUSKAN:"), layout_table([row])]
    body = _Body()
    for node in regulation.body:
        body.node(node, 0)
    made += [*body.out, *_closed(regulation)]
    made += _explained(regulation.explanation)
    for annex in regulation.annexes:
        made += _annexed(annex)
    return made


def document_name(regulation: Regulation) -> str:
    """What the file calls itself in its properties."""
    title = regulation.title
    return " ".join(filter(None, (title.jenis, title.nama_daerah, title.tentang)))


def write_docx(regulation: Regulation) -> bytes:
    """A Word file of the regulation: Bookman Old Style 12 on F4, headings in Word's own styles.

    Reading it with :func:`docgen.perkada.docx.reader.read_docx` gives the same regulation; labels
    ``[#name]`` stand behind their numbers. Lines without a place stand at its beginning. Raises
    ``DataError`` (``draft.character``) for a character that no Word file can hold.
    """
    made = "".join(map(xml_of, blocks_of(regulation)))
    return package(made, document_name(regulation))
