"""Documents on disk: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import DocgenError, UsageFault
from docgen.service.documents import Document

__all__ = ["Written", "write_all", "write_file"]


@dataclass(frozen=True, slots=True)
class Written:
    """A document and where it lies now."""

    document: Document
    path: Path


def write_all(documents: Iterable[Document], folder: Path) -> Iterator[Written]:
    """Write ``folder/<id>/<name>`` for each document, one after another."""
    for document in documents:
        path = folder / document.folder / document.name
        write_file(path, document.data)
        yield Written(document, path)


def write_file(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that no half of it is ever seen.

    Raises UsageFault when the folder cannot be written to, DocgenError when the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        reason = error.strerror or ""
        raise UsageFault.of("service.cannot_write", str(path.parent), sebab=reason) from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or ""
        raise DocgenError.of("service.write_failed", str(path), sebab=reason) from None
    finally:
        temporary.unlink(missing_ok=True)
