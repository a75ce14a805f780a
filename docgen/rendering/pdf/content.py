"""The content hash of a PDF: the same on every machine, whatever its deflate library."""

from __future__ import annotations

import hashlib
import io

import pikepdf

__all__ = ["content_hash"]

_VOLATILE = ("/Length", "/Filter", "/DecodeParms")


def content_hash(data: bytes) -> str:
    """SHA-256 over all objects of a PDF with their streams decoded, in the order of the file.

    The file identifier and the lengths of compressed streams do not count.
    """
    digest = hashlib.sha256()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Stream):
                keys = sorted(key for key in obj.keys() if key not in _VOLATILE)  # noqa: SIM118
                for key in keys:
                    digest.update(key.encode() + b" " + _text(obj[key]))
                digest.update(obj.read_bytes())
            else:
                digest.update(_text(obj))
            digest.update(b"\0")
    return digest.hexdigest()


def _text(obj: object) -> bytes:
    return obj.unparse() if isinstance(obj, pikepdf.Object) else repr(obj).encode()
