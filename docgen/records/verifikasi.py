"""The verification of a unit, whose minutes are the berita acara."""

from __future__ import annotations

from typing import ClassVar, Literal

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Bulat, Cara, Jam, Pilih, Tanggal, Teks, TeksPanjang, YaTidak
from docgen.records.pejabat import Gambar, Hadirin, Pejabat

__all__ = ["AnggotaTim", "DataDukung", "Dokumentasi", "Indikator", "Kesimpulan", "Verifikasi"]

_TIM = "Tim"
_UNIT = "Unit"


class Dokumentasi(Bagian):
    """A photograph of the event."""

    isian_ke: ClassVar[tuple[str, ...]] = ("berkas", "keterangan")

    berkas: Teks = bidang("Berkas foto", "Nama berkas PNG atau JPEG di folder yang sama.")
    keterangan: Teks = bidang("Keterangan foto", "Dicetak di bawah foto.")
    tanggal: Tanggal | None = bidang("Tanggal foto", "Tanggal pengambilan.", "", None)
    teks_alternatif: Teks | None = bidang(
        "Teks alternatif", "Uraian foto untuk pembaca layar.", "", None
    )


class Dasar(Bagian):
    """A basis of the visit: a letter of assignment or a decision."""

    isian_ke: ClassVar[tuple[str, ...]] = ("jenis",)

    jenis: Teks = bidang("Jenis dasar", "Misalnya Surat Tugas Kepala …")
    nomor: Teks | None = bidang("Nomor dasar", "Nomor surat atau keputusan.", "", None)
    tanggal: Tanggal | None = bidang("Tanggal dasar", "Tanggal surat atau keputusan.", "", None)
    tentang: Teks | None = bidang("Tentang", "Judul atau hal.", "", None)


class Pembuat(Bagian):
    """The institution that makes the minutes: its letterhead and number rule."""

    isian_ke: ClassVar[tuple[str, ...]] = ("instansi",)

    instansi: Teks = bidang("Instansi pembuat", "Nama instansi selengkapnya.")
    singkatan: Teks | None = bidang("Singkatan instansi", "Untuk nomor.", "", None)
    kop: tuple[Teks, ...] = bidang(
        "Baris kop", "Baris kop dari yang tertinggi; bila kosong: instansi.", "", ()
    )
    alamat: tuple[Teks, ...] = bidang("Alamat kop", "Baris alamat pada kop.", "", ())
    lambang: Gambar | None = bidang("Lambang kop", "Lambang atau logo pada kop.", "", None)


class AnggotaTim(Bagian):
    """A member of the team."""

    isian_ke: ClassVar[tuple[str, ...]] = ("pejabat",)

    pejabat: Pejabat = bidang("Anggota tim", "Orangnya.")
    peran: Pilih[Literal["ketua", "sekretaris", "anggota"]] = bidang(
        "Peran dalam tim", "Tepat satu ketua.", "", "anggota"
    )
    instansi: Teks | None = bidang("Instansi anggota", "Asal instansi.", "", None)


class DataDukung(Bagian):
    """A piece of evidence."""

    isian_ke: ClassVar[tuple[str, ...]] = ("uraian",)

    jenis: Pilih[Literal["foto", "sk", "sop", "sertifikat", "tautan"]] | None = bidang(
        "Jenis data dukung", "foto, sk, sop, sertifikat, atau tautan.", _UNIT, None
    )
    uraian: Teks = bidang("Uraian data dukung", "Nama atau isi singkatnya.", _UNIT)
    berkas: Teks | None = bidang("Berkas data dukung", "Nama berkas.", _UNIT, None)


class Indikator(Bagian):
    """One indicator and what was found."""

    isian_ke: ClassVar[tuple[str, ...]] = ("uraian", "hasil")

    kode: Teks | None = bidang("Kode indikator", "Misalnya A-01.", "Tim", None)
    kriteria: Teks | None = bidang(
        "Kriteria", "Misalnya aksesibilitas; dari set bila kosong.", "Tabel data", None
    )
    uraian: TeksPanjang | None = bidang(
        "Uraian indikator", "Yang dinilai; dari set bila kosong.", "Tabel data", None
    )
    skala: Pilih[Literal["ada_proses_tidak", "ada_tidak", "patuh_cukup_kurang"]] = bidang(
        "Skala", "Pilihan hasil.", "Tabel data", "ada_proses_tidak"
    )
    hasil: Teks = bidang("Hasil", "Menurut skala, misalnya ada, proses, tidak.", _TIM)
    data_dukung: tuple[DataDukung, ...] = bidang("Data dukung", "Bukti.", _UNIT, ())
    catatan: TeksPanjang | None = bidang("Catatan", "Hasil pengamatan.", _TIM, None)
    alasan: TeksPanjang | None = bidang("Alasan", "Wajib bila hasil negatif.", _TIM, None)
    rekomendasi: TeksPanjang | None = bidang("Rekomendasi", "Yang disarankan.", _TIM, None)
    tenggat: Tanggal | None = bidang("Tenggat", "Batas penyelesaian.", _TIM, None)
    penanggung_jawab: Teks | None = bidang("Penanggung jawab", "Yang menyelesaikan.", _TIM, None)


class Kesimpulan(Bagian):
    """The conclusion, decided by the team and never computed: no threshold is published."""

    isian_ke: ClassVar[tuple[str, ...]] = ("status",)

    status: Pilih[Literal["lolos", "tidak_lolos", "dengan_catatan", "tanpa_kesimpulan"]] = bidang(
        "Status kesimpulan", "lolos, tidak_lolos, dengan_catatan, atau tanpa_kesimpulan."
    )
    uraian: TeksPanjang | None = bidang("Uraian kesimpulan", "Penjelasan.", "", None)


class TindakLanjut(Bagian):
    """A follow-up that was agreed."""

    isian_ke: ClassVar[tuple[str, ...]] = ("uraian",)

    uraian: TeksPanjang = bidang("Uraian tindak lanjut", "Yang dilakukan.")
    penanggung_jawab: Teks | None = bidang("Penanggung jawab", "Yang melakukan.", "", None)
    tenggat: Tanggal | None = bidang("Tenggat", "Batas waktu.", "", None)


class SuratKeterangan(Bagian):
    """The letter that goes with minutes of a unit that did not pass."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nomor", "tanggal", "pejabat")

    nomor: Teks = bidang("Nomor surat keterangan", "Nomor naskah dinas.")
    tanggal: Tanggal = bidang("Tanggal surat keterangan", "Tanggal surat.")
    pejabat: Pejabat = bidang("Pejabat surat keterangan", "Kepala instansi pembuat.")
    tembusan: tuple[Teks, ...] = bidang("Tembusan", "Penerima tembusan.", "", ())


class TidakMenandatangani(Bagian):
    """Someone who did not sign, and why."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nama", "alasan")

    nama: Teks = bidang("Nama", "Sama dengan nama dalam tim, pihak unit, atau saksi.")
    alasan: TeksPanjang = bidang("Alasan tidak menandatangani", "Dicetak setelah kata karena.")
    sikap: Pilih[Literal["tidak_hadir", "menolak"]] = bidang(
        "Sikap", "tidak_hadir atau menolak.", "", "tidak_hadir"
    )


class Verifikasi(Bagian):
    """A visit, its findings and its signatories."""

    jenis: Pilih[Literal["verifikasi", "evaluasi", "kunjungan_lapangan", "pemeriksaan_awal"]] = (
        bidang("Jenis berita acara", "Menentukan judul dan isi.", _TIM)
    )
    nomor: Teks | None = bidang(
        "Nomor berita acara", "Nomor naskah dinas pembuat.", "TU pembuat", None
    )
    nomor_pihak_lain: Teks | None = bidang("Nomor pihak lain", "Bila ada.", "TU pembuat", None)
    pembuat: Pembuat | None = bidang("Pembuat", "Bila kosong: pemerintah daerah unit.", _TIM, None)
    dasar: tuple[Dasar, ...] = bidang("Dasar", "Surat tugas atau keputusan.", _TIM)
    tanggal_mulai: Tanggal = bidang("Tanggal mulai", "Hari pertama.", _TIM)
    tanggal_selesai: Tanggal | None = bidang("Tanggal selesai", "Hari terakhir.", _TIM, None)
    tanggal_unit: Tanggal | None = bidang(
        "Tanggal di unit", "Hari kunjungan ke unit ini, bila kegiatan beberapa hari.", _TIM, None
    )
    hari: Teks | None = bidang("Hari mulai", "Hanya untuk diperiksa.", _TIM, None)
    pukul_mulai: Jam | None = bidang("Pukul mulai", "Waktu mulai.", _TIM, None)
    pukul_selesai: Jam | None = bidang("Pukul selesai", "Waktu selesai.", _TIM, None)
    zona_waktu: Pilih[Literal["WIB", "WITA", "WIT"]] | None = bidang(
        "Zona waktu", "Bila kosong diturunkan dari provinsi.", _TIM, None
    )
    tempat: Teks = bidang("Tempat", "Tempat kegiatan.", _TIM)
    kota: Teks = bidang("Kota", "Kota penandatanganan.", _TIM)
    tahap_dokumen: Teks | None = bidang(
        "Nama tahap", "Kata dalam judul bila berbeda dari jenis.", "Tabel data", None
    )
    set_indikator: Teks | None = bidang(
        "Set indikator", "Misalnya 2018-lampiran-i atau 2023.", "Tabel data", None
    )
    tim: tuple[AnggotaTim, ...] = bidang("Tim", "Paling sedikit satu; tepat satu ketua.", _TIM)
    pihak_unit: tuple[Pejabat, ...] = bidang("Pihak unit", "Kepala unit, operator.", _UNIT)
    mengetahui: tuple[Pejabat, ...] = bidang("Mengetahui", "Pejabat yang mengetahui.", _TIM, ())
    saksi: tuple[Pejabat, ...] = bidang("Saksi", "Saksi penandatanganan.", _TIM, ())
    indikator: tuple[Indikator, ...] = bidang("Indikator", "Yang dinilai.", _TIM)
    kesimpulan: Kesimpulan | None = bidang(
        "Kesimpulan", "Ditetapkan tim; tidak pernah dihitung.", _TIM, None
    )
    kesepakatan: tuple[TeksPanjang, ...] = bidang("Kesepakatan", "Untuk kunjungan.", _TIM, ())
    tindak_lanjut: tuple[TindakLanjut, ...] = bidang("Tindak lanjut", "Yang disepakati.", _UNIT, ())
    surat_keterangan: SuratKeterangan | None = bidang(
        "Surat keterangan", "Wajib bila tidak lolos.", _TIM, None
    )
    rangkap: Bulat = bidang("Rangkap", "Banyaknya asli.", _TIM, 2)
    layout: Pilih[Literal["tim", "para_pihak"]] = bidang(
        "Susunan", "tim atau para_pihak.", _TIM, "tim"
    )
    urutan_tanda_tangan: Pilih[Literal["serial", "paralel"]] = bidang(
        "Urutan tanda tangan", "serial atau paralel.", _TIM, "serial"
    )
    cara_tanda_tangan: Cara = bidang("Cara tanda tangan", "basah atau elektronik.", _TIM, "basah")
    tempat_tanggal_penutup: YaTidak = bidang(
        "Tempat dan tanggal penutup", "Dicetak di atas tanda tangan kanan.", _TIM, True
    )
    tidak_menandatangani: tuple[TidakMenandatangani, ...] = bidang(
        "Tidak menandatangani", "Yang tidak hadir atau menolak.", _TIM, ()
    )
    perbaikan_dari: Teks | None = bidang(
        "Perbaikan dari", "Nomor berita acara yang diperbaiki.", _TIM, None
    )
    daftar_hadir: tuple[Hadirin, ...] = bidang("Daftar hadir", "Yang hadir.", _TIM, ())
    dokumentasi: tuple[Dokumentasi, ...] = bidang("Dokumentasi", "Foto kegiatan.", _TIM, ())
