"""Findings speak of fields in the language of whoever reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import Finding
from docgen.i18n import explain
from docgen.records.kata import field_code, in_language
from docgen.records.muat import read_bytes
from docgen.records.telaah import review
from docgen.service import as_json


def faults(text: str) -> list[Finding]:
    (source,) = read_bytes(text.encode(), "a.yaml", None)
    return list(review(source).faults)


class DescribeAFinding:
    @pytest.mark.parametrize(
        ("text", "label", "indonesian"),
        [
            ("maklumat: {tanggal: besok}", "Date of the charter", "Tanggal maklumat"),
            ("permohonan_harmonisasi: {tanggal: x}", "Date of the letter", "Tanggal surat"),
            ("unit: {kepala: {nama: [1]}}", "Name", "Nama"),
            ("pencanangan: {komitmen: [{}]}", "Commitments", "Komitmen"),
        ],
    )
    def it_names_the_field_in_either_language(self, text, label, indonesian) -> None:
        found = [in_language(fault, "en") for fault in faults(text)]
        assert label in {fault.label for fault in found}
        assert indonesian not in {fault.label for fault in found}
        assert indonesian in {in_language(fault, "id").label for fault in faults(text)}

    def it_says_it_in_its_sentence_too(self) -> None:
        (fault,) = [f for f in faults("maklumat: {tanggal: besok}") if f.path == "maklumat.tanggal"]
        told = as_json(fault, "id")
        assert told["message"].startswith("Tanggal maklumat:")
        assert told["en"]["message"].startswith("Date of the charter:")
        assert as_json(fault, "en")["label"] == "Date of the charter"

    def it_keeps_a_label_of_its_own(self) -> None:
        finding = Finding("record.missing", "maklumat.tanggal", label="Baris 3")
        assert in_language(finding, "en").label == "Baris 3"

    @given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
    def it_meets_any_place(self, path, label, owner) -> None:
        finding = in_language(Finding("record.missing", path, {}, "E", label, owner), "en")
        assert explain(finding, "en").message


def test_the_letters_share_their_words() -> None:
    assert field_code("NotaPengantar", "tujuan") == field_code("PermohonanFasilitasi", "tujuan")
    assert field_code("Permohonan", "tujuan") == "field.Permohonan.tujuan"
