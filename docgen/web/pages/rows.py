"""Findings as the page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docgen import service
from docgen.i18n import Language, text

__all__ = ["Group", "grouped", "states"]

_MOST = 300
"""Findings of one severity on a page; the interface for programs has them all."""
_EXCERPT = 100


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity."""

    severity: str
    heading: str
    """How many of what."""
    rows: tuple[Mapping[str, Any], ...]
    """As :func:`docgen.service.as_json`, with ``id`` for links and ``excerpt``, the line itself."""
    left_out: int
    """How many more there are."""


def grouped(faults: Iterable[Mapping[str, Any]], record: str, language: Language) -> list[Group]:
    """Findings by severity, worst first. ``record``: the text that their lines count in."""
    lines = record.split("\n")
    ordered = sorted(faults, key=lambda fault: "EWIP".index(fault["severity"]))
    groups = []
    for severity, members in groupby(ordered, key=lambda fault: str(fault["severity"])):
        rows = [
            {**_clean(fault), "id": f"{severity}{number}", "excerpt": _excerpt(fault, lines)}
            for number, fault in enumerate(members, start=1)
        ]
        heading = text(f"web.group.{severity}", language, jumlah=len(rows))
        groups.append(Group(severity, heading, tuple(rows[:_MOST]), max(0, len(rows) - _MOST)))
    return groups


def _excerpt(fault: Mapping[str, Any], lines: list[str]) -> str:
    """The line of a fault, unless it belongs to a part around a place that is not there."""
    line, key = fault["line"], str(fault["path"]).rpartition(".")[2].partition("[")[0]
    text = lines[line - 1].strip() if line and line <= len(lines) else ""
    if "[" not in fault["path"].rpartition(".")[2] and key not in text:
        return ""
    return text if len(text) <= _EXCERPT else text[:_EXCERPT] + "…"


def _clean(fault: Mapping[str, Any]) -> dict[str, Any]:
    """JSON can spell half a character (a lone surrogate), which no page can be written with."""
    return {key: _whole(value) if isinstance(value, str) else value for key, value in fault.items()}


def _whole(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


def states(results: Iterable[service.Checked], language: Language) -> list[str]:
    """How far each record is, in words."""
    return [
        text(f"web.state.{service.state_of(result)}", language, nama=result.name)
        for result in results
    ]
