"""Another office program shows the same numbers, and leaves a draft as it was when it saves it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docgen.perkada.docx import read_docx, write_docx
from docgen.perkada.reader import read_regulation
from tests import outside
from tests.perkada.docx.word import abstract, level, listed, num, word

DRAFT = """\
BAB I
KETENTUAN UMUM

Pasal 1 [#awal]
Dalam Peraturan ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Unit adalah satuan kerja.

BAB II
ISI

Bagian Kesatu
Umum

Pasal 2
(1) Unit wajib:
    a. menyusun:
        1. standar; dan
        2. maklumat; dan
    b. mengumumkannya,
    paling lama 7 (tujuh) hari.
(2) Sebagaimana dimaksud dalam [@awal].
"""
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
LISTS = (
    abstract(
        1,
        level(0, "upperRoman", "BAB %1"),
        level(1, "decimal", "(%2)"),
        level(2, "lowerLetter", "%3."),
        level(3, "decimal", "%1.%4"),
    )
    + abstract(2, level(0, "decimal", "%1.", start=3))
    + num(1, 1)
    + num(2, 2)
    + num(3, 2, ANEW)
)
ORDER = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
ORDER += [(2, 0), (2, 0), (3, 0), (3, 0), (2, 0)]


def converted(data: bytes, form: str, ending: str, folder: Path) -> bytes:
    """What LibreOffice makes of a Word file."""
    made = folder / "keluar"
    (folder / "naskah.docx").write_bytes(data)
    command = [outside.program("soffice"), f"-env:UserInstallation=file://{folder}/lo"]
    command += ["--headless", "--convert-to", form, "--outdir", str(made)]
    subprocess.run([*command, str(folder / "naskah.docx")], check=True, timeout=120)
    return (made / f"naskah.{ending}").read_bytes()


@pytest.mark.conformance
class DescribeLibreOffice:
    def it_shows_the_same_numbers(self, tmp_path: Path) -> None:
        body = "".join(listed(f"k{n}", *place) for n, place in enumerate(ORDER))
        data = word(body, numbering=LISTS)
        shown = converted(data, "txt:Text", "txt", tmp_path).decode("utf-8-sig").split()
        assert read_docx(data, "naskah.docx").text.split() == shown

    def it_saves_a_draft_that_reads_the_same(self, tmp_path: Path) -> None:
        tree = read_regulation(DRAFT)
        saved = converted(write_docx(tree), "docx", "docx", tmp_path)
        assert read_docx(saved, "naskah.docx").regulation == tree
