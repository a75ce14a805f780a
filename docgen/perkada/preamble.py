"""Menimbang and Mengingat of a text: keys written out, citations checked, words for printing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docgen.data.citations import check_citation, check_order, in_full
from docgen.errors import DataError, Finding
from docgen.perkada.tree import Node

__all__ = ["bases_in_full", "check_bases", "sentences", "without_closing_recital"]

_CLOSING = re.compile(
    r"bahwa berdasarkan pertimbangan sebagaimana dimaksud\b.{0,400}\bperlu\s", re.DOTALL
)


def _words(node: Node) -> str:
    return " ".join(node.text.split())


def bases_in_full(nodes: Sequence[Node], on: date | None = None) -> tuple[Node, ...]:
    """The legal bases with their keys (``1. UU 25/2009``) in full and in the order of butir 43.

    ``on`` is the day of the act, by which amendments are named. Without a key nothing is changed.
    """
    texts = [_words(node) for node in nodes]
    made: list[Node] = []
    for place, basis in enumerate(in_full(texts, on)):
        node = replace(nodes[basis.place], number=nodes[place].number)
        if basis.teks != texts[basis.place]:
            node = replace(node, text=f"{basis.teks};")
        made.append(node)
    return tuple(made)


def check_bases(nodes: Sequence[Node], on: date | None = None) -> tuple[Finding, ...]:
    """What the table of regulations says against legal bases, each with its place and line."""
    texts = [_words(node) for node in nodes]
    found: list[Finding] = []

    def take(place: int, finding: Finding) -> None:
        node = nodes[place]
        unit = f"Mengingat angka {node.number}" if node.number else "Mengingat"
        params = {**finding.params, "unit": unit, "line": node.line}
        found.append(replace(finding, path=unit, params=params))

    for place, text in enumerate(texts):
        for finding in check_citation(text, on):
            take(place, finding)
    printed = in_full(texts, on)
    for place, finding in check_order([basis.teks for basis in printed]):
        take(printed[place].place, finding)
    return tuple(found)


def sentences(nodes: Sequence[Node], given: Sequence[str], part: str, path: str) -> tuple[str, ...]:
    """Recitals or legal bases for printing: those of the record, or those of the text.

    ``part`` is ``Menimbang`` or ``Mengingat``, ``path`` its field in the record. Raises
    ``DataError`` (``perkada.given_twice``) when both give it.
    """
    if given and nodes:
        line = nodes[0].line
        raise DataError(Finding("perkada.given_twice", path, {"part": part, "line": line}))
    return tuple(given) or tuple(_words(node) for node in nodes)


def without_closing_recital(recitals: Sequence[str]) -> tuple[str, ...]:
    """Recitals without the one of butir 23, which docgen makes from the title itself."""
    if recitals and _CLOSING.match(recitals[-1]):
        return tuple(recitals[:-1])
    return tuple(recitals)
