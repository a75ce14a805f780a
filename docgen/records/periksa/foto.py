"""Checks of photographs: what they show, and for whom they are described."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.records.pencanangan import Pencanangan
from docgen.records.periksa.daftar import Hit, check_each, hit
from docgen.records.verifikasi import Dokumentasi, Verifikasi

__all__: list[str] = []

_PRIVACY = "UU 27/2022"


@check_each(Verifikasi, "check.photo.faces", "W", source=_PRIVACY)
def faces_in_minutes(part: Verifikasi) -> Iterator[Hit]:
    """Photographs may show clients and children: said once for the berita acara."""
    if part.dokumentasi:
        yield hit("dokumentasi", jumlah=len(part.dokumentasi))


@check_each(Pencanangan, "check.photo.faces", "W", source=_PRIVACY)
def faces_at_declaration(part: Pencanangan) -> Iterator[Hit]:
    """Photographs may show clients and children: said once for the pencanangan."""
    if part.dokumentasi:
        yield hit("dokumentasi", jumlah=len(part.dokumentasi))


@check_each(Dokumentasi, "check.photo.alternative", "W", source="UU 8/2016 Pasal 24")
def photo_without_alternative(photo: Dokumentasi) -> Iterator[Hit]:
    """A reader who cannot see the photograph hears its alternative text."""
    if not photo.teks_alternatif:
        yield hit("teks_alternatif", berkas=photo.berkas)
