"""What a finished document says about itself, and what stops it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import docgen
from docgen.errors import DataError, TemplateFault, UsageFault
from docgen.records.muat import Source
from docgen.records.telaah import review
from docgen.service import TemplateStore, Wish, check
from docgen.service.documents import record_hash

DATA = {
    "pemda": {"tingkat": "kota", "nama": "Contoh", "provinsi": "Contoh Raya", "ibu_kota": "Contoh"},
    "unit": {
        "nama": "Dinas Contoh",
        "jenis": "dinas",
        "alamat": "Jalan Contoh 1",
        "kepala": {"nama": "CONTOH SATU", "jabatan": "Kepala Dinas Contoh"},
    },
    "maklumat": {
        "standar_pelayanan": {"jenis": "Keputusan", "nomor": "1/2024", "tanggal": "2024-03-25"},
        "tanggal": "2024-04-03",
        "kota": "Contoh",
        "janji_kelompok_rentan": ["antrean prioritas"],
        "sanksi": "siap menerima sanksi",
        "pengaduan": [{"saluran": "Loket"}],
    },
}


def record(folder: Path | None = None, **pemda: object):
    data = {**DATA, "pemda": {**DATA["pemda"], **pemda}}
    return review(Source(data, "uji", folder)).require()


class DescribeADocument:
    def it_carries_the_hashes_of_record_and_template_and_the_version(self) -> None:
        made = record()
        docx, pdf = docgen.generate(made, variants=())[:2]
        core = zipfile.ZipFile(io.BytesIO(docx.data)).read("docProps/core.xml").decode()
        assert f"record={record_hash(made)};template=" in core
        with pikepdf.open(io.BytesIO(pdf.data)) as opened:
            assert str(opened.docinfo["/DocgenRecord"]) == record_hash(made)
            assert len(str(opened.docinfo["/DocgenTemplate"])) == 64
            assert str(opened.docinfo["/DocgenVersion"]) == docgen.__version__
            assert str(opened.docinfo["/CreationDate"]).startswith("D:20240403")

    def the_content_hash_differs_with_its_words_only(self) -> None:
        one, two = (docgen.generate(record(ibu_kota=c), ("pdf",)) for c in ("Contoh", "Lain"))
        assert one[0].content_hash != two[0].content_hash
        again = docgen.generate(record(), ("pdf",))
        assert one[0].content_hash == again[0].content_hash

    def it_names_the_folder_by_unit_and_level(self) -> None:
        assert docgen.generate(record())[0].folder == "dinas-contoh-kota-contoh"


class DescribeWish:
    @pytest.mark.parametrize(
        "values",
        [{"formats": ("odt",)}, {"only": frozenset({"x"})}, {"variants": frozenset({"x"})}],
    )
    def it_refuses_what_docgen_does_not_know(self, values) -> None:
        with pytest.raises(UsageFault):
            Wish(**values)


class DescribePictures:
    def picture(self, path: Path, size: tuple[int, int], kind: str = "PNG") -> None:
        Image.new("RGB", size, "navy").save(path, kind)

    def they_are_placed_with_their_alternative_text(self, tmp_path: Path) -> None:
        self.picture(tmp_path / "l.png", (300, 360))
        made = record(tmp_path, lambang_daerah={"berkas": "l.png", "teks_alternatif": "Perisai"})
        docx = docgen.generate(made, ("docx",))[0]
        document = zipfile.ZipFile(io.BytesIO(docx.data)).read("word/document.xml").decode()
        assert 'descr="Perisai"' in document

    def they_may_not_be_20000_pixels_wide(self, tmp_path: Path) -> None:
        self.picture(tmp_path / "l.png", (20_000, 10))
        made = record(tmp_path, lambang_daerah="l.png")
        with pytest.raises(DataError) as caught:
            docgen.generate(made)
        assert caught.value.findings[0].path == "pemda.lambang_daerah"

    def they_are_found_bad_by_check_too(self, tmp_path: Path) -> None:
        (tmp_path / "l.png").write_bytes(b"\x89PNG\r\n\x1a\n rusak")
        data = {**DATA, "pemda": {**DATA["pemda"], "lambang_daerah": "l.png"}}
        (result,) = check([Source(data, "uji", tmp_path)])
        assert [f.path for f in result.of("E")] == ["pemda.lambang_daerah"]
        assert result.record is None


class DescribeTemplateStore:
    def it_prefers_the_office_folder_and_the_paper(self, tmp_path: Path, root: Path) -> None:
        store = TemplateStore()
        assert store.docx("berita-acara", "A4").hash != store.docx("berita-acara").hash
        (tmp_path / "docx").mkdir()
        source = root / "templates" / "docx" / "maklumat.docx"
        (tmp_path / "docx" / "berita-acara.docx").write_bytes(source.read_bytes())
        own = TemplateStore(tmp_path)
        assert own.docx("berita-acara", "A4").hash == store.docx("maklumat").hash

    def it_says_which_template_is_missing(self) -> None:
        with pytest.raises(TemplateFault) as caught:
            TemplateStore().docx("undangan")
        assert caught.value.exit_code == 3

    def it_needs_a_folder_that_exists(self, tmp_path: Path) -> None:
        with pytest.raises(UsageFault):
            TemplateStore(tmp_path / "tidak-ada")
