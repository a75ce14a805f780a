"""Batches on pages and over the interface: mapped, run, mended, handed out, and whose they are."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docgen.batch import background
from docgen.batch.rooms import READY, open_room
from tests.web.conftest import RECORD
from tests.web.desk_kit import OTHER, OURS, as_account, desk_app, key_in, until

TABLE = """\
Nama Unit;Tanggal Maklumat;Catatan
Dinas Satu;2024-04-03;x
Dinas Dua;besok;
=1+1;kemarin;
"""
BASE = RECORD.replace("id: dinas-contoh\n", "")
PATHS = ["unit.nama", "maklumat.tanggal", ""]
FINISHED = r"<h2 id=\"judul-keadaan\">selesai"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return desk_app(tmp_path, monkeypatch).test_client()


def begun(client: FlaskClient, table: str = TABLE, name: str = "unit.csv") -> str:
    form = {"tabel": (io.BytesIO(table.encode()), name), "teks": BASE, "format": "docx"}
    return key_in(client.post("/batch", data=form))


def finished(client: FlaskClient) -> str:
    key = begun(client)
    assert client.post(f"/batch/{key}/mulai", data={"jalur": PATHS}).status_code == 303
    until(client, f"/batch/{key}", FINISHED)
    return key


class DescribeTheColumns:
    def it_suggests_a_place_for_each(self, client) -> None:
        page = client.get(f"/batch/{begun(client)}").get_data(as_text=True)
        assert 'value="unit.nama"' in page.split('for="jalur-1"')[1].split("<label")[0]
        assert 'value="maklumat.tanggal"' in page.split('for="jalur-2"')[1].split("<label")[0]

    def it_refuses_places_that_there_are_not(self, client) -> None:
        key = begun(client)
        answer = client.post(f"/batch/{key}/mulai", data={"jalur": ["unit.nam", "id", ""]})
        assert answer.status_code == 422
        assert "unit.nam" in answer.get_data(as_text=True)

    @pytest.mark.parametrize("name", ["unit.exe", "unit", "../../unit.csv.sh"])
    def it_refuses_what_is_no_table(self, client, name: str, tmp_path: Path) -> None:
        form = {"tabel": (io.BytesIO(b"x"), name), "teks": BASE}
        assert client.post("/batch", data=form).status_code == 422
        assert not list(tmp_path.rglob("permintaan.json"))


class DescribeABatch:
    def it_makes_the_good_rows_and_mends_only_the_refused(self, client) -> None:
        key = finished(client)
        first = zipfile.ZipFile(io.BytesIO(client.get(f"/batch/{key}/hasil.zip").data))
        names = [name for name in first.namelist() if name.endswith("maklumat.docx")]
        assert names == ["dinas-satu-kota-contoh/maklumat.docx"]
        table = client.get(f"/batch/{key}/ditolak.csv").get_data(as_text=True)
        rows = list(csv.reader(io.StringIO(table.lstrip("\ufeff")), delimiter=";"))
        assert rows[0] == ["baris", "Nama Unit", "Tanggal Maklumat", "alasan"]
        assert [row[0] for row in rows[1:]] == ["3", "4"]
        assert rows[2][1] == "'=1+1"  # Excel must not run it
        # one is typed on the page, and only it is done again
        form = {"aksi": "sel", "sel-3-1": "2024-04-04"}
        assert client.post(f"/batch/{key}/perbaiki", data=form).status_code == 303
        page = until(client, f"/batch/{key}", FINISHED)
        assert "2 selesai, 1 ditolak" in page
        # the other comes in a table
        rows[2][1:3] = ["Dinas Tiga", "2024-04-05"]
        stream = io.StringIO()
        csv.writer(stream, delimiter=";").writerows([rows[0], rows[2]])
        file = (io.BytesIO(stream.getvalue().encode()), "perbaikan.csv")
        client.post(f"/batch/{key}/perbaiki", data={"aksi": "tabel", "tabel": file})
        assert "3 selesai, 0 ditolak" in until(client, f"/batch/{key}", FINISHED)
        second = zipfile.ZipFile(io.BytesIO(client.get(f"/batch/{key}/hasil.zip").data))
        assert second.testzip() is None
        assert second.read(names[0]) == first.read(names[0])
        assert "dinas-tiga-kota-contoh/maklumat.docx" in second.namelist()

    def it_tells_its_verdicts_as_events(self, client) -> None:
        key = finished(client)
        told = client.get(f"/batch/{key}/peristiwa")
        assert told.mimetype == "text/event-stream"
        text = told.get_data(as_text=True)
        assert text.count("event: baris") == 3
        assert '"refused": 2' in text
        assert text.rstrip().endswith('data: {"state": "selesai"}')

    def it_goes_on_after_its_process_was_killed(self, client, tmp_path, monkeypatch) -> None:
        rows = "".join(f"Dinas {n};2024-04-03;\n" for n in range(400))
        key = begun(client, TABLE.splitlines()[0] + "\n" + rows)
        monkeypatch.setattr("docgen.web.pages.batches.start", lambda room: None)
        client.post(f"/batch/{key}/mulai", data={"jalur": PATHS})
        room = open_room(key)
        process = subprocess.Popen(
            [sys.executable, "-m", "docgen.batch.background", key], start_new_session=True
        )
        end = time.monotonic() + 60
        while time.monotonic() < end and not (
            room.place.begun() and room.place.state.counts().done
        ):
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert room.request.state == READY
        assert not background.busy(room)
        monkeypatch.undo()
        monkeypatch.setenv("DOCGEN_STORE", str(tmp_path / "simpan"))
        background.work(room)
        assert room.place.state.counts().done == 400

    def it_is_begun_once_however_often_somebody_looks(self, client, monkeypatch) -> None:
        begun_processes = []

        class Slow:
            """A process that is begun and does not come as far as its lock."""

            def __init__(self, words: list[str], **_: object) -> None:
                begun_processes.append(words[-1])

            def poll(self) -> None:
                return None

        monkeypatch.setattr(background.subprocess, "Popen", Slow)
        monkeypatch.setattr(background, "_children", [])
        key = begun(client)
        client.post(f"/batch/{key}/mulai", data={"jalur": PATHS})
        for address in (f"/batch/{key}", "/batch", f"/api/v1/batches/{key}"):
            for _ in range(3):
                assert client.get(address).status_code == 200
        assert begun_processes == [key]
        background.wake()  # a server that comes up does not rely on what was begun before it
        assert begun_processes == [key, key]
        os.utime(open_room(key).folder / "dimulai", (0, 0))  # it never came
        client.get(f"/batch/{key}")
        assert len(begun_processes) == 3

    def it_is_seen_by_its_unit_alone(self, client, monkeypatch) -> None:
        as_account(monkeypatch, OURS)
        key = begun(client)
        as_account(monkeypatch, OTHER)
        assert key not in client.get("/batch").get_data(as_text=True)
        for address in ("", "/keadaan", "/peristiwa", "/hasil.zip", "/ditolak.csv"):
            assert client.get(f"/batch/{key}{address}").status_code == 404
        for address in ("/mulai", "/perbaiki", "/hapus"):
            assert client.post(f"/batch/{key}{address}").status_code == 404
        assert client.get(f"/api/v1/batches/{key}").status_code == 404
        as_account(monkeypatch, OURS)
        assert client.get(f"/batch/{key}").status_code == 200


class DescribeTheInterface:
    def it_runs_a_batch(self, client) -> None:
        form = {
            "tabel": (io.BytesIO(TABLE.encode()), "unit.csv"),
            "berkas": (io.BytesIO(BASE.encode()), "dasar.yaml"),
            "kolom": '{"Nama Unit": "unit.nama", "Tanggal Maklumat": "maklumat.tanggal",'
            ' "Catatan": ""}',
            "format": "docx",
        }
        answer = client.post("/api/v1/batches", data=form)
        assert answer.status_code == 202
        address = answer.headers["Location"]
        until(client, address, r'"state": ?"selesai"')
        told = client.get(address).get_json()
        assert told["counts"] == {"total": 3, "done": 1, "refused": 2, "left": 0}
        assert "besok" in told["refused"][0]["reasons"][0]
        package = zipfile.ZipFile(io.BytesIO(client.get(told["links"]["zip"]).data))
        assert "laporan.csv" in package.namelist()

    @pytest.mark.parametrize("mapping", ["[", "[1]", '{"a": 1}', '{"Nama Unit": "tidak.ada"}'])
    def it_refuses_a_bad_mapping_and_keeps_nothing(self, client, mapping, tmp_path) -> None:
        form = {
            "tabel": (io.BytesIO(TABLE.encode()), "unit.csv"),
            "berkas": (io.BytesIO(BASE.encode()), "dasar.yaml"),
            "kolom": mapping,
        }
        answer = client.post("/api/v1/batches", data=form)
        assert answer.status_code == 422
        assert answer.get_json()["errors"]
        assert not list(tmp_path.rglob("permintaan.json"))
