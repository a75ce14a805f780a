"""The examples of docs/perkada.md are true."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.perkada.carrying import carry
from docgen.perkada.preamble import bases_in_full
from docgen.perkada.reader import read_regulation

_MANUAL = Path(__file__).resolve().parents[2] / "docs" / "perkada.md"


def blocks() -> list[str]:
    return re.findall(r"```\n(.*?)```", _MANUAL.read_text("utf-8"), re.DOTALL)


class DescribeTheManual:
    def it_renumbers_as_it_shows(self) -> None:
        before, after = (block for block in blocks() if block.startswith("Pasal 1\n"))
        done = carry(read_regulation(before))
        assert done.decided
        assert done.set_into(before) == after

    def it_gives_keys_that_are_known(self) -> None:
        (keys,) = (block for block in blocks() if block.startswith("Mengingat"))
        regulation = read_regulation(f"{keys}\nMEMUTUSKAN:\nMenetapkan: X.\n\nPasal 1\nIsi.\n")
        full = bases_in_full(regulation.legal_bases)
        assert [node.text[:13] for node in full] == ["Pasal 18 ayat", "Undang-Undang"]
