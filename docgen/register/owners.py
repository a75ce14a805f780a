"""Whose a document is: the unit that registered it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, insert, select

from docgen.register.chain import append
from docgen.register.schema import documents
from docgen.register.schema_service import document_owners

__all__ = ["assign", "owned_by", "owner_of"]


def assign(connection: Connection, who: str, key: str, unit: str | None, account: str) -> None:
    """Say, in the transaction that registers a document, whose it is; said once, it stays.

    unit: the unit of the account, None for an administrator without one. The chain tells of it.
    """
    connection.execute(insert(document_owners).values(document=key, unit=unit, account=account))
    append(connection, who, "pemilik", key, {"unit": unit, "akun": account})


def owner_of(connection: Connection, key: str) -> str | None:
    """The unit of a document; None when it has none: an administrator's, or made on the machine."""
    wanted = select(document_owners.c.unit).where(document_owners.c.document == key)
    return connection.execute(wanted).scalar()


def owned_by(units: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a document belongs to one of these units."""
    having = select(document_owners.c.document).where(document_owners.c.unit.in_(sorted(units)))
    return documents.c.id.in_(having)
