"""The pencanangan: a declaration before witnesses, and a statement of each unit."""

from __future__ import annotations

from typing import ClassVar, Literal

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Cara, Jam, Pilih, Tanggal, Teks, TeksPanjang, YaTidak
from docgen.records.pejabat import Hadirin, Pejabat
from docgen.records.verifikasi import Dokumentasi

__all__ = ["Pencanangan", "Permohonan", "SaksiPencanangan", "UnitPeserta"]

_PROTOKOL = "Protokol"
_UNIT = "Unit"
_HUKUM = "Bagian Hukum"


class UnitPeserta(Bagian):
    """A unit that takes part in the declaration."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nama", "kepala")

    nama: Teks = bidang("Nama unit peserta", "Nama unit selengkapnya.")
    kepala: Pejabat = bidang("Kepala unit peserta", "Yang menandatangani pernyataan.")
    nomor_pernyataan: Teks | None = bidang("Nomor pernyataan", "Bila diberi nomor.", "", None)


class SaksiPencanangan(Bagian):
    """A witness: who attended, and the invited office that he or she stood in for."""

    isian_ke: ClassVar[tuple[str, ...]] = ("pejabat", "instansi")

    pejabat: Pejabat = bidang("Saksi", "Orang yang hadir, dengan jabatannya sendiri.")
    instansi: Teks = bidang("Instansi saksi", "Dicetak lebih dahulu daripada nama.")
    peran: Pilih[Literal["ditjen_ham", "forkopimda", "pemda", "lain"]] | None = bidang(
        "Peran saksi", "Bila kosong diturunkan dari instansi.", "", None
    )
    mewakili: Teks | None = bidang(
        "Mewakili", "Jabatan yang diundang, bila saksi hadir mewakilinya.", "", None
    )


class Permohonan(Bagian):
    """The letter that asks for the pencanangan."""

    nomor: Teks | None = bidang("Nomor surat permohonan", "Nomor naskah dinas.", "", None)
    tanggal: Tanggal | None = bidang("Tanggal surat permohonan", "Tanggal surat.", "", None)
    tujuan: Teks = bidang("Tujuan", "Pejabat yang dituju.")
    lampiran: tuple[Teks, ...] = bidang("Lampiran surat", "Berkas yang disertakan.", "", ())
    tembusan: tuple[Teks, ...] = bidang("Tembusan", "Penerima tembusan.", "", ())


class Pencanangan(Bagian):
    """The declaration of human-rights-based public service."""

    tanggal: Tanggal = bidang("Tanggal pencanangan", "Tanggal acara.", _PROTOKOL)
    hari: Teks | None = bidang("Hari pencanangan", "Hanya untuk diperiksa.", _PROTOKOL, None)
    pukul: Jam | None = bidang("Pukul", "Waktu mulai.", _PROTOKOL, None, contoh="09.00")
    zona_waktu: Pilih[Literal["WIB", "WITA", "WIT"]] | None = bidang(
        "Zona waktu", "Bila kosong diturunkan dari provinsi.", _PROTOKOL, None
    )
    tempat: Teks = bidang("Tempat", "Ruang dan gedung acara.", _PROTOKOL)
    kota: Teks = bidang("Kota", "Kota tempat penandatanganan.", _PROTOKOL)
    lingkup: Pilih[Literal["unit", "perangkat_daerah", "pemda"]] = bidang(
        "Lingkup", "Siapa yang mencanangkan.", _UNIT, "unit"
    )
    unit_peserta: tuple[UnitPeserta, ...] = bidang(
        "Unit peserta", "Bila kosong: unit dalam berkas ini.", _HUKUM, ()
    )
    pemimpin_deklarasi: Pejabat | None = bidang(
        "Pemimpin deklarasi", "Yang membacakan deklarasi.", _PROTOKOL, None
    )
    dasar: tuple[TeksPanjang, ...] = bidang(
        "Dasar", "Bila kosong diturunkan dari tanggal.", _HUKUM, ()
    )
    komitmen: tuple[TeksPanjang, ...] = bidang("Komitmen", "Tiga sampai tujuh janji.", _UNIT)
    penanda_tangan: tuple[Pejabat, ...] = bidang(
        "Penanda tangan", "Kepala unit yang menandatangani deklarasi.", _UNIT
    )
    saksi: tuple[SaksiPencanangan, ...] = bidang("Saksi", "Paling sedikit satu.", _PROTOKOL)
    permohonan: Permohonan | None = bidang(
        "Permohonan", "Surat permohonan pencanangan.", _UNIT, None
    )
    daftar_hadir: tuple[Hadirin, ...] = bidang("Daftar hadir", "Yang hadir.", _PROTOKOL, ())
    dokumentasi: tuple[Dokumentasi, ...] = bidang("Dokumentasi", "Foto acara.", _PROTOKOL, ())
    cara_tanda_tangan: Cara = bidang("Cara tanda tangan", "basah atau elektronik.", _UNIT, "basah")
    meterai: YaTidak = bidang("Meterai", "Kotak meterai pada surat pernyataan.", _UNIT, False)
