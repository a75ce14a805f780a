"""How a paragraph and its runs look: their own formatting, then their styles, then the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.ooxml.xml import W

__all__ = ["Look", "NumberingPlace", "Styles", "on", "value"]

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_THEME: Final = {"major": "majorFont", "minor": "minorFont"}
_DEEPEST = 20
"""Styles based on styles; a circle ends here."""
_LARGEST = 10**9
TWIPS_A_LINE: Final = 240
_Props = etree._Element | None


def value(parent: _Props, tag: str) -> str | None:
    """The ``w:val`` of a child element; None without the element, empty without the attribute."""
    child = None if parent is None else parent.find(f"{W}{tag}")
    return None if child is None else str(child.get(f"{W}val", ""))


def on(parent: _Props, tag: str) -> bool | None:
    """A switch (``w:vanish``, ``w:b``): True, False, or None when it is not there."""
    found = value(parent, tag)
    return None if found is None else found not in _OFF


def number(text: str | None) -> int | None:
    """A measure in whole twips or half points; None for what is no number, or none on paper."""
    try:
        found = None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None
    return None if found is None or abs(found) > _LARGEST else found


@dataclass(frozen=True, slots=True)
class NumberingPlace:
    """The list that a paragraph belongs to."""

    num_id: str
    level: int
    from_style: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How one paragraph stands on the page; lengths in twips (1/1440 inch)."""

    style_id: str
    style: str
    """The name of its style as Word shows it."""
    alignment: str
    """``left``, ``center``, ``right`` or ``both``."""
    left: int
    first: int
    """First line against the others: negative for a hanging label."""
    line: float
    """Line spacing: 1.0 single; in points when ``exact``."""
    exact: bool
    numbering: NumberingPlace | None
    own: tuple[int | None, int | None]
    """Left and first-line indent written at the paragraph itself."""


class Styles:
    """The styles of a document; looks up each only once."""

    def __init__(self, root: etree._Element, theme: etree._Element) -> None:
        found = root.findall(f"{W}style")
        self._by_id = {str(s.get(f"{W}styleId", "")): s for s in found}
        defaults = [s for s in found if s.get(f"{W}default") not in (None, *_OFF)]
        self._default = next(
            (str(s.get(f"{W}styleId")) for s in defaults if s.get(f"{W}type") == "paragraph"), ""
        )
        base = root.find(f"{W}docDefaults")
        self._base_p = None if base is None else base.find(f"{W}pPrDefault/{W}pPr")
        self._base_r = None if base is None else base.find(f"{W}rPrDefault/{W}rPr")
        self._theme = theme
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._faces: dict[str, tuple[str, float]] = {}
        self._looks: dict[bytes, Look] = {}
        self._switches: dict[tuple[str, str], bool] = {}

    def chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """A style and what it is based on, nearest first."""
        known = self._chains.get(style_id)
        if known is None:
            known = self._chains[style_id] = tuple(self._walk(style_id))
        return known

    def _walk(self, style_id: str) -> Iterator[etree._Element]:
        for _ in range(_DEEPEST):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "basedOn") or ""

    def style_of(self, ppr: _Props) -> str:
        """The id of a paragraph's style."""
        return value(ppr, "pStyle") or self._default

    def name(self, style_id: str) -> str:
        """What Word calls a style."""
        return value(self._by_id.get(style_id), "name") or style_id

    def look(self, ppr: _Props) -> Look:
        """The look of a paragraph, without what its list adds.

        Paragraphs that are written alike look alike: each way of writing is looked up once.
        """
        written = b"" if ppr is None else etree.tostring(ppr, with_tail=False)
        known = self._looks.get(written)
        if known is None:
            known = self._looks[written] = self._look(ppr)
        return known

    def _look(self, ppr: _Props) -> Look:
        style_id = self.style_of(ppr)
        layers = [
            p for p in (ppr, *(s.find(f"{W}pPr") for s in self.chain(style_id))) if p is not None
        ]
        numbering = self._numbering(layers, ppr)
        if self._base_p is not None:
            layers.append(self._base_p)
        left, first = self._indents(layers)
        line, exact = _line(layers)
        alignment = next((v for p in layers if (v := value(p, "jc"))), "left")
        names = {"start": "left", "end": "right", "distribute": "both"}
        return Look(
            style_id,
            self.name(style_id),
            names.get(alignment, alignment),
            left or 0,
            first or 0,
            line,
            exact,
            numbering,
            self.own_indents(ppr),
        )

    @staticmethod
    def own_indents(ppr: _Props) -> tuple[int | None, int | None]:
        """Left and first-line indent written at one place, in twips."""
        ind = None if ppr is None else ppr.find(f"{W}ind")
        if ind is None:
            return None, None
        left = number(ind.get(f"{W}left") or ind.get(f"{W}start"))
        hanging = number(ind.get(f"{W}hanging"))
        first = number(ind.get(f"{W}firstLine")) if hanging is None else -hanging
        return left, first

    def _indents(self, layers: list[etree._Element]) -> tuple[int | None, int | None]:
        left: int | None = None
        first: int | None = None
        for layer in layers:
            here = self.own_indents(layer)
            left = here[0] if left is None else left
            first = here[1] if first is None else first
        return left, first

    @staticmethod
    def _numbering(layers: list[etree._Element], ppr: _Props) -> NumberingPlace | None:
        num_id: str | None = None
        level: int | None = None
        from_style = False
        for layer in layers:
            found = layer.find(f"{W}numPr")
            if found is None:
                continue
            if num_id is None and (here := value(found, "numId")) is not None:
                num_id, from_style = here, layer is not ppr
            if level is None:
                level = number(value(found, "ilvl"))
        if num_id in (None, "", "0"):
            return None
        return NumberingPlace(str(num_id), min(max(level or 0, 0), 8), from_style and level is None)

    # runs

    def switched(self, rpr: _Props, style_id: str, name: str) -> bool:
        """Whether a switch is on for a run: ``vanish`` (hidden text), ``caps`` (all capitals)."""
        if rpr is None or not len(rpr):
            known = self._switches.get((style_id, name))
            if known is None:
                known = self._switches[style_id, name] = self._switch(None, style_id, name)
            return known
        return self._switch(rpr, style_id, name)

    def _switch(self, rpr: _Props, style_id: str, name: str) -> bool:
        for layer in self._run_layers(rpr, style_id):
            if (found := on(layer, name)) is not None:
                return found
        return False

    def face(self, rpr: _Props, style_id: str) -> tuple[str, float]:
        """Typeface and size in points of a run; the name is empty where nothing says it."""
        if rpr is None or not len(rpr):
            known = self._faces.get(style_id)
            if known is None:
                known = self._faces[style_id] = self._face(None, style_id)
            return known
        return self._face(rpr, style_id)

    def _face(self, rpr: _Props, style_id: str) -> tuple[str, float]:
        font, size = "", None
        for layer in self._run_layers(rpr, style_id):
            font = font or self._font(layer)
            size = number(value(layer, "sz")) if size is None else size
        return font, (20 if size is None else size) / 2  # ECMA-376 part 1, 17.3.2.38: ten points

    def _run_layers(self, rpr: _Props, style_id: str) -> Iterator[etree._Element]:
        if rpr is not None:
            yield rpr
            if own := value(rpr, "rStyle"):
                yield from self._run_parts(own)
        yield from self._run_parts(style_id)
        if self._base_r is not None:
            yield self._base_r

    def _run_parts(self, style_id: str) -> Iterator[etree._Element]:
        for style in self.chain(style_id):
            part = style.find(f"{W}rPr")
            if part is not None:
                yield part

    def _font(self, rpr: etree._Element) -> str:
        fonts = rpr.find(f"{W}rFonts")
        if fonts is None:
            return ""
        named = str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")
        theme = str(fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme") or "")
        tag = _THEME.get(theme[:5])
        latin = self._theme.find(f".//{_A}{tag}/{_A}latin") if tag else None
        return named if latin is None else str(latin.get("typeface") or named)


def _line(layers: list[etree._Element]) -> tuple[float, bool]:
    """Line spacing: lines, or points when it is exact or a minimum."""
    for layer in layers:
        spacing = layer.find(f"{W}spacing")
        if spacing is not None and (found := number(spacing.get(f"{W}line"))) is not None:
            if spacing.get(f"{W}lineRule", "auto") == "auto":
                return round(found / TWIPS_A_LINE, 3), False
            return found / 20, True
    return 1.0, False
