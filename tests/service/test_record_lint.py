"""The Perkada of a record, held against the rules of drafting before anybody prints it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.i18n import explain
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.reader import read_regulation
from docgen.records.muat import Source
from docgen.records.telaah import Record, review
from docgen.service import check
from docgen.service.perkada import lint_record
from docgen.service.record_lint import is_drafting

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REGIONS = {
    "wali kota": {"tingkat": "kota", "nama": "Contoh", "provinsi": "Contoh Raya"},
    "bupati": {"tingkat": "kabupaten", "nama": "Contoh", "provinsi": "Contoh Raya"},
    "gubernur": {"tingkat": "provinsi", "nama": "Contoh Raya"},
    "bupati di Aceh": {"tingkat": "kabupaten", "nama": "Contoh", "provinsi": "Aceh"},
}
BODY = "Pasal 1\nUnit Kerja melayani masyarakat.\n\nPasal 2\n{commencement}\n"
RIGHT = "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan."
WRONG = "Peraturan Wali Kota ini mulai berlaku sejak tanggal ditetapkan."


def data_of(region: str, **perkada: Any) -> dict[str, Any]:
    given = {
        "status": "rancangan",
        "tentang": "Pelayanan Publik Berbasis Hak Asasi Manusia",
        "pemrakarsa": "Bagian Hukum",
        **perkada,
    }
    officers = {
        "kepala_daerah": {"nama": "CONTOH SATU", "jabatan": region.partition(" di")[0].title()},
        "sekretaris_daerah": {"nama": "CONTOH DUA", "jabatan": "Sekretaris Daerah"},
    }
    pemda = {"ibu_kota": "Contoh", **REGIONS[region], **officers}
    return {"pemda": pemda, "perkada": given}


def record_of(data: dict[str, Any]) -> Record:
    return review(Source(data, "uji", None)).require()


def with_body(commencement: str) -> dict[str, Any]:
    return data_of(
        "wali kota",
        batang_tubuh=BODY.format(commencement=commencement),
        menimbang=[
            {"unsur": "filosofis", "teks": "bahwa pelayanan publik merupakan hak setiap warga"},
            {"unsur": "sosiologis", "teks": "bahwa masyarakat memerlukan kepastian layanan"},
        ],
        mengingat=["UUD 18(6)", "UU 25/2009"],
    )


class DescribeTheModelText:
    @pytest.mark.parametrize("region", list(REGIONS))
    def it_lints_clean_for_every_head_of_region(self, region: str) -> None:
        record = record_of(data_of(region, berkas_batang_tubuh="naskah-model"))
        found = [f for f in lint_record(record) if f.severity in "EW"]
        assert [(f.code, f.label, explain(f).message) for f in found] == []


class DescribeTheExamples:
    @pytest.mark.parametrize("name", ["kendari.yaml", "kota-contoh.yaml"])
    def it_lints_clean(self, name: str) -> None:
        records = [r for r in docgen.load_all(EXAMPLES / name) if r.berkas.perkada]
        assert records
        for record in records:
            found = [f for f in lint_record(record) if f.severity in "EW"]
            assert [(f.code, f.label, explain(f).message) for f in found] == []


class DescribeTheFullText:
    @pytest.mark.parametrize("region", list(REGIONS))
    def it_is_read_as_a_whole_regulation(self, region: str) -> None:
        record = record_of(data_of(region, berkas_batang_tubuh="naskah-model"))
        values = context(record)
        text = full_text(values)
        regulation = read_regulation(text)
        assert regulation.unplaced == ()
        assert len(regulation.recitals) == len(values["menimbang"])
        assert len(regulation.legal_bases) == len(values["mengingat"])
        assert len(regulation.annexes) == len(values["lampiran"])
        assert regulation.closing is not None
        words = " ".join(str(row["teks"]) for row in values["batang_tubuh"])
        printed = re.findall(r"\w+", text)
        assert [word for word in re.findall(r"\w+", words) if word not in printed] == []

    def it_protects_text_that_looks_like_a_label(self) -> None:
        body = "Pasal 1\nUnit Kerja melayani:\na. warga; dan\nb. tamu.\n\n\\a. bukan butir\n\n"
        record = record_of(data_of("wali kota", batang_tubuh=body + f"Pasal 2\n{RIGHT}\n"))
        regulation = read_regulation(full_text(context(record)))
        assert [node.number for node in regulation.body[0].children] == ["a", "b"]


class DescribeLintRecord:
    def it_finds_nothing_in_a_record_without_a_perkada(self) -> None:
        record = docgen.load_all(EXAMPLES / "dki-jakarta.yaml")[0]
        assert record.berkas.perkada is None
        assert lint_record(record) == ()

    def it_gives_the_unit_and_the_severity_that_registering_refuses(self) -> None:
        found = [f for f in lint_record(record_of(with_body(WRONG))) if f.severity == "E"]
        assert [(f.code, f.path, f.label) for f in found] == [("lint.c05", "perkada", "Pasal 2")]
        assert [f for f in lint_record(record_of(with_body(RIGHT))) if f.severity == "E"] == []

    def it_is_a_warning_of_check(self) -> None:
        (checked,) = check([Source(with_body(WRONG), "uji", None)])
        assert [f.code for f in checked.of("W") if is_drafting(f)] == ["lint.c05"]
        assert checked.of("E") == ()
        assert checked.record is not None
