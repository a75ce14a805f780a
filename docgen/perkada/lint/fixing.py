"""The mends that need no judgement: case, marks, numbers, joining words.

A rule gives an :class:`~docgen.perkada.lint.rule.Edit` with its hit when only one mend is possible.
Edits are made on the source, so that everything else in it stays as typed; an edit that would lose
a word is not made. Mending goes on until nothing is left to mend, so that mending twice changes
nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from docgen.errors import DataError
from docgen.perkada.carrying import carry
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.engine import Report, lint
from docgen.perkada.lint.normal import whole
from docgen.perkada.lint.rule import Edit, LintFinding

__all__ = ["Fixed", "apply_edits", "fix", "words_of"]

_MOST_ROUNDS = 12
_AHEAD = 12
"""Lines that one wording may run over."""
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKS = ".,:;"
_NUMBERING = frozenset(
    (
        "lint.b01_urut",
        "lint.b02_urut",
        "lint.b03_urut",
        "lint.b05",
        "lint.b05_angka",
        "lint.b05_baru",
        "lint.b06",
    )
)
"""Findings that consecutive numbers mend."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft after mending."""

    text: str
    applied: tuple[LintFinding, ...]
    """What was mended, in the order of mending."""
    report: Report
    """What linting finds in the mended text."""

    def diff(self, source: str, name: str) -> str:
        """The change as a unified diff; empty when there is none."""
        return "".join(
            difflib.unified_diff(
                source.splitlines(keepends=True),
                self.text.splitlines(keepends=True),
                f"{name} (asal)",
                f"{name} (diperbaiki)",
            )
        )


def words_of(text: str) -> list[str]:
    """The words of a text in small letters: two letters or more; letter-spaced ones joined."""
    joined = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    return _WORD.findall(joined.casefold())


def _keeps_words(old: str, new: str) -> bool:
    """Whether every word of ``old`` still stands in ``new``, in its order."""
    rest = iter(words_of(new))
    return all(word in rest for word in words_of(old))


def _pattern(edit: Edit) -> re.Pattern[str]:
    """The words to replace, with any white space between them and before their marks."""
    parts = []
    for token in edit.old.split():
        bare = token.rstrip(_MARKS)
        marks = "".join(rf"[ \t]*{re.escape(mark)}" for mark in token[len(bare) :])
        parts.append(re.escape(bare) + marks if bare else re.escape(token))
    end = r"(?=[ \t\r]*(?:\n|\Z))" if edit.at_end else ""
    return re.compile(whole(edit.old.strip(), pattern=r"\s+".join(parts)) + end)


def _replacement(found: str, new: str) -> str:
    """The new words with the line breaks of the old ones, where both have as many words."""
    gaps = re.findall(r"\s+", found)
    words = new.split()
    if len(words) != len(gaps) + 1:
        return new
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


class _Source:
    """A text and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        self.starts.extend(found.end() for found in re.finditer(r"\n", text))

    def at(self, line: int) -> int:
        """Where a line begins; the end of the text for a line behind it."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def span(self, edit: Edit) -> tuple[int, int, str] | None:
        """Where an edit applies, and the words it puts there; None when it does not."""
        if edit.line < 1 or not edit.old.strip():
            return None
        last = max(edit.line, edit.until)
        begin, end = self._plainly(edit, last) or self._loosely(edit, last)
        found = self.text[begin:end]
        new = _replacement(found, edit.new)
        if not found or new == found or not _keeps_words(found, new):
            return None
        return begin, end, new

    def _plainly(self, edit: Edit, last: int) -> tuple[int, int] | None:
        """Where the words stand just so, at the first place of the line; most edits do."""
        start, stop = self.at(edit.line), self.at(last + 1)
        begin = self.text.find(edit.old, start, stop)
        if begin < 0 or edit.skip:
            return None
        end = begin + len(edit.old)
        before, behind = self.text[max(0, begin - 1) : begin], self.text[end : end + 1]
        if edit.old[0].isalnum() and (before.isalnum() or before == "_"):
            return None
        if edit.at_end and behind not in ("", "\n"):
            return None
        if edit.old[-1].isalnum() and (behind.isalnum() or behind == "_"):
            return None
        return begin, end

    def _loosely(self, edit: Edit, last: int) -> tuple[int, int]:
        """Where the words stand with any white space between them; nothing at 0 when nowhere."""
        pattern = _pattern(edit)
        places = pattern.finditer(self.text, self.at(edit.line), self.at(last + _AHEAD))
        found = next(islice(places, edit.skip, None), None)
        if found is None or found.start() >= self.at(last + 1):
            return 0, 0
        return found.span()


def apply_edits(text: str, findings: Iterable[LintFinding]) -> tuple[str, list[LintFinding]]:
    """The text with every edit made that meets no other one, and the findings they mend.

    An edit whose words are not found where it says, or that would lose a word, is not made.
    """
    source = _Source(text)
    spans: list[tuple[int, int, str, LintFinding]] = []
    for item in findings:
        if item.edit and (span := source.span(item.edit)):
            spans.append((*span, item))
    spans.sort(key=lambda span: span[:2])
    out: list[str] = []
    done: list[LintFinding] = []
    end = 0
    for begin, stop, new, item in spans:
        if begin >= end:
            out += [text[end:begin], new]
            done.append(item)
            end = stop
    return "".join((*out, text[end:])), done


def _numbered(draft: Draft, text: str, read: Callable[[str], Draft]) -> str | None:
    """The text with consecutive numbers; None when a typed reference could not be carried along."""
    if draft.amending or not draft.articles:
        return None
    try:
        done = carry(draft.regulation)
    except DataError:  # a Pasal I behind articles in Arabic figures: whose numbers they are is open
        return None
    if not (done.moved and done.decided):
        return None
    return done.set_into(text, lambda words: read(words).regulation)


def fix(text: str, read: Callable[[str], Draft] = Draft.of_text) -> Fixed:
    """A text with its safe mends made; ``read`` makes a draft of it, keeping its line numbers.

    Line ends come out as they were. A text whose mends would never come to an end (each undoing
    the other) is given back unchanged, with its findings.
    """
    crlf = "\r\n" in text
    current = text.replace("\r\n", "\n").replace("\r", "\n")
    draft = read(current)
    first = report = lint(draft)
    applied: list[LintFinding] = []
    for _ in range(_MOST_ROUNDS):
        done = [item for item in report.findings if item.code in _NUMBERING]
        changed = _numbered(draft, current, read) if done else None
        if changed is None:
            changed, done = apply_edits(current, report.findings)
        if not done:
            break
        current = changed
        applied += done
        draft = read(current)
        report = lint(draft)
    else:
        return Fixed(text, (), first)
    if not applied:
        return Fixed(text, (), first)
    return Fixed(current.replace("\n", "\r\n") if crlf else current, tuple(applied), report)
