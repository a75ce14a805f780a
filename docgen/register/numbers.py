"""Numbers: drawn one after another without gap or double, used once, never used again.

A series runs for one office, one sort of document and one year, and begins again at 1 with the
next year. A number is reserved first, in a transaction of its own; what was to be numbered may then
still fail, and the number waits, listed, to be used or voided with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from docgen.errors import DataError, UsageFault
from docgen.register.chain import append, commitment, lock, new_salt
from docgen.register.formats import NumberFormat
from docgen.register.schema import counters, documents, numbers
from docgen.register.texts import reason_of, storable

__all__ = [
    "Number",
    "Series",
    "claim",
    "draw",
    "list_numbers",
    "number_named",
    "number_of",
    "use",
    "void_number",
]


@dataclass(frozen=True, slots=True)
class Series:
    """What numbers of one sequence share."""

    scope: str
    """The office: of which government, and which in it."""
    name: str
    """The sort of document: ``berita-acara``, ``perkada``."""
    year: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the register."""

    id: int
    series: Series
    urut: int | None
    """The running number; None for one given from outside in another form."""
    nomor: str
    """As it is printed."""
    state: str
    """``dipesan`` (reserved), ``terpakai`` (used) or ``batal`` (voided)."""
    origin: str
    """``register``: drawn here; ``luar``: it stood in the record."""
    purpose: str
    """What it was drawn for."""
    reason: str | None
    """Why it was voided."""
    created_at: str
    changed_at: str


def draw(
    connection: Connection, who: str, series: Series, form: NumberFormat, purpose: str
) -> Number:
    """Reserve the next number of a series.

    A number that an earlier, broken attempt reserved for the same purpose is taken up again. One
    that came in from outside is passed over. Raises DataError when the number, as it is printed,
    is another document's: then two series share a pattern.
    """
    lock(connection)
    if purpose:
        mine = (*_of(series), numbers.c.state == "dipesan", numbers.c.purpose == purpose)
        for row in connection.execute(select(numbers).where(*mine).order_by(numbers.c.urut)):
            if row.urut is not None and form.write(row.urut) == row.nomor:
                return _number(row)
    urut = _next(connection, series)
    nomor = form.write(urut)
    _refuse_double(connection, series, nomor)
    return _insert(connection, who, series, urut, nomor, "register", purpose)


def claim(
    connection: Connection,
    who: str,
    series: Series,
    form: NumberFormat | None,
    nomor: str,
    purpose: str,
) -> Number:
    """Reserve a number that a record already carries.

    It is either one that was reserved here, or is taken as given from outside. Raises DataError
    when it was used or voided already.
    """
    lock(connection)
    found = _named(connection, series, nomor)
    if found is not None:
        if found.state != "dipesan":
            _refuse(connection, found)
        return found
    urut = form.read(nomor) if form else None
    if urut is not None:
        taken = connection.execute(
            select(numbers).where(*_of(series), numbers.c.urut == urut)
        ).one_or_none()
        if taken is not None:
            _refuse(connection, _number(taken))
    return _insert(connection, who, series, urut, nomor, "luar", purpose)


def use(connection: Connection, who: str, number: Number, document: str) -> None:
    """A reserved number is a document's now. Raises DataError when somebody was faster."""
    changed = connection.execute(
        update(numbers)
        .where(numbers.c.id == number.id, numbers.c.state == "dipesan")
        .values(state="terpakai")
    )
    if changed.rowcount != 1:
        _refuse(connection, number)
    at = append(connection, who, "nomor-terpakai", f"nomor:{number.id}", {"dokumen": document})
    _touch(connection, number.id, at)


def void_number(connection: Connection, who: str, number: int, reason: str) -> Number:
    """Void a reserved number, or that of a withdrawn document; it is never given again.

    Raises DataError when it is used by a document in force or voided already, UsageFault without
    a reason.
    """
    reason = reason_of(reason)
    lock(connection)
    row = connection.execute(select(numbers).where(numbers.c.id == number)).one_or_none()
    if row is None:
        raise UsageFault.of("register.unknown_number", str(number))
    live = connection.execute(
        select(documents.c.id).where(
            documents.c.number_id == number, documents.c.state != "dicabut"
        )
    ).first()
    if row.state == "batal" or live is not None:
        _refuse(connection, _number(row))
    salt = row.salt or new_salt()
    connection.execute(
        update(numbers)
        .where(numbers.c.id == number)
        .values(state="batal", reason=reason, salt=salt)
    )
    payload = {"alasan": commitment(salt, reason)}
    _touch(connection, number, append(connection, who, "nomor-batal", f"nomor:{number}", payload))
    return number_of(connection, number)


def number_of(connection: Connection, number: int) -> Number:
    """A number by its key."""
    return _number(connection.execute(select(numbers).where(numbers.c.id == number)).one())


def number_named(connection: Connection, nomor: str, year: int | None = None) -> Number:
    """The one number that is printed so. Raises UsageFault when there is none, or several."""
    query = select(numbers).where(numbers.c.nomor == nomor)
    if year is not None:
        query = query.where(numbers.c.year == year)
    rows = connection.execute(query).all() if storable(nomor) else []
    if len(rows) != 1:
        code = "register.several_numbers" if rows else "register.unknown_number"
        raise UsageFault.of(code, nomor[:80], count=len(rows))
    return _number(rows[0])


def list_numbers(
    connection: Connection, *, state: str | None = None, year: int | None = None
) -> Sequence[Number]:
    """The numbers in their order: by office, series, year."""
    query = select(numbers).order_by(
        numbers.c.scope, numbers.c.series, numbers.c.year, numbers.c.urut, numbers.c.id
    )
    if state is not None:
        query = query.where(numbers.c.state == state)
    if year is not None:
        query = query.where(numbers.c.year == year)
    return [_number(row) for row in connection.execute(query)]


def _of(series: Series) -> tuple[Any, ...]:
    c = numbers.c
    return c.scope == series.scope, c.series == series.name, c.year == series.year


def _next(connection: Connection, series: Series) -> int:
    """The next free running number; the lock on the chain's head is held."""
    key = (
        counters.c.scope == series.scope,
        counters.c.series == series.name,
        counters.c.year == series.year,
    )
    last = connection.execute(select(counters.c.last).where(*key)).scalar()
    taken = set(
        connection.execute(select(numbers.c.urut).where(*_of(series), numbers.c.urut > (last or 0)))
        .scalars()
        .all()
    )
    urut = (last or 0) + 1
    while urut in taken:  # given from outside
        urut += 1
    if last is None:
        values = {"scope": series.scope, "series": series.name, "year": series.year, "last": urut}
        connection.execute(insert(counters).values(values))
    else:
        connection.execute(update(counters).where(*key).values(last=urut))
    return urut


def _insert(
    connection: Connection,
    who: str,
    series: Series,
    urut: int | None,
    nomor: str,
    origin: str,
    purpose: str,
) -> Number:
    key = (connection.execute(select(func.max(numbers.c.id))).scalar() or 0) + 1
    fact = {
        "scope": series.scope,
        "series": series.name,
        "year": series.year,
        "urut": urut,
        "nomor": nomor,
        "origin": origin,
        "purpose": purpose,
    }
    at = append(connection, who, "nomor-dipesan", f"nomor:{key}", fact)
    connection.execute(
        insert(numbers).values(**fact, id=key, state="dipesan", created_at=at, changed_at=at)
    )
    return number_of(connection, key)


def _touch(connection: Connection, number: int, at: str) -> None:
    connection.execute(update(numbers).where(numbers.c.id == number).values(changed_at=at))


def _named(connection: Connection, series: Series, nomor: str) -> Number | None:
    row = connection.execute(
        select(numbers).where(
            numbers.c.scope == series.scope,
            numbers.c.year == series.year,
            numbers.c.nomor == nomor,
        )
    ).one_or_none()
    return _number(row) if row is not None else None


def _refuse_double(connection: Connection, series: Series, nomor: str) -> None:
    found = _named(connection, series, nomor)
    if found is not None:
        params = {"nomor": nomor, "series": found.series.name}
        raise DataError.of("register.shared_pattern", nomor, **params)


def _refuse(connection: Connection, number: Number) -> None:
    """Say why a number cannot be had, and whose it is."""
    row = connection.execute(select(numbers).where(numbers.c.id == number.id)).one()
    owner = connection.execute(
        select(documents.c.id).where(documents.c.number_id == number.id)
    ).scalars()
    params = {"nomor": row.nomor, "document": ", ".join(owner) or "-"}
    code = "register.number_voided" if row.state == "batal" else "register.number_used"
    raise DataError.of(code, row.nomor, **params)


def _number(row: Row[Any]) -> Number:
    return Number(
        id=row.id,
        series=Series(row.scope, row.series, row.year),
        urut=row.urut,
        nomor=row.nomor,
        state=row.state,
        origin=row.origin,
        purpose=row.purpose,
        reason=row.reason,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
