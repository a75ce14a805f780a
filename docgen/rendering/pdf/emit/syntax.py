"""Plain values as the text of PDF. All of it is ASCII, so lengths in characters are in bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["array", "dictionary", "number", "reference", "references", "string"]


def string(text: str) -> str:
    """A text string: ASCII as it is, everything else in UTF-16."""
    if text.isascii() and text.isprintable():
        if "\\" in text or "(" in text or ")" in text:
            text = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float, digits: int = 2) -> str:
    """A number with at most so many decimals."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def array(values: Iterable[float], digits: int = 2) -> str:
    """An array of numbers."""
    return f"[{' '.join(number(value, digits) for value in values)}]"


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary; the values are text of PDF already."""
    return f"<<{''.join(f'/{key} {value}' for key, value in entries.items())}>>"


def reference(target: int) -> str:
    """A reference to the object of a number."""
    return f"{target} 0 R"


def references(targets: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{target} 0 R' for target in targets)}]"
