"""The name under a signature, by Permendagri 1/2023 Pasal 44 and Lampiran II butir 164d, 167d."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from docgen.bahasa.isian import is_isian
from docgen.bahasa.jabatan import StatusJabatan, jabatan_bersih, status_dalam, tanpa_status
from docgen.bahasa.kapital import kapital
from docgen.bahasa.nama import nama_lengkap

__all__ = [
    "BlokNama",
    "Dasar",
    "JenisPegawai",
    "KelasNaskah",
    "Penanda",
    "blok_nama",
    "dasar_jabatan",
    "susun_nip",
]

Dasar = Literal["kdh", "wkdh", "sekda", "lain"]
"""Head of the region, deputy head, regional secretary, anybody else."""
JenisPegawai = Literal["pns", "pppk", "polri", "tni", "jaksa", "non_asn", "pejabat_negara"]
KelasNaskah = Literal["pengaturan", "penetapan", "penugasan", "korespondensi", "khusus"]
"""The classes of naskah dinas of Permendagri 1/2023; a berita acara and a maklumat are khusus."""

_NIP = re.compile(r"([0-9]{8})([0-9]{6})([0-9])([0-9]{3})")
# The governor of a bank or academy heads no region, nor does the mayor of a kota administrasi,
# who belongs to the province of Jakarta.
_KEPALA_DAERAH = re.compile(
    r"(wakil )?(gubernur|bupati|wali kota|walikota)\b"
    r"(?! (?:administrasi|bank|akademi|akmil|akpol|aal|aau|lembaga|lemhannas)\b)"
)
_SEKDA = re.compile(r"(?:sekretaris daerah|sekda)\b")
_AKTING_KDH = frozenset({"pj", "pjs", "plt", "plh"})
_AKTING_SEKDA = frozenset({"pj", "plh"})


class Penanda(NamedTuple):
    """Who signs. Any text may be a placeholder and is then printed unchanged."""

    nama: str
    """The name without titles, as the person writes it."""
    gelar_depan: tuple[str, ...] = ()
    gelar_belakang: tuple[str, ...] = ()
    jabatan: str = ""
    """The office in full; may begin with a status word (``Pj.``)."""
    status_jabatan: StatusJabatan | str = "definitif"
    nip: str | None = None
    """18 digits, plain or grouped."""
    pangkat: str | None = None
    """``Pembina Utama Muda``, ``AKBP``, ``Jaksa Utama Pratama``."""
    golongan: str | None = None
    """``IV/c``; ``IX`` for a PPPK, who has no pangkat."""
    jenis_pegawai: JenisPegawai | str = "pns"
    nomor_induk_lain: str | None = None
    """NRP of police, soldiers and prosecutors, or the NI PPPK."""
    dasar: Dasar | None = None
    """Which rule of Pasal 44 applies; None reads it from ``jabatan``."""


class BlokNama(NamedTuple):
    """What stands under the signature."""

    nama: str
    baris: tuple[str, ...]
    """The lines below the name: rank and numbers; empty where the rule allows none."""


@lru_cache(maxsize=512)  # each office is asked for several times in one record
def dasar_jabatan(jabatan: str) -> Dasar:
    """Which officer of Pasal 44 a text names, judged by its beginning.

    ``Wali Kota Kendari`` is the head of the region, ``Asisten Sekretaris Daerah`` and ``Kepala Biro
    Hukum Sekretariat Daerah`` are others, and so is ``Wali Kota Administrasi Jakarta Selatan``.
    """
    if not jabatan_bersih(jabatan):
        return "lain"
    teks = " ".join(tanpa_status(jabatan).casefold().split())
    if cocok := _KEPALA_DAERAH.match(teks):
        return "wkdh" if cocok[1] else "kdh"
    return "sekda" if _SEKDA.match(teks) else "lain"


def susun_nip(nip: str, *, kelompok: bool = True) -> str:
    """A number of 18 digits as ``19780512 200312 1 004``, or plain; anything else as typed."""
    cocok = _NIP.fullmatch("".join(nip.split()))
    if cocok is None:
        return nip.strip()
    return (" " if kelompok else "").join(cocok.groups())


def _status(penanda: Penanda) -> str:
    """The status of the field, or the one that stands in the office text."""
    if penanda.status_jabatan in (None, "", "definitif") and jabatan_bersih(penanda.jabatan):
        return status_dalam(penanda.jabatan) or "definitif"
    return penanda.status_jabatan


def _pangkat(penanda: Penanda) -> str | None:
    pangkat, golongan = (penanda.pangkat or "").strip(), (penanda.golongan or "").strip()
    if pangkat:
        return f"{pangkat}, {golongan}" if golongan else pangkat
    if golongan:
        return golongan if is_isian(golongan) else f"Golongan {golongan}"
    return None


def _nomor_induk(penanda: Penanda, kelompok: bool) -> list[str]:
    """The lines of the personnel numbers, each with the name it has for that kind of officer."""
    nip, lain = (penanda.nip or "").strip(), (penanda.nomor_induk_lain or "").strip()
    jenis = penanda.jenis_pegawai
    if jenis in ("non_asn", "pejabat_negara"):
        return []
    baris_nip = [f"NIP {susun_nip(nip, kelompok=kelompok)}"] if nip else []
    if not lain or jenis not in ("pppk", "polri", "tni", "jaksa"):
        return baris_nip
    if jenis == "pppk":
        return [f"NI PPPK {susun_nip(lain, kelompok=kelompok)}"]
    return [*(baris_nip if jenis == "jaksa" else ()), f"NRP {lain}"]


def blok_nama(
    penanda: Penanda,
    kelas: KelasNaskah,
    *,
    tanpa_gelar: bool = False,
    cetak_nip: bool = True,
    kelompok_nip: bool = True,
) -> BlokNama:
    """The name block of one signer in one class of document.

    * pengaturan, penetapan: the name in capitals and nothing else (ayat (1); butir 164d, 167d);
    * otherwise the name as typed with its titles (ayat (2)), and for anybody but the head of the
      region, the deputy and the regional secretary also rank and number (ayat (3));
    * an acting head of the region (Pj, Pjs, Plt, Plh), and a Pj or Plh regional secretary, has
      neither titles nor rank nor number (ayat (4), (5)).

    So a mayor in office shows titles on a berita acara and an acting one does not: that is what
    the regulation says. ``tanpa_gelar`` is for piagam, sertifikat and STTPL, which ayat (2)
    excepts; ``cetak_nip=False`` leaves rank and number out, as many posters do; ``kelompok_nip``
    groups the 18 digits. Titles typed into ``nama`` are left alone.
    """
    nama = penanda.nama.strip()
    if kelas in ("pengaturan", "penetapan"):
        return BlokNama(kapital(nama), ())
    dasar = penanda.dasar or dasar_jabatan(penanda.jabatan)
    status = _status(penanda)
    if (dasar == "kdh" and status in _AKTING_KDH) or (dasar == "sekda" and status in _AKTING_SEKDA):
        return BlokNama(nama, ())
    if not tanpa_gelar:
        nama = nama_lengkap(nama, penanda.gelar_depan, penanda.gelar_belakang)
    if dasar != "lain" or penanda.jenis_pegawai == "pejabat_negara" or not cetak_nip:
        return BlokNama(nama, ())
    pangkat = _pangkat(penanda)
    return BlokNama(nama, (*([pangkat] if pangkat else ()), *_nomor_induk(penanda, kelompok_nip)))
