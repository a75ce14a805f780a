"""The block: everything in its place, nothing outside, and a code that a telephone reads."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from docgen.errors import DataError
from docgen.rendering.pdf.fonts import face
from docgen.signing.block import FAMILY, Block, arrange, time_words
from docgen.signing.picture import block_picture
from tests.signing.kit import LINK

WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ.,'éüß", min_size=1, max_size=11),
    min_size=1, max_size=9,
).map(" ".join)  # fmt: skip
BLOCK = Block("Kepala Dinas", "Ir. CONTOH EMPAT, M.T.", "16 Mei 2024 pukul 09.00 WITA", "", LINK)


class DescribeArrange:
    @settings(max_examples=60)
    @given(WORDS, WORDS, WORDS, WORDS, st.integers(130, 300), st.integers(45, 120))
    def it_keeps_every_word_within_the_box_or_says_that_there_is_no_room(
        self, office, name, reason, issuer, width, height
    ) -> None:
        block = Block(office, name, "16 Mei 2024 pukul 09.00 WITA", reason, LINK, issuer)
        try:
            found = arrange(block, width, height)
        except DataError as error:
            if error.code != "signing.no_room":
                raise
            return
        left, bottom, side = found.code
        assert left >= 0 <= bottom
        assert bottom + side <= height
        for line in found.lines:
            end = line.x + face(FAMILY, line.bold).width(line.text) * line.size
            assert 0 <= line.x <= end <= width
            assert 0 <= line.y < line.y + 0.7 * line.size <= height
            if line.y > bottom:  # beside the code, not over it
                assert line.x >= left + side
        shown = " ".join(line.text for line in found.lines).split()
        wanted = set(f"{office} {name} {reason} {issuer}".split())
        assert wanted <= {word.removesuffix(".") for word in shown} | set(shown)

    def it_names_a_character_that_the_typeface_lacks(self) -> None:
        with pytest.raises(DataError) as caught:
            arrange(Block("Kepala", "陳", "-", "", LINK), 150, 60)
        assert caught.value.code == "signing.no_glyph"
        assert caught.value.findings[0].params["aksara"] == "陳"

    def it_has_no_sentence_without_an_issuer(self) -> None:
        assert not any("sertifikat" in line.text for line in arrange(BLOCK, 150, 60).lines)


class DescribeTimeWords:
    @pytest.mark.parametrize(
        ("zone", "words"),
        [
            ("WIB", "2 Januari 2027 pukul 00.05 WIB"),
            ("WITA", "2 Januari 2027 pukul 01.05 WITA"),
            ("WIT", "2 Januari 2027 pukul 02.05 WIT"),
            ("", "1 Januari 2027 pukul 17.05 UTC"),
        ],
    )
    def they_tell_the_hour_of_the_region(self, zone: str, words: str) -> None:
        assert time_words(datetime(2027, 1, 1, 17, 5, tzinfo=UTC), zone) == words


class DescribeThePicture:
    def it_holds_a_code_that_a_telephone_reads(self) -> None:
        zxing = pytest.importorskip("zxingcpp")
        image = Image.open(io.BytesIO(block_picture(BLOCK, 170, 62)))
        assert [found.text for found in zxing.read_barcodes(image)] == [LINK]
