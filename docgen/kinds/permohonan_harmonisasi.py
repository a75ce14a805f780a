"""The letter that asks for the harmonisation of a draft regulation (a house template)."""

from __future__ import annotations

from docgen.kinds.bersama.surat import Susunan, surat

__all__ = ["KIND"]


def _isi(draft: str) -> list[str]:
    return [
        f"Dengan hormat kami mengajukan permohonan pengharmonisasian, pembulatan, dan "
        f"pemantapan konsepsi {draft}.",
    ]


KIND = surat(
    Susunan(
        name="permohonan-harmonisasi",
        section="permohonan_harmonisasi",
        hal="Permohonan Pengharmonisasian",
        isi=_isi,
        penutup="Demikian permohonan ini kami sampaikan. Atas perhatian dan kerja sama "
        "Bapak/Ibu, kami ucapkan terima kasih.",
        oleh_sekda=True,
    )
)
