"""Checks of the emblems: none is shipped, and each kind of document has its own."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.records.berkas import Berkas
from docgen.records.periksa.daftar import Hit, check, hit

__all__: list[str] = []

_KOP = "Permendagri 1/2023"


@check("check.emblem.state", "W", source=_KOP)
def emblem_of_the_state(berkas: Berkas) -> Iterator[Hit]:
    """A regulation bears the emblem of the state."""
    if berkas.perkada and berkas.pemda.lambang_negara is None:
        yield hit("pemda.lambang_negara")


@check("check.emblem.region", "W", source=_KOP)
def emblem_of_the_region(berkas: Berkas) -> Iterator[Hit]:
    """The documents of a unit bear the emblem of the region."""
    maker = berkas.verifikasi.pembuat if berkas.verifikasi else None
    own = bool(berkas.verifikasi) and maker is None
    if (berkas.pencanangan or berkas.maklumat or own) and berkas.pemda.lambang_daerah is None:
        yield hit("pemda.lambang_daerah")
