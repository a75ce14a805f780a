"""The tags of a template: where each begins and ends, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

__all__ = ["BlockFault", "Tag", "block_faults", "scan", "stray_closings"]

_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING: Final = re.compile(r"\{[{%#]")
_LEVEL: Final = re.compile(r"(tr|tc|p|r)(?=[ \u00a0])")
"""How docxtpl says what a tag takes away with it: row, cell, paragraph, run."""
_WORD: Final = re.compile(r"[-+]?\s*([A-Za-z_]\w*)")
_ENDRAW: Final = re.compile(r"\{%[-+]?\s*endraw\b")
_BLOCKS: Final = frozenset("for if macro call filter with block autoescape raw".split())  # noqa: SIM905
_MIDDLES: Final = {"else": ("if", "for"), "elif": ("if",)}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a text."""

    text: str
    """All of it, ``{%p if unit %}``; up to the next tag when it is never closed."""
    start: int
    """Its first character in the text."""
    closed: bool
    """Whether its closing braces are there."""
    level: str = ""
    """``p``, ``tr``, ``tc`` or ``r`` in a Word template; empty: it stands for itself."""

    @property
    def kind(self) -> str:
        """``{{``, ``{%`` or ``{#``."""
        return self.text[:2]

    @property
    def inner(self) -> str:
        """What stands between the braces, without the level and without ``-`` at the ends."""
        inside = self.text[2 + len(self.level) : -2 if self.closed else None]
        return inside.strip().removeprefix("-").removesuffix("-").strip()

    @property
    def word(self) -> str:
        """The first word of a statement: ``if``, ``for``, ``endif``."""
        found = _WORD.match(self.inner)
        return found[1] if self.kind == "{%" and found else ""

    @property
    def opens(self) -> bool:
        """Whether it begins a block that must be ended."""
        if self.word == "set":
            return "=" not in self.inner
        return self.word in _BLOCKS


def scan(text: str, *, levels: bool = False) -> list[Tag]:
    """The tags of a text in their order; ``levels``: tags may begin as docxtpl's do.

    A tag that another one begins in, before it is closed, counts as not closed.
    """
    found: list[Tag] = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        start = opening.start()
        level = _LEVEL.match(text, start + 2) if levels and opening[0] != "{#" else None
        end = _end(text, start)
        stop = end if end is not None else _stop(text, start + 2)
        found.append(Tag(text[start:stop], start, end is not None, level[1] if level else ""))
        at = max(stop, start + 2)
        if found[-1].word == "raw" and (ending := _ENDRAW.search(text, at)):
            at = ending.start()
    return found


def _end(text: str, start: int) -> int | None:
    """Where the tag that begins at ``start`` ends; None: nowhere, or after the next one began."""
    closing = _CLOSING[text[start : start + 2]]
    if closing == "#}":
        found = text.find(closing, start + 2)
        return found + 2 if found >= 0 else None
    quote = ""
    at = start + 2
    while at < len(text):
        pair = text[at : at + 2]
        if quote:
            if text[at] == "\\":
                at += 1
            elif text[at] == quote:
                quote = ""
        elif pair == closing:
            return at + 2
        elif pair in _CLOSING or pair in {"%}", "#}"}:
            return None
        elif text[at] in "'\"":
            quote = text[at]
        at += 1
    # A quotation mark that is never closed hides the end of its tag: look again without quotes.
    found = text.find(closing, start + 2)
    following = _OPENING.search(text, start + 2)
    if found < 0 or (following is not None and following.start() < found):
        return None
    return found + 2


def _stop(text: str, at: int) -> int:
    following = _OPENING.search(text, at)
    return following.start() if following else len(text)


def stray_closings(text: str, tags: Sequence[Tag]) -> Iterator[int]:
    """Where ``}}`` or ``%}`` stands outside every tag."""
    inside = []
    for tag, following in zip_longest(tags, tags[1:]):
        after = following.start if following else len(text)
        inside.append((tag.start, after if tag.word == "raw" else tag.start + len(tag.text)))
    for found in re.finditer(r"(?<!_)(\}\}|%\})", text):
        if not any(start <= found.start() < end for start, end in inside):
            yield found.start()


@dataclass(frozen=True, slots=True)
class BlockFault:
    """A tag without its other half, or one at another level than its other half."""

    kind: Literal["unended", "unopened", "level"]
    at: int
    """The index of the tag at fault."""
    partner: int | None = None
    """The index of the tag that began the block, where there is one."""


def block_faults(tags: Sequence[Tag]) -> tuple[list[BlockFault], list[tuple[int, int]]]:
    """What is wrong with the blocks, and the pairs (beginning, end or middle) that are right."""
    faults: list[BlockFault] = []
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for at, tag in enumerate(tags):
        if stack and tags[stack[-1]].word == "raw" and tag.word != "endraw":
            continue
        if tag.opens:
            stack.append(at)
            continue
        wanted = _wanted(tag.word)
        if not wanted:
            continue
        depth = next((n for n in reversed(range(len(stack))) if tags[stack[n]].word in wanted), -1)
        if depth < 0:
            faults.append(BlockFault("unopened", at))
            continue
        faults += [BlockFault("unended", lost) for lost in stack[depth + 1 :]]
        del stack[depth + 1 :]
        partner = stack[-1]
        if tags[partner].level != tag.level:
            faults.append(BlockFault("level", at, partner))
        else:
            pairs.append((partner, at))
        if tag.word not in _MIDDLES:
            stack.pop()
    faults += [BlockFault("unended", lost) for lost in stack]
    return sorted(faults, key=lambda fault: fault.at), pairs


def _wanted(word: str) -> tuple[str, ...]:
    """The words of the blocks that a tag ends or divides; nothing for any other tag."""
    if word in _MIDDLES:
        return _MIDDLES[word]
    if word.startswith("end") and (word[3:] in _BLOCKS or word == "endset"):
        return (word[3:],)
    return ()
