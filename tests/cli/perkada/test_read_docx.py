"""``docgen perkada read`` with drafts in Word."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from docgen.perkada.asjson import from_json
from docgen.perkada.docx import write_docx
from docgen.perkada.reader import read_regulation
from tests.perkada.docx.word import abstract, level, listed, num, p, word

LAW = abstract(1, level(0, "decimal", "Pasal %1"), level(1, "decimal", "(%2)")) + num(1, 1)
BODY = listed("", 1) + listed("Satu.", 1, 1) + listed("Dua.", 1, 1) + listed("", 1) + p("Isi.")
TEXT = "Pasal 1 [#awal]\n(1) Satu.\n(2) Dua.\n\nPasal 2\nSebagaimana dimaksud dalam [@awal].\n"


BASES = "Menimbang: bahwa x;\n\nMengingat:\n1. UU 23/2014;\n2. UUD 18(6);\n\nMEMUTUSKAN:\n"


class DescribeCitations:
    def they_are_written_out_as_of_a_day(self, run: Callable[..., Any], tmp_path: Path) -> None:
        draft = tmp_path / "rancangan.txt"
        draft.write_text(BASES + TEXT, "utf-8")
        typed = json.loads(run("perkada", "read", draft).out)["legal_bases"]
        assert [node["text"] for node in typed] == ["UU 23/2014;", "UUD 18(6);"]
        done = run("perkada", "read", draft, "--citations", "--on", "2015-06-01")
        first, second = json.loads(done.out)["legal_bases"]
        assert first["text"].startswith("Pasal 18 ayat (6) Undang-Undang Dasar")
        assert "terakhir dengan Undang-Undang Nomor 9 Tahun 2015" in second["text"]
        assert (first["number"], second["number"], done.code) == ("1", "2", 0)

    def they_are_faults_when_the_key_is_unknown(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        draft = tmp_path / "rancangan.txt"
        draft.write_text(BASES.replace("23/2014", "25/2008") + TEXT, "utf-8")
        done = run("perkada", "read", draft, "--citations")
        assert done.code == 1
        assert "Mengingat angka 1" in done.err
        assert "UU 25/2009" in done.err


class DescribeReadingWord:
    def it_prints_the_tree_with_automatic_numbers(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        draft = tmp_path / "rancangan.docx"
        draft.write_bytes(word(BODY, numbering=LAW))
        done = run("perkada", "read", draft)
        assert done.code == 0
        body = json.loads(done.out)["body"]
        assert [unit["number"] for unit in body] == ["1", "2"]
        assert [ayat["text"] for ayat in body[0]["children"]] == ["Satu.", "Dua."]

    def it_prints_what_was_written_as_word(self, run: Callable[..., Any], tmp_path: Path) -> None:
        tree = read_regulation(TEXT)
        draft = tmp_path / "rancangan.DOCX"
        draft.write_bytes(write_docx(tree))
        assert from_json(yaml.safe_load(run("perkada", "read", draft, "--to", "yaml").out)) == tree
        assert read_regulation(run("perkada", "read", draft, "--to", "text").out).body == tree.body

    def it_tells_what_word_hides(self, run: Callable[..., Any], tmp_path: Path) -> None:
        draft = tmp_path / "rancangan.docx"
        draft.write_bytes(word(p("Pasal 1") + p("Isi.") + p("rahasia", "", "<w:vanish/>")))
        done = run("perkada", "read", draft)
        assert done.code == 0
        assert "rahasia" in done.err
        assert "rahasia" in json.loads(done.out)["unplaced"][0]["text"]

    def it_ends_with_one_and_no_output_for_a_scan(
        self, run: Callable[..., Any], tmp_path: Path
    ) -> None:
        draft = tmp_path / "pindaian.docx"
        draft.write_bytes(
            word('<w:p><w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r></w:p>')
        )
        done = run("perkada", "read", draft)
        assert (done.code, done.out) == (1, "")
        assert "pindaian.docx" in done.err

    def it_ends_with_one_for_the_old_format(self, run: Callable[..., Any], tmp_path: Path) -> None:
        draft = tmp_path / "lama.docx"
        draft.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        done = run("perkada", "read", draft)
        assert (done.code, done.out) == (1, "")
        assert ".doc" in done.err
