"""The register as the user of a request may see and change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docgen.errors import UsageFault
from docgen.service import register_desk
from docgen.service.acting import acting
from docgen.service.register import shared
from docgen.service.register_desk import Database, Document
from docgen.web.access import absent, current_account, must_own, must_see

__all__ = ["changing", "looked_up"]


@contextmanager
def changing() -> Iterator[Database]:
    """The register; what is done in it is done in the name of the user."""
    with acting(current_account()):
        yield shared()


def looked_up(database: Database, key: str, *, change: bool = False) -> Document:
    """A document that the user may see.

    Raises Refusal: 404 for one of another unit, as for one that there is not; 403 when it is to be
    changed and the user may only look at it.
    """
    try:
        document = register_desk.find(database, key)
    except UsageFault:
        raise absent() from None
    unit = register_desk.owner_of(database, key)
    (must_own if change else must_see)(unit)
    return document
