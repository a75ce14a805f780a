"""The finished file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf.emit.annotations import link, signature_field
from docgen.rendering.pdf.emit.colour import output_intent
from docgen.rendering.pdf.emit.content import Marks, page_content
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.metadata import Described
from docgen.rendering.pdf.emit.outline import write_outline
from docgen.rendering.pdf.emit.pictures import embedded_picture
from docgen.rendering.pdf.emit.streams import stream
from docgen.rendering.pdf.emit.subset import EmbeddedFont
from docgen.rendering.pdf.emit.syntax import array, dictionary, reference, references, string
from docgen.rendering.pdf.emit.tagging import Tags
from docgen.rendering.pdf.fonts import face_by_name
from docgen.rendering.pdf.operations import FieldOp, LaidOutDocument, LinkOp, Page

__all__ = ["emit"]


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


class _File:
    """One file while it is written; nothing is shared with others."""

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
        self._document = FileDocument()
        self._fonts: dict[str, EmbeddedFont] = {}
        self._images: dict[str, str] = {}
        self._slots: dict[str, str] = {}
        self._xobjects: dict[str, str] = {}
        self._signatures: list[int] = []
        self._digest = hashlib.sha256()

    def bytes(self) -> bytes:
        """Write everything."""
        document = self._document
        tree, resources = document.reserve(), document.reserve()
        marks = self._tags or Marks()
        tagged = self._tags is not None
        pages: list[int] = []
        for index, page in enumerate(self._layout.pages):
            number = document.reserve()
            content = page_content(index, page, self._font, self._image, marks)
            self._digest.update(content)
            parts = [
                f"<</Type/Page/Parent {tree} 0 R/MediaBox{array((0, 0, page.width, page.height))}"
                f"/Resources {resources} 0 R/Contents {document.add_stream(stream(content))} 0 R"
            ]
            annotations = self._annotations(index, page, number)
            if annotations:
                parts.append(f"/Annots{references(annotations)}")
            parts.append(f"/StructParents {index}/Tabs/S>>" if tagged else ">>")
            document.fill(number, "".join(parts))
            pages.append(number)
        document.fill(tree, f"<</Type/Pages/Count {len(pages)}/Kids{references(pages)}>>")
        document.fill(resources, self._resources())
        info = self._described.info()
        self._digest.update(repr(sorted(info.items())).encode("utf-8", "backslashreplace"))
        root = self._catalogue(tree, pages)
        about = document.add(dictionary({key: string(value) for key, value in info.items()}))
        return document.finish(root, about, self._digest.digest()[:16])

    def _font(self, name: str) -> EmbeddedFont:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = EmbeddedFont(face_by_name(name), len(self._fonts) + 1)
        return font

    def _image(self, slot: str) -> str:
        """The resource name of a picture; slots with the same bytes share one object."""
        known = self._slots.get(slot)
        if known is not None:
            return known
        picture = embedded_picture(slot, self._media[slot].data)
        name = self._images.get(picture.digest)
        if name is None:
            self._digest.update(picture.digest.encode("ascii"))
            name = self._images[picture.digest] = f"I{len(self._images) + 1}"
            mask = None if picture.mask is None else self._document.add_stream(picture.mask)
            self._xobjects[name] = reference(self._document.add_stream(picture.image(mask)))
        self._slots[slot] = name
        return name

    def _resources(self) -> str:
        fonts = {
            name: reference(number)
            for font in self._fonts.values()
            for name, number in font.write(self._document)
        }
        found = {}
        if fonts:
            found["Font"] = dictionary(fonts)
        if self._xobjects:
            found["XObject"] = dictionary(self._xobjects)
        return dictionary(found)

    def _annotations(self, index: int, page: Page, number: int) -> list[int]:
        """Links and signature fields of a page, each bound to its structure element."""
        document = self._document
        found = []
        for op in page.ops:
            kind = type(op)
            if kind is LinkOp:
                assert isinstance(op, LinkOp)  # noqa: S101 - for the type checker
                self._digest.update(op.href.encode("utf-8"))
                made = document.reserve()
                document.fill(made, link(op, self._key(index, op, made)))
            elif kind is FieldOp and self._tags is not None:
                assert isinstance(op, FieldOp)  # noqa: S101 - for the type checker
                if not op.electronic:
                    continue
                self._digest.update(f"{op.id}:{op.signatory}".encode())
                made = document.reserve()
                key = self._key(index, op, made)
                document.fill(made, signature_field(op, number, document, self._properties, key))
                self._signatures.append(made)
            else:
                continue
            found.append(made)
        return found

    def _key(self, page: int, op: LinkOp | FieldOp, made: int) -> int | None:
        """The key of an annotation in the parent tree."""
        if self._tags is None or op.element is None:
            return None
        return self._tags.annotation(page, op.element, made)

    def _catalogue(self, tree: int, pages: Sequence[int]) -> int:
        document = self._document
        entries = {
            "Type": "/Catalog",
            "Pages": reference(tree),
            "PageMode": "/UseNone",
            "Lang": string(self._layout.language),
            "ViewerPreferences": "<</DisplayDocTitle true>>",
            "PageLabels": self._labels(),
        }
        outline = write_outline(document, self._layout.outline, pages)
        if outline is not None:
            entries["Outlines"] = reference(outline)
        if self._tags is not None:
            root, text = self._tags.write(document, pages)
            self._digest.update(text.encode("ascii"))
            packet = stream(self._described.xmp(), "/Type/Metadata/Subtype/XML", compress=False)
            entries["MarkInfo"] = "<</Marked true>>"
            entries["StructTreeRoot"] = reference(root)
            entries["Metadata"] = reference(document.add_stream(packet))
            entries["OutputIntents"] = output_intent(document)
        if self._signatures:
            entries["AcroForm"] = f"<</Fields{references(self._signatures)}/SigFlags 1>>"
        return document.add(dictionary(entries))

    def _labels(self) -> str:
        """Page labels: a new range wherever the printed number does not go on by one."""
        ranges: list[str] = []
        expected = None
        for index, page in enumerate(self._layout.pages):
            value = int(page.label)
            if value != expected:
                ranges.append(f"{index}<</S/D/St {value}>>")
            expected = value + 1
        return f"<</Nums[{' '.join(ranges)}]>>"
