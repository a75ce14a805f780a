r"""Markdown -> the lines of a text, one for one, so that line numbers hold.

Only what stands around the words is taken away: marks of headings, emphasis, quotations, escapes,
hard breaks. Lists need nothing, since ``1.`` and ``a.`` are labels already. Tables stay text.
"""

from __future__ import annotations

import html
import re

from docgen.perkada.grammar import heading, item_label

__all__ = ["looks_like_markdown", "plain_text"]

_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)(?P<words>.*?)(?:\s+#{1,9})?\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s?){3,}|_{3}|-(?:\s?-){2,}|={3,}|`{3,}\w{0,20}|~{3,})\s*$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?){1,9}")
_BULLET = re.compile(r"(?P<lead>\s{0,40})[-*+]\s{1,4}(?P<rest>\S.*)$")
_TABLE_RULE = re.compile(
    r"\s{0,3}\|?(?:\s{0,9}:?-{1,40}:?\s{0,9}\|){1,99}(?:\s{0,9}:?-{1,40}:?\s{0,9})?$"
)
_BREAK = re.compile(r"<br\s{0,3}/?>|(?<!\\)\\$", re.IGNORECASE)
_MARK = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<run>\*{1,3}|_{1,3})")
_UNIT = re.compile(
    r"^\s{0,3}(?:#{1,6}\s{1,9}\*{0,3}|\*{2,3})(?:BAB|Bab|Bagian|Paragraf|Pasal|PASAL)\s",
    re.MULTILINE,
)


def looks_like_markdown(text: str) -> bool:
    """Whether headings of units carry marks of Markdown."""
    return _UNIT.search(text) is not None


def _is_word(character: str) -> bool:
    return character.isalnum()


def _inline(line: str) -> str:
    """A line without emphasis and escapes; a mark between two words' letters stays."""

    def change(found: re.Match[str]) -> str:
        if found["escaped"]:
            return str(found["escaped"])
        start, end = found.span()
        before, after = line[start - 1 : start], line[end : end + 1]
        if found[0][0] in (before, after):  # a longer run is a line to fill in
            return found[0]
        inside = _is_word(before) and _is_word(after)
        alone = (not before or before.isspace()) and (not after or after.isspace())
        return found[0] if inside or (alone and found[0][0] == "*") else ""

    return _MARK.sub(change, line) if "\\" in line or "*" in line or "_" in line else line


def _line(raw: str) -> str:
    if _RULE.match(raw) or _TABLE_RULE.match(raw):
        return ""
    if (quoted := _QUOTE.match(raw)) and ">" in quoted[0]:
        raw = raw[quoted.end() :]
    if headed := _HEADING.match(raw):
        raw = headed["words"]
    raw = _BREAK.sub(" ", raw.rstrip())
    if bullet := _BULLET.match(raw):
        words = _inline(bullet["rest"]).strip()
        if heading(words) or item_label(words):
            raw = bullet["lead"] + bullet["rest"]
    words = _inline(raw)
    return html.unescape(words) if "&" in words else words


def plain_text(text: str) -> str:
    """The words of a Markdown text, each on the line where it stood."""
    return "\n".join(map(_line, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
