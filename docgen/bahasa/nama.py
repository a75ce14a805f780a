"""Names of people and their titles.

Titles typed into a name are never stripped in silence: :func:`usul_pisah_gelar` suggests, and
people decide. Only titles are known here, so parts of a name (La Ode, Wa Ode, Andi, Daeng, I Gusti
Ngurah, Ida Bagus, Anak Agung, Cokorda, Teuku, Raden, R., Muh., Abd.) are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from docgen.bahasa.gelar import baku_belakang, baku_depan, kunci_gelar
from docgen.bahasa.isian import is_isian

__all__ = ["SplitName", "nama_lengkap", "nama_tanpa_gelar", "usul_pisah_gelar"]

_DEPAN = re.compile(
    r"(prof|drs|dra|drg|drh|dr|ir|apt|ns|hj|pdt|k\.\s?h|kh|h)(\.\s{0,3}|\s{1,3})(?=\S)",
    re.IGNORECASE,
)
_NAMA_TERPANJANG = 300  # whatever is longer is no name, and not worth reading
_KATA_TERPANJANG = 4  # "S. Tr. IP" and "A. Md. Kep" are typed with spaces too


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name taken apart."""

    gelar_depan: tuple[str, ...]
    """Titles before the name, in their order and standard spelling (``Dr.``, ``H.``)."""
    nama: str
    """The name alone, as typed."""
    gelar_belakang: tuple[str, ...]
    """Titles behind the name (``S.E.``, ``M.E.``)."""


def nama_lengkap(
    nama: str, gelar_depan: Iterable[str] = (), gelar_belakang: Iterable[str] = ()
) -> str:
    """The name with its titles, a comma before each back title (EYD): ``Dr. H. Nama, S.E., M.E.``.

    The name stands as typed; blank titles are left out.
    """
    depan = [g.strip(" ,") for g in gelar_depan]
    belakang = [g.strip(" ,") for g in gelar_belakang]
    awal = " ".join([*filter(None, depan), nama.strip()])
    return ", ".join([awal, *filter(None, belakang)])


def nama_tanpa_gelar(nama: str) -> str:
    """The name without the titles that were typed into it; the name itself if none were."""
    usul = usul_pisah_gelar(nama)
    return nama if usul is None else usul.nama


@lru_cache(maxsize=512)  # several checks ask for the same people, and so do records of one region
def usul_pisah_gelar(text: str) -> SplitName | None:
    """A suggestion how to take titles out of a name, or None when it holds none.

    ``H.`` counts only at the very beginning or behind another front title ("Ahmad H. Saleh" has an
    initial, and so has "H.S. Dillon"). Whatever stands behind a comma must be titles throughout,
    else nothing is suggested.
    """
    if is_isian(text) or len(text) > _NAMA_TERPANJANG:
        return None
    inti, _, ekor = text.strip().partition(",")
    belakang = _baca_belakang(ekor)
    if belakang is None:
        return None
    inti, tanpa_koma = _lepas_dari_ujung(inti.split())
    belakang = (*tanpa_koma, *belakang)
    dokter = any(gelar.startswith("Sp.") for gelar in belakang)
    depan, nama = _lepas_depan(inti, dokter=dokter)
    if not (depan or belakang) or not any(huruf.isalpha() for huruf in nama):
        return None
    return SplitName(depan, nama, belakang)


def _lepas_depan(text: str, *, dokter: bool) -> tuple[tuple[str, ...], str]:
    """The front titles of a name, and the rest."""
    depan: list[str] = []
    while cocok := _DEPAN.match(text):
        kata, pemisah = cocok.groups()
        if kunci_gelar(kata) == "h" and not depan and (pemisah == "." or "." not in pemisah):
            break
        if kata.casefold() == "kh" and kata != "KH":
            break
        baku = baku_depan(kata, dokter=dokter)
        if baku is None:
            break
        depan.append(baku)
        text = text[cocok.end() :]
    return tuple(depan), text


def _baca_belakang(ekor: str) -> tuple[str, ...] | None:
    """The titles behind the first comma; None when something there is no title."""
    gelar: list[str] = []
    for bagian in ekor.split(","):
        kata = bagian.split()
        while kata:
            for banyak in range(min(_KATA_TERPANJANG, len(kata)), 0, -1):
                baku = baku_belakang(" ".join(kata[:banyak]), hanya_daftar=banyak > 1)
                if baku is not None:
                    break
            else:
                return None
            gelar.append(baku)
            del kata[:banyak]
    return tuple(gelar)


def _lepas_dari_ujung(kata: list[str]) -> tuple[str, tuple[str, ...]]:
    """The name, and the titles that were typed behind it without a comma.

    Without the comma a title must show itself by a dot inside ("M.Si"), or by capitals that the
    rest of the name does not have ("Kurniawan Ilyas SH").
    """
    gelar: list[str] = []
    while len(kata) > 1:
        akhir = kata[-1]
        berkapital = akhir.isupper() and len(akhir) > 1 and "." not in akhir
        campuran = not " ".join(kata[:-1]).isupper()
        if "." not in akhir[:-1] and not (berkapital and (campuran or gelar)):
            break
        baku = baku_belakang(akhir)
        if baku is None:
            break
        gelar.insert(0, baku)
        kata = kata[:-1]
    return " ".join(kata), tuple(gelar)
