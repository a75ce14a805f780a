"""The examples that come with docgen."""

from __future__ import annotations

from pathlib import Path

from docgen.assets import examples_dir

__all__ = ["example", "examples"]


def examples() -> dict[str, Path]:
    """The records among the examples, by name."""
    return {path.stem: path for path in sorted(examples_dir().glob("*.yaml"))}


def example(name: str) -> Path | None:
    """One of the examples; None when there is none of that name."""
    return examples().get(name)
