"""Checks of the regulation's frame: number, title, dates, signers. Its text has its own linter.

"Butir" are those of Lampiran II UU 12/2011 as amended by UU 13/2022.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docgen.bahasa.tanggal import tanggal
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.pejabat import Pejabat
from docgen.records.periksa.daftar import Hit, check, check_each, hit
from docgen.records.perkada import Perkada

__all__: list[str] = []

_DOTS = "..."
_KINDS = {
    "provinsi": "peraturan_gubernur",
    "kabupaten": "peraturan_bupati",
    "kota": "peraturan_wali_kota",
}
_LOWER = re.compile(
    r"(?:surat|instruksi|keputusan|nota dinas|pengumuman|maklumat)\b", re.IGNORECASE
)
_MOST_PER_ELEMENT = 2


def _open(value: str | None) -> bool:
    """Whether a number or year is not there yet."""
    return value is None or value == _DOTS


@check_each(Perkada, "check.regulation.number", source="Lampiran II butir 2a")
def number_form(regulation: Perkada) -> Iterator[Hit]:
    """The number is Arabic digits alone, or three dots in a draft."""
    number = isi(regulation.nomor)
    if number and number != _DOTS and not re.fullmatch(r"[1-9][0-9]{0,4}", number):
        yield hit("nomor", nilai=number)


@check_each(Perkada, "check.regulation.year", source="Lampiran II butir 2a")
def year_form(regulation: Perkada) -> Iterator[Hit]:
    """The year has four digits, or is three dots in a draft."""
    year = isi(regulation.tahun)
    if year and year != _DOTS and not re.fullmatch(r"[12][0-9]{3}", year):
        yield hit("tahun", nilai=year)


@check_each(Perkada, "check.regulation.final_needs", source="Lampiran II butir 2, 160-168")
def final_needs(regulation: Perkada) -> Iterator[Hit]:
    """A final text or a copy has number, year, enactment and promulgation."""
    if regulation.status not in ("final", "salinan"):
        return
    missing = [name for name in ("nomor", "tahun") if _open(getattr(regulation, name))]
    missing += [n for n in ("ditetapkan", "diundangkan") if getattr(regulation, n) is None]
    for name in missing:
        yield hit(name, status=regulation.status)


@check_each(Perkada, "check.regulation.draft_number", "W", source="Lampiran II butir 4a")
def numbered_draft(regulation: Perkada) -> Iterator[Hit]:
    """A draft has three dots in place of number and year."""
    if regulation.status != "rancangan":
        return
    for name in ("nomor", "tahun"):
        value = isi(getattr(regulation, name))
        if value and not _open(value):
            yield hit(name, nilai=value)
            return


@check("check.regulation.kind", source="UU 23/2014 Pasal 246")
def kind_of_level(berkas: Berkas) -> Iterator[Hit]:
    """A governor makes a Peraturan Gubernur, and so on."""
    kind = isi(berkas.perkada.jenis) if berkas.perkada else None
    level = isi(berkas.pemda.tingkat)
    if kind and level and kind != _KINDS[level]:
        yield hit("perkada.jenis", nilai=kind, tingkat=level, usul=_KINDS[level])


@check_each(Perkada, "check.regulation.body")
def one_body(regulation: Perkada) -> Iterator[Hit]:
    """The body stands in the record or in a file, not in both and not in neither."""
    if bool(regulation.batang_tubuh) == bool(regulation.berkas_batang_tubuh):
        count = 2 if regulation.batang_tubuh else 0
        yield hit("batang_tubuh", jumlah=count)


@check_each(Perkada, "check.regulation.model_numbered", "W")
def numbered_model_text(regulation: Perkada) -> Iterator[Hit]:
    """The bundled model text under a number would pass for a regulation that nobody made."""
    number = isi(regulation.nomor)
    if regulation.berkas_batang_tubuh == "naskah-model" and number and not _open(number):
        yield hit("nomor", nilai=number)


@check_each(Perkada, "check.regulation.title_end", source="Lampiran II butir 4")
def title_without_stop(regulation: Perkada) -> Iterator[Hit]:
    """The name of a regulation ends without punctuation."""
    title = isi(regulation.tentang)
    if title and title[-1] in ".,;:":
        yield hit("tentang", nilai=title[-1], usul=title.rstrip(".,;: ")[-80:] or "-")


@check_each(Perkada, "check.regulation.acronym", source="Lampiran II butir 5")
def title_without_acronym(regulation: Perkada) -> Iterator[Hit]:
    """The name of a regulation holds no abbreviation in parentheses."""
    title = isi(regulation.tentang)
    if title and (found := re.search(r"\(\s*[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*\s*\)", title)):
        yield hit("tentang", nilai=found[0])


@check_each(Perkada, "check.regulation.date_order")
def promulgated_after_enacted(regulation: Perkada) -> Iterator[Hit]:
    """A regulation is enacted, then promulgated."""
    enacted = isi(regulation.ditetapkan.tanggal) if regulation.ditetapkan else None
    promulgated = isi(regulation.diundangkan.tanggal) if regulation.diundangkan else None
    if enacted and promulgated and promulgated < enacted:
        params = {"ditetapkan": tanggal(enacted), "diundangkan": tanggal(promulgated)}
        yield hit("diundangkan.tanggal", **params)


@check_each(Perkada, "check.regulation.years", "W", source="Lampiran II butir 2")
def years_agree(regulation: Perkada) -> Iterator[Hit]:
    """Enactment, promulgation and number usually fall into one year."""
    dates = [isi(part.tanggal) for part in (regulation.ditetapkan, regulation.diundangkan) if part]
    years = {str(day.year) for day in dates if day}
    year = isi(regulation.tahun)
    numbered = {year} if year and not _open(year) else set()
    if len(years | numbered) > 1:
        yield hit(
            "tahun" if numbered else "diundangkan.tanggal",
            tahun=", ".join(sorted(years | numbered)),
        )


@check("check.regulation.delegated", source="UU 12/2011 Pasal 86; tidak dapat dilimpahkan (K)")
def signed_in_person(berkas: Berkas) -> Iterator[Hit]:
    """A regulation is never signed a.n."""
    regulation = berkas.perkada
    if regulation is None:
        return
    enacted = regulation.ditetapkan.pejabat if regulation.ditetapkan else None
    promulgated = regulation.diundangkan.pejabat if regulation.diundangkan else None
    signers: tuple[tuple[str, Pejabat | None], ...] = (
        ("perkada.ditetapkan.pejabat", enacted),
        ("perkada.diundangkan.pejabat", promulgated),
        ("pemda.kepala_daerah", None if enacted else berkas.pemda.kepala_daerah),
        ("pemda.sekretaris_daerah", None if promulgated else berkas.pemda.sekretaris_daerah),
    )
    for path, person in signers:
        if person and isi(person.atas_nama):
            yield hit(f"{path}.atas_nama", nilai=person.atas_nama)


@check("check.regulation.officers")
def officers_needed(berkas: Berkas) -> Iterator[Hit]:
    """A regulation names its head of region and its regional secretary."""
    if berkas.perkada is None:
        return
    for name in ("kepala_daerah", "sekretaris_daerah"):
        if getattr(berkas.pemda, name) is None:
            yield hit(f"pemda.{name}")


@check("check.regulation.copy_officer", source="Permendagri 80/2015 (K)")
def copy_needs_officer(berkas: Berkas) -> Iterator[Hit]:
    """A copy is certified by the head of the legal office."""
    regulation = berkas.perkada
    if regulation is None or regulation.status != "salinan":
        return
    named = regulation.salinan is not None and regulation.salinan.pejabat is not None
    if not named and berkas.pemda.kepala_bagian_hukum is None:
        yield hit("pemda.kepala_bagian_hukum")


@check_each(Perkada, "check.regulation.basis", "W", source="Lampiran II butir 41")
def basis_is_a_regulation(regulation: Perkada) -> Iterator[Hit]:
    """Letters, instructions and decisions are no legal basis."""
    for index, text in enumerate(regulation.mengingat):
        if (basis := isi(text)) and (found := _LOWER.match(basis)):
            yield hit(f"mengingat[{index}]", nilai=found[0])


@check_each(Perkada, "check.regulation.recitals", "W", source="Lampiran II butir 19")
def two_recitals_per_element(regulation: Perkada) -> Iterator[Hit]:
    """Each element has at most two considerations."""
    elements = Counter(
        str(recital.unsur)
        for recital in regulation.menimbang
        if recital.unsur and not isinstance(recital.unsur, Isian)
    )
    for element, count in elements.items():
        if count > _MOST_PER_ELEMENT:
            yield hit("menimbang", unsur=element, jumlah=count, batas=_MOST_PER_ELEMENT)
