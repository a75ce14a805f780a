"""The JSON Schema says what the models take."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from docgen.errors import UsageFault
from docgen.records.skema import KINDS, schema
from tests.records.contoh import BASE, REMOVE, changed, reviewed

LETTER = {"tanggal": "2024-05-01", "tujuan": "Wali Kota Contoh"}


def _valid(record: Any, kind: str | None = None) -> bool:
    return jsonschema.Draft202012Validator(schema(kind)).is_valid(record)


class DescribeTheSchema:
    @pytest.mark.parametrize("kind", [None, *KINDS])
    def it_is_a_schema_of_2020_12(self, kind: str | None) -> None:
        found = schema(kind)
        jsonschema.Draft202012Validator.check_schema(found)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert found["additionalProperties"] is False

    def it_takes_a_sound_record(self) -> None:
        jsonschema.Draft202012Validator(schema()).validate(BASE)

    @pytest.mark.parametrize(
        ("kind", "section"), [(kind, section) for kind, section in KINDS.items()]
    )
    def it_takes_the_record_of_one_document(self, kind: str, section: str) -> None:
        shared = {name: BASE[name] for name in ("id", "pemda", "unit")}
        part = BASE.get(section, LETTER)
        assert _valid({**shared, section: part}, kind)
        assert not _valid(shared, kind)
        assert not _valid({**shared, section: None}, kind)
        assert not _valid(BASE, kind)

    @pytest.mark.parametrize(
        "path",
        [
            "pemda",
            "unit.kepala",
            "unit.layanan",
            "unit.layanan[0]",
            "unit.layanan[0].biaya.gratis",
            "pemda.tingkat",
            "maklumat.tanggal",
            "pencanangan.pukul",
            "verifikasi.tim",
            "verifikasi.rangkap",
            "verifikasi.indikator[0]",
            "perkada.penjelasan.pasal",
        ],
    )
    def it_takes_placeholders_wherever_the_models_do(self, path: str) -> None:
        record = changed({path: "[belum diketahui]"})
        jsonschema.Draft202012Validator(schema()).validate(record)
        assert [f.code for f in reviewed(record).faults] == []

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("unit.alamat", REMOVE),
            ("unit.alamatt", "x"),
            ("unit.kode_pos", 93111),
            ("unit.kepala", "CONTOH"),
            ("pemda.tingkat", "desa"),
            ("verifikasi.tim", []),
            ("verifikasi.rangkap", "dua"),
            ("verifikasi.rangkap", -1),
            ("maklumat.cetak_nip", "mungkin"),
            ("pencanangan.pukul", "pagi"),
            ("unit.nama", ""),
            ("unit.nama", ["Dinas"]),
        ],
    )
    def it_refuses_what_the_models_refuse(self, path: str, value: Any) -> None:
        record = changed({path: value})
        assert not _valid(record)
        assert reviewed(record).faults

    def it_says_of_every_field_what_it_is_called_and_means(self) -> None:
        for name, part in schema()["$defs"].items():
            for field, about in part["properties"].items():
                assert about["title"], (name, field)
                assert about["description"], (name, field)
                assert "pemilik" not in about

    def it_names_the_owner(self) -> None:
        person = schema()["$defs"]["Pejabat"]["properties"]
        assert person["nip"]["x-pemilik"] == "Kepegawaian"

    def it_holds_no_definition_that_is_not_used(self) -> None:
        assert "Pencanangan" not in schema("maklumat")["$defs"]
        assert "Layanan" in schema("maklumat")["$defs"]

    def it_refuses_an_unknown_kind(self) -> None:
        with pytest.raises(UsageFault, match=r"record\.unknown_kind"):
            schema("surat-cinta")
