"""Records of one request become documents, all or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app

from docgen import service
from docgen.errors import DataError, Finding

__all__ = ["MAX_DOCUMENTS", "Made", "make", "wish_of"]

MAX_DOCUMENTS = 400
"""Files of one answer; more are work for the command line."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of the records of one request."""

    sources: list[service.Source]
    results: list[service.Checked]
    documents: list[service.Document]
    """Empty when a record has a fault."""

    @property
    def sound(self) -> bool:
        """Whether no record has a fault."""
        return not any(result.of("E") for result in self.results)


def wish_of(formats: Iterable[str], only: Iterable[str], variants: Iterable[str]) -> service.Wish:
    """What is to be made; UsageFault for a name that docgen does not know."""
    wanted = tuple(dict.fromkeys(formats)) or service.FORMATS
    return service.Wish(wanted, frozenset(only), frozenset(variants))  # type: ignore[arg-type]


def make(sources: list[service.Source], wish: service.Wish) -> Made:
    """Check all records and, when none has a fault, make their documents."""
    prepared = service.prepare(sources, wish)
    made = Made(sources, [each.checked for each in prepared], [])
    if not made.sound:
        return made
    count = service.count(prepared)
    if count > MAX_DOCUMENTS:
        params = {"jumlah": count, "batas": MAX_DOCUMENTS}
        raise DataError(Finding("web.too_many_documents", "", params))
    store = current_app.extensions["docgen"]
    for each in prepared:
        made.documents.extend(service.make(each, store))
    return made
