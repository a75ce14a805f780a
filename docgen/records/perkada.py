"""The Perkada: the regulation of a regional head (peraturan gubernur, bupati, wali kota)."""

from __future__ import annotations

from typing import ClassVar, Literal

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Bulat, Naskah, Pilih, Tanggal, Teks, TeksPanjang, YaTidak
from docgen.records.pejabat import Pejabat

__all__ = ["Jdih", "Pengesahan", "Perkada"]

_HUKUM = "Bagian Hukum"
_PEMRAKARSA = "Pemrakarsa"
_PERANCANG = "Perancang"


class Pertimbangan(Bagian):
    """One consideration (Menimbang)."""

    isian_ke: ClassVar[tuple[str, ...]] = ("teks",)

    unsur: Pilih[Literal["filosofis", "sosiologis", "yuridis"]] | None = bidang(
        "Unsur", "filosofis, sosiologis, atau yuridis.", "", None
    )
    teks: TeksPanjang = bidang("Pertimbangan", "Satu kalimat yang diawali kata bahwa.")


class LampiranPerkada(Bagian):
    """An annex: a text, a table or a file."""

    isian_ke: ClassVar[tuple[str, ...]] = ("judul",)

    judul: Teks = bidang("Judul lampiran", "Dicetak dengan huruf kapital.")
    isi: TeksPanjang | None = bidang("Isi lampiran", "Teks lampiran.", "", None)
    tabel: tuple[tuple[TeksPanjang, ...], ...] = bidang(
        "Tabel lampiran", "Baris pertama adalah judul kolom.", "", ()
    )
    berkas: Teks | None = bidang("Berkas lampiran", "Berkas teks di folder yang sama.", "", None)


class Penjelasan(Bagian):
    """The explanation (penjelasan)."""

    isian_ke: ClassVar[tuple[str, ...]] = ("umum",)

    umum: TeksPanjang | None = bidang("Penjelasan umum", "Bagian I. UMUM.", "", None)
    pasal: dict[str, TeksPanjang] = bidang(
        "Pasal demi pasal", "Nomor atau label pasal dan penjelasannya.", "", {}
    )


class Pengesahan(Bagian):
    """Enactment or promulgation: where, when, by whom."""

    tempat: Teks | None = bidang("Tempat", "Bila kosong: ibu kota.", "", None)
    tanggal: Tanggal = bidang("Tanggal", "Tanggal penetapan atau pengundangan.")
    pejabat: Pejabat | None = bidang("Pejabat", "Bila kosong diturunkan dari pemda.", "", None)


class BeritaDaerah(Bagian):
    """Year and number of the Berita Daerah, which need not be those of the regulation."""

    isian_ke: ClassVar[tuple[str, ...]] = ("tahun", "nomor")

    tahun: Bulat | None = bidang("Tahun Berita Daerah", "Bila kosong: tahun peraturan.", "", None)
    nomor: Teks | None = bidang("Nomor Berita Daerah", "Bila kosong: nomor peraturan.", "", None)


class Paraf(Bagian):
    """One line of the table of initials on a draft."""

    isian_ke: ClassVar[tuple[str, ...]] = ("jabatan",)

    jabatan: Teks = bidang("Jabatan pemaraf", "Jabatan yang memaraf.")
    nama: Teks | None = bidang("Nama pemaraf", "Bila perlu.", "", None)
    peran: Teks | None = bidang("Peran pemaraf", "Misalnya pemrakarsa.", "", None)


class Riwayat(Bagian):
    """One step of the draft's way."""

    tahap: Pilih[
        Literal["usulan", "pembahasan", "harmonisasi", "fasilitasi", "penetapan", "pengundangan"]
    ] = bidang("Tahap", "Langkah pembentukan.")
    nomor_surat: Teks | None = bidang("Nomor surat", "Surat pada langkah itu.", "", None)
    tanggal: Tanggal | None = bidang("Tanggal langkah", "Tanggal langkah itu.", "", None)
    hasil: TeksPanjang | None = bidang("Hasil langkah", "Hasilnya.", "", None)


class Salinan(Bagian):
    """Who certifies the copy, and when."""

    isian_ke: ClassVar[tuple[str, ...]] = ("pejabat", "tanggal")

    pejabat: Pejabat | None = bidang(
        "Pejabat salinan", "Bila kosong: kepala bagian hukum.", "", None
    )
    tanggal: Tanggal | None = bidang("Tanggal salinan", "Tanggal salinan.", "", None)


class Jdih(Bagian):
    """What the legal information network (JDIH) asks beyond the words of the regulation."""

    isian_ke: ClassVar[tuple[str, ...]] = ("bidang_hukum",)

    id_data: Teks | None = bidang("Pengenal data", "Nomor di basis data JDIH.", "", None)
    subjek: tuple[Teks, ...] = bidang("Subjek", "Bila kosong: nama peraturan.", "", ())
    bidang_hukum: Teks | None = bidang(
        "Bidang hukum", "Menurut daftar JDIH.", "", None, contoh="Hukum Administrasi Negara"
    )
    singkatan: Teks | None = bidang(
        "Singkatan jenis", "Bila kosong: PERGUB, PERBUP, atau PERWALI.", "", None
    )
    kode_jenis: Teks | None = bidang(
        "Kode jenis", "Dua huruf dalam nama berkas; bila kosong: pg, pb, atau pw.", "", None
    )
    kode_daerah: Teks | None = bidang(
        "Kode daerah", "Empat angka; bila kosong menurut tabel wilayah.", "", None, contoh="7471"
    )
    lokasi: Teks | None = bidang("Lokasi", "Tempat naskah asli disimpan.", "", None)
    alamat: Teks | None = bidang(
        "Alamat JDIH", "Awal alamat unduhan.", "", None, contoh="https://jdih.contoh.example"
    )
    materi_pokok: tuple[TeksPanjang, ...] = bidang(
        "Materi pokok", "Untuk abstrak; bila kosong: judul bab.", "", ()
    )


class Perkada(Bagian):
    """The regulation."""

    isian_ke: ClassVar[tuple[str, ...]] = ("tentang", "pemrakarsa", "berkas_batang_tubuh")

    jenis: (
        Pilih[Literal["peraturan_gubernur", "peraturan_bupati", "peraturan_wali_kota"]] | None
    ) = bidang("Jenis peraturan", "Diturunkan dari pemda.", "Sistem", None)
    status: Pilih[Literal["rancangan", "final", "salinan"]] = bidang(
        "Status", "rancangan, final, atau salinan.", _HUKUM, "rancangan"
    )
    nomor: Teks | None = bidang("Nomor peraturan", "Angka saja; rancangan: ...", _HUKUM, None)
    tahun: Teks | None = bidang("Tahun peraturan", "Empat angka; rancangan: ...", _HUKUM, None)
    tentang: Teks = bidang("Tentang", "Nama peraturan.", _PEMRAKARSA)
    pemrakarsa: Teks = bidang("Pemrakarsa", "Perangkat daerah pemrakarsa.", _PEMRAKARSA)
    latar: tuple[TeksPanjang, ...] = bidang(
        "Latar", "Surat dan arahan yang tidak boleh dimuat dalam Mengingat.", _PEMRAKARSA, ()
    )
    baris_pembuka: tuple[Teks, ...] = bidang(
        "Baris pembuka", "Bila kosong: menurut provinsi.", _HUKUM, ()
    )
    cetak_baris_provinsi: YaTidak | None = bidang(
        "Cetak baris provinsi", "Bila kosong: ya untuk kabupaten dan kota.", _HUKUM, None
    )
    menimbang: tuple[Pertimbangan, ...] = bidang(
        "Menimbang", "Pertimbangan; butir penutup dibuat sendiri.", _PERANCANG, ()
    )
    mengingat: tuple[TeksPanjang, ...] = bidang(
        "Mengingat", "Dasar hukum: kunci seperti UU 25/2009, atau teks.", _PERANCANG, ()
    )
    batang_tubuh: Naskah | None = bidang("Batang tubuh", "Teks peraturan.", _PERANCANG, None)
    berkas_batang_tubuh: Teks | None = bidang(
        "Berkas batang tubuh", "Berkas .txt, .md, .docx, atau naskah-model.", _PERANCANG, None
    )
    lampiran: tuple[LampiranPerkada, ...] = bidang("Lampiran", "Lampiran.", _PERANCANG, ())
    penjelasan: Penjelasan | None = bidang("Penjelasan", "Bila diperlukan.", _PERANCANG, None)
    mengubah: Teks | None = bidang("Mengubah", "Peraturan yang diubah.", _PERANCANG, None)
    mencabut: tuple[Teks, ...] = bidang("Mencabut", "Peraturan yang dicabut.", _PERANCANG, ())
    ditetapkan: Pengesahan | None = bidang("Ditetapkan", "Penetapan.", _HUKUM, None)
    diundangkan: Pengesahan | None = bidang("Diundangkan", "Pengundangan.", _HUKUM, None)
    berita_daerah: BeritaDaerah | None = bidang("Berita Daerah", "Penempatan.", _HUKUM, None)
    paraf: tuple[Paraf, ...] = bidang("Paraf koordinasi", "Pada rancangan.", _HUKUM, ())
    nomor_seri_kertas: Teks | None = bidang("Nomor seri kertas", "Misalnya A 0012.", _HUKUM, None)
    riwayat: tuple[Riwayat, ...] = bidang("Riwayat", "Perjalanan rancangan.", _HUKUM, ())
    salinan: Salinan | None = bidang("Salinan", "Pengesahan salinan.", _HUKUM, None)
    jdih: Jdih | None = bidang("JDIH", "Keterangan untuk JDIH.", _HUKUM, None)
