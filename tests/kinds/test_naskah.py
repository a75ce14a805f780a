"""What documents of every kind share."""

from __future__ import annotations

from docgen.kinds import QR_SLOT, Registration
from docgen.kinds.bersama.naskah import qr


class DescribeTheQrBlock:
    def it_is_empty_without_registration(self) -> None:
        assert qr(None) == {"slot": "", "kalimat": "", "alamat": ""}

    def it_names_the_number_and_the_address(self) -> None:
        block = qr(Registration("x", "100.3/1/CONTOH/2024", "https://dokumen.example/v/x"))
        assert block["slot"] == QR_SLOT
        assert "terdaftar dengan nomor 100.3/1/CONTOH/2024." in block["kalimat"]
        assert block["alamat"] == "https://dokumen.example/v/x"

    def it_names_no_number_where_there_is_none(self) -> None:
        sentence = qr(Registration("x", "", "https://dokumen.example/v/x"))["kalimat"]
        assert sentence.startswith("Dokumen ini terdaftar. ")

    def it_speaks_of_no_electronic_signature(self) -> None:
        block = qr(Registration("x", "1", "https://dokumen.example/v/x"))
        assert "elektronik" not in block["kalimat"]
