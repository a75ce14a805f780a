"""Office lines: the words of acting officers, and delegation (a.n., u.b.).

Source: Permendagri 1/2023 on naskah dinas; the status word stands before the office, ``a.n.`` names
the office one step above the signer and ``u.b.`` follows it for the office two steps below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital as _kapital
from docgen.errors import DataError

__all__ = [
    "STATUS_JABATAN",
    "StatusJabatan",
    "baris_jabatan",
    "baris_penanda",
    "jabatan_bersih",
    "jabatan_lengkap",
    "status_dalam",
    "tanpa_status",
]

StatusJabatan = Literal["definitif", "pj", "pjs", "plt", "plh"]
STATUS_JABATAN: tuple[StatusJabatan, ...] = get_args(StatusJabatan)

_AWALAN: dict[str, str] = {
    "definitif": "",
    "pj": "Pj.",
    "pjs": "Pjs.",
    "plt": "Plt.",
    "plh": "Plh.",
}
_PANJANG: dict[str, StatusJabatan] = {
    "penjabat": "pj",
    "penjabat sementara": "pjs",
    "pelaksana tugas": "plt",
    "pelaksana harian": "plh",
}
_PENDEK: dict[str, StatusJabatan] = {"pj": "pj", "pjs": "pjs", "plt": "plt", "plh": "plh"}
_POLA_PENDEK = re.compile(r"(pjs|pj|plt|plh)(?:\.\s{0,3}|\s{1,3})(?=\S)", re.IGNORECASE)
_POLA_PANJANG = re.compile(
    r"(penjabat sementara|penjabat|pelaksana tugas|pelaksana harian)\s{1,3}(?=\S)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Uraian:
    """An office text taken apart."""

    status: StatusJabatan | None
    """The status that the text itself names."""
    awalan: str
    """The status word as it is to be printed: short ones with their dot, long ones as typed."""
    jabatan: str
    """The office without it."""


def jabatan_bersih(jabatan: str) -> str:
    """The office without spaces around it and without the comma of an office line."""
    return jabatan.rstrip(", \t\r\n\u00a0").strip()


@lru_cache(maxsize=512)  # each office is read several times in one record
def _urai(jabatan: str) -> _Uraian:
    teks = jabatan_bersih(jabatan)
    if not teks:
        raise DataError.of("bahasa.blank_office")
    if cocok := _POLA_PENDEK.match(teks):
        status = _PENDEK[cocok[1].lower()]
        return _Uraian(status, _AWALAN[status], teks[cocok.end() :])
    if cocok := _POLA_PANJANG.match(teks):
        return _Uraian(_PANJANG[cocok[1].lower()], cocok[1], teks[cocok.end() :])
    return _Uraian(None, "", teks)


def status_dalam(jabatan: str) -> StatusJabatan | None:
    """The status that an office text begins with (``Pj.``, ``Plt``, ``Penjabat``), else None."""
    return _urai(jabatan).status


def tanpa_status(jabatan: str) -> str:
    """The office without a status word at its beginning."""
    return _urai(jabatan).jabatan


def jabatan_lengkap(jabatan: str, status: str = "definitif") -> str:
    """The office with its status, for running text: ``Pj. Wali Kota Kendari``.

    A status word that the text has already is not doubled; ``Penjabat`` stays as typed. A status
    that contradicts the text, an unknown one, or a blank office raises :class:`DataError`. A
    placeholder for the status is printed before the office.
    """
    urai = _urai(jabatan)
    if is_isian(status):
        return f"{urai.awalan or status} {urai.jabatan}"
    if status not in _AWALAN:
        raise DataError.of("bahasa.status", value=status, known=", ".join(STATUS_JABATAN))
    if urai.status is not None and status not in ("definitif", urai.status):
        raise DataError.of("bahasa.status_conflict", status=_AWALAN[status], jabatan=jabatan)
    return f"{urai.awalan or _AWALAN[status]} {urai.jabatan}".strip()


def _tulis(jabatan: str, status: str, kapital: bool) -> str:
    teks = jabatan_lengkap(jabatan, status)
    return _kapital(teks) if kapital else teks


def baris_jabatan(jabatan: str, status: str = "definitif", *, kapital: bool = True) -> str:
    """The office line over a signature, with its comma: ``Pj. WALI KOTA KENDARI,`` (butir 166).

    ``kapital=False`` keeps the letters as typed (``Kepala Dinas …,``), as naskah dinas may. Errors
    as for :func:`jabatan_lengkap`.
    """
    return f"{_tulis(jabatan, status, kapital)},"


def _tanpa_singkatan(jabatan: str, singkatan: str) -> str:
    teks = jabatan.strip()
    return teks[len(singkatan) :] if teks.casefold().startswith(singkatan) else teks


def baris_penanda(
    jabatan: str,
    status: str = "definitif",
    *,
    atas_nama: str | None = None,
    untuk_beliau: str | None = None,
    kapital: bool = True,
) -> tuple[str, ...]:
    """The office lines of a signer who may sign for somebody else.

    ``atas_nama`` is the office that delegated. ``untuk_beliau`` is the office between it and the
    signer, when the signer stands two steps below; it stands above ``u.b.``::

        a.n. WALI KOTA KENDARI
        SEKRETARIS DAERAH,
        u.b.
        ASISTEN PEMERINTAHAN,

    A comma ends the line of each office that signs, not that of the delegating office. ``u.b.``
    without ``a.n.`` raises :class:`DataError`; other errors as for :func:`jabatan_lengkap`.
    """
    baris: list[str] = []
    if atas_nama:
        pemberi = _tanpa_singkatan(atas_nama, "a.n.")
        baris.append(f"a.n. {_tulis(pemberi, 'definitif', kapital)}")
    if untuk_beliau:
        if not atas_nama:
            raise DataError.of("bahasa.ub_without_an", jabatan=untuk_beliau)
        perantara = _tanpa_singkatan(untuk_beliau, "u.b.")
        baris += [baris_jabatan(perantara, kapital=kapital), "u.b."]
    baris.append(baris_jabatan(jabatan, status, kapital=kapital))
    return tuple(baris)
