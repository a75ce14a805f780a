"""Which regulation it is: what its addresses, file names and metadata are made from.

No Indonesian profile of Akoma Ntoso was found. The house rule, open to a change when there is one:

    /akn/id-<region>/act/<type>/<year>/<number>

``id`` is the country (ISO 3166-1); the region is its Kemendagri code without the dot (``7471``), or
a slug of its name where the table has none; the type is that of the regulation
(``peraturan-wali-kota``); year and number are those of its title, by which it is cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Identity", "slug"]


def slug(words: str) -> str:
    """Words as a part of an address: ``peraturan-wali-kota``."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


@dataclass(frozen=True, slots=True)
class Identity:
    """What names one regulation among all others."""

    jenis: str
    """``Peraturan Wali Kota``."""
    daerah: str
    """The region in full: ``Kota Kendari``."""
    kode_daerah: str
    """Its Kemendagri code without the dot (``7471``; a province ``74``); empty when unknown."""
    nomor: str
    tahun: str
    tentang: str
    ditetapkan: date
    diundangkan: date
    pembentuk: str
    """Who enacted it: ``Wali Kota Kendari``."""
    berita_daerah: str
    """The line of the gazette, as printed."""
    nomor_berita_daerah: str

    @property
    def work(self) -> str:
        """The FRBR address of the regulation, whatever its wording and form."""
        place = self.kode_daerah or slug(self.daerah)
        return f"/akn/id-{place}/act/{slug(self.jenis)}/{self.tahun}/{slug(self.nomor)}"

    @property
    def expression(self) -> str:
        """The address of its wording as enacted, in Indonesian (``ind``, ISO 639-2)."""
        return f"{self.work}/ind@{self.ditetapkan.isoformat()}"

    @property
    def judul(self) -> str:
        """The title in one line, as a catalogue has it."""
        region = self.pembentuk.removeprefix(self.jenis.removeprefix("Peraturan ")).strip()
        return f"{self.jenis} {region} Nomor {self.nomor} Tahun {self.tahun} tentang {self.tentang}"
