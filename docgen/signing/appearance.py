"""The block inside the signature's own appearance: real text in an embedded typeface.

pyHanko's own fonts are not used: it writes the widths of a typeface of 2048 units to the em, such
as Arimo, as if they were thousandths.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStamp, BaseStampStyle

from docgen.rendering.pdf.emit.subset import EmbeddedFont, Subset
from docgen.rendering.pdf.fonts import face
from docgen.rendering.qr import qr_modules
from docgen.signing.block import FAMILY, Block, arrange

__all__ = ["BlockStyle"]


@dataclass(frozen=True)
class BlockStyle(BaseStampStyle):
    """How pyHanko is told what to draw."""

    border_width: int = 0
    block: Block = field(default_factory=lambda: Block("", "", "", "", "-"))
    """What is shown."""

    def create_stamp(
        self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, Any]
    ) -> _Stamp:
        """The drawing for one field; called by pyHanko."""
        return _Stamp(writer, self, box)


class _Stamp(BaseStamp):
    """The drawing."""

    def _render_inner_content(self) -> list[bytes]:
        block: Block = self.style.block
        found = arrange(block, float(self.box.width), float(self.box.height))
        fonts = {bold: EmbeddedFont(face(FAMILY, bold), 1 + bold) for bold in (False, True)}
        commands = [_code(block.link, *found.code)]
        for line in found.lines:
            font = fonts[line.bold]
            commands.append(b"BT 0 g %g %g Td" % (line.x, line.y))
            for name, text in font.encode(line.text):
                shown = f"/{name} {line.size:g} Tf <{text.encode('latin-1').hex()}> Tj"
                commands.append(shown.encode("ascii"))
            commands.append(b"ET")
        for font in fonts.values():
            for name, subset in font.subsets():
                self._embed(name, subset)
        return commands

    def _embed(self, name: str, subset: Subset) -> None:
        """Put a subset into the file, under a name in the resources of the drawing."""
        writer = self._ensure_writer
        file = _stream(subset.program, {"/Length1": generic.NumberObject(subset.size)})
        file["/Filter"] = pdf_name("/FlateDecode")
        descriptor: dict[str, Any] = {"/Type": "/FontDescriptor", "/FontName": f"/{subset.base}"}
        descriptor |= {f"/{key}": value for key, value in subset.descriptor.items()}
        entries = _dictionary(descriptor)
        entries["/FontFile2"] = writer.add_object(file)
        font = _dictionary(
            {
                "/Type": "/Font",
                "/Subtype": "/TrueType",
                "/BaseFont": f"/{subset.base}",
                "/FirstChar": subset.first,
                "/LastChar": subset.first + len(subset.widths) - 1,
                "/Widths": list(subset.widths),
            }
        )
        font["/FontDescriptor"] = writer.add_object(entries)
        font["/ToUnicode"] = writer.add_object(_stream(subset.unicode, {}))
        self.set_resource(ResourceType.FONT, pdf_name(f"/{name}"), writer.add_object(font))


def _stream(data: bytes, entries: dict[str, Any]) -> generic.StreamObject:
    """A stream of bytes that are written as they are."""
    values = {pdf_name(key): value for key, value in entries.items()}
    return generic.StreamObject(values, encoded_data=data)


def _dictionary(values: dict[str, Any]) -> generic.DictionaryObject:
    """A dictionary of names, numbers and lists of numbers."""
    found = generic.DictionaryObject()
    for key, value in values.items():
        if isinstance(value, str):
            found[key] = pdf_name(value)
        elif isinstance(value, list):
            found[key] = generic.ArrayObject([generic.FloatObject(number) for number in value])
        else:
            found[key] = generic.FloatObject(value)
    return found


def _code(link: str, left: float, bottom: float, side: float) -> bytes:
    """The QR code as rectangles: dark runs of a row in one."""
    rows = qr_modules(link)
    cell = side / len(rows)
    parts = [b"0 g"]
    for number, row in enumerate(rows):
        start = None
        for index, dark in enumerate([*row, False]):
            if dark and start is None:
                start = index
            elif not dark and start is not None:
                y = bottom + side - (number + 1) * cell
                parts.append(
                    b"%.3f %.3f %.3f %.3f re"
                    % (left + start * cell, y, (index - start) * cell, cell)
                )
                start = None
    return b" ".join((*parts, b"f"))
