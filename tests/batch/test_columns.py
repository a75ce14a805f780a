"""Columns find their places; rows are laid over the base record."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.batch.columns import column_of, known_paths, resolve, shape_at
from docgen.batch.merging import merged
from docgen.batch.tables.model import Day, Number, Row
from docgen.errors import DocgenError, Finding
from docgen.records.letak import split_path


def laid(values: dict[str, Any], base: Any = None) -> tuple[Any, list[str]]:
    """A row over a base, and the codes of its faults."""
    columns = resolve(tuple(values), "tabel")
    source, faults = merged(Row(2, values), columns, {} if base is None else base, None)
    return source.data, [fault.code for fault in faults]


class DescribeColumns:
    def they_may_name_every_field_that_one_cell_can_hold(self) -> None:
        assert {"unit.nama", "unit.kepala.nip", "maklumat.tanggal"} < set(known_paths())
        for path in known_paths():
            assert shape_at(split_path(path)) is not None

    @pytest.mark.parametrize(
        ("path", "shape"),
        [
            ("unit.nama", "text"),
            ("maklumat.tanggal", "date"),
            ("unit.kepala.gelar_belakang", "list"),
            ("unit.kepala.gelar_belakang[1]", "text"),
            ("pemda.tingkat", "other"),
            ("unit.layanan[0].nama", "text"),
        ],
    )
    def they_know_what_a_cell_is(self, path: str, shape: str) -> None:
        assert shape_at(split_path(path)) == shape

    @pytest.mark.parametrize(
        ("head", "suggestion"), [("unit.nma", "unit.nama"), ("Unit.Kepala.NIP", "unit.kepala.nip")]
    )
    def they_suggest_the_nearest_path(self, head: str, suggestion: str) -> None:
        found = column_of(head, head)
        assert isinstance(found, Finding)
        assert found.params["usul"] == suggestion

    @pytest.mark.parametrize("path", ["unit", "unit.layanan", "unit..nama", "", "unit.nama.x"])
    def they_name_no_whole_parts(self, path: str) -> None:
        assert isinstance(column_of("x", path), Finding)

    def they_are_refused_all_at_once(self) -> None:
        with pytest.raises(DocgenError) as caught:
            resolve(
                ("Nama", "unit.nama", "unit.kepala.gelar_depan", "g", "asing"),
                "tabel",
                {
                    "Nama": "unit.nama",
                    "g": "unit.kepala.gelar_depan[0]",
                    "hilang": "unit.alamat",
                },
            )
        assert sorted(f.code.removeprefix("batch.") for f in caught.value.findings) == [
            "mapped_column_missing",
            "place_inside",
            "same_place",
            "unknown_column",
        ]

    def they_are_left_out_when_the_mapping_says_so(self) -> None:
        columns = resolve(("id", "Catatan"), "tabel", {"catatan": ""})
        assert [column.path for column in columns] == ["id"]


class DescribeMerging:
    def it_keeps_the_base_where_a_cell_is_empty(self) -> None:
        base = {"unit": {"nama": "Lama", "alamat": "Jalan"}}
        columns = resolve(("unit.nama", "unit.alamat"), "tabel")
        source, _ = merged(Row(2, {"unit.nama": "Baru"}), columns, base, None)
        assert source.data == {"unit": {"nama": "Baru", "alamat": "Jalan"}}
        assert base == {"unit": {"nama": "Lama", "alamat": "Jalan"}}

    def it_parts_lists_at_semicolons(self) -> None:
        data, _ = laid({"unit.kepala.gelar_belakang": "S.H.; M.H."})
        assert data["unit"]["kepala"]["gelar_belakang"] == ["S.H.", "M.H."]

    def it_fills_places_of_a_list_in_order(self) -> None:
        data, faults = laid({"unit.layanan[0].nama": "A", "unit.layanan[1].nama": "B"})
        assert (data["unit"]["layanan"], faults) == ([{"nama": "A"}, {"nama": "B"}], [])
        assert laid({"unit.layanan[1].nama": "B"})[1] == ["batch.list_gap"]

    def it_says_when_the_base_holds_something_else(self) -> None:
        assert laid({"unit.nama": "A"}, {"unit": "teks"})[1] == ["batch.base_differs"]

    def it_finds_what_a_spreadsheet_made_of_a_value(self) -> None:
        assert laid({"maklumat.tanggal": Number("45292")})[1] == ["batch.date_serial"]
        assert laid({"maklumat.tanggal": "45292"})[1] == ["batch.date_serial"]
        assert laid({"maklumat.tanggal": Number("7")})[1] == ["batch.number_in_date"]
        assert laid({"maklumat.standar_pelayanan.nomor": Day("2024-02-01")})[1] == [
            "batch.date_in_text"
        ]
        assert laid({"maklumat.tanggal": Day("2024-02-01")})[1] == []

    def it_names_the_date_behind_a_day_number(self) -> None:
        columns = resolve(("maklumat.tanggal",), "tabel")
        _, faults = merged(Row(2, {"maklumat.tanggal": "45292"}), columns, {}, None)
        assert faults[0].params["usul"] == "2024-01-01"

    def it_takes_whole_parts_in_lines_of_json(self) -> None:
        row = Row(1, {"unit": {"nama": "A"}, "unit.alamat": "Jalan", "id": "x"})
        source, faults = merged(row, (), {"unit": {"jenis": "dinas"}}, None)
        assert faults == ()
        assert source.data == {
            "unit": {"jenis": "dinas", "nama": "A", "alamat": "Jalan"},
            "id": "x",
        }
