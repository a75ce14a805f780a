"""Whether the tags of a Word template stand where docxtpl can obey them.

``{%p … %}`` takes its whole paragraph away with it, ``{%tr … %}`` its row, ``{%tc … %}`` its cell;
the two ends of a block must stand in the same body, table or row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.errors import Finding
from docgen.rendering.checking.tags import Tag, block_faults, scan, stray_closings
from docgen.rendering.docx.stories import Paragraph, Story, W, above

__all__ = ["Placed", "placed", "placing_faults"]

_TAKING: Final = frozenset({"p", "tr", "tc"})
_DRAWN: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A tag and the paragraph that it stands in."""

    tag: Tag
    paragraph: Paragraph

    @property
    def taken(self) -> etree._Element | None:
        """What docxtpl takes away with it: paragraph, row or cell."""
        element = self.paragraph.element
        if self.tag.level == "p":
            return element
        return above(element, self.tag.level) if self.tag.level in {"tr", "tc"} else None

    @property
    def container(self) -> etree._Element | None:
        """What the other end of its block must stand in too."""
        element = self.paragraph.element
        if self.tag.level == "tr":
            return above(element, "tbl")
        if self.tag.level == "tc":
            return above(element, "tr")
        return element.getparent()


def placed(story: Story) -> list[Placed]:
    """Every tag of a story."""
    return [
        Placed(tag, paragraph)
        for paragraph in story.paragraphs()
        if "{" in paragraph.text
        for tag in scan(paragraph.text, levels=True)
    ]


def placing_faults(story: Story, found: Sequence[Placed]) -> Iterator[Finding]:
    """What is wrong with the places of tags, and the tags that are never closed."""
    for one in found:
        yield from _own(one)
    for paragraph in story.paragraphs():
        for at in stray_closings(paragraph.text, scan(paragraph.text, levels=True)):
            near = paragraph.text[max(0, at - 30) : at + 2].strip()
            yield Finding("templates.stray_closing", paragraph.place, {"near": near}, "W")
    if story.kind == "endnotes" and found:
        params = {"tag": found[0].tag.text[:_SHOWN]}
        yield Finding("templates.not_filled", found[0].paragraph.place, params)
    closed = [one for one in found if one.tag.closed]
    _, pairs = block_faults([one.tag for one in closed])
    for opening, end in pairs:
        if closed[opening].container is not closed[end].container:
            first, last = closed[opening], closed[end]
            params = {
                "tag": last.tag.text[:_SHOWN],
                "partner": first.tag.text[:_SHOWN],
                "where": first.paragraph.place,
            }
            yield Finding("templates.crossing", last.paragraph.place, params)


def _own(one: Placed) -> Iterator[Finding]:
    tag, place = one.tag, one.paragraph.place
    params = {"tag": tag.text[:_SHOWN].strip()}
    if not tag.closed:
        params["end"] = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.kind]
        yield Finding("templates.unclosed", place, params)
        return
    if tag.level not in _TAKING:
        return
    taken = one.taken
    if taken is None:
        yield Finding("templates.misplaced", place, params)
        return
    said = "".join(text.text or "" for text in taken.iter(f"{W}t"))
    rest = " ".join(said.replace(tag.text, "", 1).split())
    if not rest and any(taken.find(f".//{drawn}") is not None for drawn in _DRAWN):
        rest = "[gambar]"
    if rest:
        yield Finding("templates.dropped", place, {**params, "rest": rest[:_SHOWN]})
