"""Names of the regulation, its region and its officers, and the opening up to the dictum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docgen.bahasa.angka import huruf
from docgen.bahasa.daftar import gabung
from docgen.bahasa.isian import is_isian
from docgen.bahasa.kapital import kapital
from docgen.bahasa.nomor import nomor_peraturan
from docgen.data.citations import in_full
from docgen.kinds.bersama.naskah import Context
from docgen.perkada.region import mapping_for
from docgen.records.berkas import Berkas
from docgen.records.perkada import Perkada

__all__ = ["Names", "mengingat", "menimbang", "names_of", "pembuka"]

RAHMAT = "DENGAN RAHMAT TUHAN YANG MAHA ESA"  # butir 15
RAHMAT_ACEH = "DENGAN RAHMAT ALLAH YANG MAHA KUASA"  # Perbup Aceh Jaya 18/2016


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of one regulation call it and each other."""

    jenis: str
    """``Peraturan Wali Kota``."""
    kepala: str
    """``Wali Kota Kendari``."""
    daerah: str
    """``Kota Kendari``."""
    sekda: str
    """``Sekretaris Daerah Kota Kendari``."""
    tentang: str
    judul: tuple[str, ...]
    """The title in lines, all capitals: type with region, number, TENTANG, name."""


def names_of(berkas: Berkas, p: Perkada, pada: date | None, *, rancangan: bool) -> Names:
    """The names, and the title in lines (butir 2, 2a, 4, 4a)."""
    words = mapping_for(berkas.pemda, pada)
    region = words["kepala_daerah_lengkap"].removeprefix(words["kepala_daerah"]).strip()
    first = kapital(f"{words['jenis_peraturan']} {region}")
    number = nomor_peraturan(None, None) if rancangan else nomor_peraturan(p.nomor, p.tahun)
    return Names(
        jenis=words["jenis_peraturan"],
        kepala=words["kepala_daerah_lengkap"],
        daerah=words["nama_daerah"],
        sekda=words["sekretaris_daerah_lengkap"],
        tentang=p.tentang,
        judul=(
            f"RANCANGAN {first}" if rancangan else first,
            number,
            "TENTANG",
            kapital(p.tentang),
        ),
    )


def pembuka(berkas: Berkas, p: Perkada, names: Names) -> Context:
    """The lines above the recitals: the kop in words, the invocation, the office."""
    pemda = berkas.pemda
    kop = [kapital(names.kepala)]
    default = pemda.tingkat in ("kabupaten", "kota")
    wanted = default if p.cetak_baris_provinsi is None else p.cetak_baris_provinsi is True
    if wanted and pemda.provinsi:
        name = kapital(str(pemda.provinsi))
        kop.append(name if is_isian(name) or name == "ACEH" else f"PROVINSI {name}")
    aceh = "aceh" in {pemda.kekhususan, str(pemda.provinsi or pemda.nama).casefold()}
    return {
        "kop": kop,
        "baris": list(p.baris_pembuka) or [RAHMAT_ACEH if aceh else RAHMAT],
        "jabatan": f"{kapital(names.kepala)},",
    }


def menimbang(recitals: Sequence[str], names: Names) -> list[Context]:
    """The considerations with letters, and the closing one made from them (butir 22, 23)."""
    texts = [_ended(text) for text in recitals]
    cited = gabung([f"huruf {huruf(n)}" for n in range(1, len(texts) + 1)]) if texts else ""
    basis = f"pertimbangan sebagaimana dimaksud dalam {cited}, " if cited else ""
    texts.append(
        f"bahwa berdasarkan {basis}perlu menetapkan {names.jenis} tentang {names.tentang};"
    )
    if not cited:
        texts = []
    return [{"label": f"{huruf(n)}.", "teks": text} for n, text in enumerate(texts, 1)]


def mengingat(bases: Sequence[str], pada: date | None) -> list[Context]:
    """The legal bases: keys in full and in order, sentences as written (butir 43, 47, 52)."""
    texts = [_ended(basis.teks) for basis in in_full(bases, pada)]
    if len(texts) == 1:
        return [{"label": "", "teks": texts[0]}]
    return [{"label": f"{n}.", "teks": text} for n, text in enumerate(texts, 1)]


def _ended(text: str) -> str:
    """A recital or a legal basis ends with a semicolon; a placeholder stays bare."""
    return text if is_isian(text) else text.rstrip(" .;") + ";"
