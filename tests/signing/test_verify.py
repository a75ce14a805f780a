"""Verification: whatever is done to a signed file is found, and named."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from docgen.errors import DataError
from docgen.signing import opening
from docgen.signing.block import Block
from docgen.signing.demo import make_demo_keys, revoke_demo_key
from docgen.signing.loops import without_loop
from docgen.signing.opening import open_pdf
from docgen.signing.places import choose, places
from docgen.signing.report import Report
from docgen.signing.signer import Order
from docgen.signing.trust import NOBODY, Trust
from docgen.signing.verify import leading_hashes, verify
from tests.signing.kit import Desk, appended, minutes


def outcome(data: bytes, trust: Trust) -> str:
    """The verdict, or the code of what cannot even be opened."""
    try:
        return verify(data, trust).verdict
    except DataError as error:
        return error.code


def codes(report: Report) -> set[str]:
    return {f.code for each in report.signatures for f in each.findings} | {
        f.code for f in report.findings
    }


def changes(report: Report) -> set[str]:
    return {code for revision in report.revisions for code in revision.changes}


class DescribeTampering:
    @pytest.mark.parametrize("part", range(24))
    def a_flipped_byte_anywhere_is_found(self, desk: Desk, part: int) -> None:
        data = bytearray(desk_signed_once(desk))
        data[(len(data) - 1) * part // 24 + 3] ^= 0x10
        assert outcome(bytes(data), desk.trust) != "sah"

    def a_flipped_byte_behind_the_signature_proper_is_found(self, desk: Desk) -> None:
        data = bytearray(desk_signed_once(desk))
        _, end = contents_gap(bytes(data))
        assert data[end - 3 : end] == b"00>"
        data[end - 2 : end - 1] = b"1"
        assert outcome(bytes(data), desk.trust) == "tidak_sah"

    def a_truncated_file_is_no_valid_one(self, desk: Desk, signed: bytes) -> None:
        for share in (0.1, 0.5, 0.9, 0.999):
            assert outcome(signed[: int(len(signed) * share)], desk.trust) != "sah"

    def a_file_cut_back_to_two_signatures_says_who_is_missing(self, desk, signed: bytes) -> None:
        end = opening.revision_ends(signed)[2]
        report = verify(signed[:end], desk.trust)
        assert report.verdict == "sah"
        assert len(report.signatures) == 2
        assert [w.split(" (")[0] for w in report.waiting] == ["Ir. CONTOH EMPAT, M.T."]

    def a_page_added_is_found(self, desk: Desk, signed: bytes) -> None:
        def edit(writer: IncrementalPdfFileWriter) -> None:
            page = generic.DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/Page"),
                    pdf_name("/MediaBox"): generic.ArrayObject(
                        [generic.NumberObject(n) for n in (0, 0, 595, 842)]
                    ),
                    pdf_name("/Resources"): generic.DictionaryObject(),
                }
            )
            writer.insert_page(page)

        report = verify(appended(signed, edit), desk.trust)
        assert report.verdict == "tidak_sah"
        assert {each.modification for each in report.signatures} == {"terlarang"}
        assert changes(report) == {"verify.change_pages", "verify.change_content"} or (
            "verify.change_pages" in changes(report)
        )
        assert report.revisions[-1].signature == ""

    def a_changed_page_is_found(self, desk: Desk, signed: bytes) -> None:
        def edit(writer: IncrementalPdfFileWriter) -> None:
            stream = generic.StreamObject(stream_data=b"BT ET 0 0 100 100 re f")
            writer.add_stream_to_page(0, writer.add_object(stream))

        report = verify(appended(signed, edit), desk.trust)
        assert report.verdict == "tidak_sah"
        assert "verify.change_content" in changes(report)

    def a_swapped_attachment_is_found(self, desk: Desk) -> None:
        with pikepdf.open(io.BytesIO(minutes())) as pdf:
            pdf.attachments["data.csv"] = pikepdf.AttachedFileSpec(pdf, b"asli;1\n")
            buffer = io.BytesIO()
            pdf.save(buffer)
        data = desk.sign(buffer.getvalue(), 1).data
        assert desk.verdict(data) == "sah"

        def edit(writer: IncrementalPdfFileWriter) -> None:
            names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
            stream = names[1]["/EF"].raw_get("/F")
            stream.get_object()._data = b"palsu;9\n"
            stream.get_object()._encoded_data = None
            writer.mark_update(stream.reference)

        report = verify(appended(data, edit), desk.trust)
        assert report.verdict == "tidak_sah"
        assert "verify.change_attachments" in changes(report)

    def a_hole_in_what_a_signature_covers_is_found(self, desk: Desk) -> None:
        data = with_hole(desk_signed_once(desk), desk)
        report = verify(data, desk.trust)
        assert report.verdict == "tidak_sah"
        assert codes(report) & {"verify.hole", "verify.unreadable"}

    def a_signature_moved_to_another_file_is_found(self, desk: Desk) -> None:
        first, second = desk.sign(minutes(), 1).data, desk.sign(minutes(), 1, reason="x").data
        gap = contents_gap(first), contents_gap(second)
        assert gap[0][1] - gap[0][0] == gap[1][1] - gap[1][0]
        moved = second[: gap[1][0]] + first[gap[0][0] : gap[0][1]] + second[gap[1][1] :]
        assert outcome(moved, desk.trust) == "tidak_sah"


class DescribeShadowAttacks:
    def a_layer_switched_on_after_signing_is_found(self, desk: Desk) -> None:
        with pikepdf.open(io.BytesIO(minutes())) as pdf:
            layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="x"))
            pdf.Root.OCProperties = pikepdf.Dictionary(
                OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
            )
            buffer = io.BytesIO()
            pdf.save(buffer)
        data = desk.sign(buffer.getvalue(), 1).data
        assert desk.verdict(data) == "sah"

        def edit(writer: IncrementalPdfFileWriter) -> None:
            writer.root["/OCProperties"]["/D"]["/OFF"] = generic.ArrayObject()
            writer.update_root()

        report = verify(appended(data, edit), desk.trust)
        assert report.verdict == "tidak_sah"
        assert "verify.change_layers" in changes(report)

    @pytest.mark.parametrize("field", ["tim_1", "tim_2"])
    def a_replaced_look_of_a_field_is_found(self, desk: Desk, field: str) -> None:
        data = desk_signed_once(desk)

        def edit(writer: IncrementalPdfFileWriter) -> None:
            for reference in writer.root["/AcroForm"]["/Fields"]:
                entry = reference.get_object()
                if entry["/T"] != field:
                    continue
                look = generic.StreamObject(stream_data=b"0 0 50 20 re f")
                look["/Subtype"] = pdf_name("/Form")
                look["/BBox"] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 9, 9)])
                entry["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(look)})
                writer.update_container(entry)

        report = verify(appended(data, edit), desk.trust)
        assert report.verdict == "tidak_sah"

    def a_note_laid_over_a_page_is_found(self, desk: Desk) -> None:
        def edit(writer: IncrementalPdfFileWriter) -> None:
            note = generic.DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/Annot"),
                    pdf_name("/Subtype"): pdf_name("/Square"),
                    pdf_name("/Rect"): generic.ArrayObject(
                        [generic.NumberObject(n) for n in (0, 0, 300, 300)]
                    ),
                }
            )
            writer.register_annotation(writer.find_page_for_modification(0)[0],
                                       writer.add_object(note))  # fmt: skip

        report = verify(appended(desk_signed_once(desk), edit), desk.trust)
        assert report.verdict == "tidak_sah"
        assert "verify.change_annotations" in changes(report)


class DescribeTrust:
    def it_is_undecided_when_nobody_is_trusted(self, signed: bytes) -> None:
        report = verify(signed, NOBODY)
        assert report.verdict == "tidak_dapat_dipastikan"
        assert codes(report) == {"verify.no_anchors"}
        assert {each.integrity for each in report.signatures} == {"utuh"}

    def it_is_undecided_for_a_foreign_authority(self, desk: Desk, tmp_path) -> None:
        other = Desk(make_demo_keys(tmp_path / "k"))
        report = verify(other.signed(1), desk.trust)
        assert report.verdict == "tidak_dapat_dipastikan"
        assert codes(report) == {"verify.foreign"}

    def it_is_undecided_when_revocation_cannot_be_checked(self, desk: Desk, signed: bytes) -> None:
        report = verify(signed, Trust(desk.trust.anchors))
        assert report.verdict == "tidak_dapat_dipastikan"
        assert codes(report) == {"verify.revocation_unknown"}

    def it_ends_with_revocation(self, tmp_path) -> None:
        desk = Desk(make_demo_keys(tmp_path / "k"))
        data = desk.signed(2)
        revoke_demo_key(desk.keys.folder, desk.keys.signers[1])
        report = verify(data, desk.trust)
        assert [each.verdict for each in report.signatures] == ["sah", "tidak_sah"]
        assert report.signatures[1].revocation == "dicabut"
        assert report.verdict == "tidak_sah"

    def it_cannot_outlast_the_certificate_without_a_time_stamp(self, tmp_path) -> None:
        before = datetime.now(UTC) - timedelta(days=800)
        desk = Desk(make_demo_keys(tmp_path / "k", now=before))
        data = desk.sign(minutes(), 1, at=before + timedelta(days=1), trust=NOBODY).data
        report = verify(data, desk.trust)
        assert report.verdict == "tidak_dapat_dipastikan"
        assert codes(report) == {"verify.expired_since"}


class DescribeAsynchronousCallers:
    def they_get_the_same_verdict(self, desk: Desk) -> None:
        async def ask() -> str:
            return desk.verdict(desk.sign(minutes(), 1).data)

        assert without_loop(lambda: asyncio.run(ask()))() == "sah"


class DescribeTimes:
    def order(self, desk: Desk, data: bytes, field: str, at: datetime) -> bytes:
        """Sign without looking at the clock, as another program would."""
        opened = open_pdf(data)
        place = choose(places(opened.reader), field)
        block = Block(place.office, place.name, "-", "", "-")
        first = not any(other.signed for other in places(opened.reader))
        order = Order(place, block, at, "", "b", first, desk.trust)
        return desk.signer(1).sign(opened, order)

    def they_must_not_run_backwards(self, desk: Desk) -> None:
        now = datetime.now(UTC)
        data = self.order(desk, minutes(), "tim_1", now)
        data = self.order(desk, data, "tim_2", now - timedelta(minutes=30))
        report = verify(data, desk.trust)
        assert report.verdict == "tidak_dapat_dipastikan"
        assert "verify.clock_backwards" in codes(report)

    def they_must_not_lie_ahead(self, desk: Desk) -> None:
        data = self.order(desk, minutes(), "tim_1", datetime.now(UTC) + timedelta(hours=3))
        assert "verify.future" in codes(verify(data, desk.trust))

    def the_turns_of_the_record_are_compared(self, desk: Desk) -> None:
        now = datetime.now(UTC)
        data = self.order(desk, self.order(desk, minutes(), "tim_2", now), "tim_1", now)
        assert "verify.out_of_turn" in codes(verify(data, desk.trust))


class DescribeFilesThatCannotBeRead:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "signing.not_pdf"),
            (b"GIF89a", "signing.not_pdf"),
            (b"%PDF-1.7\nkosong", "signing.truncated"),
            (b"%PDF-1.7\n1 0 obj\nstartxref\n9\n%%EOF\n", "signing.damaged"),
        ],
    )
    def they_are_refused_with_a_reason(self, data: bytes, code: str) -> None:
        assert outcome(data, NOBODY) == code

    def a_file_with_a_password(self) -> None:
        with pikepdf.open(io.BytesIO(minutes())) as pdf:
            buffer = io.BytesIO()
            pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
        assert outcome(buffer.getvalue(), NOBODY) == "signing.encrypted"

    def a_large_one_before_it_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "MAX_BYTES", 1000)
        assert outcome(minutes(), NOBODY) == "signing.too_large"

    def a_file_of_five_thousand_updates(self, desk: Desk) -> None:
        data = desk_signed_once(desk)
        last = data.rindex(b"startxref")
        update = b"\nxref\n0 0\ntrailer\n<<>>\n" + data[last:]
        assert outcome(data + update * 5000, desk.trust) == "signing.too_many_revisions"

    def a_file_without_signatures_is_undecided(self) -> None:
        report = verify(minutes(), NOBODY)
        assert report.verdict == "tidak_dapat_dipastikan"
        assert [f.code for f in report.findings] == ["verify.unsigned"]


class DescribeTheRegisteredBytes:
    def they_are_found_among_the_leading_ones(self, signed: bytes) -> None:
        found = leading_hashes(signed, opening.revision_ends(signed))
        import hashlib

        assert found[hashlib.sha256(minutes()).hexdigest()] == len(minutes())
        assert found[hashlib.sha256(signed).hexdigest()] == len(signed)


_ONCE: dict[object, bytes] = {}


def desk_signed_once(desk: Desk) -> bytes:
    """The minutes with the first signature, made once for a desk."""
    return _ONCE.setdefault(desk.keys.folder, desk.signed(1))


def contents_gap(data: bytes) -> tuple[int, int]:
    """What the first signature leaves out: its own bytes."""
    reader = PdfFileReader(io.BytesIO(data))
    found: EmbeddedPdfSignature = reader.embedded_signatures[0]
    _, length, start, _ = (int(n) for n in found.byte_range)
    return length, start


def with_hole(data: bytes, desk: Desk) -> bytes:
    """A file signed anew by somebody who leaves a hundred bytes more out than the signature."""
    from hashlib import sha256

    start, end = contents_gap(data)
    place = data.rindex(b"/ByteRange", 0)
    close = data.index(b"]", place)
    wider = end + 100
    span = b"/ByteRange [0 %d %d %d" % (start, wider, len(data) - wider)
    data = data[:place] + span.ljust(close - place) + data[close:]
    digest = sha256(data[:start] + data[wider:]).digest()
    key: signers.Signer = desk.signer(1)._key
    signing = key.async_sign(digest, "sha256", use_pades=True)
    cms = without_loop(lambda: asyncio.run(signing))().dump().hex().encode()
    room = end - start - 2
    return data[: start + 1] + cms.ljust(room, b"0") + data[end - 1 :]
