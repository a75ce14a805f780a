"""Figures as tables for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from benchmarks.harness import Engine, Result

__all__ = ["as_json", "dump", "print_ratios", "print_skipped"]


def print_skipped(engines: Sequence[Engine]) -> list[Engine]:
    """Name the engines that cannot run, with the reason; return the others."""
    able = []
    for engine in engines:
        reason = engine.available()
        if reason is None:
            able.append(engine)
        else:
            print(f"  left out: {engine.name}: {reason}")
    return able


def print_ratios(title: str, results: Sequence[Result], reference: str) -> None:
    """One table: documents a second, and how many times the reference, with the quartiles."""
    base = next(result for result in results if result.engine.name == reference)
    rounds = len(base.seconds)
    print(f"\n{title} ({rounds} rounds in turns; times {reference}; middle half in brackets)")
    print(f"  {'engine':<34}{'docs/s':>10}{'ratio':>9}  spread")
    for result in sorted(results, key=lambda item: item.median):
        middle, low, high = result.faster_than(base)
        name = f"{result.engine.name} {result.engine.version}"
        print(f"  {name:<34}{1 / result.median:>10.1f}{middle:>8.2f}x  [{low:.2f}-{high:.2f}]")


def as_json(table: str, results: Sequence[Result], reference: str) -> dict[str, Any]:
    """The same as data."""
    base = next(result for result in results if result.engine.name == reference)
    return {
        "table": table,
        "reference": reference,
        "engines": [
            {
                "name": result.engine.name,
                "version": result.engine.version,
                "seconds": result.median,
                "ratio": result.faster_than(base)[0],
                "quartiles": result.faster_than(base)[1:],
                "rounds": len(result.seconds),
            }
            for result in results
        ],
    }


def dump(tables: Sequence[dict[str, Any]]) -> str:
    """All tables as one JSON text."""
    return json.dumps(list(tables), indent=1)
