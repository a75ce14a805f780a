"""Files in whatever encoding an office's programs wrote, and files that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.perkada.decoding import MAX_BYTES, decode

TEXT = "Pasal 1\nSetiap unit “wajib” melayani – café.\n"


class DescribeDecode:
    @pytest.mark.parametrize(
        "data",
        [
            TEXT.encode(),
            codecs.BOM_UTF8 + TEXT.encode(),
            TEXT.encode("utf-16"),
            codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
            codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        ],
    )
    def it_reads_unicode_without_a_word(self, data: bytes) -> None:
        decoded = decode(data, "x.txt")
        assert decoded.text == TEXT
        assert not decoded.findings

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (TEXT.encode("cp1252"), "Windows-1252"),
            (TEXT.encode("utf-16-le"), "UTF-16-LE"),
            (TEXT.encode("utf-16-be"), "UTF-16-BE"),
        ],
    )
    def it_tells_when_it_had_to_guess(self, data: bytes, name: str) -> None:
        decoded = decode(data, "x.txt")
        assert decoded.text == TEXT
        (finding,) = decoded.findings
        assert (finding.code, finding.params["encoding"]) == ("perkada.encoding", name)
        assert finding.severity == "W"

    def it_reads_bytes_that_no_windows_table_has(self) -> None:
        assert decode(b"Pasal 1\nab\x81c\xe9\n", "x.txt").text == "Pasal 1\nab\x81cé\n"

    def it_makes_control_characters_blanks_and_tells_the_line(self) -> None:
        decoded = decode(b"Pasal 1\nSatu\x00dua\x07.\n", "x.txt")
        assert decoded.text == "Pasal 1\nSatu dua .\n"
        (finding,) = decoded.findings
        assert finding.code == "perkada.control_character"
        assert (finding.params["line"], finding.params["count"]) == (2, 2)

    def it_tells_of_characters_that_were_lost_before(self) -> None:
        (finding,) = decode("Pasal 1\nSatu\ufffd.\n".encode(), "x.txt").findings
        assert (finding.code, finding.params["line"]) == ("perkada.lost_character", 2)

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "perkada.file_empty"),
            (b" \n\t\r\n", "perkada.file_empty"),
            (codecs.BOM_UTF8, "perkada.file_empty"),
            (b"\x00" * 50, "perkada.file_empty"),
            (b"%PDF-1.7\n...", "perkada.file_binary"),
            (b"PK\x03\x04\x14\x00", "perkada.file_binary"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "perkada.file_binary"),
            (bytes(range(256)) * 8, "perkada.file_binary"),
            (b"x" * (MAX_BYTES + 1), "perkada.file_too_large"),
        ],
    )
    def it_refuses_what_is_no_text(self, data: bytes, code: str) -> None:
        with pytest.raises(DataError) as caught:
            decode(data, "x.txt")
        assert caught.value.code == code
        assert caught.value.findings[0].path == "x.txt"

    @given(st.binary(max_size=300))
    def it_gives_text_or_a_clear_error_for_any_bytes(self, data: bytes) -> None:
        try:
            decoded = decode(data, "x.txt")
        except DataError:
            return
        assert "\x00" not in decoded.text
