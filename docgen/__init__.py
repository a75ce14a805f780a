"""docgen: the documents of human-rights-based public service, from one record.

>>> import docgen
>>> record = docgen.load("examples/kota-contoh.yaml")  # doctest: +SKIP
>>> documents = docgen.generate(record, formats=("docx", "pdf"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.records.telaah import Record
    from docgen.service.documents import Document

__version__ = "0.1.0"

__all__ = ["__version__", "generate", "load", "load_all"]


def load(path: str | PathLike[str], *, overlay: str | PathLike[str] | None = None) -> Record:
    """The one record of a YAML or JSON file.

    Raises :class:`docgen.errors.DataError` with every fault at once, and UsageFault when there is
    no such file.
    """
    from docgen.service import loading

    return loading.load(path, overlay=overlay)


def load_all(
    path: str | PathLike[str], *, overlay: str | PathLike[str] | None = None
) -> list[Record]:
    """All records of a file; raises as :func:`load`."""
    from docgen.service import loading

    return loading.load_all(path, overlay=overlay)


def generate(
    record: Record,
    formats: Iterable[str] = ("docx", "pdf"),
    *,
    only: Iterable[str] = (),
    variants: Iterable[str] = (),
) -> list[Document]:
    """The documents of a record: kind, variant, format, data, sha256.

    formats: ``docx``, ``pdf``; only: kinds (none: all); variants: those on request. Raises
    DataError when a value cannot be printed, TemplateFault when a template is at fault, UsageFault
    for an unknown format, kind or variant.
    """
    from docgen.service import documents

    wish = documents.Wish(tuple(formats), frozenset(only), frozenset(variants))  # type: ignore[arg-type]
    return list(documents.generate(record, wish))
