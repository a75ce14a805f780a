"""Style sheets: named paragraph styles, each of which may take after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.rendering.cache import varied
from docgen.rendering.pdf.fonts import FAMILIES
from docgen.rendering.pdf.parse.markup import ORIGIN, MarkupFault
from docgen.rendering.pdf.parse.units import ALIGNMENTS, BadValue, color, length, number, whole, yes
from docgen.rendering.pdf.parse.xml import read_xml
from docgen.rendering.pdf.tree import Look, Style

__all__ = ["ATTRIBUTES", "BASE", "StyleSheet", "read_style_sheet"]

BASE = Style(Look("arimo", False, False, 11.0, "#000000"))


def _choice(table: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text not in table:
            raise BadValue(", ".join(table))
        return table[text]

    return read


_LOOK: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "font": ("family", _choice({name: name for name in FAMILIES})),
    "ukuran": ("size", length),
    "tebal": ("bold", yes),
    "miring": ("italic", yes),
    "garis-bawah": ("underline", yes),
    "coret": ("strike", yes),
    "warna": ("color", color),
}
_PARAGRAPH: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "tinggi-baris": ("leading", number),
    "rata": ("align", _choice(ALIGNMENTS)),
    "sebelum": ("before", length),
    "sesudah": ("after", length),
    "kiri": ("left", length),
    "kanan": ("right", length),
    "gantung": ("hanging", length),
    "baris-pertama": ("first", length),
    "ikut": ("keep_next", yes),
    "bersama": ("keep_together", yes),
    "yatim": ("orphans", whole),
}
ATTRIBUTES = ("nama", "induk", *_LOOK, *_PARAGRAPH)
"""What a ``<gaya>`` may say."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Styles by name."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What of the letters each style says (itself or by what it takes after), for ``span``."""

    def restyled(self, look: Look, name: str) -> Look:
        """``look`` with what the style ``name`` says of letters."""
        return varied(look, **self.given[name])


def _values(node: Any, table: Mapping[str, tuple[str, Callable[[str], Any]]]) -> dict[str, Any]:
    found = {}
    for attribute, (target, read) in table.items():
        if attribute in node.attrib:
            try:
                found[target] = read(node.attrib[attribute])
            except BadValue as problem:
                raise MarkupFault(
                    "pdf.bad_value",
                    node,
                    attribute=attribute,
                    value=node.attrib[attribute],
                    allowed=str(problem),
                ) from None
    return found


def read_style_sheet(text: str) -> StyleSheet:
    """Read ``<gaya-lembar>``; raises MarkupFault.

    A style may take after (``induk``) one that stands before it. A size is a length in points.
    """
    root = read_xml(text)
    if root.tag != "gaya-lembar":
        raise MarkupFault("pdf.wrong_root", root, allowed="gaya-lembar")
    styles: dict[str, Style] = {}
    given: dict[str, Mapping[str, Any]] = {}
    for node in root:
        if node.tag != "gaya":
            raise MarkupFault("pdf.unknown_element", node, parent=root.tag, allowed="gaya")
        for attribute in node.attrib:
            if attribute not in ATTRIBUTES and attribute != ORIGIN:
                raise MarkupFault(
                    "pdf.unknown_attribute",
                    node,
                    attribute=attribute,
                    allowed=", ".join(ATTRIBUTES),
                )
        name, parent = node.get("nama"), node.get("induk")
        if not name:
            raise MarkupFault("pdf.missing_attribute", node, attribute="nama")
        if parent is not None and parent not in styles:
            raise MarkupFault(
                "pdf.unknown_style", node, style=parent, allowed=", ".join(styles) or "-"
            )
        base = styles[parent] if parent else BASE
        look = _values(node, _LOOK)
        styles[name] = replace(base, look=replace(base.look, **look), **_values(node, _PARAGRAPH))
        given[name] = {**(given[parent] if parent else {}), **look}
    return StyleSheet(styles, given)
