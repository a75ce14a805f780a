"""What a person filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

from flask import request
from werkzeug.datastructures import FileStorage

from docgen import service
from docgen.web.intake import Parcel
from docgen.web.making import wish_of
from docgen.web.pages.examples import example

__all__ = ["Filled", "filled", "parcel"]

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Filled:
    """The form, as it is shown again."""

    teks: str = ""
    """The record in the text field."""
    contoh: str = ""
    """The example that the text began as; its pictures are at hand."""
    formats: tuple[str, ...] = service.FORMATS
    variants: tuple[str, ...] = ()
    """Variants on request."""
    files: tuple[str, ...] = ()
    """Names of uploaded files, which a browser does not send twice."""

    @property
    def wish(self) -> service.Wish:
        """What is to be made; UsageFault for a made-up name."""
        return wish_of(self.formats, (), self.variants)

    def with_record(self, content: bytes) -> Filled:
        """The text of an uploaded record in the text field, when it is text."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return replace(self, teks="")
        return replace(self, teks="" if "\0" in text else _lines(text))


def filled() -> Filled:
    """The fields of the request, files apart."""
    form = request.form
    contoh = form.get("contoh", "")
    return Filled(
        _lines(form.get("teks", "")),
        contoh if example(contoh) and not _chosen("berkas") else "",
        tuple(form.getlist("format")) or service.FORMATS,
        tuple(form.getlist("varian")),
        tuple(f.filename for f in request.files.values() if f.filename),
    )


def parcel(form: Filled) -> Parcel | None:
    """The record that was uploaded, else the text; None when there is neither."""
    base = example(form.contoh)
    folder = base.parent if base else None
    pictures = tuple((f.filename or "", f) for f in request.files.getlist("gambar") if f.filename)
    file = _chosen("berkas")
    if file is None:
        if not form.teks.strip():
            return None
        record = form.teks.encode("utf-8", "surrogatepass")
        return Parcel(record, "berkas", None, pictures, folder)
    return _uploaded(file, pictures)


def _chosen(field: str) -> FileStorage | None:
    """The file of a field; browsers send an empty one when none was chosen."""
    file = request.files.get(field)
    return file if file is not None and file.filename else None


def _uploaded(file: FileStorage, pictures: tuple[tuple[str, FileStorage], ...]) -> Parcel:
    """A record, or a zip bundle: one field takes both, told apart by their first bytes."""
    content = file.read()
    if content.startswith(_ZIP):
        return Parcel(None, "", BytesIO(content), pictures)
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    return Parcel(content, name, None, pictures)


def _lines(text: str) -> str:
    """Browsers send a text field with CRLF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
