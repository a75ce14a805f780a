"""Places pictures in a page and its package, with the names and numbers that python-docx gives."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from docgen.rendering.docx.compiled.part import ID
from docgen.rendering.media import Picture

if TYPE_CHECKING:
    from docxtpl import InlineImage

__all__ = ["CONTENT_TYPES", "Gallery", "Placing", "Story"]

CONTENT_TYPES: Final = "[Content_Types].xml"
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU: Final = 36_000
"""English metric units in a millimetre, as python-docx counts them."""
_SMALL: Final = 2**18
"""Bytes of a picture whose measures are remembered, such as an emblem."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a part of the template says about drawings and pictures."""

    member: str
    next_id: int
    """The number that python-docx would give to the next drawing."""
    ids: frozenset[str]
    """The identifiers of its relationships."""
    images: Mapping[str, str]
    """Its picture parts and the identifiers of their relationships."""
    rels: str
    """Its relationships as XML; empty when it has none."""
    rels_member: str
    """The member that holds them."""


@dataclass(frozen=True, slots=True)
class _Measured:
    sha1: str
    ext: str
    content_type: str
    filename: str
    image: Any


class Gallery:
    """The pictures of a template and its parts, as they are before a document."""

    def __init__(
        self,
        stories: Iterable[Story],
        images: Mapping[str, str],
        numbers: frozenset[int],
        count: int,
        types: bytes,
    ) -> None:
        """``images``: SHA-1 and name of each picture part; ``numbers``: those in the names of all
        ``count`` parts; ``types``: the content types of the package.
        """
        self.stories = {story.member: story for story in stories}
        self.images = dict(images)
        self.numbers = numbers
        self.count = count
        self.types = types


class Placing:
    """The pictures of one document."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._images: dict[str, str] = {}
        self._kinds: dict[str, tuple[str, str]] = {}
        self._relations: dict[str, dict[str, str]] = {}
        self.data: dict[str, bytes] = {}
        """New picture parts: name to content."""
        self.story = ""
        """The part that is being printed."""
        self.in_body = True
        """It is the main part, whose drawings docxtpl numbers anew."""
        self.spaced = False
        """A drawing with blanks between its elements stands in a header or footer."""
        self.placed = 0
        """How many times a picture was placed."""

    def picture(self, picture: Picture) -> str:
        """The drawing of a picture of docgen.

        Raises what python-docx raises for what is no picture.
        """
        data = picture.data
        story, relation, measured = self._place(io.BytesIO(data), data)
        filled = {
            "NAME": str(story.next_id),
            "RELATION": relation,
            "FILE": measured.filename,
            "WIDTH": str(_emu(picture.width)),
            "HEIGHT": str(_emu(picture.height)),
            "ID": ID,
            "ALT": _attribute(picture.alt),
        }
        return "".join(filled.get(piece, piece) for piece in _slot_drawing())

    def bound(self, image: InlineImage) -> _Inline:
        """A picture of docxtpl for this document."""
        return _Inline(self, image)

    def inline(self, image: InlineImage) -> str:
        """The drawing of docxtpl's InlineImage: as python-docx prints it, with blanks."""
        from docx.oxml.shape import CT_Inline

        source = image.image_descriptor
        if hasattr(source, "read"):
            source.seek(0)
            source = io.BytesIO(source.read())
        story, relation, measured = self._place(source, None)
        size = measured.image.scaled_dimensions(image.width, image.height)
        new: Any = CT_Inline.new_pic_inline
        drawing: str = new(story.next_id, relation, measured.filename, *size).xml
        if self.in_body:
            drawing = re.sub(r'(<wp:docPr [^>]*?\bid=")\d+', rf"\g<1>{ID}", drawing, count=1)
        else:
            self.spaced = True
        return (
            f"</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r>"
            '<w:t xml:space="preserve">'
        )

    def _place(self, source: Any, data: bytes | None) -> tuple[Story, str, _Measured]:
        story = self._gallery.stories.get(self.story)
        if story is None:
            raise AttributeError(f"no pictures in {self.story}")
        self.placed += 1
        measured = _measured(data) if data and len(data) <= _SMALL else _measure(source)
        name = self._gallery.images.get(measured.sha1) or self._images.get(measured.sha1)
        if name is None:
            name = f"word/media/image{self._number()}.{measured.ext}"
            self._images[measured.sha1] = name
            self._kinds[name] = (measured.ext, measured.content_type)
            self.data[name] = measured.image.blob
        return story, self._relation(story, name), measured

    def _number(self) -> int:
        # python-docx fills gaps among the numbers of the picture parts that it knows.
        used = self._gallery.numbers | {
            int(found[1]) for name in self._images.values() if (found := _NUMBERED.search(name))
        }
        total = self._gallery.count + len(self._images)
        return next((n for n in range(1, total + 1) if n not in used), total + 1)

    def _relation(self, story: Story, name: str) -> str:
        if name in story.images:
            return story.images[name]
        own = self._relations.setdefault(story.member, {})
        if name not in own:
            taken = story.ids | set(own.values())
            own[name] = next(
                found for n in range(1, len(taken) + 2) if (found := f"rId{n}") not in taken
            )
        return own[name]

    @property
    def used(self) -> bool:
        """Whether the document has a picture that changes its package."""
        return bool(self._relations)

    # --- the package ------------------------------------------------------------------------

    def changed(self) -> dict[str, bytes]:
        """Members that say which pictures there are."""
        result = {
            self._gallery.stories[member].rels_member: self._rels(member, own)
            for member, own in self._relations.items()
        }
        if self._kinds:
            result[CONTENT_TYPES] = _with_types(self._gallery.types, tuple(self._kinds.items()))
        return result

    def _rels(self, member: str, own: Mapping[str, str]) -> bytes:
        folder = posixpath.dirname(member)
        lines = "".join(
            f'<Relationship Id="{relation}" Type="{_IMAGE}" '
            f'Target="{posixpath.relpath(name, folder)}"/>'
            for name, relation in own.items()
        )
        end = "</Relationships>"
        before = self._gallery.stories[member].rels or _NO_RELATIONS
        return (before[: before.rindex(end)] + lines + end).encode()


class _Inline:
    def __init__(self, placing: Placing, image: InlineImage) -> None:
        self._placing = placing
        self._image = image

    def __str__(self) -> str:
        return self._placing.inline(self._image)


def _emu(millimetres: float) -> int:
    return int(millimetres * _EMU)


_NUMBERED: Final = re.compile(r"(\d+)\.\w+$")
_NO_RELATIONS: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)


def _measure(source: Any) -> _Measured:
    from docx.image.image import Image

    image = Image.from_file(source)
    return _Measured(image.sha1, image.ext, image.content_type, str(image.filename), image)


@lru_cache(maxsize=32)
def _measured(data: bytes) -> _Measured:
    return _measure(io.BytesIO(data))


_QUOTED: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def _attribute(text: str) -> str:
    return text.translate(_QUOTED)


@cache
def _slot_drawing() -> tuple[str, ...]:
    """The drawing of python-docx with an alternative text, cut at what differs."""
    from docx.oxml.shape import CT_Inline
    from lxml import etree

    new: Any = CT_Inline.new_pic_inline
    inline = new(71077345, "RELATION", "FILE", 71077346, 71077347)
    for side in ("distT", "distB", "distL", "distR"):
        # Where they are not given, LibreOffice moves the picture by 2 mm.
        inline.set(side, "0")
    for element in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        element.set("descr", "ALT")
    drawing = etree.tostring(inline, encoding="unicode")
    drawing = drawing.replace('id="71077345"', 'id="ID"').replace("71077345", "NAME")
    drawing = drawing.replace("71077346", "WIDTH").replace("71077347", "HEIGHT")
    whole = (
        f'</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
    )
    cut = re.split(r'(?<=[" ])(ID|NAME|RELATION|FILE|WIDTH|HEIGHT|ALT)(?=")', whole)
    return tuple(cut)


@lru_cache(maxsize=64)
def _with_types(types: bytes, kinds: tuple[tuple[str, tuple[str, str]], ...]) -> bytes:
    """The content types of a package with new parts; most documents have the same few."""
    from docx.opc.packuri import PackURI
    from docx.opc.pkgwriter import _ContentTypesItem
    from lxml import etree

    make: Any = _ContentTypesItem
    item = make()
    for element in etree.fromstring(types):
        if element.tag.endswith("}Default"):
            item._defaults[element.get("Extension")] = element.get("ContentType")
        else:
            item._overrides[PackURI(str(element.get("PartName")))] = element.get("ContentType")
    for name, (_, content_type) in kinds:
        item._add_content_type(PackURI(f"/{name}"), content_type)
    made: bytes = item.blob
    return made
