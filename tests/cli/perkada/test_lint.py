"""``docgen perkada lint`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.perkada.docx import read_docx, write_docx
from docgen.perkada.reader import read_regulation
from tests.perkada.lint.specimen import compose
from tests.service.test_record_lint import WRONG, with_body

BROKEN = compose({"memutuskan": "M E M U T U S K A N :", "jabatan": "Wali Kota Contoh"})
JUDGED = compose({"jenis": "PERATURAN WALI KOTA"})
Run = Callable[..., Any]


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "rancangan.txt"
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "rancangan.docx"
    path.write_bytes(write_docx(read_regulation(BROKEN)))
    return path


class DescribePerkadaLint:
    def it_ends_with_0_on_a_clean_draft(self, run: Run, draft: Callable[[str], Path]) -> None:
        done = run("perkada", "lint", draft(compose()))
        assert done.code == 0
        assert done.out.endswith("0 kesalahan, 0 peringatan, 0 keterangan.\n")

    def it_ends_with_1_and_names_unit_rule_butir_and_mend(
        self, run: Run, draft: Callable[[str], Path]
    ) -> None:
        done = run("perkada", "lint", draft(BROKEN))
        assert done.code == 1
        assert "Diktum\n" in done.out
        assert "D01  butir 54" in done.out
        assert 'Tulis "MEMUTUSKAN:".' in done.out

    def it_speaks_english_too(self, run: Run, draft: Callable[[str], Path]) -> None:
        done = run("--lang", "en", "perkada", "lint", draft(BROKEN))
        assert 'Write "MEMUTUSKAN:".' in done.out

    def it_prints_json_in_the_shape_of_the_contract(
        self, run: Run, draft: Callable[[str], Path]
    ) -> None:
        done = run("perkada", "lint", draft(BROKEN), "--format", "json")
        data = json.loads(done.out)
        assert done.code == 1
        assert [list(item) for item in data["findings"]] == [
            ["rule", "butir", "severity", "where", "line", "message", "fix"]
        ] * len(data["findings"])
        found = {item["rule"]: item for item in data["findings"]}
        assert found["D01"]["line"] == BROKEN.split("\n").index("M E M U T U S K A N :") + 1
        assert data["summary"] == {"E": 2, "W": 0, "I": 0}

    def it_takes_a_type_for_a_body_alone(self, run: Run, draft: Callable[[str], Path]) -> None:
        body = draft("Pasal 1\nPeraturan ini berlaku sejak tanggal ditetapkan.\n")
        done = run("perkada", "lint", body, "--jenis", "Peraturan Bupati")
        assert '"Peraturan Bupati ini mulai berlaku' in done.out

    def it_refuses_what_is_no_draft(self, run: Run, tmp_path: Path) -> None:
        assert run("perkada", "lint", tmp_path / "tidak-ada.txt").code == 2


class DescribePerkadaLintFix:
    def it_replaces_the_draft_and_shows_the_change(
        self, run: Run, draft: Callable[[str], Path]
    ) -> None:
        path = draft(BROKEN)
        done = run("perkada", "lint", path, "--fix")
        assert done.code == 0
        assert "-M E M U T U S K A N :\n+MEMUTUSKAN:\n" in done.out
        assert path.read_text("utf-8") == compose()
        again = run("perkada", "lint", path, "--fix")
        assert "@@" not in again.out
        assert again.out.endswith("0 kesalahan, 0 peringatan, 0 keterangan.\n")

    def it_writes_elsewhere_and_leaves_the_draft(
        self, run: Run, draft: Callable[[str], Path], tmp_path: Path
    ) -> None:
        path = draft(BROKEN)
        run("perkada", "lint", path, "--fix", "-o", tmp_path / "hasil.txt")
        assert path.read_text("utf-8") == BROKEN
        assert (tmp_path / "hasil.txt").read_text("utf-8") == compose()

    def it_ends_with_1_while_something_needs_judgement(
        self, run: Run, draft: Callable[[str], Path]
    ) -> None:
        path = draft(JUDGED)
        done = run("perkada", "lint", path, "--fix")
        assert done.code == 1
        assert path.read_text("utf-8") == JUDGED

    def it_leaves_a_draft_alone_that_is_not_utf_8(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "lama.txt"
        path.write_bytes(BROKEN.replace("Contoh", "Cöntoh").encode("cp1252"))
        before = path.read_bytes()
        assert run("perkada", "lint", path, "--fix").code in (1, 2)
        assert path.read_bytes() == before

    def it_does_not_replace_a_word_file(self, run: Run, word: Path) -> None:
        before = word.read_bytes()
        for more in ((), ("-o", word)):
            done = run("perkada", "lint", word, "--fix", *more)
            assert done.code == 2
            assert "tata letaknya akan hilang" in done.err
        assert word.read_bytes() == before

    def it_makes_a_new_word_file_of_one(self, run: Run, word: Path, tmp_path: Path) -> None:
        out = tmp_path / "baru.docx"
        run("perkada", "lint", word, "--fix", "-o", out)
        assert read_docx(out.read_bytes(), out.name).regulation == read_regulation(compose())

    def it_knows_the_layout_of_its_own_word_files(self, run: Run, word: Path) -> None:
        done = run("perkada", "lint", word, "--format", "json")
        rules = {item["rule"] for item in json.loads(done.out)["findings"]}
        assert rules == {"P02"}

    def it_refuses_an_output_of_another_form(
        self, run: Run, draft: Callable[[str], Path], tmp_path: Path
    ) -> None:
        done = run("perkada", "lint", draft(BROKEN), "--fix", "-o", tmp_path / "hasil.pdf")
        assert done.code == 2
        assert not (tmp_path / "hasil.pdf").exists()

    def it_takes_an_output_with_fix_only(
        self, run: Run, draft: Callable[[str], Path], tmp_path: Path
    ) -> None:
        assert run("perkada", "lint", draft(BROKEN), "-o", tmp_path / "x.txt").code == 2


class DescribeGenerate:
    def it_warns_of_errors_of_drafting_and_makes_the_document(
        self, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "berkas.yaml"
        path.write_text(yaml.safe_dump(with_body(WRONG), allow_unicode=True), "utf-8")
        done = run("generate", path, "--format", "docx", "-o", tmp_path / "hasil")
        assert done.code == 0
        assert list((tmp_path / "hasil").rglob("perkada.docx"))
        assert "(Pasal 2)" in done.err
        assert "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan." in done.err
