"""``docgen perkada read`` as people and programs meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.perkada.asjson import from_json
from docgen.perkada.reader import read_regulation

DRAFT = """\
BAB I
KETENTUAN UMUM

Pasal 1
(1) Setiap unit [@akhir];
    a. melayani; dan
    b. melapor.

Pasal 2 [#akhir]
Peraturan ini mulai berlaku.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "rancangan.txt"
    path.write_text(DRAFT, "utf-8")
    return path


class DescribePerkadaRead:
    def it_prints_the_tree_as_json_and_nothing_else(
        self, run: Callable[..., Any], draft: Path
    ) -> None:
        done = run("perkada", "read", draft)
        data = json.loads(done.out)
        assert list(data) == [
            "title", "opening", "recitals", "legal_bases", "dictum", "body", "closing",
            "explanation", "annexes", "unplaced", "furniture", "repairs",
        ]  # fmt: skip
        assert [unit["number"] for unit in data["body"][0]["children"]] == ["1", "2"]
        assert from_json(data) == read_regulation(DRAFT)
        assert done.code == 0

    def it_prints_the_same_tree_as_yaml(self, run: Callable[..., Any], draft: Path) -> None:
        as_json = json.loads(run("perkada", "read", draft, "--to", "json").out)
        assert yaml.safe_load(run("perkada", "read", draft, "--to", "yaml").out) == as_json

    def it_prints_a_text_that_reads_the_same(self, run: Callable[..., Any], draft: Path) -> None:
        out = run("perkada", "read", draft, "--to", "text").out
        assert read_regulation(out).body == read_regulation(DRAFT).body

    def it_ends_with_one_and_the_place_when_the_build_is_wrong(
        self, run: Callable[..., Any], draft: Path
    ) -> None:
        draft.write_text(DRAFT.replace("Pasal 2", "Pasal 3"), "utf-8")
        done = run("perkada", "read", draft)
        assert done.code == 1
        assert "Pasal 3" in done.err
        assert json.loads(done.out)["body"]

    def it_ends_with_two_for_a_file_that_is_missing_or_of_another_kind(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        missing = run("perkada", "read", tmp_path / "tidak-ada.txt")
        assert missing.code == 2
        assert "tidak-ada.txt" in missing.err
        other = tmp_path / "gambar.png"
        other.write_bytes(b"x")
        done = run("perkada", "read", other)
        assert done.code == 2
        assert ".docx" in done.err

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("kosong.txt", b"", "kosong"),
            ("surat.txt", b"%PDF-1.7 x", "PDF"),
            ("surat.md", b"\x00\x01\x02\x03" * 200, "bukan teks"),
        ],
    )
    def it_says_what_a_file_is_that_holds_no_text(
        self, run: Callable[..., Any], tmp_path: Path, name: str, data: bytes, said: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        done = run("perkada", "read", path)
        assert (done.code, done.out) == (1, "")
        assert said in done.err

    def it_keeps_the_lines_of_a_file_that_is_no_regulation(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        path = tmp_path / "surat.txt"
        path.write_text("Dengan hormat,\nini surat.\n", "utf-8")
        done = run("perkada", "read", path)
        assert done.code == 1
        assert [item["text"] for item in json.loads(done.out)["unplaced"]] == [
            "Dengan hormat,",
            "ini surat.",
        ]
        assert "bukan peraturan" in done.err

    def it_reads_markdown(self, run: Callable[..., Any], tmp_path: Path) -> None:
        path = tmp_path / "rancangan.md"
        path.write_text("## BAB I\n## UMUM\n\n**Pasal 1**\n\n*Isi*.\n", "utf-8")
        done = run("perkada", "read", path, "--to", "text")
        assert done.out == "BAB I\nUMUM\n\nPasal 1\nIsi.\n"
        assert (done.code, done.err) == (0, "")
