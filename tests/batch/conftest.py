"""A small base record, and tables over it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from docgen import service
from docgen.assets import templates_dir
from docgen.batch.run import Order

BUILT_IN = templates_dir() / "docx"
BASE: dict[str, Any] = {
    "pemda": {
        "tingkat": "kota",
        "nama": "Contoh",
        "provinsi": "Contoh Raya",
        "ibu_kota": "Contoh",
    },
    "unit": {
        "jenis": "dinas",
        "alamat": "Jalan Contoh 1",
        "kepala": {"nama": "CONTOH SATU", "jabatan": "Kepala Dinas Contoh"},
    },
    "maklumat": {
        "standar_pelayanan": {
            "jenis": "Keputusan",
            "nomor": "1/2024",
            "tanggal": "2024-03-25",
        },
        "tanggal": "2024-04-03",
        "kota": "Contoh",
        "janji_kelompok_rentan": ["antrean prioritas"],
        "sanksi": "siap menerima sanksi",
        "pengaduan": [{"saluran": "Loket"}],
    },
}
HEADS = ("id", "unit.nama", "maklumat.tanggal")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DOCGEN_LANG", "DOCGEN_TEMPLATES", "SOURCE_DATE_EPOCH", "DOCGEN_BROKER_URL"):
        monkeypatch.delenv(name, raising=False)


def rows(count: int, wrong: Sequence[int] = ()) -> list[tuple[str, str, str]]:
    """Rows of the table, those in ``wrong`` (from 1) with a date that is none."""
    return [
        (f"u-{n}", f"Dinas Contoh {n}", "kemarin" if n in wrong else "2024-04-03")
        for n in range(1, count + 1)
    ]


@pytest.fixture
def base_file(tmp_path: Path) -> Path:
    path = tmp_path / "dasar.yaml"
    path.write_text(yaml.safe_dump(BASE, allow_unicode=True), encoding="utf-8")
    return path


@pytest.fixture
def csv_table(tmp_path: Path) -> Callable[..., Path]:
    """``csv_table(rows, heads)``: a table as Indonesian spreadsheets write it."""

    def make(
        lines: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, name: str = "tabel.csv"
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows([heads, *lines])
        return path

    return make


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """``workbook(lines, change)``: a workbook of one sheet, changed before it is saved."""

    def make(
        lines: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _: None
    ) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        for line in lines:
            sheet.append(list(line))
        change(sheet)
        path = tmp_path / "tabel.xlsx"
        book.save(path)
        return path

    return make


@pytest.fixture
def order(base_file: Path) -> Callable[..., Order]:
    """``order(table)``: the maklumat of every row as Word files, which is the fastest to make."""

    def make(table: Path, **more: Any) -> Order:
        wish = service.Wish(("docx",), frozenset({"maklumat"}))
        return Order(table, service.sources(base_file)[0], wish, **more)

    return make


def office_in(folder: Path) -> Path:
    """The templates of an office: one of its own."""
    office = folder / "templat"
    (office / "docx").mkdir(parents=True)
    shutil.copy(BUILT_IN / "maklumat.docx", office / "docx")
    return office
