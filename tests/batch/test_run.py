"""Whole batches on one machine."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from docgen import service
from docgen.batch.columns import resolve
from docgen.batch.making import Job, Task, make
from docgen.batch.places import FolderPlace
from docgen.batch.planning import plan
from docgen.batch.report import report_lines
from docgen.batch.run import begin, resume, run, zip_of
from docgen.batch.stores import FolderStore
from docgen.batch.tables import open_table
from docgen.batch.tables.model import Row
from docgen.cli.app import main
from docgen.errors import DocgenError, EnvironmentFault
from tests.batch.conftest import BASE, rows


def code_of(call: Callable[[], Any]) -> str:
    with pytest.raises(DocgenError) as caught:
        call()
    return caught.value.code


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path / "hasil")


class DescribeBatch:
    def it_makes_good_rows_and_refuses_bad_ones(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        begin(order(csv_table(rows(5, wrong=[2, 4]))), place)
        counts = run(place, workers=2)
        assert (counts.done, counts.refused) == (3, 2)
        made = sorted(path.parent.name for path in place.root.glob("*/maklumat.docx"))
        assert made == ["u-1", "u-3", "u-5"]
        words = docx.Document(str(place.root / "u-3" / "maklumat.docx")).element.xpath("//w:t")
        assert "DINAS CONTOH 3" in " ".join(word.text for word in words)
        refused = [row for row in place.state.verdicts() if row.faults]
        assert [(row.number, row.faults[0].path) for row in refused] == [
            (3, "maklumat.tanggal"),
            (5, "maklumat.tanggal"),
        ]

    def it_refuses_lines_that_are_no_objects_and_makes_the_others(
        self, order: Any, tmp_path: Path, place: FolderPlace
    ) -> None:
        table = tmp_path / "tabel.jsonl"
        good = {"id": "u-1", "unit.nama": "Dinas", "maklumat.tanggal": "2024-04-03"}
        table.write_text(f"[1]\n{json.dumps(good)}\n{{\n")
        begin(order(table), place)
        assert (run(place, workers=1).done, place.state.counts().refused) == (1, 2)
        codes = [fault.code for row in place.state.verdicts() for fault in row.faults]
        assert "batch.not_object" in codes
        assert "batch.json" in codes

    def it_overwrites_nothing(self, order: Any, csv_table: Any, place: FolderPlace) -> None:
        wish = order(csv_table(rows(1)))
        place.root.mkdir()
        (place.root / "surat.txt").write_text("penting")
        assert code_of(lambda: begin(wish, place)) == "batch.not_empty"
        (place.root / "surat.txt").unlink()
        begin(wish, place)
        assert code_of(lambda: begin(wish, place)) == "batch.already_begun"

    def it_refuses_the_second_row_of_one_folder(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        lines = [("sama", "A", "2024-04-03"), ("SAMA", "B", "2024-04-03"), ("c", "C", "2024-04-03")]
        begin(order(csv_table([*lines[:1], ("sama", "B", "2024-04-03"), lines[2]])), place)
        run(place, workers=1)
        found = [(row.state, [f.code for f in row.faults]) for row in place.state.verdicts()]
        assert found == [
            ("selesai", []),
            ("ditolak", ["batch.same_output"]),
            ("selesai", []),
        ]

    def it_says_once_what_no_row_can_have(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        table = csv_table([("a", "x")], ("id", "unit.telepon"))
        with pytest.raises(DocgenError) as caught:
            begin(order(table), place)
        found = [(f.code, f.path) for f in caught.value.findings]
        assert ("batch.missing_column", "unit.nama") in found
        assert not place.begun()

    def it_goes_on_only_with_the_same_batch(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        first = order(csv_table(rows(2)))
        assert code_of(lambda: resume(first, place)) == "batch.nothing_to_resume"
        begin(first, place)
        resume(first, place)
        other = order(csv_table(rows(3)))
        assert code_of(lambda: resume(other, place)) == "batch.other_batch"

    def it_does_only_what_is_missing(self, order: Any, csv_table: Any, place: FolderPlace) -> None:
        wish = order(csv_table(rows(4)))
        begin(wish, place)
        run(place, workers=1)
        path = place.root / "u-1" / "maklumat.docx"
        before = path.stat().st_mtime_ns
        resume(wish, place)
        run(place, workers=1)
        assert path.stat().st_mtime_ns == before

    def it_takes_away_leftovers_but_not_its_own_state(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        begin(order(csv_table(rows(1))), place)
        place.root.joinpath("u-1").mkdir()
        place.root.joinpath("u-1", ".docgen-tmp-x").write_bytes(b"half")
        run(place, workers=1)
        assert place.begun()
        assert {path.name for path in place.root.joinpath("u-1").iterdir()} == {
            "maklumat.docx",
            "maklumat-poster.docx",
        }

    def it_lets_one_process_work_at_a_time(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        begin(order(csv_table(rows(1))), place)
        with place.held():
            assert code_of(lambda: run(FolderPlace(place.root), workers=1)) == "batch.in_use"

    def its_zip_is_the_same_every_time(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        begin(order(csv_table(rows(3, wrong=[2]))), place)
        run(place, workers=1)
        packages = []
        for _ in range(2):
            stream = io.BytesIO()
            zip_of(place, stream)
            packages.append(stream.getvalue())
        assert packages[0] == packages[1]
        names = zipfile.ZipFile(io.BytesIO(packages[0])).namelist()
        assert names[-1] == "laporan.csv"
        assert {name.partition("/")[0] for name in names[:-1]} == {"u-1", "u-3"}

    def it_plans_every_name_that_rows_really_get(
        self, csv_table: Any, place: FolderPlace, base_file: Path
    ) -> None:
        heads = ("id", "unit.nama", "unit.singkatan", "pemda.tingkat", "pemda.nama")
        lines = [
            ("", " Dinas  Ä & B ", "", "Kota", "Contoh"),
            ("", "Dinas", "D.P.M", "KABUPATEN", "Contoh Raya"),
            ("x-1", "Dinas", "", "kota", "Contoh"),
            ("", "[nama dinas]", "", "kota", "Contoh"),
        ]
        table = open_table(csv_table(lines, heads))
        columns = resolve(table.columns, "t")
        place.state.begin({}, {})
        plan(table, columns, BASE, place.state)
        job = Job(BASE, columns, service.Wish(("docx",)), None, service.TemplateStore())
        numbers = place.state.waiting(10)
        for made in make(job, place.state.take(numbers), FolderStore(place.root)):
            assert "batch.name_differs" not in [fault.code for fault in made.faults]


class DescribeMaking:
    def a_fault_that_nobody_foresaw_stops_one_row(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        from docgen.batch import making

        def broken(*_: Any) -> Any:
            raise ZeroDivisionError

        monkeypatch.setattr(making, "prepare", broken)
        job = Job(BASE, (), service.Wish(), None, service.TemplateStore())
        (made,) = make(job, [Task(Row(2, {"id": "x"}), "x")], FolderStore(tmp_path))
        assert [fault.code for fault in made.faults] == ["batch.internal"]


class DescribeFolderStore:
    def it_says_that_the_disk_is_full(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: Any) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("docgen.batch.stores.os.write", full)
        store = FolderStore(tmp_path / "a")
        with pytest.raises(EnvironmentFault) as caught:
            store.put({"x/y.docx": b"data"})
        assert caught.value.code == "batch.store"
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


class DescribeReport:
    def it_runs_no_formula_in_a_spreadsheet(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        line = ("u-1", "Dinas", "=HYPERLINK(1)")
        begin(order(csv_table([line, ("-x", "D", "2024-04-03")])), place)
        run(place, workers=1)
        said = b"".join(report_lines(place.state)).decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(said), delimiter=";"))
        assert len(table) == 3
        for line_ in table[1:]:
            for cell in line_:
                assert cell[:1] not in ("=", "+", "-", "@")
        assert "HYPERLINK" in table[1][5]


class DescribeCommand:
    def it_reports_as_json(
        self, csv_table: Any, base_file: Path, tmp_path: Path, capsys: Any
    ) -> None:
        words = ["batch", csv_table(rows(2, wrong=[1])), "--base", base_file, "-o", tmp_path / "h"]
        more = ["--format", "docx", "--workers", "1", "--json", "--zip", tmp_path / "a.zip"]
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in [*words, *more]])
        said = json.loads(capsys.readouterr().out)
        assert end.value.code == 1
        assert (said["total"], said["done"], said["refused"]) == (2, 1, 1)
        assert said["rows"][0]["problems"][0]["path"] == "maklumat.tanggal"
        assert zipfile.is_zipfile(tmp_path / "a.zip")

    def it_prints_lines_where_there_is_no_terminal(
        self, csv_table: Any, base_file: Path, tmp_path: Path, capsys: Any
    ) -> None:
        words = ["batch", csv_table(rows(1)), "--base", base_file, "-o", tmp_path / "h"]
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in [*words, "--format", "docx", "--workers", "1"]])
        assert not end.value.code
        assert "1 selesai, 0 ditolak, dari 1 baris" in capsys.readouterr().err

    def it_asks_for_a_broker_before_it_writes_to_an_address(
        self, csv_table: Any, base_file: Path, capsys: Any
    ) -> None:
        words = ["batch", csv_table(rows(1)), "--base", base_file, "-o", "s3://wadah/hasil"]
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        assert end.value.code == 2
        assert "DOCGEN_BROKER_URL" in capsys.readouterr().err
