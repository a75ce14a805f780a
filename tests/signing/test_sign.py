"""Signing: three people in turn, and everything that is refused."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature

from docgen.errors import DataError, DocgenError, UsageFault
from docgen.service import Wish, generate
from docgen.service.loading import load
from docgen.signing.demo import make_demo_keys, revoke_demo_key
from docgen.signing.loops import without_loop
from docgen.signing.pkcs12 import open_key
from docgen.signing.places import places
from docgen.signing.sign import Wanted, sign
from docgen.signing.trust import NOBODY
from docgen.signing.verify import verify
from tests.signing.kit import EXAMPLES, FIELDS, Desk, minutes

DAY = timedelta(days=1)


def code_of(caught: pytest.ExceptionInfo[DocgenError]) -> str:
    return caught.value.code


class DescribeThreeSigners:
    def they_sign_one_after_another_and_pyhanko_agrees(self, desk: Desk, signed: bytes) -> None:
        reader = PdfFileReader(io.BytesIO(signed))
        found = [
            without_loop(validate_pdf_signature)(each, desk.trust.context(strict=True))
            for each in reader.embedded_signatures
        ]
        assert [each.bottom_line for each in found] == [True, True, True]
        assert [e.field_name for e in reader.embedded_signatures] == list(FIELDS)

    def and_docgen_agrees_and_nobody_is_left(self, desk: Desk, signed: bytes) -> None:
        report = verify(signed, desk.trust)
        assert report.verdict == "sah"
        assert [each.verdict for each in report.signatures] == ["sah"] * 3
        assert report.waiting == ()
        assert report.signatures[0].name == "CONTOH SEPULUH, S.H., M.H."
        assert report.signatures[0].reason == "Pengesahan"
        assert [each.changes for each in report.revisions] == [()] * 4

    def the_first_certifies_and_allows_form_filling_only(self, desk: Desk, signed: bytes) -> None:
        report = verify(signed, desk.trust)
        assert [each.certifies for each in report.signatures] == [True, False, False]
        with pikepdf.open(io.BytesIO(signed)) as pdf:
            (reference,) = pdf.Root.Perms.DocMDP.Reference
            assert int(reference.TransformParams.P) == 2

    def each_only_adds_to_the_file(self, desk: Desk, signed: bytes) -> None:
        assert signed.startswith(minutes())
        one = desk.signed(1)
        assert desk.sign(one, 2).data.startswith(one)

    def they_may_sign_in_any_order_where_the_record_says_so(self, desk: Desk, tmp_path) -> None:
        overlay = tmp_path / "paralel.yaml"
        overlay.write_text(
            "verifikasi: {cara_tanda_tangan: elektronik, urutan_tanda_tangan: paralel}\n"
        )
        record = load(EXAMPLES / "kota-contoh.yaml", overlay=overlay)
        wish = Wish(formats=("pdf",), only=frozenset({"berita-acara"}))
        data = next(d.data for d in generate(record, wish) if d.variant is None)
        for number, who in ((3, "unit_1"), (1, "tim_1")):
            data = desk.sign(data, number, who=who).data
        report = verify(data, desk.trust)
        assert report.verdict == "sah"
        assert len(report.waiting) == 3
        assert report.findings == ()


class DescribeTheSignatory:
    @pytest.mark.parametrize("who", ["tim_1", "Ketua", "ketua", "contoh sepuluh", "Bidang Hak"])
    def it_is_found_by_field_role_name_or_office(self, desk: Desk, who: str) -> None:
        assert desk.sign(minutes(), 1, who=who).place.field == "tim_1"

    @pytest.mark.parametrize(
        ("who", "code"),
        [("contoh", "signing.ambiguous"), ("siapa", "signing.nobody"), ("", "signing.nobody")],
    )
    def it_is_asked_for_again_with_a_list_when_unclear(
        self, desk: Desk, who: str, code: str
    ) -> None:
        with pytest.raises(UsageFault) as caught:
            desk.sign(minutes(), 1, who=who)
        assert code_of(caught) == code
        assert "tim_1: CONTOH SEPULUH" in caught.value.findings[0].params["pilihan"]

    def its_certificate_may_name_somebody_else_and_that_is_noted(self, desk: Desk) -> None:
        data = desk.sign(minutes(), 2, who="tim_1").data
        (only,) = verify(data, desk.trust).signatures
        assert [f.code for f in only.findings] == ["verify.other_name"]
        assert only.verdict == "sah"


class DescribeRefusals:
    def a_field_is_signed_once(self, desk: Desk, signed: bytes) -> None:
        with pytest.raises(DataError) as caught:
            desk.sign(signed, 1)
        assert code_of(caught) == "signing.signed_already"

    def a_signatory_out_of_turn(self, desk: Desk) -> None:
        with pytest.raises(DataError) as caught:
            desk.sign(minutes(), 2)
        assert code_of(caught) == "signing.out_of_turn"
        assert "CONTOH SEPULUH" in caught.value.findings[0].params["menunggu"]

    def a_document_for_ink(self, desk: Desk) -> None:
        with pytest.raises(DataError) as caught:
            desk.sign(minutes(electronic=False), 1)
        assert code_of(caught) == "signing.no_places"

    def a_draft_is_not_signed(self, desk: Desk, tmp_path) -> None:
        overlay = tmp_path / "konsep.yaml"
        overlay.write_text(
            'verifikasi: {cara_tanda_tangan: elektronik, tempat: "[tempat verifikasi]"}\n'
        )
        record = load(EXAMPLES / "kota-contoh.yaml", overlay=overlay)
        wish = Wish(formats=("pdf",), only=frozenset({"berita-acara"}))
        data = next(d.data for d in generate(record, wish) if d.variant is None)
        with pytest.raises(DataError) as caught:
            desk.sign(data, 1)
        assert code_of(caught) == "signing.draft"

    @pytest.mark.parametrize(
        ("made", "code"),
        [(-800 * DAY, "signing.expired"), (+5 * DAY, "signing.not_yet_valid")],
    )
    def a_certificate_out_of_its_time(self, tmp_path, made: timedelta, code: str) -> None:
        keys = make_demo_keys(tmp_path / "k", now=datetime.now(UTC) + made)
        with pytest.raises(DataError) as caught:
            Desk(keys).sign(minutes(), 1)
        assert code_of(caught) == code

    def a_revoked_certificate(self, tmp_path) -> None:
        desk = Desk(make_demo_keys(tmp_path / "k"))
        revoke_demo_key(desk.keys.folder, desk.keys.signers[0])
        with pytest.raises(DataError) as caught:
            desk.sign(minutes(), 1)
        assert code_of(caught) == "signing.revoked"

    def a_foreign_certificate(self, desk: Desk, tmp_path) -> None:
        other = Desk(make_demo_keys(tmp_path / "k"))
        with pytest.raises(DataError) as caught:
            other.sign(minutes(), 1, trust=desk.trust)
        assert code_of(caught) == "signing.foreign"

    def a_key_that_is_not_for_signing(self, desk: Desk) -> None:
        stamper = open_key(desk.keys.folder / "penanda-waktu.p12", desk.secret)
        with pytest.raises(DataError) as caught:
            sign(minutes(), stamper, Wanted("tim_1", desk.trust))
        assert code_of(caught) == "signing.not_for_signing"

    def the_key_of_an_authority(self, desk: Desk) -> None:
        authority = open_key(desk.keys.folder / "otoritas.p12", desk.secret)
        with pytest.raises(DataError) as caught:
            sign(minutes(), authority, Wanted("tim_1", NOBODY))
        assert code_of(caught) in ("signing.not_for_signing", "signing.is_authority")

    def a_file_that_was_changed_after_a_signature(self, desk: Desk) -> None:
        data = bytearray(desk.signed(1))
        data[2000] ^= 1
        with pytest.raises(DataError) as caught:
            desk.sign(bytes(data), 2)
        assert code_of(caught) in ("signing.altered_before", "signing.damaged")

    def a_clock_that_runs_backwards(self, desk: Desk) -> None:
        with pytest.raises(DataError) as caught:
            desk.sign(desk.signed(1), 2, at=datetime.now(UTC) - timedelta(minutes=30))
        assert code_of(caught) == "signing.clock_backwards"

    def a_service_that_returns_another_file(self, desk: Desk) -> None:
        class Liar:
            certificate = None
            chain = ()

            def sign(self, opened, order) -> bytes:
                return minutes(electronic=False)

        with pytest.raises(DocgenError) as caught:
            sign(minutes(), Liar(), Wanted("tim_1", desk.trust))
        assert code_of(caught) == "signing.not_added"

    def a_service_that_signs_nothing(self, desk: Desk) -> None:
        class Lazy:
            certificate = None
            chain = ()

            def sign(self, opened, order) -> bytes:
                return opened.data

        with pytest.raises(DocgenError) as caught:
            sign(minutes(), Lazy(), Wanted("tim_1", desk.trust))
        assert code_of(caught) == "signing.unsound"


class DescribeTheSentenceAboutACertifiedSignature:
    SENTENCE = "menggunakan sertifikat elektronik"

    def text(self, data: bytes) -> str:
        """The words in the appearance of the first field, through its own character maps."""
        with pikepdf.open(io.BytesIO(data)) as pdf:
            field = next(f for f in pdf.Root.AcroForm.Fields if f.T == "tim_1")
            return words_of(field.AP.N)

    def it_stands_there_when_the_certificate_chains_to_an_anchor(self, desk: Desk) -> None:
        shown = self.text(desk.signed(1))
        assert self.SENTENCE in shown
        assert "CONTOH Otoritas Sertifikat" in shown

    def it_does_not_when_nobody_is_trusted(self, desk: Desk) -> None:
        shown = self.text(desk.sign(minutes(), 1, trust=NOBODY).data)
        assert self.SENTENCE not in shown
        assert "Ditandatangani secara elektronik oleh:" in shown


class DescribeTheBlock:
    def it_shows_office_name_time_and_reason(self, desk: Desk) -> None:
        at = datetime(2026, 12, 1, 1, 5, tzinfo=UTC)
        moved = datetime.now(UTC)
        data = desk.sign(minutes(), 1, reason="Pengesahan", at=max(at, moved)).data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            field = next(f for f in pdf.Root.AcroForm.Fields if f.T == "tim_1")
            shown = words_of(field.AP.N)
        for part in (
            "Kepala Bidang Hak Asasi Manusia", "CONTOH SEPULUH, S.H., M.H.", "WITA",
            "Alasan: Pengesahan",
        ):  # fmt: skip
            assert part in shown

    def its_fonts_are_embedded_and_none_is_courier(self, signed: bytes) -> None:
        with pikepdf.open(io.BytesIO(signed)) as pdf:
            fonts = [
                font
                for field in pdf.Root.AcroForm.Fields
                for font in field.AP.N.Resources.Font.values()
            ]
            assert len(fonts) == 6
            for font in fonts:
                assert "Arimo" in str(font.BaseFont)
                assert "/FontFile2" in font.FontDescriptor

    def the_places_are_those_of_the_page(self, signed: bytes) -> None:
        found = places(PdfFileReader(io.BytesIO(signed)))
        assert [p.field for p in found] == list(FIELDS)
        assert all(p.signed and p.page == 2 and p.zone == "WITA" for p in found)


def words_of(look: pikepdf.Stream) -> str:
    """Text of a form XObject whose fonts have one byte to a character."""
    maps = {str(name): _map(font) for name, font in look.Resources.Font.items()}
    said, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(look):
        if str(operator) == "Tf":
            current = maps[str(operands[0])]
        elif str(operator) == "Tj":
            said.append("".join(current[byte] for byte in bytes(operands[0])))
    return " ".join(said)


def _map(font: pikepdf.Dictionary) -> dict[int, str]:
    found = {}
    for line in font.ToUnicode.read_bytes().decode().splitlines():
        parts = line.split()
        if len(parts) == 2 and all(part.startswith("<") for part in parts):
            code, value = (part.strip("<>") for part in parts)
            if len(value) == 4:
                found[int(code, 16)] = chr(int(value, 16))
    return found
