"""The finished file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.emit.content import Marks, page_content
from docgen.rendering.pdf.emit.outline import outline_root
from docgen.rendering.pdf.emit.pictures import image_objects
from docgen.rendering.pdf.emit.streams import Stream, pdfdoc
from docgen.rendering.pdf.emit.subset import EmbeddedFont
from docgen.rendering.pdf.fonts import face_by_name
from docgen.rendering.pdf.operations import LaidOutDocument, LinkOp, Page

__all__ = ["emit"]

_VERSION = (1, 7)
_PRODUCER = "docgen (ReportLab)"


def emit(
    layout: LaidOutDocument,
    properties: Properties,
    media: Mapping[str, Picture],
    marks: Marks | None = None,
) -> bytes:
    """The bytes of the file: the same for the same arguments, on any day and in any thread."""
    return _File(layout, properties, media, marks or Marks()).bytes()


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page whose every entry is given."""

    Override_default_compilation = 1
    __NoDefault__: ClassVar[list[str]] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class _File:
    """One file while it is written. ReportLab keeps its objects; nothing is shared with others."""

    def __init__(
        self,
        layout: LaidOutDocument,
        properties: Properties,
        media: Mapping[str, Picture],
        marks: Marks,
    ) -> None:
        self._layout, self._properties, self._media, self._marks = (
            layout, properties, media, marks,
        )  # fmt: skip
        self._document = pdfdoc.PDFDocument(
            compression=1, invariant=1, pdfVersion=_VERSION, lang=layout.language
        )
        self._fonts: dict[str, EmbeddedFont] = {}
        self._images: dict[str, str] = {}
        self._xobjects: dict[str, Any] = {}
        self._digest = hashlib.sha256()

    def bytes(self) -> bytes:
        """Write everything."""
        document = self._document
        resources = pdfdoc.PDFDictionary({})
        resources_reference = document.Reference(resources, "resources")
        references = []
        for number, page in enumerate(self._layout.pages):
            content = page_content(number, page, self._font, self._image, self._marks)
            self._digest.update(content)
            entry = _Page()
            entry.MediaBox = pdfdoc.PDFArray([0, 0, round(page.width, 2), round(page.height, 2)])
            entry.Contents = Stream(content, {})
            entry.Resources = resources_reference
            entry.Parent = document.Reference(document.Pages)
            entry.Annots = self._links(number, page)
            references.append(document.Reference(entry, document.thisPageName()))
            document.addPage(entry)
        self._fill(resources)
        self._catalogue(references)
        document.info = self._info()
        identity = pdfdoc.PDFText(self._digest.digest()[:16], enc="raw").format(document)
        document._ID = b"[" + identity + identity + b"]"
        data: bytes = document.format()
        return data

    def _font(self, name: str) -> EmbeddedFont:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = EmbeddedFont(face_by_name(name), len(self._fonts) + 1)
        return font

    def _image(self, slot: str) -> str:
        """The resource name of a picture; slots with the same bytes share one object."""
        data = self._media[slot].data
        key = hashlib.sha256(data).hexdigest()
        name = self._images.get(key)
        if name is None:
            self._digest.update(key.encode("ascii"))
            name = self._images[key] = f"I{len(self._images) + 1}"
            image, mask = image_objects(slot, data)
            if mask is not None:
                image.dictionary["SMask"] = self._document.Reference(mask, f"mask:{name}")
            self._xobjects[name] = self._document.Reference(image, f"image:{name}")
        return name

    def _fill(self, resources: Any) -> None:
        fonts = {}
        for font in self._fonts.values():
            for name, entry in font.objects():
                fonts[name] = self._document.Reference(entry, f"font:{name}")
        if fonts:
            resources["Font"] = pdfdoc.PDFDictionary(fonts)
        if self._xobjects:
            resources["XObject"] = pdfdoc.PDFDictionary(self._xobjects)

    def _links(self, number: int, page: Page) -> Any:
        found = []
        for index, op in enumerate(page.ops):
            if not isinstance(op, LinkOp):
                continue
            box = (op.x, op.y, op.x + op.width, op.y + op.height)
            action = {
                "S": pdfdoc.PDFName("URI"),
                "URI": pdfdoc.PDFString(op.href.encode("ascii", "backslashreplace").decode()),
            }
            annotation = pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Annot"),
                    "Subtype": pdfdoc.PDFName("Link"),
                    "Rect": pdfdoc.PDFArray([round(value, 2) for value in box]),
                    "Border": pdfdoc.PDFArray([0, 0, 0]),
                    "F": 4,
                    "Contents": pdfdoc.PDFString(op.href),
                    "A": pdfdoc.PDFDictionary(action),
                }
            )
            self._digest.update(op.href.encode("utf-8"))
            found.append(self._document.Reference(annotation, f"link:{number}:{index}"))
        return pdfdoc.PDFArray(found) if found else None

    def _catalogue(self, pages: list[Any]) -> None:
        catalogue = self._document.Catalog
        catalogue.Outlines = outline_root(self._document, self._layout.outline, pages)
        catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
        catalogue.PageLabels = self._labels()

    def _labels(self) -> Any:
        """Page labels: a new range wherever the printed number does not go on by one."""
        numbers: list[Any] = []
        expected = None
        for index, page in enumerate(self._layout.pages):
            value = int(page.label)
            if value != expected:
                label = {"S": pdfdoc.PDFName("D"), "St": value}
                numbers.extend((index, pdfdoc.PDFDictionary(label)))
            expected = value + 1
        return pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})

    def _info(self) -> Any:
        properties = self._properties
        created = _date(properties.created)
        values = {
            "Title": properties.title or self._layout.title,
            "Author": properties.author,
            "Subject": properties.subject,
            "Keywords": properties.keywords,
            "Creator": f"docgen {properties.version}".strip(),
            "Producer": _PRODUCER,
            "CreationDate": created,
            "ModDate": created,
            "DocgenRecord": properties.record_hash,
            "DocgenTemplate": properties.template_hash,
            "DocgenVersion": properties.version,
        }
        present = {key: value for key, value in values.items() if value}
        self._digest.update(repr(sorted(present.items())).encode("utf-8", "backslashreplace"))
        return pdfdoc.PDFDictionary(
            {key: pdfdoc.PDFString(value) for key, value in present.items()}
        )


def _date(moment: datetime) -> str:
    """A date as PDF writes it; with its offset when it knows one."""
    text = f"D:{moment:%Y%m%d%H%M%S}"
    offset = moment.utcoffset()
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'"
