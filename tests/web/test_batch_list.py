"""The verdicts of a large batch on its page: page by page, filtered, as events, and by asking."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from docgen.batch import background
from docgen.batch.making import Made, Task
from docgen.batch.rooms import FAILED, FINISHED, READY, Room, prepare
from docgen.batch.spec import Spec
from docgen.batch.tables.model import Row
from docgen.errors import Finding
from docgen.records.muat import Source
from docgen.web.pages import batch_live
from tests.batch.conftest import BASE
from tests.web.desk_kit import desk_app

ROWS = 250
WRONG = {n for n in range(1, ROWS + 1) if n % 5 == 0}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return desk_app(tmp_path, monkeypatch).test_client()


def large(*, verdicts: int = ROWS, state: str = FINISHED, heads: int = 3) -> Room:
    """A batch whose rows were not really made: every fifth is refused, some still wait."""
    names = ("id", "unit.nama", "maklumat.tanggal")[:heads]
    room = prepare(b"id\n", "unit.csv", Source(BASE, "berkas dasar", None), title="Seprovinsi",
                   account="lokal", unit=None, formats=("docx",))  # fmt: skip
    rows = room.place.state
    spec = Spec("unit.csv", "", tuple((name, name) for name in names), BASE, ("docx",), (), (),
                "", "", ())  # fmt: skip
    rows.begin(spec.adopted().as_json(), {})
    values = {"id": "x", "unit.nama": "Dinas", "maklumat.tanggal": "besok"}
    rows.plan([(Task(Row(n, {**values, "id": f"u-{n}"}), f"u-{n}"), ()) for n in numbers(ROWS)])
    rows.planned()
    fault = Finding("record.missing", "maklumat.tanggal", label="Tanggal")
    rows.record(
        Made(n, (), (fault,)) if n in WRONG else Made(n, ((f"u-{n}/maklumat.docx", "0" * 64),))
        for n in numbers(verdicts)
    )
    room.change(state=state)
    return room


def numbers(count: int) -> range:
    return range(1, count + 1)


def shown(client: FlaskClient, room: Room, query: str = "") -> list[int]:
    page = client.get(f"/batch/{room.id}?{query}").get_data(as_text=True)
    return [int(found) for found in re.findall(r'<tr id="baris-(\d+)"', page)]


class DescribeTheList:
    def it_shows_every_verdict_page_by_page(self, client) -> None:
        room = large()
        pages = [shown(client, room, f"hal={n}") for n in (1, 2, 3)]
        assert [len(page) for page in pages] == [100, 100, 50]
        assert [*pages[0], *pages[1], *pages[2]] == list(numbers(ROWS))
        page = client.get(f"/batch/{room.id}?hal=2").get_data(as_text=True)
        assert "Halaman 2 dari 3" in page
        assert 'rel="prev"' in page
        assert 'rel="next"' in page

    def it_shows_the_refused_ones_alone(self, client) -> None:
        room = large()
        assert shown(client, room, "saring=ditolak") == sorted(WRONG)
        done = [shown(client, room, f"saring=selesai&hal={n}") for n in (1, 2)]
        assert [*done[0], *done[1]] == [n for n in numbers(ROWS) if n not in WRONG]

    @pytest.mark.parametrize("query", ["hal=0", "hal=-1", "hal=x", "saring=lain", "perbaiki=²"])
    def it_shows_the_first_page_for_what_is_none(self, client, query: str) -> None:
        assert shown(client, large(), query)[0] == 1

    def it_shows_the_last_page_for_one_too_many(self, client) -> None:
        assert shown(client, large(), "hal=99999999")[-1] == ROWS

    def it_edits_all_refused_rows_page_by_page(self, client) -> None:
        room = large()
        found: list[int] = []
        for number in (1, 2):
            page = client.get(f"/batch/{room.id}?perbaiki={number}").get_data(as_text=True)
            found += map(int, re.findall(r'id="sel-(\d+)-2"', page))
        assert found == sorted(WRONG)

    def it_puts_the_cells_at_fault_first_and_the_others_away(self, client) -> None:
        page = client.get(f"/batch/{large().id}").get_data(as_text=True)
        row = page.split("<legend>Baris 5</legend>")[1].split("</fieldset>")[0]
        before, _, behind = row.partition("<details>")
        assert 'name="sel-5-2"' in before
        assert 'name="sel-5-0"' in behind
        assert 'name="sel-5-1"' in behind


def events(
    client: FlaskClient, room: Room, query: str = "", last: str = ""
) -> list[dict[str, Any]]:
    headers = {"Last-Event-ID": last} if last else {}
    with client.get(f"/batch/{room.id}/peristiwa?{query}", headers=headers) as said:
        blocks = said.get_data(as_text=True).split("\n\n")
    found = []
    for block in blocks:
        lines = dict(line.partition(": ")[::2] for line in block.splitlines())
        if "event" in lines:
            data = json.loads(lines["data"])
            found.append({"event": lines["event"], "id": lines.get("id"), "data": data})
    return found


def rows_in(told: list[dict[str, Any]]) -> list[int]:
    return [each["data"]["number"] for each in told if each["event"] == "baris"]


class DescribeTheEvents:
    def they_tell_of_the_rows_of_one_page(self, client) -> None:
        room = large()
        assert rows_in(events(client, room, "dari=101&sampai=200")) == list(range(101, 201))
        assert rows_in(events(client, room)) == list(numbers(ROWS))

    def they_go_on_where_a_browser_was_cut_off(self, client) -> None:
        room = large()
        told = events(client, room)
        cut = told[119]
        again = events(client, room, last=cut["id"])
        assert rows_in(again) == [n for n in numbers(ROWS) if n > cut["data"]["number"]]
        assert again[-1]["event"] == "selesai"

    def they_promise_no_row_that_has_no_verdict_yet(self, client, monkeypatch) -> None:
        monkeypatch.setattr("docgen.web.pages.batch_live._LONGEST", 0.1)
        monkeypatch.setattr("docgen.web.pages.batches.start", lambda room: None)
        room = large(verdicts=40, state=READY)
        later = Made(90, (("u-90/maklumat.docx", "0" * 64),))
        room.place.state.record([later])
        told = events(client, room)
        assert rows_in(told) == [*numbers(40), 90]
        assert [each["id"] for each in told if each["event"] == "baris"][-1] == "40"
        room.place.state.record([Made(41)])
        assert rows_in(events(client, room, last="40")) == [41, 90]

    @pytest.mark.parametrize("last", ["x", "-1", "9" * 30, "²"])
    def they_mind_no_mark_that_is_none(self, client, last: str) -> None:
        sent = last.encode().decode("latin-1")
        assert rows_in(events(client, large(), last=sent)) == list(numbers(ROWS))

    def they_are_told_to_so_many_at_once_and_others_ask(self, client, monkeypatch) -> None:
        full = threading.Semaphore(0)
        monkeypatch.setattr("docgen.web.pages.batch_live._room_for", lambda threads: full)
        room = large()
        refused = client.get(f"/batch/{room.id}/peristiwa")
        assert refused.status_code == 503
        told = client.get(f"/batch/{room.id}/keadaan?dari=1&sampai=100").get_json()
        assert told["state"] == FINISHED
        assert told["counts"]["refused"] == len(WRONG)
        assert [row["number"] for row in told["rows"]] == list(numbers(100))

    @pytest.mark.parametrize(("threads", "streams"), [("1", 0), ("2", 1), ("3", 2), ("9", 3)])
    def they_leave_a_thread_to_others(self, client, monkeypatch, threads, streams) -> None:
        monkeypatch.setenv("DOCGEN_THREADS", threads)
        path = f"/batch/{large().id}"
        room_for = batch_live._room_for(int(threads))
        for _ in range(streams):
            assert room_for.acquire(blocking=False)
        assert client.get(f"{path}/peristiwa").status_code == 503
        assert client.get(f"{path}/keadaan").status_code == 200
        for _ in range(streams):
            room_for.release()
            for _ in range(2):  # each gives its room back
                with client.get(f"{path}/peristiwa") as said:
                    assert said.status_code == 200


class DescribeTheTableOfRefusedRows:
    def it_is_a_workbook_in_which_nothing_is_a_number_or_a_formula(self, client) -> None:
        room = large(heads=3)
        cells = {"id": "u-5", "unit.nama": "=1+1", "maklumat.tanggal": "198001012005011002"}
        room.place.state.replan([(Task(Row(5, cells), "u-5"), (Finding("batch.formula", "x"),))])
        data = client.get(f"/batch/{room.id}/ditolak.xlsx").data
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        first = next(sheet.iter_rows(min_row=2))
        assert [cell.value for cell in first[:4]] == ["5", "u-5", "=1+1", "198001012005011002"]
        assert {cell.data_type for cell in first} == {"s"}
        assert {cell.number_format for cell in first} == {"@"}
        assert sheet.max_row == len(WRONG) + 1
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")

    def it_comes_back_mended(self, client, monkeypatch) -> None:
        monkeypatch.setattr(background, "start", lambda room, again=False: None)
        room = large()
        book = openpyxl.load_workbook(io.BytesIO(client.get(f"/batch/{room.id}/ditolak.xlsx").data))
        for row in book.active.iter_rows(min_row=2, max_row=4):
            row[3].value = "2024-04-03"
        book.active.delete_rows(5, 1000)
        stream = io.BytesIO()
        book.save(stream)
        form = {"aksi": "tabel", "tabel": (io.BytesIO(stream.getvalue()), "ditolak.xlsx")}
        assert client.post(f"/batch/{room.id}/perbaiki", data=form).status_code == 303
        waiting = room.place.state.waiting(1000)
        assert waiting == sorted(WRONG)[:3]
        tasks = room.place.state.take(waiting)
        assert {task.row.values["maklumat.tanggal"] for task in tasks} == {"2024-04-03"}

    @pytest.mark.parametrize(
        ("table", "code"),
        [
            ("id;x\n1;2\n", "desk.no_row_column"),
            ("baris;id\nlima;a\n5;b\n5;c\n", "desk.bad_row_number"),
            ("baris;kolom lain\n5;b\n", "desk.unknown_columns"),
            ("baris;id\n1;b\n", "desk.nothing_to_mend"),
            ("baris;id\n5;1,98E+17\n", "batch.destroyed_number"),
        ],
    )
    def it_is_refused_whole_when_it_is_not_in_order(self, client, table: str, code: str) -> None:
        room = large()
        files = {"tabel": (io.BytesIO(table.encode()), "ditolak.csv")}
        answer = client.post(f"/api/v1/batches/{room.id}/corrections", data=files)
        assert answer.status_code == 422
        found = [error["code"] for error in answer.get_json()["errors"]]
        assert found[0] == code
        if code == "desk.bad_row_number":
            assert len(found) == 2
        assert room.request.state == FINISHED
        messages = []
        for language in ("id", "en"):
            form = {"aksi": "tabel", "tabel": (io.BytesIO(table.encode()), "ditolak.csv")}
            page = client.post(f"/batch/{room.id}/perbaiki?lang={language}", data=form)
            assert page.status_code == 422
            messages.append(page.get_data(as_text=True).split('id="papan"')[0])
        assert messages[0] != messages[1]


class DescribeStoppingAndGoingOn:
    def it_stops_and_goes_on_from_the_page(self, client, monkeypatch) -> None:
        monkeypatch.setattr("docgen.web.pages.batch_progress.start", lambda room: None)
        monkeypatch.setattr(background, "start", lambda room, again=False: None)
        room = large(verdicts=245, state=READY)
        for number in range(246, 251):  # what is left can really be made
            cells = {"id": f"u-{number}", "unit.nama": "Dinas", "maklumat.tanggal": "2024-04-03"}
            room.place.state.record([Made(number, (), (Finding("x"),))])
            room.place.state.replan([(Task(Row(number, cells), f"u-{number}"), ())])
        assert client.post(f"/batch/{room.id}/henti").status_code == 303
        background.work(room)
        assert room.request.state == FAILED
        page = client.get(f"/batch/{room.id}").get_data(as_text=True)
        assert "dihentikan dari halamannya" in page
        assert "Lanjutkan" in page
        assert room.place.state.counts().left > 0
        assert client.post(f"/batch/{room.id}/lanjut").status_code == 303
        background.work(room)
        assert room.request.state == FINISHED
        assert room.place.state.counts().left == 0

    def it_does_neither_mend_nor_discard_what_is_at_work(self, client, monkeypatch) -> None:
        monkeypatch.setattr("docgen.web.pages.batch_mending.busy", lambda room: True)
        room = large(state=READY)
        for address in ("lanjut", "hapus"):
            assert client.post(f"/batch/{room.id}/{address}").status_code == 409
        body = {"rows": [{"number": 5, "cells": {"id": "x"}}]}
        address = f"/api/v1/batches/{room.id}"
        assert client.post(f"{address}/corrections", json=body).status_code == 409
        assert client.post(f"{address}/resume", json={}).status_code == 409
        assert client.delete(address).status_code == 409
        assert room.folder.is_dir()


class DescribeTheInterface:
    def it_lists_batches_and_their_rows(self, client) -> None:
        room = large()
        (listed,) = client.get("/api/v1/batches").get_json()["batches"]
        assert (listed["id"], listed["counts"]["done"]) == (room.id, ROWS - len(WRONG))
        found: list[int] = []
        after = 0
        while True:
            url = f"{listed['links']['rows']}?limit=120&after={after}"
            rows = client.get(url).get_json()["rows"]
            found += [row["number"] for row in rows]
            if len(rows) < 120:
                break
            after = found[-1]
        assert found == list(numbers(ROWS))
        refused = client.get(f"{listed['links']['rows']}?state=ditolak&limit=1000").get_json()
        assert [row["number"] for row in refused["rows"]] == sorted(WRONG)
        assert client.get(listed["links"]["refused"]).data[:2] == b"PK"

    def it_mends_refused_rows_alone(self, client, monkeypatch) -> None:
        monkeypatch.setattr(background, "start", lambda room, again=False: None)
        room = large()
        rows = [{"number": n, "cells": {"maklumat.tanggal": "2024-04-03"}} for n in (4, 5, 10)]
        answer = client.post(f"/api/v1/batches/{room.id}/corrections", json={"rows": rows})
        assert answer.status_code == 202
        assert answer.get_json()["state"] == READY
        assert room.place.state.waiting(10) == [5, 10]

    def it_begins_a_repeated_request_once(self, client, monkeypatch) -> None:
        monkeypatch.setattr("docgen.web.api.batches.start", lambda room: None)

        def begin(title: str = "a") -> Any:
            form = {
                "tabel": (io.BytesIO(b"id;unit.nama;maklumat.tanggal\na;b;2024-04-03\n"), "t.csv"),
                "berkas": (io.BytesIO(json.dumps(BASE).encode()), "dasar.json"),
                "judul": title,
            }
            headers = {"Idempotency-Key": "kunci-batch-1"}
            return client.post("/api/v1/batches", data=form, headers=headers)

        first, second = begin(), begin()
        assert (first.status_code, second.status_code) == (202, 202)
        assert second.headers["Idempotency-Replayed"] == "true"
        assert first.get_json()["id"] == second.get_json()["id"]
        assert len(client.get("/api/v1/batches").get_json()["batches"]) == 1
        assert begin("lain").status_code == 422

    def it_discards_a_batch(self, client) -> None:
        room = large()
        assert client.delete(f"/api/v1/batches/{room.id}").status_code == 204
        assert not room.folder.exists()
        assert client.get(f"/api/v1/batches/{room.id}").status_code == 404
