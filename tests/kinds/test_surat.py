"""The letters around a draft regulation."""

from __future__ import annotations

import pytest

from docgen.kinds import all_kinds
from docgen.service.documents import Wish, naskahs
from tests.kinds.conftest import Bend

KINDS = ("nota-pengantar", "permohonan-harmonisasi", "permohonan-fasilitasi")


class DescribeLetters:
    @pytest.mark.parametrize("name", KINDS)
    def they_are_made_only_when_their_section_is_there(self, bend: Bend, name: str) -> None:
        assert name in {naskah.stem for naskah in naskahs(bend(), Wish())}
        record = bend(None, name.replace("-", "_"))
        assert name not in {naskah.stem for naskah in naskahs(record, Wish())}

    @pytest.mark.parametrize("name", KINDS)
    def they_name_the_draft_and_take_a_placeholder_for_everything(
        self, bend: Bend, name: str
    ) -> None:
        record = bend({name.replace("-", "_"): "[surat belum disusun]"})
        (kind,) = (kind for kind in all_kinds() if kind.name == name)
        context = kind.context(record)
        assert context["tanda"] == "KONSEP"
        assert "tentang Layanan Prioritas bagi Kelompok Rentan" in context["judul"]

    @pytest.mark.parametrize("name", KINDS)
    def they_say_one_paper_in_a_sentence_and_several_in_a_list(self, bend: Bend, name: str) -> None:
        (kind,) = (kind for kind in all_kinds() if kind.name == name)
        draft = (
            "Rancangan Peraturan Wali Kota Contoh tentang Layanan Prioritas bagi Kelompok Rentan"
        )
        one = kind.context(bend())
        assert one["isi"][-1] == f"Bersama ini kami sampaikan {draft}."
        assert one["lampiran"]["butir"] == []
        place = f"{name.replace('-', '_')}.lampiran"
        several = kind.context(bend({place: ["rancangan", "matriks"]}))
        assert not any("Bersama ini" in line for line in several["isi"])
        assert [item["label"] for item in several["lampiran"]["butir"]] == ["1.", "2."]
        assert {"nama": "Lampiran", "isi": "2 (dua) berkas"} in several["kepala"]
