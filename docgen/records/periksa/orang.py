"""Checks of every person in office: name, office, rank, employment."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.bahasa.jabatan import status_dalam, tanpa_status
from docgen.bahasa.nama import usul_pisah_gelar
from docgen.data.pangkat import golongan_pppk_sah, pangkat_dari, pasangan_sah
from docgen.records.jenis import isi
from docgen.records.pejabat import Hadirin, Pejabat
from docgen.records.periksa.bantu import key
from docgen.records.periksa.daftar import Hit, Values, check_each, check_values, hit

__all__: list[str] = []

_MIN_NAME = 4
"""Shorter names differ by one letter too easily."""
_MOST_HOLDERS = 200
"""People of one office that are compared with each other."""


@check_each(Pejabat, "check.person.titles", "W")
def titles_in_name(person: Pejabat) -> Iterator[Hit]:
    """Titles were typed into the name: a split is offered, never made."""
    name = isi(person.nama)
    if name and (split := usul_pisah_gelar(name)):
        yield hit(
            "nama",
            nilai=name,
            nama=split.nama,
            gelar_depan=", ".join(split.gelar_depan) or "-",
            gelar_belakang=", ".join(split.gelar_belakang) or "-",
        )


@check_each(Pejabat, "check.person.blank_office")
def blank_office(person: Pejabat) -> Iterator[Hit]:
    """An office of nothing but commas."""
    office = isi(person.jabatan)
    if office and not office.strip(" ,"):
        yield hit("jabatan", nilai=office)


def _typed_status(person: Pejabat) -> str | None:
    office = isi(person.jabatan)
    return status_dalam(office) if office and office.strip(" ,") else None


@check_each(Pejabat, "check.person.status_typed", "W")
def status_in_office(person: Pejabat) -> Iterator[Hit]:
    """``Pj.`` was typed into the office: it has a field of its own."""
    status, typed = isi(person.status_jabatan), _typed_status(person)
    explicit = "status_jabatan" in person.model_fields_set
    if typed and status and (typed == status or not explicit):
        yield hit(
            "jabatan", nilai=person.jabatan, status=typed, jabatan=tanpa_status(person.jabatan)
        )


@check_each(Pejabat, "check.person.status_conflict")
def status_contradicts(person: Pejabat) -> Iterator[Hit]:
    """The status word in the office is not that of its field."""
    status, typed = isi(person.status_jabatan), _typed_status(person)
    explicit = "status_jabatan" in person.model_fields_set
    if typed and status and explicit and typed != status:
        yield hit("jabatan", nilai=person.jabatan, tertulis=typed, status=status)


@check_each(Pejabat, "check.person.delegation_typed", "W", source="Permendagri 1/2023")
def delegation_in_office(person: Pejabat) -> Iterator[Hit]:
    """``a.n.`` was typed into the office: the delegating office has a field of its own."""
    office = isi(person.jabatan)
    if office and office.casefold().startswith(("a.n.", "an.", "a/n", "atas nama ")):
        yield hit("jabatan", nilai=office)


@check_each(Pejabat, "check.person.delegation_self", source="Permendagri 1/2023")
def delegation_to_oneself(person: Pejabat) -> Iterator[Hit]:
    """Nobody signs on behalf of the office that is their own."""
    giver, office = isi(person.atas_nama), isi(person.jabatan)
    if giver and office and key(giver.removeprefix("a.n.")) == key(office):
        yield hit("atas_nama", nilai=giver)


@check_each(Pejabat, "check.person.ub_without_an", source="Permendagri 1/2023")
def ub_without_an(person: Pejabat) -> Iterator[Hit]:
    """``u.b.`` stands only below ``a.n.``."""
    middle = isi(person.untuk_beliau)
    if middle is not None and person.atas_nama is None:
        yield hit("untuk_beliau", nilai=middle)


@check_each(Pejabat, "check.person.rank_pair", "W")
def rank_and_grade(person: Pejabat) -> Iterator[Hit]:
    """Pangkat and golongan of a civil servant are a fixed pair."""
    rank, grade = isi(person.pangkat), isi(person.golongan)
    civil = (person.jenis_pegawai or "pns") == "pns"
    if civil and rank and grade and "/" in grade and not pasangan_sah(rank, grade):
        yield hit("golongan", pangkat=rank, golongan=grade, usul=pangkat_dari(grade) or "-")


@check_each(Pejabat, "check.person.pppk_grade", "W")
def pppk_grade(person: Pejabat) -> Iterator[Hit]:
    """A contract employee has a golongan I to XVII."""
    grade = isi(person.golongan)
    if person.jenis_pegawai == "pppk" and grade and not golongan_pppk_sah(grade):
        yield hit("golongan", nilai=grade)


@check_each(Pejabat, "check.person.pppk_rank", "W")
def pppk_rank(person: Pejabat) -> Iterator[Hit]:
    """A contract employee has no pangkat."""
    rank = isi(person.pangkat)
    if person.jenis_pegawai == "pppk" and rank:
        yield hit("pangkat", nilai=rank)


@check_each(Pejabat, "check.person.needs_nrp", "W")
def soldier_without_nrp(person: Pejabat) -> Iterator[Hit]:
    """Police and soldiers have an NRP, not a NIP."""
    nip = isi(person.nip)
    if person.jenis_pegawai in ("tni", "polri") and nip and person.nomor_induk_lain is None:
        yield hit("nip", jenis=str(person.jenis_pegawai).upper(), nilai=nip)


@check_each(Pejabat, "check.person.no_nip", "W")
def nip_of_no_servant(person: Pejabat) -> Iterator[Hit]:
    """An elected head of a region, and who is no civil servant, has no NIP."""
    nip = isi(person.nip)
    if person.jenis_pegawai in ("non_asn", "pejabat_negara") and nip:
        yield hit("nip", jenis=person.jenis_pegawai)


@check_values("check.person.similar_names", "W")
def similar_names(values: Values) -> Iterator[Hit]:
    """Two names for one office that differ by one letter (Yusup, Yusuf)."""
    seen: dict[str, dict[str, tuple[str, str]]] = {}
    for path, person in values.parts:
        if not isinstance(person, Pejabat | Hadirin):
            continue
        name, office = isi(person.nama), isi(person.jabatan)
        if not name or not office or not office.strip(" ,"):
            continue
        own, others = key(name), seen.setdefault(key(tanpa_status(office)), {})
        if own in others or len(others) >= _MOST_HOLDERS:
            continue
        for other, (place, typed) in others.items():
            if _one_letter_apart(own, other):
                yield hit(f"{path}.nama", nilai=name, lain=typed, tempat=place, jabatan=office)
                break
        others[own] = (f"{path}.nama", name)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a single letter was exchanged, added or left out."""
    if one == other or min(len(one), len(other)) < _MIN_NAME or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    tail_one, tail_other = one[start:], other[start:]
    return (
        tail_one[1:] == tail_other[1:] or tail_one[1:] == tail_other or tail_one == tail_other[1:]
    )
