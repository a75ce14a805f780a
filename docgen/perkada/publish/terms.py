"""How the units of a regulation are called in Akoma Ntoso 3.0; one table for both directions.

Groups, articles and ayat have elements of their own; the four kinds of items are all ``point``,
told apart by their class, as the standard has fewer words for them than Lampiran II (butir 87g).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docgen.perkada.tree import NodeType

__all__ = ["AKN", "DOCGEN", "TERMS", "Term", "tag"]

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DOCGEN: Final = "urn:docgen:perkada"
"""The namespace of what the standard has no place for: the names of labels."""


def tag(name: str) -> str:
    """The name of an element of Akoma Ntoso, as lxml writes it."""
    return f"{{{AKN}}}{name}"


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of unit."""

    element: str
    short: str
    """What its eId begins with (Akoma Ntoso naming convention)."""
    before: str
    """What is printed before its number."""
    after: str = ""
    """What is printed behind its number."""


TERMS: Final[dict[NodeType, Term]] = {
    "bab": Term("chapter", "chp", "BAB "),
    "bagian": Term("part", "part", "Bagian "),
    "paragraf": Term("division", "dvs", "Paragraf "),
    "pasal": Term("article", "art", "Pasal "),
    "ayat": Term("paragraph", "para", "(", ")"),
    "huruf": Term("point", "point", "", "."),
    "angka": Term("point", "point", "", "."),
    "huruf2": Term("point", "point", "", ")"),
    "angka2": Term("point", "point", "", ")"),
    "teks": Term("hcontainer", "hcontainer", ""),
}
