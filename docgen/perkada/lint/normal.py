"""The one place where spacing that means nothing is taken away before rules look at a text.

``Menimbang :`` becomes ``Menimbang:`` and ``M E M U T U S K A N`` becomes ``MEMUTUSKAN``. Rules
about exactly that look at the raw line instead.
"""

from __future__ import annotations

import re

__all__ = ["bare_words", "in_capitals", "tidy", "whole"]

_SPACED_WORD = re.compile(r"(?<![A-Za-z])[A-Z](?: [A-Z]){4,30}(?![A-Za-z])")
_EMPHASIS = re.compile(r"(?<!\w)_{1,2}(?!\w) ?|(?<!\w)_{1,2}(?=\w)|(?<=[\w).,;])_{1,2}(?!\w)")
"""Marks of emphasis of a text that was made from a page with italics."""
_CUT_HYPHEN = re.compile(r"(?<=[a-z])- (?=[A-Z])")
"""A word that was cut behind its hyphen at the end of a line: ``Undang- Undang``."""
_BEFORE_MARK = re.compile(r" +([:;,])(?=\s|$)")


def tidy(text: str) -> str:
    """The text with single blanks, without letter-spacing and without blanks before ``: ; ,``.

    Marks of emphasis (``_asing_``) and a blank behind a cut hyphen go too.
    """
    if "  " in text or "\t" in text:
        text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    if " :" in text or " ;" in text or " ," in text:
        text = _BEFORE_MARK.sub(r"\1", text)
    if "_" in text:
        text = _EMPHASIS.sub("", text).strip()
    if "- " in text:
        text = _CUT_HYPHEN.sub("-", text)
    if text.isupper() or " E " in text:
        text = _SPACED_WORD.sub(lambda found: found[0].replace(" ", ""), text)
    return text


def in_capitals(text: str) -> bool:
    """Whether a text stands in capitals; ``Tbk`` of a company's name keeps its small letters."""
    return text == text.upper() or (bare := text.replace("Tbk", "")) == bare.upper()


def bare_words(text: str) -> str:
    """The words in capitals without marks, for comparing two spellings of one name."""
    return " ".join(re.findall(r"\w+", text.upper()))


def whole(words: str, *, pattern: str | None = None) -> str:
    """A pattern for some words that are no part of longer ones; ``pattern`` stands for them."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    return before + (re.escape(words) if pattern is None else pattern) + behind
