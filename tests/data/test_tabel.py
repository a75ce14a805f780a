import itertools
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docgen.data
from docgen import i18n
from docgen.data import daerah, p2ham, tabel
from docgen.data.tabel import Sumber, baca_yaml, hanya_satu
from docgen.errors import EnvironmentFault, Finding

FOLDER = Path(docgen.data.__file__).parent
TABLES = sorted(path.name for path in FOLDER.glob("*.yaml"))


def _walk(value: Any) -> list[dict[Any, Any]]:
    if isinstance(value, dict):
        return [value, *(m for item in value.values() for m in _walk(item))]
    if isinstance(value, list):
        return [m for item in value for m in _walk(item)]
    return []


def _has_source(value: Any) -> bool:
    return any("sumber" in mapping for mapping in _walk(value))


class DescribeSumber:
    def it_reads_confidence_and_words(self):
        assert Sumber.dari("S: UU 25/2009 Pasal 21") == Sumber("S", "UU 25/2009 Pasal 21")
        assert str(Sumber.dari("K")) == "K"

    @pytest.mark.parametrize("text", ["", "UU 25/2009", "S", "S:", "X: apa", "s: kecil"])
    def it_refuses_what_names_no_confidence_or_no_source(self, text):
        with pytest.raises(ValueError):
            Sumber.dari(text)

    @given(st.text())
    def it_either_reads_or_refuses_any_text(self, text):
        try:
            source = Sumber.dari(text)
        except ValueError:
            return
        assert source.keyakinan in "SKU"


class DescribeTables:
    @pytest.mark.parametrize("name", TABLES)
    def they_carry_a_source_with_confidence_in_every_section(self, name):
        table = baca_yaml(name)
        sources = [m["sumber"] for m in _walk(table) if "sumber" in m]
        assert all(Sumber.dari(source) for source in sources)
        assert "sumber" in table or all(
            _has_source(section) for key, section in table.items() if key not in PLAIN_SECTIONS
        )

    @pytest.mark.parametrize("name", TABLES)
    def they_never_end_before_they_begin(self, name):
        for row in _walk(baca_yaml(name)):
            since, until = row.get("berlaku_sejak"), row.get("berlaku_sampai")
            assert since is None or until is None or since <= until, row

    def and_the_csv_says_where_it_comes_from(self):
        head = (FOLDER / "kabupaten_kota.csv").read_text(encoding="utf-8").splitlines()[:3]
        assert any(line.startswith("# sumber: S: ") for line in head)
        assert any(line.startswith("# berlaku_sejak: 2025-") for line in head)

    def it_reports_a_table_that_is_missing_from_the_installation(self):
        with pytest.raises(EnvironmentFault) as caught:
            baca_yaml("tidak_ada.yaml")
        assert caught.value.code == "data.table_missing"
        assert caught.value.exit_code == 4

    @pytest.mark.parametrize("content", ["a: [1, 2", "- daftar\n- saja\n", ""])
    def and_one_that_is_damaged(self, tmp_path, monkeypatch, content):
        (tmp_path / "rusak.yaml").write_text(content, encoding="utf-8")
        monkeypatch.setattr(tabel, "_FOLDER", tmp_path)
        with pytest.raises(EnvironmentFault) as caught:
            baca_yaml.__wrapped__("rusak.yaml")
        assert caught.value.code == "data.table_broken"


PLAIN_SECTIONS = {"berlaku_sejak", "jenis"}
"""Sections that hold no fact of their own: a date for the table, the names of types."""

DATED = {
    "ministries": p2ham._ministries(),
    "stages": p2ham._lists("tahapan", "tahap"),
    "criteria": p2ham._lists("kriteria", "kriteria"),
    "groups": p2ham._lists("kelompok_rentan", "kelompok"),
    **{
        f"province {code}": [row for row in daerah.semua_provinsi() if row.kode == code]
        for code in sorted({row.kode for row in daerah.semua_provinsi()})
    },
}


class DescribePeriods:
    @pytest.mark.parametrize("name", DATED)
    def they_follow_each_other_without_overlap_or_gap(self, name):
        rows = sorted(DATED[name], key=lambda row: row.berlaku_sejak or date.min)
        for before, after in itertools.pairwise(rows):
            assert before.berlaku_sampai + timedelta(days=1) == after.berlaku_sejak
        assert rows[-1].berlaku_sampai is None

    @given(st.dates())
    def they_give_at_most_one_row_for_any_day(self, day):
        for rows in DATED.values():
            holding = [row for row in rows if tabel.berlaku_pada(row, day)]
            assert len(holding) <= 1
            assert hanya_satu(rows, day) == (holding[0] if holding else None)


class DescribeMessages:
    CODES = (
        "data.table_missing",
        "data.table_broken",
        "data.working_week",
        "data.unknown_regulation",
        "data.unknown_scale",
        "data.unknown_indicator_set",
    )

    @pytest.mark.parametrize("language", i18n.LANGUAGES)
    @pytest.mark.parametrize("code", CODES)
    def they_say_in_both_languages_what_is_wrong_and_how_to_mend_it(self, code, language):
        said = i18n.explain(Finding(code), language)
        assert said.message != code
        assert said.fix

    def and_the_code_uses_no_others(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
        raised = {part.split('"')[0] for part in sources.split('.of("')[1:]}
        assert raised == set(self.CODES)
