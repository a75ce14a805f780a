"""``docgen perkada renumber`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.perkada.reader import read_regulation
from docgen.perkada.writer import write_body

DRAFT = """\
    Pasal 1
Isi menurut Pasal 2.

    Pasal baru
Sisipan.

    Pasal 2
Menurut Pasal 1.
"""
NUMBERED = """\
    Pasal 1
Isi menurut Pasal 3.

    Pasal 2
Sisipan.

    Pasal 3
Menurut Pasal 1.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "rancangan.txt"
    path.write_text(DRAFT, "utf-8")
    return path


class DescribePerkadaRenumber:
    def it_prints_the_draft_and_tells_what_changed(
        self, run: Callable[..., Any], draft: Path
    ) -> None:
        done = run("perkada", "renumber", draft)
        assert done.code == 0
        assert done.out == NUMBERED
        assert "Pasal baru menjadi Pasal 2" in done.err
        assert '"Pasal 2" menjadi "Pasal 3"' in done.err

    def it_writes_a_file_and_leaves_the_draft_alone(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "hasil.txt"
        done = run("perkada", "renumber", draft, "-o", out)
        assert (done.code, done.out) == (0, "")
        assert out.read_text("utf-8") == NUMBERED
        assert draft.read_text("utf-8") == DRAFT

    def it_gives_programs_the_same(self, run: Callable[..., Any], draft: Path) -> None:
        data = json.loads(run("perkada", "renumber", draft, "--json").out)
        assert data["text"] == NUMBERED
        assert data["layout_kept"] is True
        assert data["moved"][0] == {"before": "Pasal baru", "after": "Pasal 2", "line": 4}
        assert data["references"] == [
            {"where": "Pasal 1", "line": 1, "before": "Pasal 2", "after": "Pasal 3"}
        ]
        assert data["findings"] == []

    def it_ends_with_one_when_a_reference_cannot_be_decided(
        self, run: Callable[..., Any], draft: Path
    ) -> None:
        draft.write_text(DRAFT.replace("Menurut Pasal 1", "Menurut Pasal 8"), "utf-8")
        done = run("perkada", "renumber", draft)
        assert done.code == 1
        assert "Pasal 8 tidak ada" in done.err
        assert "Pasal 2\nSisipan." in done.out

    def it_refuses_to_number_an_amendment(self, run: Callable[..., Any], draft: Path) -> None:
        draft.write_text("Pasal I\nUbah.\nPasal II\nBerlaku.\n", "utf-8")
        done = run("perkada", "renumber", draft)
        assert (done.code, done.out) == (1, "")
        assert "tidak dinomori ulang" in done.err

    def it_reads_and_writes_word_files(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        word, again = tmp_path / "rancangan.docx", tmp_path / "lagi.docx"
        assert run("perkada", "renumber", draft, "-o", word).code == 0
        assert (
            write_body(read_regulation(NUMBERED).body)
            in run("perkada", "read", word, "--to", "text").out
        )
        shuffled = word.read_bytes()
        assert run("perkada", "renumber", word, "-o", again).code == 0
        assert word.read_bytes() == shuffled
        assert (
            run("perkada", "read", again, "--to", "text").out
            == run("perkada", "read", word, "--to", "text").out
        )

    def it_never_replaces_a_word_draft(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        word = tmp_path / "rancangan.docx"
        run("perkada", "renumber", draft, "-o", word)
        before = word.read_bytes()
        assert run("perkada", "renumber", word, "-o", word).code == 2
        assert word.read_bytes() == before

    def it_keeps_windows_line_ends(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        draft.write_bytes(DRAFT.replace("\n", "\r\n").encode())
        out = tmp_path / "hasil.txt"
        assert run("perkada", "renumber", draft, "-o", out).code == 0
        assert out.read_bytes() == NUMBERED.replace("\n", "\r\n").encode()

    def it_refuses_an_output_that_is_no_text(
        self, run: Callable[..., Any], draft: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "hasil.pdf"
        assert run("perkada", "renumber", draft, "-o", out).code == 2
        assert not out.exists()
