"""Tables as offices keep them, with all that goes wrong in them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from docgen.batch.tables import model, open_table
from docgen.batch.tables.model import Day, Number
from docgen.errors import DocgenError


def codes_of(path: Path) -> list[str]:
    """What opening and reading a table ends with."""
    with pytest.raises(DocgenError) as caught:
        list(open_table(path).rows())
    return [finding.code for finding in caught.value.findings]


def _inserted(path: Path, part: str, before: bytes, text: str) -> None:
    """Put something into a part of a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(part):
                data = data.replace(before, text.encode() + before)
            new.writestr(name, data)
    path.write_bytes(stream.getvalue())


class DescribeCsv:
    @pytest.mark.parametrize("mark", [";", ",", "\t"])
    def it_finds_out_the_delimiter(self, tmp_path: Path, mark: str) -> None:
        path = tmp_path / "t.csv"
        path.write_text(f'id{mark}"unit; nama, lengkap"\nx{mark}y\n', encoding="utf-8")
        table = open_table(path)
        assert table.columns == ("id", "unit; nama, lengkap")
        assert [dict(row.values) for row in table.rows()] == [
            {"id": "x", "unit; nama, lengkap": "y"}
        ]

    def it_counts_rows_as_an_editor_does(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text('a;b\n\n1;"x\ny"\n;\n2;z\n', encoding="utf-8")
        assert [row.number for row in open_table(path).rows()] == [3, 6]

    def it_says_that_excel_destroyed_a_nip(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("id;nip\na;1,98E+17\nb;1.97102E+17\n", encoding="utf-8")
        found = [fault.code for row in open_table(path).rows() for fault in row.faults]
        assert found == ["batch.destroyed_number"] * 2

    def it_refuses_a_row_of_another_width_and_reads_on(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("a;b\n1\n1;2;3\n1;2\n", encoding="utf-8")
        assert [len(row.faults) for row in open_table(path).rows()] == [1, 1, 0]

    def it_names_the_place_of_a_wrong_encoding(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_bytes("id;nama\nx;Café\n".encode("cp1252"))
        with pytest.raises(DocgenError) as caught:
            open_table(path)
        assert caught.value.findings[0].params == {"baris": 2, "posisi": 6}

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "batch.empty_table"),
            (b"\n\n", "batch.no_header"),
            ("id;a\n".encode("utf-16"), "batch.utf16"),
            (b"PK\x03\x04....", "batch.workbook_named_csv"),
            (b"id;a\nx;\x00\n", "batch.binary"),
            (b"id;ID\n1;2\n", "batch.doubled_column"),
            (b"id;;b\n1;2;3\n", "batch.nameless_column"),
            (b'id;a\nx;"open\n', "batch.csv_quote"),
            (b'id;a\nx;"a"b\n', "batch.csv"),
            (b"id;a\nx;" + b"D" * 1_000_001 + b"\n", "batch.csv_field"),
            (b"id;a\nx" + b";" * 5_000_001 + b"\n", "batch.long_line"),
        ],
    )
    def it_refuses_what_is_no_table(self, tmp_path: Path, content: bytes, code: str) -> None:
        path = tmp_path / "t.csv"
        path.write_bytes(content)
        assert codes_of(path) == [code]

    @given(
        rows=st.lists(
            st.lists(
                st.text(
                    st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1
                ).filter(lambda cell: cell.strip() == cell and cell.splitlines() == [cell]),
                min_size=2,
                max_size=2,
            ),
            min_size=1,
            max_size=5,
        )
    )
    @profile(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def it_gives_back_what_was_written(self, csv_table: Any, rows: list[list[str]]) -> None:
        table = open_table(csv_table(rows, ("a", "b")))
        read = [tuple(row.values.get(head) for head in ("a", "b")) for row in table.rows()]
        assert read == [tuple(row) for row in rows]

    def it_stops_at_the_most_rows(self, csv_table: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(model, "MAX_ROWS", 3)
        assert codes_of(csv_table([("1", "2", "3")] * 4)) == ["batch.many_rows"]


class DescribeWorkbooks:
    def it_reads_cells_as_a_person_would_have_typed_them(self, workbook: Any) -> None:
        path = workbook(
            [
                ("id", "nomor", "tanggal", "jam", "ya", "biaya"),
                ("x", 12, datetime.date(2025, 1, 2), datetime.time(8, 30), True, 2.5),
            ]
        )
        row = next(open_table(path).rows())
        assert dict(row.values) == {
            "id": "x",
            "nomor": "12",
            "tanggal": "2025-01-02",
            "jam": "08.30",
            "ya": "true",
            "biaya": "2,5",
        }
        assert isinstance(row.values["nomor"], Number)
        assert isinstance(row.values["tanggal"], Day)

    def it_says_that_excel_destroyed_a_nip(self, workbook: Any) -> None:
        path = workbook([("id", "nip"), ("x", 198001012005011002)])
        row = next(open_table(path).rows())
        assert [fault.code for fault in row.faults] == ["batch.destroyed_number"]

    def it_refuses_a_row_with_a_formula_or_an_error(self, workbook: Any) -> None:
        path = workbook([("id", "a"), ("x", "=CMD()"), ("y", "#REF!"), ("z", "teks")])
        found = [[fault.code for fault in row.faults] for row in open_table(path).rows()]
        assert found == [["batch.formula"], ["batch.error_cell"], []]

    def it_refuses_merged_cells(self, workbook: Any) -> None:
        path = workbook([("id", "a"), ("x", "y")], lambda sheet: sheet.merge_cells("A2:B2"))
        assert codes_of(path) == ["batch.merged_cells"]

    @pytest.mark.parametrize(
        "inside",
        [
            '<row r="3"><c r="A3" t="inlineStr"><is><t>' + "A" * 6_000_000 + "</t></is></c></row>",
            '<row r="3">' + '<c r="A3"><v>1</v></c>' * 400_000 + "</row>",
            '<row r="3" a="' + "x" * 6_000_000 + '"/>',
        ],
        ids=["cell", "cells", "attribute"],
    )
    def it_reads_no_row_that_is_a_bomb(self, workbook: Any, inside: str) -> None:
        path = workbook([("id", "a"), ("x", "y")])
        _inserted(path, "sheet1.xml", b"</sheetData>", inside)
        assert codes_of(path) == ["batch.huge_row"]

    def it_reads_no_bomb_in_a_sheet_of_another_name(self, workbook: Any) -> None:
        path = workbook([("id", "a"), ("x", "y")])
        _inserted(path, "sheet1.xml", b"</sheetData>", f'<row><c t="str"><v>{"A" * 6_000_000}')
        stream = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
            for name in old.namelist():
                data = old.read(name).replace(b"worksheets/sheet1.xml", b"lain/x.bin")
                new.writestr(name.replace("worksheets/sheet1.xml", "lain/x.bin"), data)
        path.write_bytes(stream.getvalue())
        assert codes_of(path) == ["batch.huge_row"]

    def it_reads_no_text_that_is_a_bomb(self, workbook: Any) -> None:
        path = workbook([("id", "a"), ("x", "y")])
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            text = f"<sst><si><t>a</t></si><si><t>{'A' * 6_000_000}</t></si></sst>"
            package.writestr("xl/sharedStrings.xml", text)
        assert codes_of(path) == ["batch.huge_row"]

    def it_takes_a_row_and_a_text_of_the_usual_size(self, workbook: Any) -> None:
        lines = [("id", "a"), *((f"u-{n}", "D" * 30_000) for n in range(60))]
        assert len(list(open_table(workbook(lines)).rows())) == 60

    def it_says_before_it_reads_them_that_there_are_too_many_rows(
        self, workbook: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(model, "MAX_ROWS", 3)
        assert len(list(open_table(workbook([("id",)] + [("x",)] * 3)).rows())) == 3
        with pytest.raises(DocgenError) as caught:
            open_table(workbook([("id",)] + [("x",)] * 4))
        assert caught.value.code == "batch.many_rows"

    def it_follows_no_link_to_another_file(self, workbook: Any) -> None:
        path = workbook([("id", "a"), ("x", "='[1]Lain'!A1"), ("y", "teks")])
        relation = (
            '<Relationship Id="rId99" Target="externalLinks/externalLink1.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/externalLink"/>'
        )
        _inserted(path, "workbook.xml.rels", b"</Relationships>", relation)
        found = [[fault.code for fault in row.faults] for row in open_table(path).rows()]
        assert found == [["batch.formula"], []]

    def it_takes_no_harm_from_a_million_empty_rows(self, workbook: Any) -> None:
        def far(sheet: Any) -> None:
            sheet.cell(1_048_576, 1).value = None
            sheet.cell(200_000, 1).number_format = "0.00"

        table = open_table(workbook([("id",), ("x",)], far))
        assert [row.number for row in table.rows()] == [2]

    def it_finds_the_header_below_empty_rows(self, workbook: Any) -> None:
        table = open_table(workbook([(), (), ("id", "a"), ("x", "y")]))
        assert (table.columns, [row.number for row in table.rows()]) == (("id", "a"), [4])

    def it_says_which_sheets_it_left_out(self, workbook: Any) -> None:
        def second(sheet: Any) -> None:
            sheet.parent.create_sheet("lain").append(["id"])

        table = open_table(workbook([("id",), ("x",)], second))
        assert [remark.code for remark in table.remarks] == ["batch.other_sheets"]
        assert open_table(workbook([("id",), ("x",)], second), "lain").columns == ("id",)

    def it_refuses_an_empty_sheet_and_one_that_is_not_there(self, workbook: Any) -> None:
        assert codes_of(workbook([])) == ["batch.empty_table"]
        with pytest.raises(DocgenError) as caught:
            open_table(workbook([("id",)]), "tidak ada")
        assert caught.value.code == "batch.no_sheet"

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "batch.old_or_encrypted"),
            (b"PK\x03\x04 broken", "batch.bad_workbook"),
            (b"just text", "batch.bad_workbook"),
            (b"", "batch.empty_table"),
        ],
    )
    def it_refuses_what_is_no_workbook(self, tmp_path: Path, content: bytes, code: str) -> None:
        path = tmp_path / "t.xlsx"
        path.write_bytes(content)
        assert codes_of(path) == [code]

    def it_refuses_a_doctype(self, workbook: Callable[..., Path]) -> None:
        path = workbook([("id",), ("x",)])
        stream = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name.endswith("sheet1.xml"):
                    data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
                new.writestr(name, data)
        path.write_bytes(stream.getvalue())
        assert codes_of(path) == ["batch.doctype"]


class DescribeJsonLines:
    def it_refuses_a_line_and_reads_on(self, tmp_path: Path) -> None:
        path = tmp_path / "t.jsonl"
        lines = ['{"id": "a", "unit": {"nama": "X"}}', "[1]", '{"id": 1, "id": 2}', "{", ""]
        path.write_text("\n".join([*lines, '{"id": "b"}']), encoding="utf-8")
        found = [(row.number, [f.code for f in row.faults]) for row in open_table(path).rows()]
        assert found == [
            (1, []),
            (2, ["batch.not_object"]),
            (3, ["batch.doubled_key"]),
            (4, ["batch.json"]),
            (6, []),
        ]


class DescribeOpening:
    def it_knows_no_other_files(self, tmp_path: Path) -> None:
        path = tmp_path / "t.ods"
        path.write_bytes(b"x")
        assert codes_of(path) == ["batch.unknown_table"]
        assert codes_of(tmp_path / "none.csv") == ["batch.no_table"]
