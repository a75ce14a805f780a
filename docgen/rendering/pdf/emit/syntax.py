"""Plain values as bytes of PDF, for the many small objects of the structure tree."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["array", "number", "string"]


def string(text: str) -> bytes:
    """A text string: ASCII as it is, everything else in UTF-16."""
    if text.isascii() and text.isprintable():
        data = text.encode("ascii")
        for mark in (b"\\", b"(", b")"):
            data = data.replace(mark, b"\\" + mark)
        return b"(" + data + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def number(value: float) -> bytes:
    """A number with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode("ascii")


def array(values: Iterable[float]) -> bytes:
    """An array of numbers."""
    return b"[" + b" ".join(map(number, values)) + b"]"
