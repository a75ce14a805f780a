"""The regional government and the service unit: what every document says about its maker."""

from __future__ import annotations

from typing import ClassVar, Literal

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Bulat, Pilih, Teks, TeksPanjang, YaTidak
from docgen.records.pejabat import Gambar, Pejabat

__all__ = ["Biaya", "JangkaWaktu", "Layanan", "Pemda", "Unit"]

Tingkat = Pilih[Literal["provinsi", "kabupaten", "kota"]]
JenisUnit = Pilih[
    Literal[
        "dinas",
        "badan",
        "uptd",
        "kecamatan",
        "kelurahan",
        "rsud",
        "puskesmas",
        "mpp",
        "distrik",
        "lain",
    ]
]

_HUKUM = "Bagian Hukum"
_UMUM = "Bagian Umum"
_UNIT = "Unit"


class Pemda(Bagian):
    """The regional government (pemerintah daerah)."""

    isian_ke: ClassVar[tuple[str, ...]] = (
        "tingkat",
        "nama",
        "provinsi",
        "ibu_kota",
        "kepala_daerah",
        "sekretaris_daerah",
    )

    tingkat: Tingkat = bidang("Tingkat daerah", "provinsi, kabupaten, atau kota.", _HUKUM)
    nama: Teks = bidang("Nama daerah", "Nama tanpa kata Kota, Kabupaten, atau Provinsi.", _HUKUM)
    nama_resmi: Teks | None = bidang(
        "Nama resmi", "Nama selengkapnya; bila kosong disusun dari tingkat dan nama.", _HUKUM, None
    )
    nama_pemerintah: Teks | None = bidang(
        "Nama pemerintah", "Misalnya Pemerintah Aceh; bila kosong disusun.", _HUKUM, None
    )
    provinsi: Teks | None = bidang(
        "Provinsi", "Nama provinsi tanpa kata Provinsi; tidak untuk provinsi.", _HUKUM, None
    )
    ibu_kota: Teks = bidang("Ibu kota", "Tempat penetapan.", _HUKUM)
    kode_wilayah: Teks | None = bidang(
        "Kode wilayah",
        "Kode Kementerian Dalam Negeri.",
        "Bagian Pemerintahan",
        None,
        contoh="74.71",
    )
    kekhususan: Pilih[Literal["aceh", "papua", "diy", "jakarta"]] | None = bidang(
        "Kekhususan", "Bila kosong diturunkan dari provinsi.", _HUKUM, None
    )
    sebutan_kepala_daerah: Pilih[Literal["Wali Kota", "Walikota", "Bupati", "Gubernur"]] | None = (
        bidang(
            "Sebutan kepala daerah",
            "Bila kosong diturunkan dari tingkat; kota: Wali Kota.",
            _HUKUM,
            None,
        )
    )
    kepala_daerah: Pejabat | None = bidang(
        "Kepala daerah", "Gubernur, bupati, atau wali kota.", _UMUM, None
    )
    sekretaris_daerah: Pejabat | None = bidang(
        "Sekretaris daerah", "Yang mengundangkan peraturan.", _UMUM, None
    )
    kepala_bagian_hukum: Pejabat | None = bidang(
        "Kepala bagian hukum", "Kepala biro hukum untuk provinsi.", _HUKUM, None
    )
    lambang_daerah: Gambar | None = bidang(
        "Lambang daerah", "Berkas lambang daerah untuk kop perangkat daerah.", _UMUM, None
    )
    lambang_negara: Gambar | None = bidang(
        "Lambang negara", "Berkas lambang negara untuk kop kepala daerah.", _UMUM, None
    )
    kertas_naskah: Pilih[Literal["A4", "F4"]] = bidang(
        "Kertas naskah dinas", "Ukuran kertas berita acara dan surat.", "Bagian Organisasi", "F4"
    )
    format_nomor: Teks | None = bidang(
        "Format nomor",
        "Pola nomor naskah dinas.",
        "Bagian Organisasi",
        None,
        contoh="{kode}/{urut}/{unit}/{tahun}",
    )


class JangkaWaktu(Bagian):
    """How long a service takes."""

    nilai: Bulat = bidang("Lama", "Banyaknya satuan waktu.", contoh=3)
    satuan: Teks = bidang("Satuan", "Misalnya hari kerja.", contoh="hari kerja")


class Biaya(Bagian):
    """What a service costs: an amount, or nothing."""

    isian_ke: ClassVar[tuple[str, ...]] = ("keterangan",)

    jumlah: Bulat | None = bidang("Jumlah", "Tarif dalam rupiah.", "", None, contoh=50000)
    gratis: YaTidak | None = bidang("Gratis", "ya bila tidak dipungut biaya.", "", None)
    keterangan: Teks | None = bidang(
        "Keterangan biaya", "Misalnya dasar tarif; dicetak setelah jumlah.", "", None
    )


class Layanan(Bagian):
    """One service and the fourteen components of its standard (UU 25/2009 Pasal 21)."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nama",)

    nama: Teks = bidang("Nama layanan", "Nama jenis pelayanan.")
    dasar_hukum: tuple[TeksPanjang, ...] = bidang(
        "Dasar hukum", "Peraturan yang mendasari.", "", ()
    )
    persyaratan: tuple[TeksPanjang, ...] = bidang(
        "Persyaratan", "Syarat yang harus dipenuhi.", "", ()
    )
    prosedur: tuple[TeksPanjang, ...] = bidang(
        "Sistem, mekanisme, dan prosedur", "Langkah pelayanan secara berurutan.", "", ()
    )
    jangka_waktu: JangkaWaktu | None = bidang(
        "Jangka waktu penyelesaian", "Lama pelayanan.", "", None
    )
    biaya: Biaya | None = bidang("Biaya/tarif", "Tarif, atau gratis.", "", None)
    produk: Teks | None = bidang("Produk pelayanan", "Hasil yang diterima.", "", None)
    sarana: tuple[TeksPanjang, ...] = bidang(
        "Sarana, prasarana, dan/atau fasilitas", "Termasuk yang bagi kelompok rentan.", "", ()
    )
    kompetensi: tuple[TeksPanjang, ...] = bidang(
        "Kompetensi pelaksana", "Kemampuan yang harus dimiliki petugas.", "", ()
    )
    pengawasan: TeksPanjang | None = bidang(
        "Pengawasan internal", "Cara pengawasan oleh atasan.", "", None
    )
    pengaduan: tuple[TeksPanjang, ...] = bidang(
        "Penanganan pengaduan, saran, dan masukan", "Saluran dan cara penanganan.", "", ()
    )
    jumlah_pelaksana: Bulat | None = bidang("Jumlah pelaksana", "Banyaknya petugas.", "", None)
    jaminan_pelayanan: TeksPanjang | None = bidang(
        "Jaminan pelayanan", "Kepastian pelayanan sesuai standar.", "", None
    )
    jaminan_keamanan: TeksPanjang | None = bidang(
        "Jaminan keamanan dan keselamatan pelayanan", "Rasa aman dan bebas dari bahaya.", "", None
    )
    evaluasi: TeksPanjang | None = bidang(
        "Evaluasi kinerja pelaksana", "Cara dan waktu evaluasi.", "", None
    )


class Unit(Bagian):
    """The service unit (unit pelayanan)."""

    nama: Teks = bidang("Nama unit", "Nama unit pelayanan selengkapnya.", _UNIT)
    singkatan: Teks | None = bidang("Singkatan", "Singkatan resmi unit.", _UNIT, None)
    jenis: JenisUnit = bidang("Jenis unit", "Bentuk perangkat daerah atau unit pelaksana.", _UNIT)
    induk: tuple[Teks, ...] = bidang(
        "Induk", "Perangkat daerah induk, dari yang tertinggi; wajib untuk UPTD.", _UNIT, ()
    )
    wilayah_kerja: Teks | None = bidang(
        "Wilayah kerja", "Misalnya Kota Administrasi Jakarta Selatan.", _UNIT, None
    )
    alamat: Teks = bidang("Alamat", "Jalan dan nomor.", _UNIT)
    kode_pos: Teks | None = bidang("Kode pos", "Lima angka.", _UNIT, None)
    telepon: Teks | None = bidang("Telepon", "Dengan kode wilayah.", _UNIT, None)
    pos_el: Teks | None = bidang("Pos-el", "Alamat pos elektronik.", _UNIT, None)
    laman: Teks | None = bidang("Laman", "Alamat situs web.", _UNIT, None)
    kepala: Pejabat = bidang(
        "Kepala unit", "Pemimpin unit: kepala, camat, direktur.", "Kepegawaian"
    )
    operator_p2ham: Pejabat | None = bidang("Operator P2HAM", "Petugas data P2HAM.", _UNIT, None)
    layanan: tuple[Layanan, ...] = bidang("Layanan", "Layanan dan standarnya.", _UNIT, ())
