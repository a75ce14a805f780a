"""What lies over a page: links, and the empty fields that signatures go into."""

from __future__ import annotations

from docgen.rendering.media import Properties
from docgen.rendering.pdf.emit.document import FileDocument
from docgen.rendering.pdf.emit.streams import stream
from docgen.rendering.pdf.emit.syntax import array, dictionary, string
from docgen.rendering.pdf.operations import FieldOp, LinkOp

__all__ = ["link", "signature_field"]

_PRINTED, _LOCKED = 4, 128


def _rectangle(op: LinkOp | FieldOp) -> str:
    return array((op.x, op.y, op.x + op.width, op.y + op.height))


def link(op: LinkOp, key: int | None) -> str:
    """The annotation of one line of a link; ``key`` is its own in the parent tree."""
    address = string(op.href.encode("ascii", "backslashreplace").decode())
    return (
        f"<</Type/Annot/Subtype/Link/Rect{_rectangle(op)}/Border[0 0 0]/F {_PRINTED}"
        f"/Contents{string(op.href)}/A<</S/URI/URI{address}>>{_bound(key)}>>"
    )


def signature_field(
    op: FieldOp, page: int, document: FileDocument, properties: Properties, key: int | None
) -> str:
    """A signature field and its widget in one, empty: signing only fills it.

    Under the private key ``Docgen`` it says who is to sign, in which turn, and in which time zone
    the hour is told: signing knows nothing but the file.

    The appearance is there although it shows nothing, since PDF/A wants one (ISO 19005-2, 6.3.3).
    ``page`` is the object number of its page.
    """
    look = document.add_stream(
        stream(
            b"",
            f"/Type/XObject/Subtype/Form/BBox{array((0, 0, op.width, op.height))}/Resources<<>>",
            compress=False,
        )
    )
    role = string(op.signatory.role)
    said = {"Nama": op.signatory.name, "Jabatan": op.signatory.office, "Zona": properties.zone}
    private = {name: string(value) for name, value in said.items() if value}
    private["Giliran"] = str(op.signatory.turn)
    if properties.draft:
        private["Konsep"] = "true"
    return (
        f"<</Type/Annot/Subtype/Widget/FT/Sig/T{string(op.id.replace('.', '_'))}/TU{role}"
        f"/Contents{role}/F {_PRINTED | _LOCKED}/Rect{_rectangle(op)}/P {page} 0 R"
        f"/AP<</N {look} 0 R>>/Docgen{dictionary(private)}{_bound(key)}>>"
    )


def _bound(key: int | None) -> str:
    return "" if key is None else f"/StructParent {key}"
