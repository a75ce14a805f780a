"""The order of legal bases: hierarchy, then promulgation (butir 43)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.data.citations.expand import key_of
from docgen.data.citations.parse import UUD, Citation, parse_citation
from docgen.data.peraturan import Peraturan, cari_peraturan, urutan_jenis

__all__ = [
    "SortKey",
    "in_order",
    "ordered",
    "rank_of",
    "regulation_of",
    "sort_key",
    "sort_key_of_text",
]

SortKey = tuple[int, int, int]
"""Rank, year of promulgation, number in the gazette of that year; 0 where not known.

Gazettes are numbered in the order of promulgation, so the number stands for the day.
"""


def regulation_of(citation: Citation) -> Peraturan | None:
    """The row of the table for a citation."""
    return cari_peraturan(citation.kunci) if citation.kunci else None


def rank_of(citation: Citation) -> int:
    """The place in the hierarchy, 1 for the constitution; the last one for what is none of it."""
    return urutan_jenis(UUD if citation.is_constitution else citation.jenis)


def _dated(row: Peraturan) -> SortKey:
    return (row.jenis.urutan, row.lembaran_tahun or row.tahun, row.lembaran_nomor or 0)


def sort_key(citation: Citation) -> SortKey:
    """What legal bases are sorted by; the table's date wins over what the citation says."""
    row = regulation_of(citation)
    if row is not None:
        return _dated(row)
    gazette = citation.lembaran
    year = (gazette.tahun if gazette else None) or citation.tahun
    return (rank_of(citation), year, (gazette.nomor if gazette else None) or 0)


def sort_key_of_text(text: str) -> SortKey | None:
    """The sort key of a legal basis written as a key or in full; None for anything else."""
    key = key_of(text)
    if key is not None:
        row = cari_peraturan(key)
        return _dated(row) if row else (urutan_jenis(UUD), 0, 0)
    citation = parse_citation(text)
    return None if citation is None else sort_key(citation)


def in_order(before: SortKey, after: SortKey) -> bool | None:
    """Whether two legal bases stand in their order; None when what is known does not tell."""
    if before[:2] != after[:2]:
        return before[:2] < after[:2]
    if before[2] and after[2] and before[2] != after[2]:
        return before[2] < after[2]
    return None


def ordered(bases: Sequence[str]) -> tuple[int, ...]:
    """The places of the legal bases in their right order.

    What cannot be read (a placeholder, a colonial ordinance) stays behind what it stood behind.
    The order of two that cannot be told apart stays.
    """
    known: list[tuple[SortKey, list[int]]] = []
    leading: list[int] = []
    for place, text in enumerate(bases):
        key = sort_key_of_text(text)
        if key is not None:
            known.append((key, [place]))
        elif known:
            known[-1][1].append(place)
        else:
            leading.append(place)
    # by insertion, since two that cannot be told apart must stay as they stood
    placed: list[tuple[SortKey, list[int]]] = []
    for item in known:
        at = len(placed)
        for n in range(len(placed) - 1, -1, -1):
            if in_order(item[0], placed[n][0]) is True:
                at = n
        placed.insert(at, item)
    return (*leading, *(place for _, places in placed for place in places))
