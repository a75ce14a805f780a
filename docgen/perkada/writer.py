r"""Tree -> text, in the form that the reader takes back unchanged.

Items are set in by four blanks a level. A paragraph that would be read as a label or a heading gets
a backslash before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.perkada.furniture import is_page_line
from docgen.perkada.glue import protect
from docgen.perkada.grammar import begins_as_ayat, heading, item_label, label_text, take_name
from docgen.perkada.lines import is_cut, is_ended
from docgen.perkada.marks import begins_part
from docgen.perkada.regulation import Enactment, Regulation
from docgen.perkada.tree import GROUPS, ITEMS, Node

__all__ = ["safe", "write_body", "write_regulation"]

_STEP = 4
_HEADINGS = {"bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf", "pasal": "Pasal"}


def safe(text: str, *, alone: bool) -> str:
    """The paragraph, protected where it would be read as something else than running words.

    ``alone``: it stands on lines of its own, not behind the label of its unit.
    """
    text = protect(text)
    name, _ = take_name(text)
    read = text.startswith("\\") or name != ""
    if alone and not read:
        bare = text.lstrip('“"„ ')
        marked = heading(bare) or item_label(text) or (text[:3].upper() == "BAB" or None)
        read = marked is not None or begins_part(text) or is_page_line(text)
    elif not read:
        read = begins_as_ayat(text)
    return "\\" + text if read else text


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def node(self, node: Node, column: int) -> None:
        if node.type == "teks":
            self.paragraphs(node.text, column)
        elif node.type in _HEADINGS:
            self.headed(node, column)
        else:
            self.item(node, column)

    def headed(self, node: Node, column: int) -> None:
        self.blank()
        name = f" [#{node.label}]" if node.label else ""
        lead = " " * column
        self.lines.append(f"{lead}{_HEADINGS[node.type]} {node.number}{name}")
        if node.type in GROUPS:
            if node.title:
                self.lines.append(lead + node.title)
            self.blank()
            for child in node.children:
                if child.type == "teks":
                    self.blank()
                    self.lines.append(f"{lead}\\{protect(child.text)}")
                    self.blank()
                else:
                    self.node(child, column)
            return
        for number, paragraph in enumerate(node.text.split("\n") if node.text else []):
            if number:
                self.blank()
            self.lines.append(lead + safe(paragraph, alone=True))
        self.below(node, column)

    def item(self, node: Node, column: int) -> None:
        before = self.lines[-1].strip() if self.lines else ""
        above = heading(before)  # right below the heading of an article no sentence goes on
        if (above is None or above.type != "pasal") and (is_cut(before) or not is_ended(before)):
            self.blank()
        label = label_text(node.type, node.number)
        if node.label:
            label += f" [#{node.label}]"
        first, *more = node.text.split("\n")
        self.lines.append(f"{' ' * column}{label} {safe(first, alone=False)}".rstrip())
        for paragraph in more:
            self.paragraphs(paragraph, column + _STEP)
        self.below(node, column + _STEP)

    def below(self, node: Node, column: int) -> None:
        for child in node.children:
            self.node(child, column)
        if node.tail:
            self.paragraphs(node.tail, column)

    def paragraphs(self, text: str, column: int) -> None:
        for paragraph in text.split("\n"):
            self.blank()
            self.lines.append(" " * column + safe(paragraph, alone=True))


def write_body(nodes: Iterable[Node]) -> str:
    """The text of a tree; reading it gives the same tree."""
    writer = _Writer()
    for node in nodes:
        writer.node(node, 0)
    return "\n".join(writer.lines).strip("\n") + "\n" if writer.lines else ""


def _listed(word: str, nodes: tuple[Node, ...]) -> list[str]:
    if not nodes:
        return []
    writer = _Writer()
    for node in nodes:
        if node.type in ITEMS:
            writer.item(node, 0)
        else:
            writer.paragraphs(node.text, 0)
    return [f"{word}:", *writer.lines, ""]


def _enacted(act: str, block: Enactment | None) -> list[str]:
    if block is None:
        return []
    place = f"{block.kata or act} di {block.tempat}".rstrip()
    day = f"pada tanggal {block.tanggal}" if block.tanggal else ""
    return [place, *filter(None, (day, block.jabatan, block.nama)), ""]


def write_regulation(regulation: Regulation) -> str:
    """The whole regulation as text; lines without a place stand at its beginning."""
    title, closing = regulation.title, regulation.closing
    lines = [item.text for item in regulation.unplaced]
    if title.jenis:
        lines.append(f"{title.jenis} {title.nama_daerah}".strip())
        if title.nomor or title.tahun:
            lines.append(f"NOMOR {title.nomor} TAHUN {title.tahun}".rstrip())
        if title.tentang:
            lines += ["TENTANG", title.tentang]
        lines.append("")
    if regulation.opening:
        lines += [regulation.opening, ""]
    lines += _listed("Menimbang", regulation.recitals)
    lines += _listed("Mengingat", regulation.legal_bases)
    if regulation.dictum:
        lines += ["MEMUTUSKAN:", f"Menetapkan: {regulation.dictum}", ""]
    lines.append(write_body(regulation.body))
    if closing:
        lines += [closing.perintah, ""] if closing.perintah else []
        lines += _enacted("Ditetapkan", closing.ditetapkan)
        lines += _enacted("Diundangkan", closing.diundangkan)
        lines += [closing.berita_daerah, ""] if closing.berita_daerah else []
    if regulation.explanation:
        lines += [regulation.explanation, ""]
    for annex in regulation.annexes:
        lines += [f"LAMPIRAN {annex.number}".rstrip(), annex.text, ""]
    return "\n".join(lines).strip("\n") + "\n"
