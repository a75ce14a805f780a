"""Parts of a regulation that stand on one line with the part before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from docgen.perkada.glue import glued
from docgen.perkada.lines import Line
from docgen.perkada.marks import EXPLANATION
from docgen.perkada.title_reader import TITLE_WITHIN

__all__ = ["split_closing", "split_end", "split_title"]

_MARGIN = re.compile(r"(?:(?:Menimbang|Mengingat|Menetapkan|MEMUTUSKAN)[\s:;.]{0,4}){2,9}$")
_REASON = re.compile(
    r"(?<=[A-Z,;.]\s)(?:Menimbang|Mengingat)\s?:?\s(?=a\.\s|1\.\s|bahwa\s|Pasal\s\d)"
)
_CLOSING = re.compile(
    r"(?<=\s)(?:(?:Ditetapkan|Disahkan|Diundangkan)\s[Dd]i\s?:?\s(?=[A-Z\[])"
    r"|[Pp]ada\stanggal\s(?=\d|\[|\.\.)"
    r"|(?:TAMBAHAN\s)?(?:LEMBARAN|BERITA)\s(?:NEGARA|DAERAH)\b"
    r"|LAMPIRAN\s(?=(?:[IVXL]{1,6}\s)?(?:PERATURAN|UNDANG))"
    r"|(?:I\s?\.\s?UMUM|II\s?\.\s?PASAL\sDEMI\sPASAL)\b"
    r"|P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N\s(?=ATAS\b))"
)
_DATE = re.compile(r"[Pp]ada\stanggal\s\d{1,2}\s[A-Za-z]{3,9}\s[\dOlI]{4}(?=\s)")
_OFFICE = re.compile(r"[A-Z][A-Z .\-]{3,120},(?=\s)")


def _cut(line: Line, starts: Sequence[int]) -> list[Line]:
    """The line in pieces that begin at these places; no piece is blank."""
    places = [0, *(start for start in starts if start > 0), len(line.text)]
    pieces = [line.text[start:end].strip() for start, end in pairwise(places)]
    kept = [piece for piece in pieces if piece]
    return [
        replace(line, text=piece, after_blank=line.after_blank and not number)
        for number, piece in enumerate(kept)
    ]


def split_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines above a body, each part at the beginning of one, and what a scanner put there.

    It reads the words at the margin (Menimbang, Mengingat) before everything else, and a title's
    first words twice.
    """
    out: list[Line] = []
    aside: list[Line] = []
    seen = False
    for line in lines:
        pieces = [line]
        if not seen and (found := TITLE_WITHIN.search(line.text)):
            seen = True
            pieces = _cut(line, [found.start("twice"), found.start("title")])
            if found["twice"]:
                double = next(n for n, x in enumerate(pieces) if x.text == found["twice"].strip())
                aside.append(pieces.pop(double))
        for piece in pieces:
            if _MARGIN.match(piece.text):
                aside.append(piece)
            else:
                out += _cut(piece, [found.start() for found in _REASON.finditer(piece.text)])
    return out, aside


def split_end(lines: Sequence[Line]) -> list[Line]:
    """The lines with the order to promulgate and the explanation at the beginning of one."""
    out: list[Line] = []
    ended = False
    for line in lines:
        starts: list[int] = []
        if not ended and ("Agar" in line.text or "ATAS" in line.text or "I." in line.text):
            ends = (item.start for item in glued(line.text) if item.kind == "order")
            starts = [*islice(ends, 1)]
            ended = bool(starts)
        out += _cut(line, starts) if starts and starts[0] else [line]
    return out


def split_closing(lines: Sequence[Line]) -> list[Line]:
    """The lines of a closing, each of its statements on its own, down to the explanation."""
    out: list[Line] = []
    explained = False
    for line in lines:
        if explained or EXPLANATION.match(line.text):
            explained = True
            out.append(line)
            continue
        starts: list[int] = []
        for found in _CLOSING.finditer(line.text):
            starts.append(found.start())
            if found[0][0] in "ILP" and not found[0].startswith("LE") and found[0][:2] != "Pa":
                explained = True
                break
            if date := _DATE.match(line.text, found.start()):
                starts.append(date.end())
                office = _OFFICE.match(line.text, date.end() + 1)
                starts += [office.end()] if office else []
        out += _cut(line, starts)
    return out
