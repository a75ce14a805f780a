"""``docgen perkada diff`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

import docgen
from docgen.ooxml.package import read_members
from tests.perkada.compare.test_redline import NEW, OLD

EXAMPLES = Path(docgen.__file__).resolve().parent.parent / "examples"


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "lama.txt", tmp_path / "baru.md"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


class DescribePerkadaDiff:
    def it_tells_what_changed_by_unit(
        self, run: Callable[..., Any], drafts: tuple[Path, Path]
    ) -> None:
        done = run("perkada", "diff", *drafts)
        assert done.code == 0
        assert "Pasal 1 angka 2 (diubah): " in done.out
        assert "[-satuan kerja-]{+perangkat daerah+}" in done.out
        assert "Pasal 3 ayat (2) (baru): {+Maklumat diumumkan.+}" in done.out
        assert "Pasal 3 ayat (3) (semula Pasal 2 ayat (2))" in done.out
        assert "1 diubah, 1 baru, 0 dihapus, 1 dipindahkan" in done.err

    def it_gives_programs_the_same(
        self, run: Callable[..., Any], drafts: tuple[Path, Path]
    ) -> None:
        data = json.loads(run("perkada", "diff", *drafts, "--json").out)
        assert data["equal"] is False
        assert data["summary"]["inserted"] == 1
        changed = [c for c in data["changes"] if c["status"] == "changed"]
        assert [c["new"]["unit"] for c in changed] == ["Pasal 1 angka 2"]
        assert {"kind": "inserted", "text": "perangkat daerah"} in changed[0]["text"]

    def it_writes_marks_with_name_and_day(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "beda.docx"
        words = ("--author", "CONTOH & Mitra", "--date", "2025-03-01")
        assert run("perkada", "diff", *drafts, "-o", out, *words).code == 0
        xml = read_members(out.read_bytes(), "draft")["word/document.xml"].decode()
        assert 'w:author="CONTOH &amp; Mitra" w:date="2025-03-01T00:00:00Z"' in xml

    def it_leaves_the_day_out_unless_it_is_told_one(
        self,
        run: Callable[..., Any],
        drafts: tuple[Path, Path],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        plain, dated = tmp_path / "a.docx", tmp_path / "b.docx"
        run("perkada", "diff", *drafts, "-o", plain)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740787200")
        run("perkada", "diff", *drafts, "-o", dated)
        xml = [
            read_members(path.read_bytes(), "draft")["word/document.xml"] for path in (plain, dated)
        ]
        assert b"w:date" not in xml[0]
        assert b'w:date="2025-03-01T00:00:00Z"' in xml[1]

    def it_says_when_nothing_differs(
        self, run: Callable[..., Any], drafts: tuple[Path, Path]
    ) -> None:
        done = run("perkada", "diff", drafts[0], drafts[0])
        assert (done.code, done.out) == (0, "")
        assert "Kedua rancangan sama" in done.err

    def it_holds_a_record_against_the_model_text(self, run: Callable[..., Any]) -> None:
        done = run("perkada", "diff", EXAMPLES / "kendari.yaml", "--against", "model", "--json")
        data = json.loads(done.out)
        assert data["old"] == "model"
        assert data["likeness"] > 0.95

    def it_warns_of_unrelated_texts_and_writes_all_the_same(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        other, out = tmp_path / "lain.txt", tmp_path / "beda.docx"
        other.write_text("Pasal 1\nKucing tidur siang hari.\n", "utf-8")
        done = run("perkada", "diff", drafts[0], other, "-o", out)
        assert done.code == 0
        assert "mungkin bukan rancangan dari satu peraturan" in done.err
        assert out.exists()

    @pytest.mark.parametrize("language", ["id", "en"])
    def it_warns_when_everything_moved_and_writes_all_the_same(
        self, run: Callable[..., Any], tmp_path: Path, language: str
    ) -> None:
        words = [f"Ketentuan ke-{n} mengatur hal bernomor {n * 7} secara rinci." for n in range(30)]
        files = [tmp_path / "lama.txt", tmp_path / "baru.txt"]
        for path, order in zip(files, (words, words[::-1]), strict=True):
            text = "\n\n".join(f"Pasal {n}\n{word}" for n, word in enumerate(order, 1))
            path.write_text(f"{text}\n", "utf-8")
        out = tmp_path / "beda.docx"
        done = run("--lang", language, "perkada", "diff", *files, "-o", out, "--json")
        (finding,) = json.loads(done.out)["findings"]
        assert (done.code, finding["code"], finding["severity"]) == (0, "compare.reordered", "W")
        assert "29" in finding["message"]
        assert finding["fix"]
        again = json.loads(run("perkada", "review", out, "--json").out)
        assert again["findings"] == []
        for number, word in enumerate(words):
            assert word in again["before"], number
            assert word in again["after"], number

    def it_warns_of_a_file_without_articles(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        other = tmp_path / "surat.txt"
        other.write_text("Dengan hormat, bersama ini kami sampaikan undangan.\n", "utf-8")
        done = run("perkada", "diff", drafts[0], other)
        assert done.code == 0
        assert "tidak ditemukan pasal" in done.err

    @pytest.mark.parametrize("name", ["beda.pdf", "beda.txt", "beda"])
    def it_refuses_another_form_of_output(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path, name: str
    ) -> None:
        assert run("perkada", "diff", *drafts, "-o", tmp_path / name).code == 2
        assert not (tmp_path / name).exists()

    def it_wants_two_files_or_one_and_the_model(
        self, run: Callable[..., Any], drafts: tuple[Path, Path]
    ) -> None:
        assert run("perkada", "diff", drafts[0]).code == 2
        assert run("perkada", "diff", *drafts, "--against", "model").code == 2

    def it_needs_a_type_of_regulation_for_the_model(
        self, run: Callable[..., Any], drafts: tuple[Path, Path]
    ) -> None:
        done = run("perkada", "diff", drafts[0], "--against", "model")
        assert done.code == 1
        assert "PERATURAN WALI KOTA" in done.err

    def it_makes_the_matrix_of_a_meeting(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "matriks.docx"
        assert run("perkada", "diff", *drafts, "--matrix", out).code == 0
        document = docx.Document(str(out))
        (table,) = document.tables
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        heads = ["No", "Pasal", "Rumusan awal", "Tanggapan", "Rumusan hasil", "Keterangan"]
        assert cells[0] == heads
        assert cells[1][1] == "Pasal 1"
        assert "2. Unit adalah [satuan kerja]." in cells[1][2]
        assert "2. Unit adalah perangkat daerah." in cells[1][4]
        section = document.sections[0]
        assert round(section.page_width.mm) == 330
        assert round(section.page_height.mm) == 210
        runs = [r for p in table.rows[1].cells[4].paragraphs for r in p.runs if r.bold]
        assert [(r.text, r.underline) for r in runs] == [("perangkat daerah", True)]

    def it_takes_other_columns(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "matriks.docx"
        names = "No,Pasal,Rumusan awal,Usulan Kemenkum,Rumusan hasil"
        assert run("perkada", "diff", *drafts, "--matrix", out, "--columns", names).code == 0
        (table,) = docx.Document(str(out)).tables
        assert [cell.text for cell in table.rows[0].cells] == names.split(",")
        assert table.rows[1].cells[3].text == ""

    def it_makes_the_matrix_as_pdf_too(
        self, run: Callable[..., Any], drafts: tuple[Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "matriks.pdf"
        names = "no,pasal,rumusan awal,Usulan Kemenkum,rumusan hasil"
        assert run("perkada", "diff", *drafts, "--matrix", out, "--columns", names).code == 0
        words = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_bounded()
        assert "Usulan Kemenkum" in words
        assert "[satuan kerja]" in words
        assert "lama.txt" in words
        assert run("conformance", out).code == 0

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--matrix", "matriks.odt"), ".docx"),
            (("--matrix", "matriks.pdf", "--columns", "a,b,c,d,e,f,g,h,i,j,k"), "10"),
        ],
    )
    def it_refuses_a_matrix_that_it_cannot_make(
        self,
        run: Callable[..., Any],
        drafts: tuple[Path, Path],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        words: tuple[str, ...],
        said: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = run("perkada", "diff", *drafts, *words)
        assert done.code == 2
        assert said in done.err
        assert not Path(words[1]).exists()
