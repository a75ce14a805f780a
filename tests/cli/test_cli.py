"""The command line as people and programs meet it: exit codes, streams, files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from docgen.cli.report import line_of
from docgen.errors import Finding
from tests import outside

RECORD = """\
pemda: {tingkat: kota, nama: Contoh, provinsi: Contoh Raya, ibu_kota: Contoh}
unit:
  nama: Dinas Contoh
  jenis: dinas
  alamat: Jalan Contoh 1
  kepala: {nama: CONTOH SATU, jabatan: Kepala Dinas Contoh}
maklumat:
  standar_pelayanan: {jenis: Keputusan, nomor: 1/2024, tanggal: 2024-03-25}
  tanggal: 2024-04-03
  kota: Contoh
  janji_kelompok_rentan: [antrean prioritas]
  sanksi: siap menerima sanksi
  pengaduan: [{saluran: Loket}]
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "berkas.yaml"
    path.write_text(RECORD, encoding="utf-8")
    return path


class DescribeInit:
    @pytest.mark.parametrize("kind", ["maklumat", "berita-acara", "pencanangan", "perkada"])
    def it_prints_a_record_that_check_takes_as_a_draft(self, run, tmp_path, kind) -> None:
        started = run("init", kind)
        assert started.code == 0
        path = tmp_path / "awal.yaml"
        path.write_text(started.out, encoding="utf-8")
        checked = run("check", path)
        assert checked.code == 0, checked.err
        assert "siap sebagai konsep" in checked.err

    def it_refuses_an_unknown_kind_with_the_known_ones(self, run) -> None:
        result = run("init", "undangan")
        assert result.code == 2
        assert "berita-acara" in result.err


class DescribeCheck:
    def it_ends_with_1_under_final_while_something_is_to_be_filled_in(self, run, record) -> None:
        text = RECORD.replace("nama: CONTOH SATU", 'nama: "[nama kepala dinas]"')
        record.write_text(text, encoding="utf-8")
        assert run("check", record).code == 0
        assert run("check", record, "--final").code == 1

    def it_lists_every_fault_with_place_line_mend_and_owner(self, run, record) -> None:
        text = RECORD.replace("kota: Contoh\n  janji", "kotaa: Contoh\n  janji").replace(
            "2024-04-03", "03-04-2024"
        )
        record.write_text(text, encoding="utf-8")
        result = run("check", record, "--json")
        assert result.code == 1
        findings = json.loads(result.out)["records"][0]["findings"]
        faults = {f["path"]: f for f in findings if f["severity"] == "E"}
        assert set(faults) == {"maklumat.tanggal", "maklumat.kota", "maklumat.kotaa"}
        assert faults["maklumat.tanggal"]["line"] == 9
        assert "2024-04-03" in faults["maklumat.tanggal"]["fix"]
        assert "kota" in faults["maklumat.kotaa"]["fix"]
        assert faults["maklumat.tanggal"]["owner"] == "Unit"
        assert faults["maklumat.tanggal"]["en"]["message"]

    def it_speaks_english_when_asked(self, run, record) -> None:
        assert "ready as a" in run("--lang", "en", "check", record).err

    def it_merges_an_overlay(self, run, record, tmp_path) -> None:
        layer = tmp_path / "lapis.yaml"
        layer.write_text("maklumat: {tanggal: bukan tanggal}\n")
        result = run("check", record, "--overlay", layer, "--json")
        assert result.code == 1
        paths = [f["path"] for f in json.loads(result.out)["records"][0]["findings"]]
        assert "maklumat.tanggal" in paths


class DescribeGenerate:
    def it_writes_each_document_and_says_where(self, run, record, tmp_path) -> None:
        out = tmp_path / "hasil"
        result = run("generate", record, "-o", out, "--json")
        assert result.code == 0, result.err
        said = json.loads(result.out)
        names = {Path(d["path"]).name for d in said["documents"]}
        assert names == {f"maklumat{v}.{f}" for v in ("", "-poster") for f in ("docx", "pdf")}
        for document in said["documents"]:
            path = Path(document["path"])
            assert path.parent == out / "dinas-contoh-kota-contoh"
            assert len(document["sha256"]) == len(document["content_hash"]) == 64
            if document["format"] == "pdf":
                with pikepdf.open(path) as pdf:
                    assert len(pdf.pages) == document["pages"]
            else:
                assert document["pages"] is None
        assert {p.name for p in out.rglob("*") if p.is_file()} == names

    def it_gives_the_same_bytes_twice(self, run, record, tmp_path) -> None:
        hashes = [
            [
                d["sha256"]
                for d in json.loads(run("generate", record, "-o", tmp_path / n, "--json").out)[
                    "documents"
                ]
            ]
            for n in ("a", "b")
        ]
        assert hashes[0] == hashes[1]

    def it_writes_nothing_when_one_of_two_records_is_faulty(self, run, record, tmp_path) -> None:
        bad = RECORD.replace("nama: Contoh,", "nama: Lain,").replace("2024-04-03", "besok")
        record.write_text(RECORD + "---\n" + bad, encoding="utf-8")
        out = tmp_path / "hasil"
        result = run("generate", record, "-o", out)
        assert result.code == 1
        assert "besok" in result.err
        assert not out.exists()

    def it_refuses_two_records_of_one_folder(self, run, record, tmp_path) -> None:
        record.write_text(RECORD + "---\n" + RECORD, encoding="utf-8")
        result = run("generate", record, "-o", tmp_path / "hasil")
        assert result.code == 1
        assert not (tmp_path / "hasil").exists()

    @pytest.mark.parametrize(
        "words", [("--only", "undangan"), ("--format", "odt"), ("--variant", "emas")]
    )
    def it_calls_unknown_wishes_wrong_use(self, run, record, words) -> None:
        result = run("generate", record, *words)
        assert result.code == 2
        assert words[1] in result.err

    def it_makes_only_the_kind_and_format_asked_for(self, run, record, tmp_path) -> None:
        result = run(
            "generate", record, "-o", tmp_path, "--only", "maklumat", "--format", "pdf", "--json"
        )
        assert {d["format"] for d in json.loads(result.out)["documents"]} == {"pdf"}

    def it_says_when_the_folder_cannot_be_written(self, run, record, tmp_path) -> None:
        blocked = tmp_path / "berkas-bukan-folder"
        blocked.write_text("x")
        result = run("generate", record, "-o", blocked)
        assert result.code == 2
        assert "Traceback" not in result.err

    def it_lets_an_office_template_win(self, run, record, tmp_path, root) -> None:
        own = tmp_path / "templat"
        (own / "pdf").mkdir(parents=True)
        source = (root / "templates" / "pdf" / "maklumat.xml").read_text(encoding="utf-8")
        (own / "pdf" / "maklumat.xml").write_text(
            source.replace("{{ pernyataan }}", "Kalimat kantor. {{ pernyataan }}"), encoding="utf-8"
        )
        out = tmp_path / "hasil"
        words = ("--only", "maklumat", "--format", "pdf", "--templates", own)
        assert run("generate", record, "-o", out, *words).code == 0
        path = next(out.rglob("maklumat.pdf"))
        text = subprocess.run(
            [outside.program("pdftotext"), str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert "Kalimat kantor." in text


class DescribeConformance:
    @pytest.fixture
    def pdf(self, run, record, tmp_path) -> Path:
        run("generate", record, "-o", tmp_path, "--format", "pdf", "--json")
        return next(tmp_path.rglob("maklumat.pdf"))

    def it_ends_with_0_for_a_file_of_docgen_and_says_what_it_left_out(self, run, pdf) -> None:
        done = run("conformance", pdf)
        assert (done.code, done.out) == (0, "")
        assert "lulus" in done.err
        assert "veraPDF" in done.err

    def it_ends_with_1_and_names_every_fault(self, run, pdf, tmp_path) -> None:
        with pikepdf.open(pdf) as opened:
            del opened.Root["/Lang"]
            del opened.Root["/OutputIntents"]
            opened.save(tmp_path / "rusak.pdf")
        done = run("conformance", tmp_path / "rusak.pdf", "--json")
        said = json.loads(done.out)
        assert (done.code, said["conforms"]) == (1, False)
        codes = {finding["code"] for finding in said["findings"]}
        assert codes == {"conformance.no_language", "conformance.no_output_intent"}
        assert all(f["message"] and f["fix"] and f["source"] for f in said["findings"])
        assert said["not_covered"]

    def it_ends_with_2_for_no_file_and_1_for_no_pdf(self, run, tmp_path) -> None:
        assert run("conformance", tmp_path / "tidak-ada.pdf").code == 2
        assert run("conformance", tmp_path).code == 2
        (tmp_path / "a.pdf").write_text("bukan PDF")
        done = run("conformance", tmp_path / "a.pdf")
        assert done.code == 1
        assert "tidak dapat dibuka" in done.err


class DescribeBadInput:
    def test_a_missing_file_is_wrong_use(self, run) -> None:
        assert run("check", "tidak-ada.yaml").code == 2

    @pytest.mark.parametrize(
        "content",
        [
            b"%PDF-1.7\n",
            b"PK\x03\x04rest",
            b"\xff\xfe\x00",
            b"a: [1, 2",
            b"a: &a [*a]\n",
            b"- 1\n- 2\n",
            b"",
            b"pemda: !!python/object/apply:os.system ['true']\n",
            b"pemda: {nama: \x07}\n",
        ],
    )
    def test_a_file_that_is_no_record_ends_with_1_and_words(self, run, tmp_path, content) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes(content)
        result = run("check", path)
        assert result.code == 1
        assert result.err.strip()
        assert "Traceback" not in result.err

    def test_a_200_megabyte_file_is_refused_unread(self, run, tmp_path) -> None:
        path = tmp_path / "besar.yaml"
        with path.open("wb") as stream:
            stream.truncate(200_000_000)
        assert run("check", path).code == 1

    @pytest.mark.parametrize(
        "name", ["/etc/passwd", "../rahasia.png", "file:///etc/passwd", "~/x.png", "bukan.png"]
    )
    def test_an_emblem_outside_the_folder_or_no_image_is_refused(
        self, run, record, tmp_path, name
    ) -> None:
        (tmp_path / "bukan.png").write_text("bukan gambar")
        text = RECORD.replace("ibu_kota: Contoh}", f"ibu_kota: Contoh, lambang_daerah: '{name}'}}")
        record.write_text(text, encoding="utf-8")
        result = run("generate", record, "-o", tmp_path / "hasil")
        assert result.code == 1
        assert "pemda.lambang_daerah" in result.err
        assert not (tmp_path / "hasil").exists()

    def test_a_character_without_a_glyph_names_character_and_field(self, run, record) -> None:
        text = RECORD.replace("Jalan Contoh 1", "Jalan 🚀 1")
        record.write_text(text, encoding="utf-8")
        result = run("check", record)
        assert result.code == 1
        assert "unit.alamat" in result.err
        assert "U+1F680" in result.err

    def test_awkward_values_come_out_as_typed(self, run, record, tmp_path) -> None:
        typed = "A & B < C {{ d }} {% e %} \"f\" 'g' {_{ h"
        text = RECORD.replace("Jalan Contoh 1", json.dumps(typed))
        record.write_text(text, encoding="utf-8")
        assert run("generate", record, "-o", tmp_path, "--only", "maklumat").code == 0
        path = next(tmp_path.rglob("maklumat.pdf"))
        text = subprocess.run(
            [outside.program("pdftotext"), "-layout", str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert typed in text

    def test_an_unforeseen_error_has_no_traceback(self, run, record, monkeypatch) -> None:
        def explode(*_: object) -> None:
            raise ZeroDivisionError("uji")

        monkeypatch.setattr("docgen.service.check", explode)
        result = run("check", record)
        assert result.code == 1
        assert "ZeroDivisionError" in result.err
        assert "Traceback" not in result.err


class DescribeTheProgram:
    def it_runs_as_a_module(self, record) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "docgen", "check", str(record)], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""

    def it_prints_its_schema(self, run) -> None:
        assert "maklumat" in json.loads(run("schema").out)["properties"]

    def it_helps(self) -> None:
        from docgen.cli.app import cli

        result = CliRunner().invoke(cli, ["--help"])
        assert result.exit_code == 0
        for command in ("init", "check", "generate", "schema", "conformance"):
            assert command in result.output


def test_the_line_of_a_place_is_that_of_its_nearest_part() -> None:
    lines = {"unit": 3, "unit.kepala": 5}
    assert line_of(Finding("x", "unit.kepala.nip"), lines) == 5
    assert line_of(Finding("x", "maklumat"), lines) is None
