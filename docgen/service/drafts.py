"""What somebody has begun on a page and not finished: kept in the database, seen by its unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex

from sqlalchemy import ColumnElement, RowMapping, delete, insert, or_, select, update

from docgen.accounts import Account, owns, scope_of, sees
from docgen.errors import DataError, UsageFault
from docgen.register import Database
from docgen.register.schema_service import drafts

__all__ = ["MAX_TEXT", "Draft", "begin", "discard", "listed", "one", "save"]

MAX_TEXT = 2_000_000
"""Characters of a draft: a thick regulation has some hundred thousand."""
_MAX_TITLE = 200
_MOST = 200
"""Drafts of one list, the latest first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft."""

    id: str
    account: str
    """Who began it."""
    unit: str | None
    """Whose it is; None when its account has no unit."""
    kind: str
    """What it is of: ``perkada`` for the text of a regulation."""
    title: str
    text: str
    created_at: str
    changed_at: str
    """When it was saved last: a save must name it, so that two people do not undo each other."""


def listed(
    database: Database, account: Account, kind: str, *, most: int = _MOST
) -> Sequence[Draft]:
    """The drafts of one kind that an account sees, the latest first; ``most`` of them."""
    query = select(drafts).where(drafts.c.kind == kind).order_by(drafts.c.changed_at.desc())
    if (mine := _within(account)) is not None:
        query = query.where(mine)
    with database.reading() as connection:
        return [_draft(row) for row in connection.execute(query.limit(most)).mappings()]


def one(database: Database, account: Account, key: str, kind: str) -> Draft | None:
    """A draft; None when there is none, or when the account does not see it."""
    query = select(drafts).where(drafts.c.id == key, drafts.c.kind == kind)
    with database.reading() as connection:
        row = connection.execute(query).mappings().one_or_none()
    found = _draft(row) if row else None
    return found if found is not None and _is_seen(account, found) else None


def begin(database: Database, account: Account, kind: str, title: str, text: str) -> Draft:
    """A new draft of an account. Raises DataError when the text is too long."""
    now = _now()
    made = Draft(
        token_hex(16), account.id, account.unit, kind, _titled(title), _sized(text), now, now
    )
    with database.writing() as connection:
        connection.execute(
            insert(drafts).values(
                id=made.id,
                account=made.account,
                unit=made.unit,
                kind=made.kind,
                title=made.title,
                text=made.text,
                created_at=now,
                changed_at=now,
            )
        )
    return made


def save(
    database: Database, account: Account, draft: Draft, title: str, text: str, *, known: str
) -> Draft:
    """Keep another text of a draft.

    known: the ``changed_at`` that the text was begun from. Raises DataError when somebody saved in
    between or the text is too long, UsageFault when the draft is only to be looked at.
    """
    _must_own(account, draft)
    now = _now()
    change = (
        update(drafts)
        .where(drafts.c.id == draft.id, drafts.c.changed_at == known)
        .values(title=_titled(title), text=_sized(text), changed_at=now)
    )
    with database.writing() as connection:
        if not connection.execute(change).rowcount:
            raise DataError.of("desk.saved_meanwhile", draft.title)
    return Draft(
        draft.id, draft.account, draft.unit, draft.kind, _titled(title), text,
        draft.created_at, now,
    )  # fmt: skip


def discard(database: Database, account: Account, draft: Draft) -> None:
    """Forget a draft. Raises UsageFault when it is only to be looked at."""
    _must_own(account, draft)
    with database.writing() as connection:
        connection.execute(delete(drafts).where(drafts.c.id == draft.id))


def _within(account: Account) -> ColumnElement[bool] | None:
    scope = scope_of(account)
    if scope is None:
        return None
    return or_(drafts.c.account == account.id, drafts.c.unit.in_(sorted(scope)))


def _is_seen(account: Account, draft: Draft) -> bool:
    return draft.account == account.id or sees(account, draft.unit)


def _must_own(account: Account, draft: Draft) -> None:
    if draft.account != account.id and not owns(account, draft.unit):
        raise UsageFault.of("desk.draft_not_yours", draft.title)


def _titled(title: str) -> str:
    return " ".join(title.split())[:_MAX_TITLE] or "–"


def _sized(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise DataError.of("desk.draft_too_long", "", batas=f"{MAX_TEXT:,}".replace(",", "."))
    return text


def _draft(row: RowMapping) -> Draft:
    return Draft(**row)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
