"""The state of every row, in a database: what happened survives whatever happens next.

The row is the truth: whatever a worker or a broker says, it is done when the database says so, and
that is only after its files are in the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, or_, select, text, update
from sqlalchemy.exc import OperationalError

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
        """Make the tables, where they are the only ones of their database."""
        try:
            batches.metadata.create_all(self._engine, [batches, rows, files])
        except OperationalError:  # another process made one of them in this very moment
            batches.metadata.create_all(self._engine, [batches, rows, files])

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

    def plan(self, tasks: Sequence[tuple[Task, Finding | None]]) -> None:
        """Add rows; one with a fault is refused at once."""
        if not tasks:
            return
        values = [
            {
                "batch": self.batch,
                "number": task.row.number,
                "name": task.name,
                "values": row_text(task.row),
                "state": REFUSED if fault else WAITING,
                "verdict": verdict_text(Made(task.row.number, (), (fault,))) if fault else "{}",
                "lease": 0.0,
            }
            for task, fault in tasks
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
                .values(state=RUNNING, lease=self._now(connection) + LEASE)
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

    def give_back(self, numbers: Sequence[int] | None = None) -> None:
        """Let rows go that were taken and not finished; None: all of the batch."""
        mine = and_(rows.c.batch == self.batch, rows.c.state.in_((QUEUED, RUNNING)))
        if numbers is not None:
            mine = and_(mine, rows.c.number.in_(numbers))
        with self._engine.begin() as connection:
            connection.execute(update(rows).where(mine).values(state=WAITING, lease=0.0))

    def replan(self, tasks: Sequence[tuple[Task, Finding | None]]) -> None:
        """Give refused rows other values, and let those without a fault wait again."""
        with self._engine.begin() as connection:
            for task, fault in tasks:
                made = Made(task.row.number, (), (fault,)) if fault else None
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

    def verdicts(self, after: int = 0, *, chunk: int = 500) -> Iterator[Verdict]:
        """All rows in their order, with what became of them."""
        columns = (rows.c.number, rows.c.name, rows.c.state, rows.c.verdict)
        while True:
            query = (
                select(*columns)
                .where(rows.c.batch == self.batch, rows.c.number > after)
                .order_by(rows.c.number)
                .limit(chunk)
            )
            with self._engine.begin() as connection:
                found = connection.execute(query).all()
            for number, name, state, said in found:
                yield verdict(number, name, state, said)
                after = number
            if len(found) < chunk:
                return

    def names(self) -> Iterator[tuple[int, str]]:
        """Number and folder of every row that is not refused."""
        query = select(rows.c.number, rows.c.name).where(rows.c.batch == self.batch)
        with self._engine.begin() as connection:
            found = connection.execute(query.where(rows.c.state != REFUSED)).all()
        yield from ((number, name) for number, name in found)

    def refused_rows(self, numbers: Sequence[int] | None = None, most: int = 5000) -> list[Row]:
        """Refused rows with their cells, in order; ``numbers``: only these of them."""
        query = select(rows.c.number, rows.c["values"]).where(rows.c.batch == self.batch)
        query = query.where(rows.c.state == REFUSED).order_by(rows.c.number).limit(most)
        with self._engine.begin() as connection:
            found = connection.execute(query).all()
        wanted = None if numbers is None else set(numbers)
        return [row(n, said) for n, said in found if wanted is None or n in wanted]

    def _free(self, connection: Connection, states: tuple[str, ...]) -> Any:
        """Rows in one of these states, or in hands that have let them go."""
        held = rows.c.state.in_((QUEUED, RUNNING))
        return or_(rows.c.state.in_(states), and_(held, rows.c.lease < self._now(connection)))

    def _now(self, connection: Connection) -> float:
        """The time of the database: clocks of several machines differ."""
        if connection.dialect.name == "postgresql":
            return float(connection.scalar(text("select extract(epoch from clock_timestamp())")))
        return float(connection.scalar(text("select (julianday('now') - 2440587.5) * 86400.0")))
