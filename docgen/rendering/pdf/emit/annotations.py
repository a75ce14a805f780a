"""What lies over a page: links, and the empty fields that signatures go into."""

from __future__ import annotations

from typing import Any

from docgen.rendering.media import Properties
from docgen.rendering.pdf.emit.streams import Stream, pdfdoc
from docgen.rendering.pdf.operations import FieldOp, LinkOp

__all__ = ["link", "signature_field"]

_PRINTED, _LOCKED = 4, 128


def _rectangle(op: LinkOp | FieldOp) -> Any:
    box = (op.x, op.y, op.x + op.width, op.y + op.height)
    return pdfdoc.PDFArray([round(value, 2) for value in box])


def link(op: LinkOp) -> Any:
    """The annotation of one line of a link."""
    action = {
        "S": pdfdoc.PDFName("URI"),
        "URI": pdfdoc.PDFString(op.href.encode("ascii", "backslashreplace").decode()),
    }
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": _rectangle(op),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": _PRINTED,
            "Contents": pdfdoc.PDFString(op.href),
            "A": pdfdoc.PDFDictionary(action),
        }
    )


def signature_field(op: FieldOp, page: Any, document: Any, properties: Properties) -> Any:
    """A signature field and its widget in one, empty: signing only fills it.

    Under the private key ``Docgen`` it says who is to sign, in which turn, and in which time zone
    the hour is told: signing knows nothing but the file.

    The appearance is there although it shows nothing, since PDF/A wants one (ISO 19005-2, 6.3.3).
    """
    look = Stream(
        b"",
        {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, round(op.width, 2), round(op.height, 2)]),
            "Resources": pdfdoc.PDFDictionary({}),
        },
        compress=False,
    )
    said = {
        "Nama": op.signatory.name,
        "Jabatan": op.signatory.office,
        "Zona": properties.zone,
    }
    private = {key: pdfdoc.PDFString(value) for key, value in said.items() if value}
    draft = {"Konsep": pdfdoc.PDFtrue} if properties.draft else {}
    normal = {"N": document.Reference(look, f"look:{op.id}")}
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Widget"),
            "FT": pdfdoc.PDFName("Sig"),
            "T": pdfdoc.PDFString(op.id.replace(".", "_")),
            "TU": pdfdoc.PDFString(op.signatory.role),
            "Contents": pdfdoc.PDFString(op.signatory.role),
            "F": _PRINTED | _LOCKED,
            "Rect": _rectangle(op),
            "P": page,
            "AP": pdfdoc.PDFDictionary(normal),
            "Docgen": pdfdoc.PDFDictionary({**private, "Giliran": op.signatory.turn, **draft}),
        }
    )
