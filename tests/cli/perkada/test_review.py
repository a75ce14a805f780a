"""``docgen perkada review`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.perkada.compare.test_returned import COMMENTED, commented, entry


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "kembali.docx"
    path.write_bytes(COMMENTED)
    return path


class DescribePerkadaReview:
    def it_lists_changes_and_comments(self, run: Callable[..., Any], draft: Path) -> None:
        done = run("perkada", "review", draft)
        assert done.code == 0
        assert (
            "   1  Pasal 1 · dihapus (Biro Hukum CONTOH, 2025-03-01T08:00:00Z): menyusun"
            in done.out
        )
        assert "   2  Pasal 1 · disisipkan (Kementerian CONTOH" in done.out
        assert "komentar (Kementerian CONTOH, 2025-04-02T09:00:00Z): Sesuaikan istilah." in done.out

    def it_gives_programs_both_texts(self, run: Callable[..., Any], draft: Path) -> None:
        data = json.loads(run("perkada", "review", draft, "--json").out)
        assert "menyusun standar" in data["before"]
        assert "menetapkan standar" in data["after"]
        assert [c["number"] for c in data["changes"]] == [1, 2]
        assert data["comments"][0]["quoted"] == "menyusunmenetapkan"

    def it_takes_and_refuses_by_number(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        out, before = tmp_path / "hasil.docx", draft.read_bytes()
        done = run("perkada", "review", draft, "--accept", "2", "--reject", "1", "-o", out)
        assert done.code == 0
        assert "1 perubahan diterima, 1 ditolak" in done.err
        words = run("perkada", "read", out, "--to", "text").out
        assert "menyusunmenetapkan standar." in words
        assert draft.read_bytes() == before

    def it_takes_all_of_one_person(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "hasil.docx"
        who = ("--author", "Kementerian CONTOH", "--accept-all")
        assert run("perkada", "review", draft, *who, "-o", out).code == 0
        left = json.loads(run("perkada", "review", out, "--json").out)
        assert [c["author"] for c in left["changes"]] == ["Biro Hukum CONTOH"]

    @pytest.mark.parametrize(
        "words",
        [
            ("--accept", "9"),
            ("--accept", "1", "--reject", "1"),
            ("--accept", "2-1"),
            ("--accept", "satu"),
            ("--accept-all", "--reject-all"),
            ("--author", "Orang Lain", "--accept-all"),
        ],
    )
    def it_refuses_what_cannot_be_meant(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        out = tmp_path / "hasil.docx"
        assert run("perkada", "review", draft, *words, "-o", out).code == 2
        assert not out.exists()

    def it_needs_an_output_for_decisions(self, run: Callable[..., Any], draft: Path) -> None:
        assert run("perkada", "review", draft, "--accept-all").code == 2

    def it_reads_word_files_only(self, run: Callable[..., Any], tmp_path: Path) -> None:
        text, broken = tmp_path / "a.txt", tmp_path / "b.docx"
        text.write_text("Pasal 1\nIsi.\n", "utf-8")
        broken.write_bytes(b"bukan zip")
        assert run("perkada", "review", text).code == 2
        assert run("perkada", "review", broken).code == 1

    def it_tells_answers_and_settled_threads(self, run: Callable[..., Any], tmp_path: Path) -> None:
        path = tmp_path / "utas.docx"
        threads = entry("0A", done="1") + entry("0B", "0A")
        path.write_bytes(commented([("Kurang jelas.", "0A"), ("Sudah diubah.", "0B")], threads))
        lines = run("perkada", "review", path).out.splitlines()
        assert lines[0].startswith("   #  Pasal 1 „Unit wajib melapor.” · komentar, selesai (")
        assert lines[1].startswith("      ↳ jawaban (")
        assert lines[1].endswith(": Sudah diubah.")
        assert "comment, settled" in run("--lang", "en", "perkada", "review", path).out
        told = json.loads(run("perkada", "review", path, "--json").out)["comments"]
        assert [(c["answers"], c["settled"]) for c in told] == [(None, True), ("0", True)]
