"""Trees written as Word files come back as they were, and so do the Perkada that docgen makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docgen
from docgen.errors import DataError
from docgen.kinds.perkada.susunan import context
from docgen.perkada.docx import read_docx, write_docx
from docgen.perkada.regulation import Annex, Closing, Enactment, Regulation, Title
from docgen.perkada.tree import Node
from docgen.records.telaah import Record
from tests.perkada.strategies import bodies

EXAMPLES = Path(docgen.__file__).resolve().parent.parent / "examples"
RECITALS = (
    Node("huruf", "a", text="bahwa satu;"),
    Node("huruf", "b", text="bahwa 1. dua;"),
)
WHOLE = Regulation(
    title=Title("PERATURAN WALI KOTA", "CONTOH", "1", "2024", "LAYANAN PRIORITAS"),
    opening="WALI KOTA CONTOH\nPROVINSI\nDENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA CONTOH,",
    recitals=RECITALS,
    legal_bases=(Node("teks", text="Pasal 18 ayat (6) Undang-Undang Dasar;"),),
    dictum="PERATURAN WALI KOTA TENTANG LAYANAN PRIORITAS.",
    closing=Closing(
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan.",
        Enactment("Contoh", "3 Mei 2024", "WALI KOTA CONTOH,", "ttd\nCONTOH SATU"),
        Enactment("Contoh", "4 Mei 2024", "SEKRETARIS DAERAH,", "CONTOH DUA"),
        "BERITA DAERAH KOTA CONTOH TAHUN 2024 NOMOR 1",
    ),
    explanation="PENJELASAN\nATAS\nI. UMUM\nCukup jelas.",
    annexes=(
        Annex(
            "I",
            "JUDUL SATU\nNo. | Nama | Isi\n1. | a | b\n2. | | d\nCatatan.\nBUPATI,\nCONTOH SATU",
        ),
        Annex("II", "JUDUL DUA"),
    ),
)


def read_back(regulation: Regulation) -> Regulation:
    return read_docx(write_docx(regulation), "naskah.docx").regulation


class DescribeWritingAndReading:
    @settings(max_examples=60, deadline=None)
    @given(bodies())
    def they_are_inverse_for_every_well_formed_tree(self, body: tuple[Node, ...]) -> None:
        regulation = read_back(Regulation(body=body))
        assert regulation.body == body
        assert not regulation.unplaced

    @settings(max_examples=30, deadline=None)
    @given(bodies())
    def they_are_inverse_for_a_whole_regulation(self, body: tuple[Node, ...]) -> None:
        whole = replace(WHOLE, body=body)
        assert without_lines(read_back(whole)) == without_lines(whole)

    def they_keep_names_of_units_and_references(self) -> None:
        body = (
            Node(
                "pasal", "1", label="awal", children=(Node("ayat", "1", text="x:", label="satu"),)
            ),
            Node("pasal", "2", text="Sebagaimana [@satu]."),
        )
        assert read_back(Regulation(body=body)).body == body

    @pytest.mark.parametrize("words", ["(1)", "(2) (3)", "...", "- 2 -", "a. b.", "\\..."])
    def they_keep_words_that_look_like_labels_or_belong_to_pages(self, words: str) -> None:
        item = Node("ayat", "1", text=f"{words}\n{words}\n{words}", tail="")
        body = (Node("pasal", "1", children=(item,)), Node("pasal", "2", text=f"{words}\n{words}"))
        assert read_back(Regulation(body=body)).body == body

    def they_make_the_same_bytes_each_time(self) -> None:
        assert write_docx(WHOLE) == write_docx(WHOLE)

    @given(st.sampled_from("\0\1\b\v\f\x1b\ud800\udfff\ufffe\uffff"))
    def a_character_that_word_cannot_hold_is_refused(self, sign: str) -> None:
        with pytest.raises(DataError) as caught:
            write_docx(Regulation(body=(Node("pasal", "1", text=f"a{sign}b"),)))
        assert caught.value.code == "draft.character"


def without_lines(regulation: Regulation) -> Regulation:
    annexes = tuple(replace(annex, line=0) for annex in regulation.annexes)
    return replace(regulation, annexes=annexes)


def generated() -> Iterator[tuple[str, Record, bytes]]:
    """The Perkada of every example as draft, final text and copy."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        drafts = [r for r in docgen.load_all(path) if r.berkas.perkada is not None]
        for draft, status in product(drafts, ("rancangan", "final", "salinan")):
            perkada = draft.berkas.perkada.model_copy(update={"status": status})
            berkas = draft.berkas.model_copy(update={"perkada": perkada})
            record = replace(draft, berkas=berkas)
            for document in docgen.generate(record, formats=("docx",), only=("perkada",)):
                yield f"{path.stem}-{status}-{document.variant}", record, document.data


def rows_of(regulation: Regulation) -> list[str]:
    from docgen.perkada.rows import rows

    return [f"{row.label} {row.teks}".strip() for row in rows(regulation.body)]


class DescribeGeneratedPerkada:
    def they_read_back_to_the_tree_they_were_made_from(self) -> None:
        names = []
        for name, record, data in generated():
            reading = read_docx(data, name)
            values = context(record)
            body = [
                line
                for row in values["batang_tubuh"]
                for line in f"{row['label']} {row['teks']}".strip().split("\n")
            ]
            assert rows_of(reading.regulation) == body, name
            recitals = [f"{item['label']} {item['teks']}".strip() for item in values["menimbang"]]
            found = [f"{n.number}. {n.text}" for n in reading.regulation.recitals]
            assert found == recitals, name
            bases = [item["teks"] for item in values["mengingat"]]
            assert [n.text for n in reading.regulation.legal_bases] == bases, name
            assert reading.regulation.dictum == values["menetapkan"], name
            closing = reading.regulation.closing
            assert closing is not None, name
            assert closing.perintah == values["perintah"], name
            assert closing.ditetapkan is not None, name
            assert closing.diundangkan is not None, name
            assert closing.ditetapkan.jabatan == values["ditetapkan"]["jabatan"], name
            assert values["diundangkan"]["nama"] in closing.diundangkan.nama, name
            assert len(reading.regulation.annexes) == len(values["lampiran"]), name
            assert not [f for f in reading.findings if f.severity == "E"], name
            names.append(name)
        assert any("salinan-salinan" in name for name in names)
        assert len(names) >= 6
