"""The content hash of a PDF: the same on every machine, whatever its deflate library."""

from __future__ import annotations

import hashlib
import io

import pikepdf

__all__ = ["content_hash"]

_PACKAGING = ("/XRef", "/ObjStm")
_VOLATILE = ("/Length", "/Filter", "/DecodeParms")


def content_hash(data: bytes) -> str:
    """SHA-256 over all objects of a PDF with their streams decoded, in the order of the file.

    The file identifier, the lengths of compressed streams, and the streams that only say where
    objects lie do not count.
    """
    digest = hashlib.sha256()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Stream):
                if str(obj.get("/Type", "")) in _PACKAGING:
                    continue
                keys = sorted(key for key in obj.keys() if key not in _VOLATILE)  # noqa: SIM118
                for key in keys:
                    digest.update(key.encode() + b" " + _text(obj[key]))
                digest.update(_content(obj))
            else:
                digest.update(_text(obj, resolved=True))
            digest.update(b"\0")
    return digest.hexdigest()


def _content(stream: pikepdf.Stream) -> bytes:
    """The decoded bytes; those of a photograph stay JPEG, which no deflate library touches."""
    return stream.read_raw_bytes() if "/DCTDecode" in _filters(stream) else stream.read_bytes()


def _filters(stream: pikepdf.Stream) -> list[str]:
    found = stream.get("/Filter", pikepdf.Array())
    return [str(name) for name in (found if isinstance(found, pikepdf.Array) else [found])]


def _text(obj: object, *, resolved: bool = False) -> bytes:
    if isinstance(obj, pikepdf.Object):
        return obj.unparse(resolved=resolved)
    return repr(obj).encode()
