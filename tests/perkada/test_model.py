"""The model text of a P2HAM Perkada, in the words of each kind of region."""

from __future__ import annotations

import re
from datetime import date

import pytest

from docgen.bahasa.terbilang import terbilang
from docgen.data.peraturan import cari_peraturan
from docgen.errors import DataError
from docgen.perkada.adapt import TOKENS, adapt
from docgen.perkada.checks import check_regulation
from docgen.perkada.model import ModelText, model_text
from docgen.perkada.names import unit_name
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.references import resolve
from docgen.perkada.region import mapping_for
from docgen.perkada.regulation import Regulation
from docgen.perkada.rows import rows
from docgen.perkada.tree import ITEMS, Node, walk
from docgen.records.pemda import Pemda


def _pemda(tingkat: str, nama: str, provinsi: str | None = None, **more: str) -> Pemda:
    values = {"tingkat": tingkat, "nama": nama, "ibu_kota": "Contoh", **more}
    return Pemda.model_validate(values | ({"provinsi": provinsi} if provinsi else {}))


KENDARI = _pemda("kota", "Kendari", "Sulawesi Tenggara")
REGIONS = {
    "Wali Kota": KENDARI,
    "Bupati": _pemda("kabupaten", "Konawe", "Sulawesi Tenggara"),
    "Gubernur": _pemda("provinsi", "Sulawesi Tenggara"),
}


@pytest.fixture(params=list(REGIONS))
def head(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def model(head: str) -> ModelText:
    return model_text(mapping_for(REGIONS[head]))


@pytest.fixture
def regulation(model: ModelText) -> Regulation:
    return read_regulation(model.body)


def _texts(regulation: Regulation) -> dict[str, str]:
    """Unit -> its words with references resolved, for units from the article down."""
    nodes = resolve(regulation.body).nodes
    return {
        unit_name(chain): " ".join(filter(None, (chain[-1].text, chain[-1].tail)))
        for chain in walk(nodes)
        if any(node.type == "pasal" for node in chain)
    }


def _lists(nodes: tuple[Node, ...]) -> list[tuple[Node, tuple[Node, ...]]]:
    found = []
    for chain in walk(nodes):
        items = tuple(child for child in chain[-1].children if child.type in ITEMS)
        if items:
            found.append((chain[-1], items))
    return found


class DescribeTheBuild:
    def it_has_eleven_bab_and_fortyone_articles(self, regulation: Regulation) -> None:
        assert len(regulation.body) == 11
        articles = [c[-1].number for c in walk(regulation.body) if c[-1].type == "pasal"]
        assert articles == [str(number) for number in range(1, 42)]

    def it_has_no_findings(self, regulation: Regulation) -> None:
        assert check_regulation(regulation) == ()
        assert renumber(regulation.body) == regulation.body

    def it_has_the_chapters_that_offices_expect(self, regulation: Regulation) -> None:
        assert [bab.title for bab in regulation.body] == [
            "KETENTUAN UMUM",
            "PRINSIP DAN SASARAN",
            "KRITERIA DAN INDIKATOR",
            "TIM P2HAM DAERAH",
            "TAHAPAN",
            "PARTISIPASI MASYARAKAT DAN PENGADUAN",
            "PELAPORAN",
            "PENGHARGAAN",
            "PENDANAAN",
            "KETENTUAN PERALIHAN",
            "KETENTUAN PENUTUP",
        ]
        assert [bagian.title for bagian in regulation.body[4].children] == [
            "Umum",
            "Pencanangan",
            "Verifikasi",
            "Penilaian",
            "Pembinaan dan Pengawasan",
        ]

    def it_leaves_no_reference_and_no_token(self, regulation: Regulation) -> None:
        assert not any("[" in row.teks for row in rows(regulation.body))

    def it_numbers_no_single_ayat(self, regulation: Regulation) -> None:
        for chain in walk(regulation.body):
            ayat = [child for child in chain[-1].children if child.type == "ayat"]
            assert len(ayat) != 1, unit_name(chain)


class DescribeTheWords:
    def it_names_its_own_head_only(self, head: str, model: ModelText) -> None:
        words = "\n".join(
            (
                model.body,
                *(recital.teks for recital in model.recitals),
                *(cell for annex in model.annexes for row in annex.tabel for cell in row),
                *(annex.isi for annex in model.annexes),
            )
        )
        assert head in words
        for other in {"Wali Kota", "Walikota", "Bupati", "Gubernur"} - {head}:
            assert other.casefold() not in words.casefold()

    def it_says_whose_region_it_is(self) -> None:
        words = _texts(read_regulation(model_text(mapping_for(REGIONS["Gubernur"])).body))
        assert words["Pasal 1 angka 1"] == "Daerah adalah Provinsi Sulawesi Tenggara."
        assert words["Pasal 1 angka 3"] == "Gubernur adalah Gubernur Sulawesi Tenggara."
        assert words["Pasal 1 angka 6"].startswith("Biro Hukum adalah Biro Hukum pada")

    def it_begins_and_ends_as_the_law_says(self, head: str, regulation: Regulation) -> None:
        words = _texts(regulation)
        assert words["Pasal 1"] == f"Dalam Peraturan {head} ini yang dimaksud dengan:"
        assert words["Pasal 41"] == f"Peraturan {head} ini mulai berlaku pada tanggal diundangkan."

    def it_uses_every_defined_term_again(self, regulation: Regulation) -> None:
        definitions = regulation.body[0].children[0]
        rest = "\n".join(
            text for unit, text in _texts(regulation).items() if "Pasal 1 " not in unit
        )
        terms = []
        for item in definitions.children:
            term = item.text.partition(" adalah ")[0]
            terms.append(re.split(r" yang selanjutnya dis\w+ ", term)[-1])
        assert len(terms) == 16
        assert [term for term in terms if term not in rest] == []

    def it_writes_defined_terms_with_capitals(self, regulation: Regulation) -> None:
        words = "\n".join(row.teks for row in rows(regulation.body))
        for term in ("unit kerja", "kelompok rentan", "standar pelayanan", "perangkat daerah,"):
            assert term not in words
        assert not re.search(r"\bpelayanan publik\b", words)

    @pytest.mark.parametrize(
        "forbidden",
        [
            "antara lain",
            "namun tidak terbatas",
            "perlindungan",
            "Hal-hal yang belum diatur",
            "pidana",
            "sanksi",
            "denda",
            "bobot",
            "tersebut",
            "sekurang-kurangnya",
            "0353",
            "penyandang cacat",
            "pada Pasal",
            "dalam ayat",
        ],
    )
    def it_avoids_what_the_rules_or_the_sources_forbid(
        self, forbidden: str, regulation: Regulation
    ) -> None:
        assert not [row.teks for row in rows(regulation.body) if forbidden in row.teks]

    def it_writes_numbers_with_words(self, regulation: Regulation) -> None:
        found = 0
        for text in _texts(regulation).values():
            plain = re.sub(r"(?:Pasal \d+|(?:ayat|angka) \(?\d+\)?|P2HAM)", "", text)
            for number, words in re.findall(r"(\d+)(?: \(([^)]*)\))?", plain):
                assert words == terbilang(int(number)), text
                found += 1
        assert found == 2  # twice every 3 (tiga) bulan

    def it_reports_to_the_minister_every_three_months(self, regulation: Regulation) -> None:
        words = _texts(regulation)["Pasal 37 ayat (1)"]
        assert "menteri yang menyelenggarakan urusan pemerintahan dalam negeri" in words
        assert words.endswith("setiap 3 (tiga) bulan.")

    def it_gives_the_head_no_power_over_the_predicate(
        self, head: str, regulation: Regulation
    ) -> None:
        words = _texts(regulation)
        assert "diberikan oleh menteri yang berwenang" in words["Pasal 30 ayat (1)"]
        assert not [t for t in words.values() if re.search(rf"{head} \w+ predikat", t)]


class DescribeTheForm:
    def it_ends_items_as_a_tabulation_does(self, regulation: Regulation) -> None:
        for owner, items in _lists(regulation.body[0].children[1:] + regulation.body[1:]):
            assert owner.text.endswith(":")
            *front, last = [item.text for item in items]
            assert last.endswith(".")
            assert re.search(r"; (?:dan|atau|dan/atau)$", front[-1]), front[-1]
            assert all(text.endswith(";") for text in front[:-1])

    def it_writes_one_sentence_in_each_unit(self, regulation: Regulation) -> None:
        for unit, text in _texts(regulation).items():
            assert not re.search(r"\.\s", text), unit
            assert text == "" or text[-1] in ".:;" or text.endswith(("dan", "atau")), unit

    def it_refers_backwards_only(self, regulation: Regulation) -> None:
        for unit, text in _texts(regulation).items():
            here = int(unit.split()[1])
            assert all(int(n) < here for n in re.findall(r"Pasal (\d+)", text)), unit

    def it_types_no_reference_by_hand(self, model: ModelText) -> None:
        body = re.sub(r"^Pasal \d+.*$", "", model.body, flags=re.MULTILINE)
        assert not re.search(r"Pasal \d|ayat \(\d|huruf [a-z]\b|angka \d", body)

    def it_titles_bagian_with_capitals_except_particles(self, regulation: Regulation) -> None:
        for chain in walk(regulation.body):
            if chain[-1].type == "bagian":
                for word in chain[-1].title.split():
                    assert word[0].isupper() or word in {"dan", "atau"}


class DescribeTheParts:
    def they_are_three_recitals_in_their_order(self, model: ModelText) -> None:
        assert [recital.unsur for recital in model.recitals] == [
            "filosofis",
            "sosiologis",
            "yuridis",
        ]
        assert all(re.fullmatch(r"bahwa [^.;]+;", recital.teks) for recital in model.recitals)

    def they_are_legal_bases_that_the_table_knows(self, model: ModelText) -> None:
        first, second, *keys = model.bases
        assert first.startswith("Pasal 18 ayat (6) Undang-Undang Dasar")
        assert second == "[isi: undang-undang pembentukan daerah]"
        assert keys == ["UU 23/2014", "Permenkumham 25/2023"]
        assert all(cari_peraturan(key) for key in keys)

    def they_are_three_annexes_that_the_body_names(
        self, model: ModelText, regulation: Regulation
    ) -> None:
        assert len(model.annexes) == 3
        words = "\n".join(_texts(regulation).values())
        for number in ("Lampiran I ", "Lampiran II ", "Lampiran III "):
            assert (
                words.count(f"tercantum dalam {number}yang merupakan bagian tidak terpisahkan") == 1
            )
        for annex in model.annexes:
            assert annex.judul == annex.judul.upper()
            assert len({len(row) for row in annex.tabel}) <= 1

    def they_are_indicators_that_the_body_names(
        self, model: ModelText, regulation: Regulation
    ) -> None:
        head, *body = model.annexes[0].tabel
        assert head == ("No.", "Kriteria", "Indikator", "Data Dukung", "Skala")
        assert [row[0] for row in body] == [f"{n}." for n in range(1, len(body) + 1)]
        words = _texts(regulation)
        named = [
            re.sub(r"(?:; dan|;|\.)$", "", words[f"Pasal {place} huruf {letter}"])
            for place, letters in (("10", "abcd"), ("15", "abcde"), ("17 ayat (1)", "ab"))
            for letter in letters
        ]
        assert [row[2].casefold() for row in body] == [name.casefold() for name in named]
        criteria = [
            words[f"Pasal 9 ayat (1) huruf {x}"].rstrip(";.").removesuffix("; dan") for x in "abc"
        ]
        assert list(dict.fromkeys(row[1].casefold() for row in body)) == [
            c.casefold() for c in criteria
        ]


class DescribeTheMapping:
    def it_has_a_word_for_every_token(self) -> None:
        for pemda in REGIONS.values():
            mapping = mapping_for(pemda)
            assert set(mapping) == set(TOKENS)
            assert all(mapping.values())

    @pytest.mark.parametrize(
        ("pemda", "areas"),
        [
            (KENDARI, "kecamatan, dan kelurahan"),
            (_pemda("kabupaten", "Konawe", "Sulawesi Tenggara"), "kecamatan, kelurahan, dan desa"),
            (_pemda("kabupaten", "Aceh Jaya", "Aceh"), "kecamatan, dan gampong"),
            (_pemda("kabupaten", "Jayapura", "Papua"), "distrik, kelurahan, dan kampung"),
            (_pemda("provinsi", "Banten"), "Perangkat Daerah dan unit pelaksana teknis daerah"),
        ],
    )
    def it_names_the_units_below(self, pemda: Pemda, areas: str) -> None:
        assert mapping_for(pemda)["asal_unit_kerja"].endswith(areas)

    def it_names_jakarta_by_the_day(self) -> None:
        jakarta = _pemda("provinsi", "DKI Jakarta")
        before = mapping_for(jakarta, date(2024, 11, 29))
        after = mapping_for(jakarta, date(2024, 11, 30))
        assert before["kepala_daerah_lengkap"] == "Gubernur Daerah Khusus Ibukota Jakarta"
        assert after["kepala_daerah_lengkap"] == "Gubernur Daerah Khusus Jakarta"

    def it_knows_aceh(self) -> None:
        mapping = mapping_for(_pemda("provinsi", "Aceh"))
        assert mapping["nama_daerah"] == "Aceh"
        assert mapping["pemerintah_daerah"] == "Pemerintah Aceh"
        assert mapping["dprd"] == "Dewan Perwakilan Rakyat Aceh"

    def it_obeys_the_record(self) -> None:
        mapping = mapping_for(_pemda("kota", "Kendari", "X", sebutan_kepala_daerah="Walikota"))
        assert mapping["jenis_peraturan"] == "Peraturan Walikota"

    def it_prints_a_placeholder_unchanged(self) -> None:
        mapping = mapping_for(_pemda("kota", "[nama daerah]", "X"))
        assert mapping["nama_daerah"] == "[nama daerah]"
        assert not check_regulation(read_regulation(model_text(mapping).body))


class DescribeAdapting:
    def it_replaces_tokens_also_in_capitals(self) -> None:
        done = adapt("[=kepala_daerah] dan [=KEPALA_DAERAH]", {"kepala_daerah": "Wali Kota"})
        assert done.text == "Wali Kota dan WALI KOTA"
        assert not done.findings

    def it_tells_of_an_unknown_token_and_leaves_it(self) -> None:
        done = adapt("Satu\n[=kepala_desa]", {"kepala_daerah": "Bupati"})
        assert done.text == "Satu\n[=kepala_desa]"
        (finding,) = done.findings
        assert finding.code == "perkada.token_unknown"
        assert finding.params == {"name": "kepala_desa", "line": 2, "known": "kepala_daerah"}

    def it_takes_values_as_data(self) -> None:
        done = adapt("[=nama_daerah]", {"nama_daerah": r"[=jenis] \1", "jenis": "kota"})
        assert done.text == r"[=jenis] \1"

    def it_stops_the_model_when_a_word_is_missing(self) -> None:
        mapping = mapping_for(KENDARI)
        del mapping["keputusan"]
        with pytest.raises(DataError) as fault:
            model_text(mapping)
        assert fault.value.code == "perkada.token_unknown"
        assert len(fault.value.findings) == 3
