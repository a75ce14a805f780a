"""What a unit is called: ``Pasal 7 ayat (2) huruf a`` (butir 80, 84)."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.perkada.tree import Node, NodeType

__all__ = ["article_chain", "unit_name", "unit_word"]

_WORDS: dict[NodeType, str] = {
    "bab": "BAB {}",
    "bagian": "Bagian {}",
    "paragraf": "Paragraf {}",
    "pasal": "Pasal {}",
    "ayat": "ayat ({})",
    "huruf": "huruf {}",
    "angka": "angka {}",
    "huruf2": "huruf {})",
    "angka2": "angka {})",
}


def unit_word(node: Node) -> str:
    """One unit by itself: ``ayat (2)``; empty for a paragraph without a number."""
    form = _WORDS.get(node.type)
    return form.format(node.number) if form and node.number else ""


def article_chain(chain: Sequence[Node]) -> tuple[Node, ...]:
    """The chain from the article down; the whole chain when it stands above the articles."""
    for place, node in enumerate(chain):
        if node.type == "pasal":
            return tuple(chain[place:])
    return tuple(chain)


def unit_name(chain: Sequence[Node]) -> str:
    """The unit at the end of a chain, called as one would cite it from elsewhere.

    Articles count through the whole regulation, so the groups above one are left out.
    """
    return " ".join(filter(None, (unit_word(node) for node in article_chain(chain))))
