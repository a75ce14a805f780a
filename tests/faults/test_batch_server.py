"""The service is killed in the middle of a batch of the web, and comes up again."""

from __future__ import annotations

import json
import os
import signal
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from docgen.batch.places import STATE, FolderPlace
from docgen.batch.state import DONE
from tests.web.conftest import RECORD
from tests.web.test_serve import serving

ROWS = 600
"""Enough that a batch is not through before its server is killed."""
pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux")


def begin(address: str) -> str:
    """Begin a batch over the interface; gives its id."""
    lines = "".join(f"u-{n};Dinas {n}\n" for n in range(1, ROWS + 1))
    fields = {
        "tabel": _file(f"id;unit.nama\n{lines}", "unit.csv"),
        "berkas": _file(RECORD.replace("id: dinas-contoh\n", ""), "dasar.yaml"),
        "format": "docx",
    }
    boundary, body = encode_multipart(fields)
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    with urlopen(Request(f"{address}/api/v1/batches", body, headers), timeout=60) as answer:
        return json.load(answer)["id"]


def _file(text: str, name: str) -> FileStorage:
    return FileStorage(BytesIO(text.encode()), name)


def processes_of(key: str) -> list[int]:
    """The processes that run a batch, those that make its rows apart."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        if b"docgen.batch.background" in words and key.encode() in words:
            found.append(int(path.parent.name))
    return found


def wait_for(condition: Any, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


@pytest.fixture(params=["gunicorn", "waitress"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    return {
        "server": request.param,
        "DOCGEN_WORKERS": "2",
        "DOCGEN_STORE": str(tmp_path / "simpan"),
    }


class DescribeAServerThatComesUpAgain:
    def it_goes_on_with_what_was_left_and_doubles_nothing(
        self, settings: dict[str, str], tmp_path: Path
    ) -> None:
        words = ("--server", settings.pop("server"))
        with serving(tmp_path, *words, **settings) as (address, process):
            key = begin(address)
            room = tmp_path / "simpan-batch" / key
            place = FolderPlace(room / "hasil")
            wait_for(lambda: place.begun() and place.state.counts().done >= 20)
            (runner,) = processes_of(key)
            # As a power cut does: the server and whatever it began.
            process.send_signal(signal.SIGKILL)
            os.killpg(runner, signal.SIGKILL)
            process.wait()
        wait_for(lambda: not processes_of(key))
        before = place.state.counts()
        assert before.left > 0, "it was through before it was killed"
        finished = {v.number: v.files for v in place.state.verdicts() if v.state == DONE}
        times = {path: path.stat().st_mtime_ns for path in done_files(place, finished)}

        # Nobody asks for the batch: the server itself has to think of it.
        with serving(tmp_path, *words, **settings):
            wait_for(lambda: place.state.counts().left < before.left)
            assert len(processes_of(key)) == 1
            wait_for(lambda: json.loads((room / "permintaan.json").read_text())["state"] != "siap")
        counts = place.state.counts()
        assert (counts.total, counts.done, counts.refused) == (ROWS, ROWS, 0)
        assert {path: path.stat().st_mtime_ns for path in times} == times
        folders = {path for path in place.root.iterdir() if path.is_dir()}
        assert {path.name for path in folders} == {f"u-{n}" for n in range(1, ROWS + 1)}
        for folder in folders:
            names = {path.name for path in folder.iterdir()}
            assert names == {"maklumat.docx", "maklumat-poster.docx"}
        assert (place.root / STATE).is_file()
        wait_for(lambda: not processes_of(key))

    def it_leaves_alone_what_is_still_at_work(
        self, settings: dict[str, str], tmp_path: Path
    ) -> None:
        words = ("--server", settings.pop("server"))
        with serving(tmp_path, *words, **settings) as (address, process):
            key = begin(address)
            place = FolderPlace(tmp_path / "simpan-batch" / key / "hasil")
            wait_for(lambda: place.begun() and place.state.counts().done)
            (runner,) = processes_of(key)
            process.send_signal(signal.SIGKILL)
            process.wait()
        with serving(tmp_path, *words, **settings):
            wait_for(lambda: processes_of(key) in ([runner], []))
            wait_for(lambda: not place.state.counts().left)
        assert place.state.counts().done == ROWS
        wait_for(lambda: not processes_of(key))


def done_files(place: FolderPlace, finished: dict[int, Any]) -> list[Path]:
    return [place.root / name for files in finished.values() for name, _ in files]
