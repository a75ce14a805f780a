"""Documents on their way: one as it is, several as a zip with the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import zipfile

from flask import Response, request

from docgen.service import Document
from docgen.web.refusal import Refusal

__all__ = [
    "MEDIA_TYPES",
    "ZIP",
    "media_type",
    "media_type_of",
    "packed",
    "send",
    "unchanged",
    "zip_path",
]

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "txt": "text/plain",
}
ZIP = "application/zip"

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold: the same on any day."""
_UNIX = 3


def media_type(document: Document) -> str:
    """The media type of a document's file."""
    return media_type_of(document.name)


def media_type_of(name: str) -> str:
    """The media type of a file of this name."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def zip_path(document: Document) -> str:
    """Where a document lies in a zip."""
    return f"{document.folder}/{document.name}"


def packed(documents: list[Document]) -> bytes:
    """A zip of documents, sorted and undated. They are stored as they are: compressed already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for document in sorted(documents, key=zip_path):
            member = zipfile.ZipInfo(zip_path(document), _EPOCH)
            member.create_system = _UNIX
            member.external_attr = 0o644 << 16
            archive.writestr(member, document.data)
    return stream.getvalue()


def send(documents: list[Document]) -> Response:
    """One document as its file, several as a zip; the ETag is the SHA-256 of what is sent.

    Raises Refusal (412) when the caller says, by ``If-None-Match``, that it has just that.
    """
    if len(documents) == 1:
        document = documents[0]
        data, kind = document.data, media_type(document)
        name = f"{document.folder}-{document.name}"
    else:
        data, kind = packed(documents), ZIP
        folders = {document.folder for document in documents}
        name = f"{folders.pop() if len(folders) == 1 else 'dokumen'}.zip"
    text = kind.startswith("text/")
    digest = hashlib.sha256(data).hexdigest()
    if "If-None-Match" in request.headers and request.if_none_match.contains_weak(digest):
        raise Refusal(412, "unchanged", "api.unchanged", "If-None-Match")
    return Response(
        data,
        headers={
            "Content-Type": f"{kind}; charset=utf-8" if text else kind,
            "ETag": f'"{digest}"',
            # Folder and document names are [a-z0-9.-] by construction: nothing to quote.
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def unchanged(response: Response) -> Response:
    """The same; 304 without a body when the caller says that it has it already."""
    response.make_conditional(request)
    return response
