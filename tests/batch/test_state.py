"""The state of rows, on both databases."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from docgen.batch.making import Made, Task
from docgen.batch.places import FolderPlace
from docgen.batch.state import DONE, LEASE, QUEUED, REFUSED, RUNNING, WAITING, State
from docgen.batch.tables.model import Day, Number, Row
from docgen.errors import Finding
from docgen.register import connect, ensure
from docgen.settings import current
from tests import postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    if request.param == "sqlite":
        yield FolderPlace(tmp_path / "hasil").state
        return
    with postgres.schema() as address:
        database = connect(current({"DOCGEN_DATABASE_URL": address}))
        ensure(database)
        yield State(database.engine, "batch")
        database.close()


def begun(state: State, count: int) -> State:
    """A batch with so many rows."""
    state.begin({"a": 1}, {"gambar/x.png": b"\x89PNG"})
    state.plan([(Task(Row(n, {"id": f"u-{n}"}), f"u-{n}"), ()) for n in range(1, count + 1)])
    state.planned()
    return state


def states_of(state: State) -> list[str]:
    return [row.state for row in state.verdicts()]


def let_time_pass(state: State) -> None:
    """As if the leases had run out."""
    with state._engine.begin() as connection:
        connection.execute(text(f"update batch_rows set lease = lease - {LEASE + 1}"))


class DescribeState:
    def it_keeps_what_it_was_begun_with(self, state: State) -> None:
        assert state.spec() is None
        begun(state, 2)
        assert state.spec() == ({"a": 1}, True)
        assert dict(state.bundle()) == {"gambar/x.png": b"\x89PNG"}

    def it_keeps_rows_with_their_cells_and_faults(self, state: State) -> None:
        fault = Finding("batch.formula", "baris 2", {"kolom": "a"})
        row = Row(2, {"a": Number("45292"), "b": Day("2024-01-01"), "c": {"d": ["x"]}}, (fault,))
        state.begin({}, {})
        state.plan([(Task(row, "u"), ())])
        (task,) = state.take([2])
        assert task == Task(row, "u")
        assert [type(v) for v in task.row.values.values()] == [Number, Day, dict]
        assert task.row.faults[0].params == fault.params

    def it_gives_a_row_to_one_taker_only(self, state: State) -> None:
        begun(state, 40)
        with ThreadPoolExecutor(8) as pool:
            numbers = list(range(1, 41))
            taken = [
                task.row.number
                for tasks in pool.map(lambda _: state.take(numbers), range(8))
                for task in tasks
            ]
        assert sorted(taken) == numbers

    def it_gives_a_lost_row_to_another_after_its_lease(self, state: State) -> None:
        begun(state, 2)
        assert state.hand_out(1) == [1]
        assert states_of(state) == [QUEUED, WAITING]
        assert len(state.take([1])) == 1
        assert states_of(state) == [RUNNING, WAITING]
        assert (state.take([1]), state.hand_out(5)) == ([], [2])
        let_time_pass(state)
        assert state.hand_out(5) == [1, 2]

    def it_keeps_a_row_whose_taker_says_that_he_works(self, state: State) -> None:
        begun(state, 1)
        state.take([1])
        let_time_pass(state)
        state.keep([1])
        assert state.take([1]) == []

    def it_keeps_the_first_verdict(self, state: State) -> None:
        begun(state, 2)
        state.take([1, 2])
        refusal = Made(2, faults=(Finding("batch.internal", "baris 2"),))
        state.record([Made(1, (("u-1/a.docx", "ff"),), (), 3), refusal])
        state.record([Made(2, (("u-2/a.docx", "ff"),))])
        first, second = state.verdicts()
        assert (first.state, first.files, first.warnings) == (DONE, (("u-1/a.docx", "ff"),), 3)
        assert (second.state, second.faults[0].code) == (REFUSED, "batch.internal")
        assert state.counts().left == 0

    def it_gives_back_what_was_not_finished(self, state: State) -> None:
        begun(state, 3)
        state.hand_out(1)
        state.take([2, 3])
        state.record([Made(3, (("x", "y"),))])
        state.give_back()
        assert states_of(state) == [WAITING, WAITING, DONE]

    def it_goes_through_many_rows_in_pieces(self, state: State) -> None:
        begun(state, 25)
        assert [row.number for row in state.verdicts(chunk=7)] == list(range(1, 26))


class DescribeTheTables:
    def they_are_made_by_several_at_once(self, tmp_path: Path) -> None:
        for attempt in range(8):
            root = tmp_path / str(attempt)
            together = threading.Barrier(4)

            def make(root: Path = root, together: threading.Barrier = together) -> bool:
                together.wait()
                return FolderPlace(root).state.spec() is None

            with ThreadPoolExecutor(4) as pool:
                assert all(pool.map(lambda _, make=make: make(), range(4)))
