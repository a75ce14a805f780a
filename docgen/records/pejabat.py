"""People in office, and pictures that a record names."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import model_validator

from docgen.records.dasar import Bagian, bidang
from docgen.records.jenis import Pilih, Teks

__all__ = ["Gambar", "Hadirin", "Pejabat"]

JenisPegawai = Pilih[Literal["pns", "pppk", "polri", "tni", "jaksa", "non_asn", "pejabat_negara"]]
StatusJabatan = Pilih[Literal["definitif", "pj", "pjs", "plt", "plh"]]

_KEPEGAWAIAN = "Kepegawaian"


class Pejabat(Bagian):
    """A person who signs, witnesses, takes part or is named."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nama", "jabatan")

    nama: Teks = bidang(
        "Nama", "Nama tanpa gelar, seperti dalam dokumen kepegawaian.", _KEPEGAWAIAN
    )
    gelar_depan: tuple[Teks, ...] = bidang(
        "Gelar depan",
        "Gelar di depan nama, satu per butir.",
        _KEPEGAWAIAN,
        (),
        contoh=["Dr.", "H."],
    )
    gelar_belakang: tuple[Teks, ...] = bidang(
        "Gelar belakang",
        "Gelar di belakang nama, satu per butir.",
        _KEPEGAWAIAN,
        (),
        contoh=["S.H.", "M.H."],
    )
    jenis_pegawai: JenisPegawai | None = bidang(
        "Jenis pegawai", "Menentukan nomor induk yang dicetak.", _KEPEGAWAIAN, None
    )
    nip: Teks | None = bidang(
        "NIP", "Nomor induk pegawai, 18 angka, ditulis sebagai teks.", _KEPEGAWAIAN, None
    )
    nomor_induk_lain: Teks | None = bidang(
        "Nomor induk lain", "NRP (TNI, Polri, jaksa) atau NI PPPK.", _KEPEGAWAIAN, None
    )
    pangkat: Teks | None = bidang(
        "Pangkat", "Pangkat menurut keputusan terakhir.", _KEPEGAWAIAN, None, contoh="Pembina Tk. I"
    )
    golongan: Teks | None = bidang(
        "Golongan", "Golongan ruang, misalnya IV/b.", _KEPEGAWAIAN, None, contoh="IV/b"
    )
    jabatan: Teks = bidang("Jabatan", "Nama jabatan selengkapnya, tanpa Pj., Plt., atau Plh.")
    status_jabatan: StatusJabatan = bidang(
        "Status jabatan", "definitif, pj, pjs, plt, atau plh.", _KEPEGAWAIAN, "definitif"
    )
    atas_nama: Teks | None = bidang(
        "Atas nama", "Jabatan yang memberi mandat; dicetak setelah a.n.", "", None
    )
    untuk_beliau: Teks | None = bidang(
        "Untuk beliau", "Jabatan penerima mandat kedua; dicetak setelah u.b.", "", None
    )
    instansi: Teks | None = bidang("Instansi", "Instansi asal, bila perlu disebut.", "", None)


class Gambar(Bagian):
    """A picture file in the record's own folder. A bare path stands for its ``berkas``."""

    isian_ke: ClassVar[tuple[str, ...]] = ("berkas",)

    berkas: Teks = bidang("Berkas gambar", "Nama berkas PNG atau JPEG di folder yang sama.")
    teks_alternatif: Teks | None = bidang(
        "Teks alternatif", "Uraian gambar untuk pembaca layar.", "", None
    )

    @model_validator(mode="before")
    @classmethod
    def _path_alone(cls, data: Any) -> Any:
        return {"berkas": data} if isinstance(data, str) else data


class Hadirin(Bagian):
    """A line of an attendance list."""

    isian_ke: ClassVar[tuple[str, ...]] = ("nama",)

    nama: Teks = bidang("Nama", "Nama yang hadir.")
    jabatan: Teks | None = bidang("Jabatan", "Jabatan yang hadir.", "", None)
    instansi: Teks | None = bidang("Instansi", "Asal instansi.", "", None)
