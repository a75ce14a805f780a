"""Everything that is wrong is found at once, with its place, its label and its owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.records.dasar import Bagian, walk
from docgen.records.jenis import Isian
from docgen.records.muat import Source
from docgen.records.telaah import MAX_FAULTS, review
from tests.counting import calls_of
from tests.records.contoh import (
    BASE,
    REMOVE,
    changed,
    reviewed,
    says_it_in_both_languages,
    with_code,
)

NINE = {
    "unit.alamat": REMOVE,
    "unit.alamatt": "Jalan Contoh",
    "unit.kepala": "CONTOH SATU",
    "pencanangan.hari": "Rabu",
    "maklumat.pengaduan": "lapor.go.id",
    "maklumat.tanggal": "3-4-2024",
    "perkada.nomor": "12.A",
    "verifikasi.tim[1]": 7,
    "verifikasi.indikator[1].alasan": REMOVE,
}


def _faults(changes: dict[str, Any]) -> list[tuple[str, str]]:
    return [(f.path, f.code) for f in reviewed(changed(changes)).faults]


def _with_lists(length: int) -> Any:
    people = [{"pejabat": {"nama": f"Contoh {n:05}", "jabatan": "Anggota"}} for n in range(length)]
    return changed(
        {
            "unit.layanan": [{"nama": f"Layanan {n}"} for n in range(length)],
            "maklumat.layanan_ditampilkan": [f"Lyanan {n}" for n in range(length)],
            "verifikasi.tim": people,
        }
    )


class DescribeEverythingAtOnce:
    def it_reports_nine_faults_of_different_sorts_in_the_order_of_the_record(self) -> None:
        assert _faults(NINE) == [
            ("unit.kepala", "record.not_part"),
            ("unit.alamatt", "record.unknown_key_suggest"),
            ("unit.alamat", "record.missing"),
            ("pencanangan.hari", "check.date.weekday"),
            ("maklumat.tanggal", "record.date_form_suggest"),
            ("maklumat.pengaduan", "record.not_list"),
            ("perkada.nomor", "check.regulation.number"),
            ("verifikasi.tim[1]", "record.not_part"),
            ("verifikasi.indikator[1].alasan", "check.indicator.reason"),
        ]

    def it_says_of_each_what_where_how_and_whose(self) -> None:
        for finding in reviewed(changed(NINE)).faults:
            says_it_in_both_languages(finding)
            assert finding.path
            assert finding.label
            assert finding.owner

    def it_puts_faults_before_warnings_before_remarks_before_placeholders(self) -> None:
        record = changed(
            {
                **NINE,
                "unit.kode_pos": "1",
                "pemda.ibu_kota": "[ibu kota]",
                "unit.layanan[0].evaluasi": REMOVE,
            }
        )
        severities = [f.severity for f in reviewed(record).findings]
        assert severities == sorted(severities, key="EWIP".index)
        assert set(severities) == set("EWIP")

    def it_gives_no_record_with_a_fault_and_says_so_when_one_is_required(self) -> None:
        with pytest.raises(DataError) as caught:
            reviewed(changed(NINE)).require()
        assert len(caught.value.findings) == len(NINE)

    def it_gives_the_record_when_there_is_none(self, record: dict[str, Any], folder: Path) -> None:
        result = review(Source(record, "contoh.yaml", folder, {"id": 1}))
        assert result.findings == ()
        sound = result.require()
        assert sound.berkas.pemda.nama == "Contoh"
        assert sound.folder == folder
        assert sound.lines == {"id": 1}

    def it_leaves_its_input_alone(self, record: dict[str, Any]) -> None:
        reviewed(changed(NINE, record))
        assert record == BASE

    def it_finds_faults_behind_faults(self) -> None:
        wrong = {"nama": 5, "biaya": {"jumlah": "x", "gratis": "y"}, "z": 1}
        faults = _faults({"maklumat": REMOVE, "unit.layanan": [wrong]})
        assert [path for path, _ in faults] == [
            "unit.layanan[0].nama",
            "unit.layanan[0].biaya.jumlah",
            "unit.layanan[0].biaya.gratis",
            "unit.layanan[0].z",
        ]


class DescribeWrongTypes:
    @pytest.mark.parametrize(
        ("path", "value", "code"),
        [
            ("unit.kode_pos", 93111, "record.text_type"),
            ("perkada.tahun", 2024, "record.text_type"),
            ("unit.nama", True, "record.text_type"),
            ("unit.kepala.nip", 197805122003121004, "trap.nip_number"),
            ("unit.kepala.nip", 1.97805122003121e17, "trap.nip_number"),
            ("perkada.tahun", 24, "trap.short_year"),
            ("unit.nama", " ", "record.empty"),
            ("unit.nama", "a\x1bb", "record.forbidden_char"),
            ("unit.nama", "a\ud800b", "record.forbidden_char"),
            ("unit.nama", "x" * 501, "record.too_long"),
            ("unit.nama", ["Dinas"], "record.unquoted_placeholder"),
            ("unit.nama", [{"isi": "nama dinas"}], "record.unquoted_placeholder"),
            ("unit.nama", ["a", "b"], "record.not_scalar"),
            ("unit.nama", {"a": "b"}, "record.not_scalar"),
            ("unit.kepala", ["nama kepala dinas"], "record.unquoted_placeholder"),
            ("maklumat.tanggal", ["tanggal maklumat"], "record.unquoted_placeholder"),
            ("unit.kepala", 5, "record.not_part"),
            ("unit", [], "record.not_part"),
            ("pemda", "Kota Contoh", "record.not_part"),
            ("unit.layanan", {"nama": "Izin"}, "record.not_list"),
            ("unit.layanan", "Izin", "record.not_list"),
            ("unit.layanan[0]", "Izin", "record.not_part"),
            ("perkada.penjelasan.pasal", "cukup jelas", "record.not_mapping_here"),
            ("maklumat.tanggal", "3 April 2024", "record.date_form_suggest"),
            ("maklumat.tanggal", "2024-02-30", "record.no_such_date"),
            ("maklumat.tanggal", "03-04-24", "record.date_form"),
            ("maklumat.tanggal", "1445-09-18 H", "record.date_form"),
            ("pencanangan.pukul", "9 pagi", "record.time_form"),
            ("unit.layanan[0].biaya.jumlah", "Rp50.000", "record.integer_form"),
            ("unit.layanan[0].biaya.jumlah", -5, "record.integer_range"),
            ("unit.layanan[0].biaya.gratis", "mungkin", "record.boolean_form"),
            ("unit.jenis", "dians", "record.choice_suggest"),
            ("unit.jenis", "xxxxxx", "record.choice"),
            ("pemda.lambang_daerah", 5, "record.not_part"),
            ("tidak_ada", 1, "record.unknown_key"),
            ("verifikasi.rekapitulasi", {}, "trap.computed"),
            ("verifikasi.lolos", "ya", "trap.lolos"),
            ("pencanangan.materai", "ya", "trap.materai"),
        ],
    )
    def it_says_what_is_wrong_and_nothing_else(self, path: str, value: Any, code: str) -> None:
        found = [(f.path, f.code) for f in reviewed(changed({path: value})).faults]
        assert found == [(path, code)]
        assert with_code(changed({path: value}), code)

    def it_offers_the_date_in_the_right_form(self) -> None:
        (finding,) = with_code(
            changed({"maklumat.tanggal": "3 April 2024"}), "record.date_form_suggest"
        )
        assert finding.params["usul"] == "2024-04-03"

    def it_reads_29_february_only_where_there_is_one(self) -> None:
        assert _faults({"perkada.riwayat": [{"tahap": "usulan", "tanggal": "2024-02-29"}]}) == []
        assert _faults({"perkada.riwayat": [{"tahap": "usulan", "tanggal": "2023-02-29"}]})

    def it_reads_choices_without_regard_to_case_and_blanks(self) -> None:
        result = reviewed(changed({"verifikasi.kesimpulan.status": "Dengan Catatan"}))
        assert result.faults == ()


class DescribePlaceholders:
    @pytest.mark.parametrize(
        "path",
        [
            "pemda",
            "unit",
            "unit.kepala",
            "unit.layanan",
            "unit.layanan[0]",
            "unit.layanan[0].biaya",
            "unit.layanan[0].biaya.gratis",
            "unit.layanan[0].jangka_waktu",
            "pemda.tingkat",
            "pemda.lambang_daerah",
            "pencanangan",
            "pencanangan.tanggal",
            "pencanangan.pukul",
            "pencanangan.komitmen",
            "pencanangan.saksi",
            "pencanangan.meterai",
            "maklumat",
            "maklumat.standar_pelayanan",
            "perkada",
            "perkada.status",
            "perkada.ditetapkan",
            "perkada.lampiran",
            "perkada.penjelasan.pasal",
            "verifikasi",
            "verifikasi.jenis",
            "verifikasi.tim",
            "verifikasi.indikator",
            "verifikasi.indikator[0].hasil",
            "verifikasi.indikator[0].skala",
            "verifikasi.kesimpulan",
            "verifikasi.rangkap",
            "verifikasi.surat_keterangan",
        ],
    )
    def it_takes_one_in_every_place(self, path: str) -> None:
        result = reviewed(changed({path: "[belum diketahui]"}))
        assert result.faults == ()
        listed = [f for f in result.findings if f.severity == "P"]
        assert listed
        assert all(f.path.startswith(path) for f in listed)
        assert all(f.params["isian"] == "[belum diketahui]" for f in listed)

    def it_takes_one_for_a_whole_table(self) -> None:
        annex = {"judul": "Indikator", "tabel": "[tabel indikator]"}
        result = reviewed(changed({"perkada.lampiran": [annex]}))
        assert result.faults == ()
        assert [f.path for f in result.findings] == ["perkada.lampiran[0].tabel[0][0]"]

    def it_lists_each_with_label_and_owner(self) -> None:
        (finding,) = [
            f
            for f in reviewed(changed({"unit.kepala.nip": "[NIP kepala dinas]"})).findings
            if f.severity == "P"
        ]
        assert (finding.path, finding.label, finding.owner) == (
            "unit.kepala.nip",
            "NIP",
            "Kepegawaian",
        )

    def it_finds_every_one_inside_running_text(self) -> None:
        text = "bahwa [isi: alasan] dan [isi: dasar]; pilih [14 hari]"
        found = with_code(changed({"perkada.menimbang[0].teks": text}), "record.placeholder")
        assert [f.params["isian"] for f in found] == ["[isi: alasan]", "[isi: dasar]"]

    def it_never_lists_what_it_put_in_itself(self) -> None:
        placeholders = [f for f in reviewed(changed(NINE)).findings if f.severity == "P"]
        assert placeholders == []

    def it_can_fill_every_part(self) -> None:
        def parts(kind: type[Bagian]) -> list[type[Bagian]]:
            return [kind, *(p for k in kind.__subclasses__() for p in parts(k))]

        for part in parts(Bagian)[1:]:
            if part.__module__.startswith("docgen."):
                filled = part.model_validate("[belum diketahui]")
                values = {value for _, _, _, value in walk(filled)}
                assert "[belum diketahui]" in values, part

    def it_is_its_own_kind_of_text(self) -> None:
        berkas = reviewed(changed({"maklumat.tanggal": "[tanggal]"}))
        assert berkas.faults == ()
        assert isinstance(Isian("[tanggal]"), str)


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["[isian]", "[tidak sah]", "kota", "2024-01-01", "9" * 6000, "\ud800"])
)
_NAMES = st.sampled_from(
    sorted({name for part in (*Bagian.__subclasses__(), Bagian) for name in part.model_fields})
)
_ANY = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_NAMES | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)


class DescribeAnyInput:
    @settings(max_examples=150, deadline=None)
    @given(_ANY)
    def it_never_fails_on_nested_data(self, data: Any) -> None:
        for finding in reviewed(data).findings:
            says_it_in_both_languages(finding)
            str(finding).encode()

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def it_never_fails_on_a_record_with_anything_anywhere(self, data: st.DataObject) -> None:
        record: Any = changed({})
        place: Any = record
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                place[key] = data.draw(_ANY)
                break
            place = inner
        for finding in reviewed(record).findings:
            says_it_in_both_languages(finding)

    @pytest.mark.parametrize("data", [None, [], "pemda", 5, True, [{"pemda": {}}]])
    def it_says_that_something_else_is_no_record(self, data: Any) -> None:
        (finding,) = reviewed(data).findings
        assert finding.code == "record.not_mapping"

    def it_bounds_depth_size_and_number(self) -> None:
        deep: Any = "x"
        for _ in range(100):
            deep = [deep]
        assert reviewed({"pemda": deep}).findings[0].code == "record.too_deep"
        assert reviewed({"pemda": ["x"] * 200_001}).findings[0].code == "record.too_many"
        shared = ["x" * 100_000] * 101
        assert reviewed({"pemda": shared}).findings[0].code == "record.too_much"

    def it_stops_at_a_bounded_number_of_faults(self) -> None:
        record = changed({f"kunci-{n}": n for n in range(20_000)})
        findings = reviewed(record).findings
        assert len(findings) == MAX_FAULTS + 1
        assert findings[0].code == "record.many_faults"

    def its_work_grows_with_the_lists_and_not_with_their_square(self) -> None:
        few = calls_of(lambda: reviewed(_with_lists(300)).findings)
        many = calls_of(lambda: reviewed(_with_lists(1200)).findings)
        assert many < 4 * few

    def it_takes_keys_that_are_no_text(self) -> None:
        record = changed({})
        record[5] = record[None] = "x"
        codes = [f.code for f in reviewed(record).faults]
        assert codes == ["record.unknown_key", "record.unknown_key"]
