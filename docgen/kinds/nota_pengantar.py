"""The note that lays a draft regulation before the head of region (a house template)."""

from __future__ import annotations

from docgen.kinds.bersama.surat import Susunan, surat

__all__ = ["KIND"]


def _isi(draft: str) -> list[str]:
    return [
        f"Dengan hormat disampaikan {draft} untuk mendapatkan persetujuan.",
    ]


KIND = surat(
    Susunan(
        name="nota-pengantar",
        section="nota_pengantar",
        hal="Penyampaian",
        isi=_isi,
        penutup="Demikian disampaikan untuk mendapatkan arahan dan persetujuan lebih lanjut.",
    )
)
