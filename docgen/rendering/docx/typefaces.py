"""The typefaces that a Word template really uses, each with the first place where it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from docgen.rendering.docx.inspection import parse
from docgen.rendering.docx.stories import Story, W, above

__all__ = ["KNOWN", "typefaces"]

KNOWN: Final = (
    "Arial",
    "Arimo",
    "Liberation Sans",
    "Helvetica",
    "Bookman Old Style",
    "TeX Gyre Bonum",
    "DocgenBonum",
    "Atkinson Hyperlegible",
)
"""What PDFs embed, and what has the same measures; ``README.md`` of the fonts has the sources."""
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LATIN: Final = ("ascii", "hAnsi")


def typefaces(parts: Mapping[str, bytes], stories: Sequence[Story]) -> dict[str, str]:
    """Name of each typeface of Latin text to its place: a paragraph, or ``gaya "Isi"``."""
    theme = _theme(parts)
    found: dict[str, str] = {}
    used: set[str] = set()
    for story in stories:
        for paragraph in story.paragraphs():
            for fonts in paragraph.element.iter(f"{W}rFonts"):
                if above(fonts, "p") is paragraph.element:
                    for name in _names(fonts, theme):
                        found.setdefault(name, paragraph.place)
        for tag in ("pStyle", "rStyle", "tblStyle"):
            used |= {str(mark.get(f"{W}val")) for mark in story.root.iter(f"{W}{tag}")}
    for name, place in _of_styles(parts, used, theme):
        found.setdefault(name, place)
    return found


def _of_styles(
    parts: Mapping[str, bytes], used: set[str], theme: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    member = next((name for name in parts if name.endswith("/styles.xml")), None)
    if member is None:
        return
    root = parse(parts[member])
    styles = {str(style.get(f"{W}styleId")): style for style in root.iter(f"{W}style")}
    defaults = [s for s in styles.values() if s.get(f"{W}default") == "1"]
    waiting = [*(styles[name] for name in used if name in styles), *defaults]
    seen: set[str] = set()
    while waiting:
        style = waiting.pop(0)
        identity = str(style.get(f"{W}styleId"))
        if identity in seen:
            continue
        seen.add(identity)
        shown = style.find(f"{W}name")
        label = str(shown.get(f"{W}val")) if shown is not None else identity
        for fonts in style.iter(f"{W}rFonts"):
            for name in _names(fonts, theme):
                yield name, f'gaya "{label}"'
        base = style.find(f"{W}basedOn")
        if base is not None and base.get(f"{W}val") in styles:
            waiting.append(styles[str(base.get(f"{W}val"))])
    normal = next((s for s in defaults if s.get(f"{W}type") == "paragraph"), None)
    if normal is not None and normal.find(f"{W}rPr/{W}rFonts") is not None:
        return  # nothing is left of the defaults of the document
    for fonts in root.iterfind(f"{W}docDefaults//{W}rFonts"):
        for name in _names(fonts, theme):
            yield name, "gaya bawaan dokumen"


def _names(fonts: etree._Element, theme: Mapping[str, str]) -> Iterator[str]:
    for side in _LATIN:
        themed = fonts.get(f"{W}{side}Theme")
        if themed:
            name = theme.get("major" if themed.startswith("major") else "minor")
        else:
            name = fonts.get(f"{W}{side}")
        if name:
            yield str(name)


def _theme(parts: Mapping[str, bytes]) -> dict[str, str]:
    member = next((name for name in sorted(parts) if "/theme/theme" in name), None)
    if member is None:
        return {}
    root = parse(parts[member])
    found = {}
    for size in ("major", "minor"):
        latin = root.find(f".//{_A}{size}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            found[size] = str(latin.get("typeface"))
    return found
