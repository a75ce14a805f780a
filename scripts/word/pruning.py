"""Leaves out the styles that a template does not use, so that an office sees only its own."""

from __future__ import annotations

from lxml import etree

__all__ = ["pruned"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "word/styles.xml"
_ALWAYS = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"})
_FONTS = "word/fontTable.xml"


def pruned(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a package without the styles, and the typefaces, that nothing names."""
    styles = etree.fromstring(parts[_STYLES])
    parents = {}
    for style in styles.iter(f"{_W}style"):
        based_on = style.find(f"{_W}basedOn")
        parents[style.get(f"{_W}styleId")] = None if based_on is None else based_on.get(f"{_W}val")
    used: set[str | None] = set(_ALWAYS)
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and name != _STYLES:
            root = etree.fromstring(data)
            for tag in ("pStyle", "tblStyle", "rStyle"):
                used |= {mark.get(f"{_W}val") for mark in root.iter(f"{_W}{tag}")}
    for style_id in [*used]:
        ancestor = style_id
        while ancestor := parents.get(ancestor):
            used.add(ancestor)
    for style in [*styles.iter(f"{_W}style")]:
        if style.get(f"{_W}styleId") not in used:
            styles.remove(style)
    fonts = etree.fromstring(parts[_FONTS])
    named = {mark.get(f"{_W}ascii") for mark in styles.iter(f"{_W}rFonts")}
    for font in [*fonts]:
        if font.get(f"{_W}name") not in named:
            fonts.remove(font)
    return {**parts, _STYLES: _bytes(styles), _FONTS: _bytes(fonts)}


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
