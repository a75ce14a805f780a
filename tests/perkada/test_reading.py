"""Drafts as files: what is wrong with them is told with its line, and no text is lost."""

from __future__ import annotations

import pytest

from docgen.perkada.reading import read_markdown, read_plain
from docgen.perkada.tree import walk


def _codes(text: str) -> set[str]:
    return {f.code.removeprefix("perkada.") for f in read_plain(text.encode(), "x.txt").findings}


class DescribeReadings:
    def they_know_markdown_in_a_text_file(self) -> None:
        reading = read_plain(b"# BAB I\n# UMUM\n\n## Pasal 1\nIsi.\n", "x.txt")
        assert reading.form == "markdown"
        assert [c[-1].type for c in walk(reading.regulation.body)] == ["bab", "pasal"]

    def they_carry_the_faults_of_the_file_and_of_the_build(self) -> None:
        reading = read_plain("Pasal 1\n“é”\nPasal 3\nIsi.".encode("cp1252"), "x.txt")
        assert [f.code for f in reading.findings] == ["perkada.encoding", "perkada.number_missing"]

    def a_markdown_file_is_read_as_such(self) -> None:
        reading = read_markdown(b"**Pasal 1**\n\n*Isi*\\.\n", "x.md")
        assert reading.regulation.body[0].text == "Isi."
        assert reading.text.split("\n")[2] == "Isi."


class DescribeBadDrafts:
    @pytest.mark.parametrize("text", ["Halo, ini surat biasa.\nSalam.", "def f():\n    pass\n"])
    def a_file_that_is_no_regulation_gives_one_finding_and_its_lines(self, text: str) -> None:
        reading = read_plain(text.encode(), "x.txt")
        assert [f.code for f in reading.findings] == ["perkada.not_regulation"]
        kept = [item.text for item in reading.regulation.unplaced]
        assert kept == [" ".join(line.split()) for line in text.split("\n") if line] or not kept
        assert kept or reading.regulation.opening

    def a_label_used_twice_is_told(self) -> None:
        assert "label_twice" in _codes("Pasal 1 [#a]\nSatu.\nPasal 2 [#a]\nDua.")

    def more_than_four_levels_are_told_with_line_and_unit(self) -> None:
        text = "Pasal 1\nIsi:\n a. a:\n  1. b:\n   a) c:\n    1) d:\n     a. e:\n      1. f."
        found = [f for f in read_plain(text.encode(), "x.txt").findings if f.code.endswith("deep")]
        assert [(f.params["line"], f.source) for f in found] == [
            (7, "Lampiran II UU 12/2011 butir 87h")
        ]
        assert found[0].params["unit"].startswith("Pasal 1 huruf a angka 1")

    def a_nul_in_a_draft_is_told_and_read_over(self) -> None:
        assert "control_character" in _codes("Pasal 1\nSatu\x00 dua tiga empat lima enam tujuh.")

    def five_thousand_babs_are_read(self) -> None:
        reading = read_plain(b"BAB I\nBABx\n" * 5000, "x.txt")
        assert sum(c[-1].type == "bab" for c in walk(reading.regulation.body)) == 5000
