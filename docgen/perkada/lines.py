"""The lines of a text with their columns, and how a line goes on from the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Line", "goes_on", "is_cut", "is_ended", "join", "lines_of", "unescape"]

_FEW = 4  # a column of a tab stop
# What a sentence cannot end with, so that the next line must belong to it: a reference that was
# wrapped before its number ("pada ayat" / "(1) …"), or a preposition before it.
_CUT = re.compile(
    r"(?:^|\s)(?:ayat|huruf|angka|pasal|bab|bagian|paragraf|nomor|butir|lampiran|dalam|pada|dan|"
    r"atau|dan/atau|dengan|ketentuan|kecuali|menurut|berdasarkan|ke|dari|untuk|oleh)$",
    re.IGNORECASE,
)
_ITEM_END = re.compile(r"[;:.,]$|[;,]\s?(?:dan/atau|dan|atau)$", re.IGNORECASE)
_LONG_ENOUGH = 40  # characters at the end of a line that tell whether it is cut
_FULL = 0.85
"""A line that could have taken the next word within this share of the width ended on purpose."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    number: int
    """From 1, in the whole text."""
    column: int
    """Blanks before it, tabs counted to their stop."""
    text: str
    """Without the blanks around it, and with single blanks inside."""
    after_blank: bool
    """Whether a blank line (or the beginning) stands before it."""
    room: int = 0
    """How many characters a line of this text usually takes; 0 when unknown."""


def lines_of(text: str, start: int = 1) -> list[Line]:
    """The lines of a text that are not blank; ``start`` is the number of its first line."""
    rows: list[tuple[int, int, str, bool]] = []
    blank = True
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start):
        words = " ".join(raw.split())
        if not words:
            blank = True
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        rows.append((number, len(lead.expandtabs(_FEW)), words, blank))
        blank = False
    widths = sorted(column + len(words) for _, column, words, _ in rows)
    room = widths[len(widths) * 95 // 100] if widths else 0
    return [Line(*row, room) for row in rows]


def is_cut(previous: str) -> bool:
    """Whether a text ends in the middle of a reference, so that a label cannot follow it."""
    end = previous[-_LONG_ENOUGH:]
    return _CUT.search(end) is not None and _ITEM_END.search(end) is None


def is_ended(previous: str) -> bool:
    """Whether a text ends as an item or a sentence does."""
    return not previous or _ITEM_END.search(previous[-_LONG_ENOUGH:]) is not None


def goes_on(previous: Line, line: Line) -> bool:
    """Whether ``line`` is the wrapped continuation of the paragraph that ``previous`` ends.

    A paragraph ends at a blank line; without one, where a line ends as a sentence does although the
    next word would still have fitted.
    """
    if line.after_blank:
        return False
    if not is_ended(previous.text):
        return True
    first = line.text.split(" ", 1)[0]
    early = previous.column + len(previous.text) + 1 + len(first) < previous.room * _FULL
    return not early


def join(parts: Sequence[str]) -> str:
    """Wrapped lines as one paragraph; a hyphen at a line's end stays and takes no blank."""
    out: list[str] = []
    for part in parts:
        if out and not (out[-1].endswith("-") and len(out[-1]) > 1 and out[-1][-2].isalpha()):
            out.append(" ")
        out.append(part)
    return "".join(out)


def unescape(text: str) -> tuple[str, bool]:
    r"""A line without the backslash that protects it from being read as a label, if it has one."""
    return (text[1:].lstrip(), True) if text.startswith("\\") else (text, False)
