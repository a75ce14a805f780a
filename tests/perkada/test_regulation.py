"""Reading and writing a whole regulation."""

from __future__ import annotations

import json

import pytest

from docgen.errors import DataError
from docgen.perkada.asjson import from_json, to_json
from docgen.perkada.checks import check_regulation
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Enactment
from docgen.perkada.writer import write_regulation

TEXT = """\
WALI KOTA CONTOH
PROVINSI CONTOH RAYA

RANCANGAN PERATURAN WALI KOTA CONTOH
NOMOR ... TAHUN ...
TENTANG
PELAYANAN PUBLIK
BERBASIS HAK ASASI MANUSIA

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA CONTOH,

Menimbang : a. bahwa satu;
            b. bahwa dua yang panjang sekali
               sampai ke baris berikut;
            c. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam
               huruf a dan huruf b, perlu menetapkan Peraturan Wali Kota;

Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
            2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;

MEMUTUSKAN:
Menetapkan : PERATURAN WALI KOTA TENTANG PELAYANAN PUBLIK BERBASIS
             HAK ASASI MANUSIA.

BAB I
KETENTUAN UMUM

Pasal 1
Isi.

Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Wali Kota ini
dengan penempatannya dalam Berita Daerah Kota Contoh.

Ditetapkan di Contoh
pada tanggal 3 Mei 2024
WALI KOTA CONTOH,

CONTOH SATU

Diundangkan di Contoh
pada tanggal 4 Mei 2024
SEKRETARIS DAERAH KOTA CONTOH,
ttd
CONTOH DUA
BERITA DAERAH KOTA CONTOH TAHUN 2024 NOMOR 12

PENJELASAN
ATAS
PERATURAN WALI KOTA CONTOH
I. UMUM
Pasal 1
Cukup jelas.

LAMPIRAN I
INDIKATOR
LAMPIRAN II
BENTUK
"""


class DescribeAWholeRegulation:
    def it_is_taken_apart(self) -> None:
        regulation = read_regulation(TEXT)
        title = regulation.title
        assert title.jenis == "RANCANGAN PERATURAN WALI KOTA"
        assert (title.nama_daerah, title.nomor, title.tahun) == ("CONTOH", "...", "...")
        assert title.tentang == "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"
        assert regulation.opening.split("\n") == [
            "WALI KOTA CONTOH",
            "PROVINSI CONTOH RAYA",
            "DENGAN RAHMAT TUHAN YANG MAHA ESA",
            "WALI KOTA CONTOH,",
        ]
        assert [(n.type, n.number) for n in regulation.recitals] == [
            ("huruf", "a"),
            ("huruf", "b"),
            ("huruf", "c"),
        ]
        assert (
            regulation.recitals[1].text == "bahwa dua yang panjang sekali sampai ke baris berikut;"
        )
        assert "dalam huruf a dan huruf b" in regulation.recitals[2].text
        assert [n.number for n in regulation.legal_bases] == ["1", "2"]
        assert regulation.dictum.endswith("BERBASIS HAK ASASI MANUSIA.")
        assert [node.title for node in regulation.body] == ["KETENTUAN UMUM"]
        assert not regulation.unplaced
        assert not check_regulation(regulation)

    def it_has_its_closing_and_what_follows(self) -> None:
        regulation = read_regulation(TEXT)
        closing = regulation.closing
        assert closing is not None
        assert closing.perintah.endswith("dalam Berita Daerah Kota Contoh.")
        assert closing.ditetapkan == Enactment(
            "Contoh", "3 Mei 2024", "WALI KOTA CONTOH,", "CONTOH SATU"
        )
        assert closing.diundangkan == Enactment(
            "Contoh", "4 Mei 2024", "SEKRETARIS DAERAH KOTA CONTOH,", "ttd\nCONTOH DUA"
        )
        assert closing.berita_daerah == "BERITA DAERAH KOTA CONTOH TAHUN 2024 NOMOR 12"
        assert "Cukup jelas." in regulation.explanation
        assert [(a.number, a.text) for a in regulation.annexes] == [
            ("I", "INDIKATOR"),
            ("II", "BENTUK"),
        ]

    def it_keeps_the_lines_of_its_source(self) -> None:
        regulation = read_regulation(TEXT)
        assert (
            regulation.recitals[1].line
            == TEXT.split("\n").index("            b. bahwa dua yang panjang sekali") + 1
        )
        assert regulation.body[0].line == TEXT.split("\n").index("BAB I") + 1

    def it_is_the_same_after_writing_and_reading(self) -> None:
        once = to_json(read_regulation(TEXT))
        twice = to_json(read_regulation(write_regulation(read_regulation(TEXT))))
        assert _without_lines(once) == _without_lines(twice)

    def it_reads_a_single_recital_without_a_letter(self) -> None:
        regulation = read_regulation(
            "Menimbang : bahwa satu;\nMengingat : Pasal 18;\nPasal 1\nIsi."
        )
        assert [(n.type, n.text) for n in regulation.recitals] == [("teks", "bahwa satu;")]
        assert [(n.type, n.text) for n in regulation.legal_bases] == [("teks", "Pasal 18;")]

    def it_may_be_the_body_alone(self) -> None:
        regulation = read_regulation("Pasal 1\nMenetapkan hal ini.\nPasal 2\nIsi.")
        assert [node.number for node in regulation.body] == ["1", "2"]
        assert regulation.title.jenis == ""
        assert regulation.closing is None


class DescribeJson:
    def it_has_the_keys_of_the_contract(self) -> None:
        data = to_json(read_regulation("Pasal 1\nIsi."))
        assert list(data) == [
            "title",
            "opening",
            "recitals",
            "legal_bases",
            "dictum",
            "body",
            "closing",
            "explanation",
            "annexes",
            "unplaced",
            "furniture",
            "repairs",
        ]
        assert list(data["title"]) == ["jenis", "nama_daerah", "nomor", "tahun", "tentang"]
        assert data["closing"] == {}
        assert data["body"] == [
            {
                "type": "pasal",
                "number": "1",
                "title": "",
                "text": "Isi.",
                "tail": "",
                "label": "",
                "line": 1,
                "children": [],
            }
        ]

    def it_comes_back_as_it_was(self) -> None:
        regulation = read_regulation(TEXT)
        assert from_json(json.loads(json.dumps(to_json(regulation)))) == regulation

    @pytest.mark.parametrize(
        "data", [{"body": [{"type": "bait"}]}, {"body": [{}]}, {"title": {"x": 1}}, {"body": 1}]
    )
    def it_is_refused_in_another_form(self, data: object) -> None:
        with pytest.raises(DataError) as fault:
            from_json(data)  # type: ignore[arg-type]
        assert fault.value.code == "perkada.json_form"


def _without_lines(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_lines(value) for key, value in data.items() if key != "line"}
    return [_without_lines(part) for part in data] if isinstance(data, list) else data
