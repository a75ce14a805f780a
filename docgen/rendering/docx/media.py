"""Pictures by slot name: ``{{ media[slot] }}`` and ``{{ media.lambang }}`` in a template."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Mm
from docxtpl import DocxTemplate
from lxml import etree

from docgen.errors import DataError, Finding
from docgen.rendering.docx.document import UNNUMBERED
from docgen.rendering.docx.values import Ready, forbidden
from docgen.rendering.media import Picture

__all__ = ["Place", "placed_by", "slots"]

_DESCRIPTION = "descr"
"""The attribute that screen readers speak (ECMA-376 part 1, 20.4.2.5)."""


Place = Callable[[Picture], str]
"""Prints the drawing of a picture in the part that is being printed."""


def slots(media: Mapping[str, Picture], place: Place) -> dict[str, Ready]:
    """Every picture of ``media``, to be placed by ``place`` where, and only if, it is printed.

    Raises:
        DataError: ``docx.picture_alt``, for every picture without an alternative text, and
            ``docx.character`` for a text that XML cannot hold.
    """
    findings = []
    for slot, picture in media.items():
        if not picture.alt.strip():
            findings.append(Finding("docx.picture_alt", f"media.{slot}"))
        elif found := forbidden(picture.alt):
            params = {
                "character": f"U+{ord(found):04X}",
                "place": picture.alt.index(found) + 1,
            }
            findings.append(Finding("docx.character", f"media.{slot}.alt", params))
    if findings:
        raise DataError(*findings)
    return {slot: Ready(_Placed(slot, picture, place)) for slot, picture in media.items()}


class _Placed:
    """One picture; prints itself."""

    def __init__(self, slot: str, picture: Picture, place: Place) -> None:
        self._slot = slot
        self._picture = picture
        self._place = place

    def __str__(self) -> str:
        try:
            return self._place(self._picture)
        except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
            raise DataError(Finding("docx.picture", f"media.{self._slot}")) from error


def placed_by(tpl: DocxTemplate) -> Place:
    """What docxtpl's InlineImage does, and the alternative text."""

    def place(picture: Picture) -> str:
        part: Any = tpl.current_rendering_part
        size = Mm(picture.width), Mm(picture.height)
        inline = part.new_pic_inline(io.BytesIO(picture.data), *size)
        for side in ("distT", "distB", "distL", "distR"):
            # Where they are not given, LibreOffice moves the picture by 2 mm.
            inline.set(side, "0")
        inline.docPr.set("id", UNNUMBERED)
        inline.docPr.set(_DESCRIPTION, picture.alt)
        inline.graphic.graphicData.pic.nvPicPr.cNvPr.set(_DESCRIPTION, picture.alt)
        drawing = etree.tostring(inline, encoding="unicode")
        return (
            f"</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r>"
            '<w:r><w:t xml:space="preserve">'
        )

    return place
