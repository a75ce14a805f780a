"""The maklumat pelayanan: the service charter on the wall (UU 25/2009 Pasal 22)."""

from __future__ import annotations

from typing import ClassVar

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Cara, Tanggal, Teks, TeksPanjang, YaTidak
from docgen.records.pejabat import Pejabat

__all__ = ["Maklumat", "Pengaduan", "StandarPelayanan"]

_UNIT = "Unit"


class StandarPelayanan(Bagian):
    """The decision that set the service standard which the maklumat promises to keep."""

    jenis: Teks = bidang(
        "Jenis keputusan", "Bentuk penetapan standar.", contoh="Keputusan Kepala Dinas …"
    )
    nomor: Teks = bidang("Nomor keputusan", "Nomor penetapan standar pelayanan.")
    tanggal: Tanggal = bidang("Tanggal keputusan", "Tanggal penetapan standar pelayanan.")
    tentang: Teks | None = bidang("Tentang", "Judul keputusan.", "", None)
    pejabat_penetap: Teks | None = bidang("Pejabat penetap", "Yang menetapkan.", "", None)


class Pengaduan(Bagian):
    """One way to complain."""

    isian_ke: ClassVar[tuple[str, ...]] = ("saluran",)

    saluran: Teks = bidang("Saluran", "Misalnya SP4N-LAPOR!, telepon, loket.")
    alamat: Teks | None = bidang("Alamat saluran", "Nomor, alamat, atau laman.", "", None)


class Maklumat(Bagian):
    """The service charter."""

    nomor: Teks | None = bidang("Nomor maklumat", "Biasanya tanpa nomor.", _UNIT, None)
    standar_pelayanan: StandarPelayanan = bidang(
        "Standar pelayanan", "Penetapan standar yang dijanjikan.", "Bagian Organisasi"
    )
    tanggal: Tanggal = bidang("Tanggal maklumat", "Tanggal penandatanganan.", _UNIT)
    kota: Teks = bidang("Kota", "Tempat penandatanganan.", _UNIT)
    pernyataan: TeksPanjang | None = bidang(
        "Pernyataan", "Kalimat pembuka; bila kosong memakai kalimat baku docgen.", _UNIT, None
    )
    janji: tuple[TeksPanjang, ...] = bidang(
        "Janji", "Bila kosong memakai tiga janji baku.", _UNIT, ()
    )
    janji_kelompok_rentan: tuple[TeksPanjang, ...] = bidang(
        "Janji bagi kelompok rentan", "Perlakuan khusus tanpa biaya tambahan.", _UNIT, ()
    )
    sanksi: TeksPanjang = bidang("Sanksi", "Kesediaan menerima sanksi.", _UNIT)
    kompensasi: tuple[TeksPanjang, ...] = bidang(
        "Kompensasi", "Yang diberikan bila standar tidak dipenuhi.", _UNIT, ()
    )
    pengaduan: tuple[Pengaduan, ...] = bidang("Pengaduan", "Paling sedikit satu saluran.", _UNIT)
    jam_pelayanan: tuple[Teks, ...] = bidang("Jam pelayanan", "Hari dan jam buka.", _UNIT, ())
    penanda_tangan: Pejabat | None = bidang(
        "Penanda tangan", "Bila kosong: kepala unit.", _UNIT, None
    )
    layanan_ditampilkan: tuple[Teks, ...] = bidang(
        "Layanan yang ditampilkan", "Nama layanan pada maklumat; bila kosong semua.", _UNIT, ()
    )
    tautan_versi_aksesibel: Teks | None = bidang(
        "Tautan versi aksesibel", "Alamat versi yang dapat dibaca semua orang.", _UNIT, None
    )
    cetak_nip: YaTidak = bidang("Cetak NIP", "tidak bila NIP tidak dicetak.", _UNIT, True)
    cara_tanda_tangan: Cara = bidang("Cara tanda tangan", "basah atau elektronik.", _UNIT, "basah")
    berlaku_sejak: Tanggal | None = bidang("Berlaku sejak", "Bila berbeda.", _UNIT, None)
    menggantikan: Teks | None = bidang("Menggantikan", "Maklumat sebelumnya.", _UNIT, None)
