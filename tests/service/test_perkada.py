"""Drafts by file: the reader follows the ending, and what cannot be opened is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import UsageFault
from docgen.service.perkada import TREE_FORMS, read_draft, read_draft_bytes, tree_text


class DescribeReadDraft:
    @pytest.mark.parametrize(
        ("name", "form"),
        [("a.txt", "text"), ("A.TXT", "text"), ("a.md", "markdown"), ("a.markdown", "markdown")],
    )
    def it_reads_by_the_ending(self, tmp_path: Path, name: str, form: str) -> None:
        path = tmp_path / name
        path.write_text("Pasal 1\nIsi.\n", "utf-8")
        reading = read_draft(path)
        assert (reading.name, reading.form) == (name, form)
        assert reading.regulation.body[0].number == "1"
        assert reading.findings == ()

    def it_refuses_other_endings_and_what_cannot_be_opened(self, tmp_path: Path) -> None:
        with pytest.raises(UsageFault) as other:
            read_draft_bytes(b"x", "a.odt")
        assert other.value.code == "service.draft_form"
        for path in (tmp_path, tmp_path / "tidak-ada.txt"):
            with pytest.raises(UsageFault) as missing:
                read_draft(path)
            assert missing.value.code == "service.draft_unreadable"

    @pytest.mark.parametrize("form", TREE_FORMS)
    def its_tree_comes_out_in_every_form(self, form: str) -> None:
        regulation = read_draft_bytes(b"Pasal 1\nIsi.\n", "a.txt").regulation
        out = tree_text(regulation, form)  # type: ignore[arg-type]
        assert "Isi." in out
        assert out.endswith("\n")
