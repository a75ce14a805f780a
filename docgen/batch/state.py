"""The state of every row, in a database: what happened survives whatever happens next.

The row is the truth: whatever a worker or a broker says, it is done when the database says so, and
that is only after its files are in the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, func, insert, or_, select, text, update
from sqlalchemy.schema import CreateIndex, CreateTable

from docgen.batch.coding import Verdict, row, row_text, verdict, verdict_text
from docgen.batch.making import Made, Task
from docgen.batch.tables.model import Row
from docgen.errors import Finding
from docgen.register.schema_service import batch_files as files
from docgen.register.schema_service import batch_rows as rows
from docgen.register.schema_service import batches

__all__ = ["DONE", "LEASE", "QUEUED", "REFUSED", "RUNNING", "WAITING", "Counts", "State"]

WAITING, QUEUED, RUNNING = "menunggu", "diantrekan", "dikerjakan"
DONE, REFUSED = "selesai", "ditolak"
LEASE = 40.0
"""Seconds after which a row that was handed out and not finished may go to another."""

_AT_ONCE = 500
"""Rows of one answer of the database."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a batch is."""

    total: int
    done: int
    refused: int
    running: int
    queued: int

    @property
    def left(self) -> int:
        """Rows without a verdict."""
        return self.total - self.done - self.refused


class State:
    """The rows of one batch."""

    def __init__(self, engine: Engine, batch: str) -> None:
        """``batch``: its id."""
        self._engine, self.batch = engine, batch

    def make_tables(self) -> None:
        """Make the tables, where they are the only ones of their database.

        Several processes may do this in the same moment: each statement minds what is there.
        """
        with self._engine.begin() as connection:
            for table in (batches, rows, files):
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    connection.execute(CreateIndex(index, if_not_exists=True))

    # --- what the batch is ---------------------------------------------------------------------

    def spec(self) -> tuple[dict[str, Any], bool] | None:
        """What the batch was begun with, and whether its rows are planned; None: no such one."""
        query = select(batches.c.spec, batches.c.planned).where(batches.c.id == self.batch)
        with self._engine.begin() as connection:
            found = connection.execute(query).one_or_none()
        return (json.loads(found[0]), bool(found[1])) if found else None

    def begin(self, spec: Mapping[str, Any], bundle: Mapping[str, bytes]) -> None:
        """Keep what the batch is begun with, and the files that its records name."""
        with self._engine.begin() as connection:
            self._forget(connection)
            values = {"id": self.batch, "spec": json.dumps(spec), "planned": 0}
            connection.execute(insert(batches), values)
            for name, data in bundle.items():
                connection.execute(insert(files), {"batch": self.batch, "name": name, "data": data})

    def add_files(self, bundle: Mapping[str, bytes]) -> None:
        """Keep more files."""
        with self._engine.begin() as connection:
            for name, data in bundle.items():
                connection.execute(insert(files), {"batch": self.batch, "name": name, "data": data})

    def bundle(self) -> Iterator[tuple[str, bytes]]:
        """The files that records name."""
        names = select(files.c.name).where(files.c.batch == self.batch)
        with self._engine.begin() as connection:
            for name in connection.scalars(names).all():
                one = select(files.c.data).where(files.c.batch == self.batch, files.c.name == name)
                yield name, bytes(connection.scalars(one).one())

    def forget(self) -> None:
        """Forget the batch and its rows."""
        with self._engine.begin() as connection:
            self._forget(connection)

    def _forget(self, connection: Connection) -> None:
        for table, column in ((rows, rows.c.batch), (files, files.c.batch)):
            connection.execute(table.delete().where(column == self.batch))
        connection.execute(batches.delete().where(batches.c.id == self.batch))

    # --- planning ------------------------------------------------------------------------------

    def plan(self, tasks: Sequence[tuple[Task, tuple[Finding, ...]]]) -> None:
        """Add rows; one with faults is refused at once."""
        if not tasks:
            return
        values = [
            {
                "batch": self.batch,
                "number": task.row.number,
                "name": task.name,
                "values": row_text(task.row),
                "state": REFUSED if faults else WAITING,
                "verdict": verdict_text(Made(task.row.number, (), faults)) if faults else "{}",
                "lease": 0.0,
            }
            for task, faults in tasks
        ]
        with self._engine.begin() as connection:
            connection.execute(insert(rows), values)

    def planned(self) -> None:
        """Say that all rows of the table are here."""
        with self._engine.begin() as connection:
            connection.execute(update(batches).where(batches.c.id == self.batch).values(planned=1))

    # --- working -------------------------------------------------------------------------------

    def waiting(self, count: int, after: int = 0) -> list[int]:
        """The numbers of rows that nobody has, in order, behind ``after``."""
        with self._engine.begin() as connection:
            return list(connection.scalars(self._waiting(connection, count, after)))

    def hand_out(self, count: int) -> list[int]:
        """The same, marked for :data:`LEASE` as lying in a queue, where a worker takes them."""
        with self._engine.begin() as connection:
            query = self._waiting(connection, count, 0)
            if connection.dialect.name == "postgresql":
                query = query.with_for_update(skip_locked=True)
            numbers = list(connection.scalars(query))
            self._lease(connection, numbers, QUEUED)
        return numbers

    def _waiting(self, connection: Connection, count: int, after: int) -> Any:
        return (
            select(rows.c.number)
            .where(rows.c.batch == self.batch, rows.c.number > after)
            .where(self._free(connection, (WAITING,)))
            .order_by(rows.c.number)
            .limit(count)
        )

    def take(self, numbers: Sequence[int]) -> list[Task]:
        """Take rows to work on: those of ``numbers`` that nobody works on, for :data:`LEASE`."""
        with self._engine.begin() as connection:
            taken = (
                update(rows)
                .where(rows.c.batch == self.batch, rows.c.number.in_(numbers))
                .where(self._free(connection, (WAITING, QUEUED)))
                .values(state=RUNNING, lease=self._now(connection) + LEASE, verdict="{}")
                .returning(rows.c.number, rows.c.name, rows.c["values"])
            )
            found = sorted(connection.execute(taken).all())
        return [Task(row(number, values), name) for number, name, values in found]

    def keep(self, numbers: Sequence[int]) -> None:
        """Say that somebody is still at work on some rows."""
        with self._engine.begin() as connection:
            self._lease(connection, numbers, RUNNING)

    def _lease(self, connection: Connection, numbers: Sequence[int], state: str) -> None:
        connection.execute(
            update(rows)
            .where(rows.c.batch == self.batch, rows.c.number.in_(numbers))
            .where(rows.c.state.in_((WAITING, QUEUED, RUNNING)))
            .values(state=state, lease=self._now(connection) + LEASE)
        )

    def record(self, verdicts: Iterable[Made]) -> None:
        """Keep verdicts whose files are in the store; the first verdict on a row stays."""
        with self._engine.begin() as connection:
            for made in verdicts:
                connection.execute(
                    update(rows)
                    .where(rows.c.batch == self.batch, rows.c.number == made.number)
                    .where(rows.c.state.in_((WAITING, QUEUED, RUNNING)))
                    .values(
                        state=DONE if made.done else REFUSED,
                        verdict=verdict_text(made),
                        lease=0.0,
                    )
                )

    def leave(self, numbers: Sequence[int], why: Finding, *, taken: bool) -> None:
        """Say why a worker cannot do some rows: they stay in the queue for :data:`LEASE`, and go to
        another then. taken: it had taken them, else they lay in the queue.
        """
        mine = and_(rows.c.batch == self.batch, rows.c.number.in_(numbers))
        held = rows.c.state.in_((RUNNING,) if taken else (WAITING, QUEUED))
        with self._engine.begin() as connection:
            connection.execute(
                update(rows)
                .where(mine, held)
                .values(
                    state=QUEUED,
                    lease=self._now(connection) + LEASE,
                    verdict=verdict_text(Made(0, faults=(why,))),
                )
            )

    def left_alone(self) -> Finding | None:
        """Why a worker could not do a row that still waits; None where none said so."""
        query = (
            select(rows.c.number, rows.c.verdict)
            .where(rows.c.batch == self.batch, rows.c.state.in_((WAITING, QUEUED)))
            .where(rows.c.verdict != "{}")
            .order_by(rows.c.number)
            .limit(1)
        )
        with self._engine.begin() as connection:
            found = connection.execute(query).one_or_none()
        faults = verdict(found[0], "", QUEUED, found[1]).faults if found else ()
        return faults[0] if faults else None

    def ask_again(self) -> None:
        """Let rows wait that workers left alone: perhaps they can do them now."""
        left = and_(rows.c.batch == self.batch, rows.c.state.in_((WAITING, QUEUED)))
        with self._engine.begin() as connection:
            connection.execute(
                update(rows)
                .where(left, rows.c.verdict != "{}")
                .values(state=WAITING, lease=0.0, verdict="{}")
            )

    def respec(self, spec: Mapping[str, Any]) -> None:
        """Keep another description of what the rows share; they stay as they are."""
        change = update(batches).where(batches.c.id == self.batch)
        with self._engine.begin() as connection:
            connection.execute(change.values(spec=json.dumps(spec)))

    def give_back(self, numbers: Sequence[int] | None = None) -> None:
        """Let rows go that were taken and not finished; None: all of the batch."""
        mine = and_(rows.c.batch == self.batch, rows.c.state.in_((QUEUED, RUNNING)))
        if numbers is not None:
            mine = and_(mine, rows.c.number.in_(numbers))
        with self._engine.begin() as connection:
            connection.execute(
                update(rows).where(mine).values(state=WAITING, lease=0.0, verdict="{}")
            )

    def replan(self, tasks: Sequence[tuple[Task, tuple[Finding, ...]]]) -> None:
        """Give refused rows other values, and let those without a fault wait again."""
        with self._engine.begin() as connection:
            for task, faults in tasks:
                made = Made(task.row.number, (), faults) if faults else None
                connection.execute(
                    update(rows)
                    .where(rows.c.batch == self.batch, rows.c.number == task.row.number)
                    .where(rows.c.state == REFUSED)
                    .values(
                        {
                            "name": task.name,
                            "values": row_text(task.row),
                            "state": REFUSED if made else WAITING,
                            "verdict": verdict_text(made) if made else "{}",
                            "lease": 0.0,
                        }
                    )
                )

    # --- looking -------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How far the batch is."""
        query = (
            select(rows.c.state, func.count())
            .where(rows.c.batch == self.batch)
            .group_by(rows.c.state)
        )
        with self._engine.begin() as connection:
            by_state = {state: number for state, number in connection.execute(query)}  # noqa: C416
        return Counts(
            sum(by_state.values()),
            by_state.get(DONE, 0),
            by_state.get(REFUSED, 0),
            by_state.get(RUNNING, 0),
            by_state.get(QUEUED, 0),
        )

    def verdicts(self, *, chunk: int = _AT_ONCE) -> Iterator[Verdict]:
        """All rows in their order, with what became of them."""
        number = 0
        while found := self.after(number, None, chunk):
            yield from found
            if len(found) < chunk:
                return
            number = found[-1].number

    def names(self) -> Iterator[tuple[int, str]]:
        """Number and folder of every row that is not refused."""
        query = select(rows.c.number, rows.c.name).where(rows.c.batch == self.batch)
        with self._engine.begin() as connection:
            found = connection.execute(query.where(rows.c.state != REFUSED)).all()
        yield from ((number, name) for number, name in found)

    def page(self, state: str | None, offset: int, limit: int) -> list[Verdict]:
        """Rows in their order, those in one state or all, ``offset`` of them left out."""
        return self._seen(self._asked(state).offset(offset).limit(limit))

    def after(self, number: int, state: str | None, limit: int) -> list[Verdict]:
        """Rows behind one, in their order, those in one state or all."""
        return self._seen(self._asked(state).where(rows.c.number > number).limit(limit))

    def told(self, first: int, last: int) -> list[Verdict]:
        """The verdicts that there are on the rows with numbers from ``first`` to ``last``."""
        asked = self._asked().where(rows.c.number.between(first, last))
        return self._seen(asked.where(rows.c.state.in_((DONE, REFUSED))))

    def _asked(self, state: str | None = None) -> Select[Any]:
        """The rows of the batch in their order, those in one state or all."""
        columns = (rows.c.number, rows.c.name, rows.c.state, rows.c.verdict)
        query = select(*columns).where(rows.c.batch == self.batch).order_by(rows.c.number)
        return query if state is None else query.where(rows.c.state == state)

    def _seen(self, query: Select[Any]) -> list[Verdict]:
        with self._engine.begin() as connection:
            found = connection.execute(query).all()
        return [verdict(number, name, state, said) for number, name, state, said in found]

    def complete_up_to(self, after: int, last: int) -> int:
        """The number up to which, behind ``after``, every row has its verdict; ``last`` at most."""
        query = (
            select(func.min(rows.c.number))
            .where(rows.c.batch == self.batch, rows.c.number.between(after + 1, last))
            .where(rows.c.state.in_((WAITING, QUEUED, RUNNING)))
        )
        with self._engine.begin() as connection:
            found = connection.scalar(query)
        return last if found is None else int(found) - 1

    def refused_rows(self, numbers: Sequence[int] | None = None) -> Iterator[Row]:
        """Refused rows with their cells, in order; ``numbers``: only these of them."""
        query = select(rows.c.number, rows.c["values"]).where(rows.c.batch == self.batch)
        query = query.where(rows.c.state == REFUSED).order_by(rows.c.number).limit(_AT_ONCE)
        wanted = None if numbers is None else sorted(set(numbers))
        after = 0
        while wanted is None or wanted:
            some = query.where(rows.c.number > after)
            if wanted is not None:
                some = some.where(rows.c.number.in_(wanted[:_AT_ONCE]))
            with self._engine.begin() as connection:
                found = connection.execute(some).all()
            for number, said in found:
                yield row(number, said)
                after = number
            if wanted is not None:
                wanted = wanted[_AT_ONCE:]
            elif len(found) < _AT_ONCE:
                return

    def _free(self, connection: Connection, states: tuple[str, ...]) -> Any:
        """Rows in one of these states, or in hands that have let them go."""
        held = rows.c.state.in_((QUEUED, RUNNING))
        return or_(rows.c.state.in_(states), and_(held, rows.c.lease < self._now(connection)))

    def _now(self, connection: Connection) -> float:
        """The time of the database: clocks of several machines differ."""
        if connection.dialect.name == "postgresql":
            return float(connection.scalar(text("select extract(epoch from clock_timestamp())")))
        return float(connection.scalar(text("select (julianday('now') - 2440587.5) * 86400.0")))
