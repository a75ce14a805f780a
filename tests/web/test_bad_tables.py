"""Tables as they should not be, at every door: the command line, the page, the interface.

Each is a real file; each door says what is wrong, in both languages, and nothing is written over.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from docgen.batch import background
from docgen.batch.rooms import FINISHED, open_room
from docgen.cli.app import main
from tests.batch.conftest import BASE
from tests.web.desk_kit import desk_app

HEADS = ("id", "unit.nama", "maklumat.tanggal", "unit.kepala.nip")
GOOD = ("u-1", "Dinas Satu", "2024-04-03", "198001012005011002")
CSV = ";".join(HEADS)


def book(*lines: tuple[Any, ...], change: Callable[[Any], None] = lambda _: None) -> bytes:
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(list(line))
    change(made.active)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(data: bytes, part: str, insert: bytes) -> bytes:
    """A workbook with something before the end of the rows of a sheet."""
    old, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith(part):
                text = text.replace(b"</sheetData>", insert + b"</sheetData>")
            new.writestr(name, text)
    return stream.getvalue()


def many_rows() -> bytes:
    """All 1,048,576 rows that a sheet has."""
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(3, 1048577)
    )
    return with_part(book(HEADS, GOOD), "sheet1.xml", rows)


def bomb() -> bytes:
    """A small file that is 1.6 GB large once it is open."""
    stream = io.BytesIO(book(HEADS, GOOD))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/lain.xml", "w", force_zip64=True) as part,
    ):
        block = b" " * 4_000_000
        for _ in range(400):
            part.write(block)
    return stream.getvalue()


HUGE = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"A" * 6_000_000 + b"</t></is></c></row>"
WHOLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "missing column": ("t.xlsx", lambda: book(HEADS[:1], GOOD[:1]), "batch.missing_column"),
    "doubled column": (
        "t.xlsx", lambda: book((*HEADS, "Unit.Nama"), (*GOOD, "x")), "batch.doubled_column"
    ),
    "unknown column": (
        "t.xlsx", lambda: book((*HEADS, "gaji"), (*GOOD, "1")), "batch.unknown_column"
    ),
    "too many rows": ("t.xlsx", many_rows, "batch.many_rows"),
    "merged cells": (
        "t.xlsx", lambda: book(HEADS, GOOD, change=lambda s: s.merge_cells("A2:B2")),
        "batch.merged_cells",
    ),
    "empty sheet": ("t.xlsx", book, "batch.empty_table"),
    "heads alone": ("t.xlsx", lambda: book(HEADS), "batch.no_rows"),
    "other encoding": ("t.csv", lambda: f"{CSV}\nu-1;Café;;\n".encode("cp1252"), "batch.not_utf8"),
    "UTF-16": ("t.csv", lambda: f"{CSV}\nu-1;D;;\n".encode("utf-16"), "batch.utf16"),
    "NUL": ("t.csv", lambda: f"{CSV}\nu-1;D\0;;\n".encode(), "batch.binary"),
    "open quote": ("t.csv", lambda: f'{CSV}\nu-1;"D;;\n'.encode(), "batch.csv_quote"),
    "huge field": (
        "t.csv", lambda: f"{CSV}\nu-1;{'D' * 1_000_001};;\n".encode(), "batch.csv_field"
    ),
    "huge cell": (
        "t.xlsx", lambda: with_part(book(HEADS, GOOD), "sheet1.xml", HUGE), "batch.huge_row"
    ),
    "zip bomb": ("t.xlsx", bomb, "batch.workbook_too_large"),
    "half a file": ("t.xlsx", lambda: book(HEADS, GOOD)[:2000], "batch.bad_workbook"),
    "old Excel": (
        "t.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "batch.old_or_encrypted"
    ),
    "empty file": ("t.csv", bytes, "batch.empty_table"),
    "program": ("t.exe", lambda: b"MZ", "batch.unknown_table"),
}  # fmt: skip
"""What stops a batch before it begins: name of the file, its bytes, and what is said."""

BASE_TEXT = json.dumps(BASE)


@pytest.fixture(scope="module")
def made() -> Callable[[str], bytes]:
    """The bytes of a bad table, made once."""
    known: dict[str, bytes] = {}

    def make(case: str) -> bytes:
        if case not in known:
            known[case] = WHOLE[case][1]()
        return known[case]

    return make


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    for address in ("api.batches", "pages.batches"):
        monkeypatch.setattr(f"docgen.web.{address}.start", lambda room: None)
    monkeypatch.setattr("docgen.web.pages.batch_progress.start", lambda room: None)
    return desk_app(tmp_path, monkeypatch).test_client()


def command(folder: Path, name: str, data: bytes, language: str, capsys: Any) -> tuple[int, str]:
    """What the command line ends with, and says."""
    (folder / name).write_bytes(data)
    (folder / "dasar.yaml").write_text(yaml.safe_dump(BASE), encoding="utf-8")
    words = ["--lang", language, "batch", str(folder / name), "--base", str(folder / "dasar.yaml")]
    with pytest.raises(SystemExit) as end:
        main([*words, "-o", str(folder / "hasil"), "--format", "docx", "--workers", "1"])
    return int(end.value.code or 0), capsys.readouterr().err


def sent(client: FlaskClient, address: str, form: dict[str, Any]) -> Any:
    """Post a form as bytes: of a large file the client would leave a copy open."""
    boundary, body = encode_multipart(form)
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(address, data=body, content_type=kind)


@pytest.mark.parametrize("case", WHOLE)
class DescribeATableThatIsNone:
    def it_is_refused_by_the_command(
        self, case: str, made: Callable[[str], bytes], tmp_path: Path, capsys: Any
    ) -> None:
        name, _, code = WHOLE[case]
        said = {}
        for language in ("id", "en"):
            status, said[language] = command(tmp_path, name, made(case), language, capsys)
            assert status == (2 if code == "batch.unknown_table" else 1)
            assert code not in said[language], "it has no words"
            assert "→" in said[language], "it says no mend"
        assert said["id"] != said["en"]
        assert not [path for path in tmp_path.rglob("hasil/*") if path.is_dir()]

    def it_is_refused_by_the_interface(
        self, case: str, made: Callable[[str], bytes], client: FlaskClient, tmp_path: Path
    ) -> None:
        name, _, code = WHOLE[case]
        said = {}
        for language in ("id", "en"):
            base = FileStorage(io.BytesIO(BASE_TEXT.encode()), "dasar.json")
            form = {"tabel": FileStorage(io.BytesIO(made(case)), name), "berkas": base}
            answer = sent(client, f"/api/v1/batches?lang={language}", form)
            assert answer.status_code in (400, 422)
            assert answer.content_type == "application/problem+json"
            assert code in [error["code"] for error in answer.get_json()["errors"]]
            said[language] = answer.get_json()["errors"][0]
            assert said[language]["fix"]
        assert said["id"]["message"] != said["en"]["message"]
        assert not list(tmp_path.rglob("permintaan.json")), "something is left of it"

    def it_is_refused_on_the_page(
        self, case: str, made: Callable[[str], bytes], client: FlaskClient, tmp_path: Path
    ) -> None:
        name, _, code = WHOLE[case]
        said = {}
        for language in ("id", "en"):
            form = {"tabel": FileStorage(io.BytesIO(made(case)), name), "teks": BASE_TEXT}
            answer = sent(client, f"/batch?lang={language}", form)
            if answer.status_code == 303:  # seen once its columns are mapped
                address = f"{answer.headers['Location']}/mulai?lang={language}"
                heads = (*HEADS, "gaji")
                paths = heads if "column" in case else HEADS
                answer = client.post(address, data={"jalur": list(paths)})
            assert answer.status_code == 422
            page = answer.get_data(as_text=True)
            assert code not in page
            said[language] = page.split("</h1>")[1][:1500]
        assert said["id"] != said["en"]
        assert not list(tmp_path.rglob("hasil")), "something was made of it"


ROWS: list[tuple[tuple[Any, ...], list[str]]] = [
    (GOOD, []),
    (("u-2", "Dinas Dua", "3 April 2024", ""), ["record.date_form_suggest"]),
    (("u-3", "Dinas Tiga", 45385, ""), ["batch.date_serial"]),
    (("u-4", "Dinas Empat", date(2024, 4, 3), ""), []),
    (("u-5", "Dinas Lima", "2024-04-03", 198001012005011002), ["batch.destroyed_number"]),
    (("u-6", "Dinas Enam", "2024-04-03", "1.98E+17"), ["batch.destroyed_number"]),
    (("u-7", "=HYPERLINK(1)", "2024-04-03", ""), ["batch.formula"]),
    (("u-1", "Dinas Satu Lagi", "2024-04-03", ""), ["batch.same_output"]),
    (("../luar", "Dinas Luar", "2024-04-03", ""), ["check.record.id"]),
    (("con", "Dinas Con", "2024-04-03", ""), ["check.record.id"]),
    (("lpt1", "Dinas Lpt", "2024-04-03", ""), ["check.record.id"]),
    (("a/b", "Dinas Garis", "2024-04-03", ""), ["check.record.id"]),
    (("u-13", "D" * 32_767, "2024-04-03", ""), ["record.too_long"]),
    (("u-14", "Dinas\x0bTab", "2024-04-03", ""), ["record.character"]),
]
"""Rows of one table, and why each is refused."""
TABLE = (HEADS, *(line for line, _ in ROWS))


def as_book() -> bytes:
    return book(
        *((c.replace("\x0b", "VT") if isinstance(c, str) else c for c in line) for line in TABLE)
    )


def codes(errors: Any) -> list[str]:
    return [error["code"] for error in errors]


class DescribeRowsThatAreNotInOrder:
    @pytest.fixture
    def rows(self, tmp_path: Path, capsys: Any) -> list[dict[str, Any]]:
        """What the command says of each row."""
        (tmp_path / "t.xlsx").write_bytes(as_book())
        (tmp_path / "dasar.yaml").write_text(yaml.safe_dump(BASE), encoding="utf-8")
        words = ["batch", str(tmp_path / "t.xlsx"), "--base", str(tmp_path / "dasar.yaml")]
        with pytest.raises(SystemExit) as end:
            main([*words, "-o", str(tmp_path / "hasil"), "--format", "docx", "--workers", "1",
                  "--json"])  # fmt: skip
        assert end.value.code == 1
        return json.loads(capsys.readouterr().out)["rows"]

    def they_are_refused_one_by_one_and_the_others_are_made(
        self, rows: list[dict[str, Any]], tmp_path: Path
    ) -> None:
        found = {row["row"]: codes(row["problems"]) for row in rows}
        assert len(found) == len(ROWS)
        for number, (line, wanted) in enumerate(ROWS, start=2):
            if line[0] == "u-14":  # a workbook cannot hold that character
                continue
            assert found[number] == wanted, line
        made = {path.name for path in (tmp_path / "hasil").iterdir() if path.is_dir()}
        assert made == {"u-1", "u-4", "u-14"}
        assert not (tmp_path / "luar").exists()
        report = (tmp_path / "hasil" / "laporan.csv").read_text(encoding="utf-8-sig")
        for line in csv.reader(io.StringIO(report), delimiter=";"):
            assert not [cell for cell in line if cell[:1] in tuple("=+-@\t\r")]

    def they_are_told_alike_by_the_interface_and_on_the_page(
        self, rows: list[dict[str, Any]], client: FlaskClient
    ) -> None:
        form = {
            "tabel": (io.BytesIO(as_book()), "t.xlsx"),
            "berkas": (io.BytesIO(BASE_TEXT.encode()), "dasar.json"),
            "format": "docx",
        }
        begun = client.post("/api/v1/batches", data=form)
        assert begun.status_code == 202
        room = open_room(begun.get_json()["id"])
        assert room is not None
        background.work(room)
        assert room.request.state == FINISHED
        told = client.get(begun.headers["Location"]).get_json()
        by_command = {row["row"] for row in rows if row["problems"]}
        assert {row["number"] for row in told["refused"]} == by_command
        for language, word in (("id", "lembar kerja"), ("en", "spreadsheet")):
            page = client.get(f"/batch/{room.id}?lang={language}").get_data(as_text=True)
            part = page.split(f'-{5 + 1}"')[1]
            assert word in part
            english = client.get(f"{begun.headers['Location']}?lang={language}").get_json()
            reasons = " ".join(" ".join(row["reasons"]) for row in english["refused"])
            assert word in reasons

    def they_bring_no_control_character_in(self, tmp_path: Path, capsys: Any) -> None:
        text = f"{CSV}\nu-14;Dinas\x0bTab;2024-04-03;\nu-1;Dinas;2024-04-03;\n"
        status, said = command(tmp_path, "t.csv", text.encode(), "id", capsys)
        assert status == 1
        assert "U+000B" in said
        assert {p.name for p in (tmp_path / "hasil").iterdir() if p.is_dir()} == {"u-1"}


class DescribeWhatIsThereAlready:
    def it_is_not_written_over(self, tmp_path: Path, capsys: Any) -> None:
        (tmp_path / "hasil" / "u-1").mkdir(parents=True)
        own = tmp_path / "hasil" / "u-1" / "maklumat.docx"
        own.write_bytes(b"milik orang lain")
        status, said = command(tmp_path, "t.xlsx", book(HEADS, GOOD), "id", capsys)
        assert status == 2
        assert "u-1" in said
        assert own.read_bytes() == b"milik orang lain"
        assert len(list(tmp_path.rglob("*.docx"))) == 1
