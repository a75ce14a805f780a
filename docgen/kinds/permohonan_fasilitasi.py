"""The letter that asks the level above to facilitate a draft regulation (a house template)."""

from __future__ import annotations

from docgen.kinds.bersama.surat import Susunan, surat

__all__ = ["KIND"]


def _isi(draft: str) -> list[str]:
    return [
        f"Dengan hormat kami mengajukan permohonan fasilitasi atas {draft}.",
    ]


KIND = surat(
    Susunan(
        name="permohonan-fasilitasi",
        section="permohonan_fasilitasi",
        hal="Permohonan Fasilitasi",
        isi=_isi,
        penutup="Demikian permohonan ini kami sampaikan. Atas perhatian dan kerja sama "
        "Bapak/Ibu, kami ucapkan terima kasih.",
        oleh_sekda=True,
    )
)
