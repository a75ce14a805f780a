"""The finished file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar

from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.emit.annotations import link, signature_field
from docgen.rendering.pdf.emit.colour import output_intent
from docgen.rendering.pdf.emit.content import Marks, page_content
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.metadata import Described
from docgen.rendering.pdf.emit.outline import outline_root
from docgen.rendering.pdf.emit.pictures import image_objects
from docgen.rendering.pdf.emit.streams import Stream, pdfdoc
from docgen.rendering.pdf.emit.subset import EmbeddedFont
from docgen.rendering.pdf.emit.tagging import Tags
from docgen.rendering.pdf.fonts import face_by_name
from docgen.rendering.pdf.operations import FieldOp, LaidOutDocument, LinkOp, Page

__all__ = ["emit"]

_VERSION = (1, 7)


def emit(
    layout: LaidOutDocument,
    properties: Properties,
    media: Mapping[str, Picture],
    *,
    tagged: bool = True,
) -> bytes:
    """The bytes of the file: the same for the same arguments, on any day and in any thread.

    The file is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once. Without tags it is
    neither; that is there to measure what tags cost.
    """
    return _File(layout, properties, media, Tags(layout) if tagged else None).bytes()


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page whose every entry is given."""

    Override_default_compilation = 1
    __NoDefault__: ClassVar[list[str]] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]


class _Catalogue(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """A catalogue that also takes what the colours mean."""

    __NoDefault__: ClassVar[list[str]] = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    __Refs__: ClassVar[list[str]] = []


class _File:
    """One file while it is written. ReportLab keeps its objects; nothing is shared with others."""

    def __init__(
        self,
        layout: LaidOutDocument,
        properties: Properties,
        media: Mapping[str, Picture],
        tags: Tags | None,
    ) -> None:
        self._layout, self._media, self._tags = layout, media, tags
        heading = layout.outline[0].title if layout.outline else ""
        self._properties = properties
        self._described = Described(properties, layout.title or heading, layout.language)
        self._document = FileDocument(
            compression=1, invariant=1, pdfVersion=_VERSION, lang=layout.language
        )
        self._fonts: dict[str, EmbeddedFont] = {}
        self._images: dict[str, str] = {}
        self._xobjects: dict[str, Any] = {}
        self._signatures: list[Any] = []
        self._digest = hashlib.sha256()

    def bytes(self) -> bytes:
        """Write everything."""
        document = self._document
        resources = pdfdoc.PDFDictionary({})
        resources_reference = document.Reference(resources, "resources")
        marks = self._tags or Marks()
        references = []
        for number, page in enumerate(self._layout.pages):
            content = page_content(number, page, self._font, self._image, marks)
            self._digest.update(content)
            entry = _Page()
            reference = document.Reference(entry, document.thisPageName())
            entry.MediaBox = pdfdoc.PDFArray([0, 0, round(page.width, 2), round(page.height, 2)])
            entry.Contents = Stream(content, {})
            entry.Resources = resources_reference
            entry.Parent = document.Reference(document.Pages)
            entry.Annots = self._annotations(number, page, reference)
            if self._tags is not None:
                entry.StructParents = number
                entry.Tabs = pdfdoc.PDFName("S")
            references.append(reference)
            document.addPage(entry)
        self._fill(resources)
        self._catalogue(references)
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

    def _annotations(self, number: int, page: Page, reference: Any) -> Any:
        """Links and signature fields of a page, each bound to its structure element."""
        found = []
        for index, op in enumerate(page.ops):
            if isinstance(op, LinkOp):
                annotation = link(op)
                self._digest.update(op.href.encode("utf-8"))
                made = self._document.Reference(annotation, f"link:{number}:{index}")
            elif isinstance(op, FieldOp) and op.electronic and self._tags is not None:
                annotation = signature_field(op, reference, self._document, self._properties)
                self._digest.update(f"{op.id}:{op.signatory}".encode())
                made = self._document.Reference(annotation, f"field:{op.id}")
                self._signatures.append(made)
            else:
                continue
            if self._tags is not None and op.element is not None:
                place = self._document.number(made)
                annotation["StructParent"] = self._tags.annotation(number, op.element, place)
            found.append(made)
        return pdfdoc.PDFArray(found) if found else None

    def _catalogue(self, pages: list[Any]) -> None:
        document = self._document
        info = self._described.info()
        self._digest.update(repr(sorted(info.items())).encode("utf-8", "backslashreplace"))
        document.info = pdfdoc.PDFDictionary(
            {key: pdfdoc.PDFString(value) for key, value in info.items()}
        )
        catalogue = _Catalogue()
        catalogue.Pages = document.Reference(document.Pages)
        catalogue.Lang = pdfdoc.PDFString(self._layout.language)
        catalogue.Outlines = outline_root(document, self._layout.outline, pages)
        catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
        catalogue.PageLabels = self._labels()
        if self._tags is not None:
            catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
            numbers = [document.number(page) for page in pages]
            catalogue.StructTreeRoot, tree = self._tags.write(document, numbers)
            self._digest.update(tree)
            kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
            packet = Stream(self._described.xmp(), kind, compress=False)
            catalogue.Metadata = document.Reference(packet, "metadata")
            catalogue.OutputIntents = output_intent(document)
        if self._signatures:
            fields = {"Fields": pdfdoc.PDFArray(self._signatures), "SigFlags": 1}
            catalogue.AcroForm = pdfdoc.PDFDictionary(fields)
        document.Catalog = catalogue

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
