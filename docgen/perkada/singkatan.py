"""Abbreviations of types of regulations, as catalogues and abstracts have them."""

from __future__ import annotations

__all__ = ["short_type"]

_SHORT = {
    "Peraturan Gubernur": "PERGUB",
    "Peraturan Bupati": "PERBUP",
    "Peraturan Wali Kota": "PERWALI",
}


def short_type(jenis: str, own: str = "") -> str:
    """``PERWALI`` of a type of regulation: the office's own abbreviation, else the usual one."""
    return own or _SHORT.get(jenis, jenis.upper())
