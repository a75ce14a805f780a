"""Batches of the service whose rows are made by workers elsewhere: Celery, Redis, PostgreSQL."""

from __future__ import annotations

import os
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from docgen.batch import background
from docgen.batch.broker import _Worker, broker, run_over_broker
from docgen.batch.database import shared_database
from docgen.batch.places import SharedPlace
from docgen.batch.rooms import FAILED, FINISHED, READY, Room, prepare
from docgen.batch.run import zip_of
from docgen.errors import EnvironmentFault
from docgen.records.muat import Source
from tests.batch.conftest import BASE, BUILT_IN, office_in
from tests.faults.test_batch_workers import running_worker, shared

__all__ = ["shared"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Celery's workers need POSIX")
ROWS = 800
"""Enough that a worker is not through before a template is changed."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return office_in(tmp_path)


@pytest.fixture
def machines(
    shared: dict[str, str], tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """The environment of a service and its workers, which is that of the test too."""
    own = {"DOCGEN_STORE": str(tmp_path / "simpan"), "DOCGEN_TEMPLATES": str(office)}
    for name in ("DOCGEN_BROKER_URL", "DOCGEN_DATABASE_URL"):
        monkeypatch.setenv(name, shared[name])
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    yield {**shared, **own}
    shared_database().close()


@pytest.fixture
def begun(machines: dict[str, str]) -> Iterator[Callable[[int], Room]]:
    """A batch of so many rows that was begun on a page, one of them wrong."""
    made: list[Room] = []

    def begin(count: int) -> Room:
        lines = "".join(f"u-{n};Dinas {n};2024-04-03\n" for n in range(1, count + 1))
        table = f"id;unit.nama;maklumat.tanggal\n{lines}salah;Dinas Salah;besok\n"
        base = Source(BASE, "berkas dasar", None)
        room = prepare(table.encode(), "unit.csv", base, title="Contoh", account="a", unit=None,
                       formats=("docx",), only=("maklumat",))  # fmt: skip
        room.change(state=READY)
        made.append(room)
        return room

    yield begin
    for room in made:  # a process that still waits would wait for ever
        end(room)


def end(room: Room) -> None:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        if b"docgen.batch.background" in words and room.id.encode() in words:
            os.kill(int(path.parent.name), signal.SIGKILL)


def replaced(office: Path, name: str = "maklumat-standar.docx") -> None:
    shutil.copy(BUILT_IN / name, office / "docx" / "maklumat.docx")


def wait_for(condition: Callable[[], Any], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


class DescribeABatchOfTheService:
    def its_rows_are_made_by_a_worker(
        self, machines: dict[str, str], begun: Callable[[int], Room], tmp_path: Path
    ) -> None:
        room = begun(10)
        background.start(room)
        place = room.place
        assert isinstance(place, SharedPlace)
        wait_for(lambda: place.begun() and place.state.counts().queued)  # nobody is there yet
        with running_worker(machines, tmp_path / "pekerja.log"):
            wait_for(lambda: room.request.state != READY)
        assert room.request.state == FINISHED
        counts = place.state.counts()
        assert (counts.total, counts.done, counts.refused) == (11, 10, 1)
        stream = BytesIO()
        zip_of(place, stream)
        names = zipfile.ZipFile(stream).namelist()
        assert len([name for name in names if name.endswith("/maklumat.docx")]) == 10
        room.discard()
        assert not place.begun(), "its rows stay in the database of all"

    def it_ends_in_words_when_a_template_changes_and_goes_on_when_told_so(
        self, machines: dict[str, str], begun: Callable[[int], Room], office: Path, tmp_path: Path
    ) -> None:
        room = begun(ROWS)
        place = room.place
        with running_worker(machines, tmp_path / "pekerja.log"):
            background.start(room)
            wait_for(lambda: place.begun() and place.state.counts().done)
            replaced(office)
            wait_for(lambda: room.request.state != READY, 60)
            assert room.request.state == FAILED
            assert [p["code"] for p in room.request.problems] == ["batch.templates_changed"]
            counts = place.state.counts()
            assert counts.left > 0, "it was through before the template changed"
            done = {v.number: v.files for v in place.state.verdicts() if v.files}
            wait_for(lambda: not background.busy(room))

            # As it is, it ends at once again; with the templates that are there now it goes on.
            background.go_on(room)
            wait_for(lambda: room.request.state == FAILED, 60)
            wait_for(lambda: not background.busy(room))
            background.go_on(room, adopt=True)
            wait_for(lambda: room.request.state != READY)
        assert room.request.state == FINISHED
        counts = place.state.counts()
        assert (counts.done, counts.refused) == (ROWS, 1)
        after = {v.number: v.files for v in place.state.verdicts() if v.files}
        assert {number: after[number] for number in done} == done
        made = {path.name for path in Path(place.url).iterdir() if path.is_dir()}
        assert made == {f"u-{n}" for n in range(1, ROWS + 1)}


class DescribeAWorkerThatIsUnlike:
    @pytest.fixture
    def planned(self, machines: dict[str, str], begun: Callable[[int], Room]) -> SharedPlace:
        room = begun(3)
        place = room.place
        from docgen.batch.run import begin

        begin(room.order, place)
        assert isinstance(place, SharedPlace)
        return place

    def it_says_why_and_the_batch_ends_with_that(
        self, planned: SharedPlace, machines: dict[str, str], office: Path
    ) -> None:
        worker = _Worker(shared_database())

        def elsewhere(_: Any) -> None:
            """A machine with other templates takes the rows out of the queue."""
            replaced(office)
            worker.rows(planned.state.batch, [2, 3], planned.url)
            replaced(office, "maklumat.docx")

        app = broker(machines["DOCGEN_BROKER_URL"])
        with pytest.raises(EnvironmentFault) as caught:
            run_over_broker(app, planned.state, planned.url, elsewhere, patience=0)
        assert caught.value.code == "batch.templates_changed"
        assert str(office) in caught.value.findings[0].path
        assert planned.state.counts().left == 4
        # Once it is mended, a worker finds nothing of that in its way.
        planned.state.ask_again()
        assert planned.state.left_alone() is None
        worker.rows(planned.state.batch, [2, 3, 4, 5], planned.url)
        worker.close()
        assert (planned.state.counts().done, planned.state.counts().refused) == (3, 1)

    def it_says_that_its_disk_is_full(
        self, planned: SharedPlace, machines: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: Any) -> int:
            raise OSError(28, "No space left on device")

        worker = _Worker(shared_database())
        with monkeypatch.context() as patch:
            patch.setattr("docgen.batch.stores.os.write", full)
            worker.rows(planned.state.batch, [2], planned.url)
        worker.close()
        why = planned.state.left_alone()
        assert why is not None
        assert why.code == "batch.store"
        assert planned.state.counts().left == 4
