"""What of the register may be told to whoever registers: nothing of another unit's documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection

from docgen.accounts import Account, sees
from docgen.errors import DataError, Finding
from docgen.register import Document, owner_of

__all__ = ["purpose_for", "saying_only", "visible"]

_NAMES_DOCUMENTS = {"register.number_used", "register.number_voided"}
_NOBODY = "-"


def visible(
    connection: Connection, account: Account | None, documents: Iterable[Document]
) -> list[Document]:
    """The documents that an account sees; all of them on the command line (None)."""
    return [each for each in documents if _is_seen(connection, account, each.id)]


def purpose_for(account: Account | None, what: str) -> str:
    """What a number is reserved for: a unit takes up again only numbers that it reserved itself."""
    unit = account.unit if account is not None else None
    return f"{what} ({unit})" if unit else what


@contextmanager
def saying_only(connection: Connection, account: Account | None) -> Iterator[None]:
    """Refusals within it name a document only to those who see it.

    That a number is taken stays said: numbers are the whole office's, and printed for everybody.
    """
    try:
        yield
    except DataError as error:
        told = [_told(connection, account, finding) for finding in error.findings]
        raise DataError(*told) from None


def _told(connection: Connection, account: Account | None, finding: Finding) -> Finding:
    if finding.code not in _NAMES_DOCUMENTS:
        return finding
    keys = str(finding.params["document"]).split(", ")
    seen = [key for key in keys if key == _NOBODY or _is_seen(connection, account, key)]
    return replace(finding, params={**finding.params, "document": ", ".join(seen) or _NOBODY})


def _is_seen(connection: Connection, account: Account | None, key: str) -> bool:
    return account is None or sees(account, owner_of(connection, key))
