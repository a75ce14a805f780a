"""Checks of a visit: its team, its conclusion, its letters and signatures."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.bahasa.nama import nama_tanpa_gelar
from docgen.data.p2ham import tahapan
from docgen.records.jenis import Isian, isi
from docgen.records.periksa.bantu import key, nearest
from docgen.records.periksa.daftar import Hit, check_each, hit
from docgen.records.verifikasi import AnggotaTim, Verifikasi

__all__: list[str] = []

_CENTRAL = "Permenkumham 25/2023; predikat diberikan oleh kementerian"
_WITH_CONCLUSION = ("verifikasi", "evaluasi")
_VISITS = ("kunjungan_lapangan", "pemeriksaan_awal")


def _undecided(member: AnggotaTim) -> bool:
    """Whether the role is not known yet, alone or with the whole person."""
    if isinstance(member.peran, Isian):
        return True
    return isi(member.pejabat.nama) is None and "peran" not in member.model_fields_set


@check_each(Verifikasi, "check.team.chair")
def one_chair(visit: Verifikasi) -> Iterator[Hit]:
    """A team has exactly one ketua."""
    chairs = sum(member.peran == "ketua" for member in visit.tim)
    open_roles = any(_undecided(member) for member in visit.tim)
    if chairs > 1 or (chairs == 0 and visit.tim and not open_roles):
        yield hit("tim", jumlah=chairs)


@check_each(Verifikasi, "check.conclusion.needed")
def conclusion_needed(visit: Verifikasi) -> Iterator[Hit]:
    """A verification or evaluation ends with a conclusion."""
    if visit.jenis in _WITH_CONCLUSION and visit.kesimpulan is None:
        yield hit("kesimpulan", jenis=visit.jenis)


@check_each(Verifikasi, "check.conclusion.not_here", source=_CENTRAL)
def no_verdict_of_a_visit(visit: Verifikasi) -> Iterator[Hit]:
    """A field visit or a pre-check lets nobody pass or fail: that is decided centrally."""
    status = isi(visit.kesimpulan.status) if visit.kesimpulan else None
    if visit.jenis in _VISITS and status in ("lolos", "tidak_lolos"):
        kind = str(visit.jenis).replace("_", " ")
        yield hit("kesimpulan.status", jenis=kind, nilai=status)


@check_each(Verifikasi, "check.letter.needed")
def letter_needed(visit: Verifikasi) -> Iterator[Hit]:
    """A unit that did not pass gets a surat keterangan beside the minutes."""
    failed = visit.kesimpulan is not None and visit.kesimpulan.status == "tidak_lolos"
    if failed and visit.surat_keterangan is None:
        yield hit("surat_keterangan")


@check_each(Verifikasi, "check.letter.surplus", "W")
def letter_without_reason(visit: Verifikasi) -> Iterator[Hit]:
    """The surat keterangan is made only for a unit that did not pass."""
    status = visit.kesimpulan.status if visit.kesimpulan else "tanpa_kesimpulan"
    if visit.surat_keterangan and not isinstance(status, Isian) and status != "tidak_lolos":
        yield hit("surat_keterangan", status=status)


@check_each(Verifikasi, "check.visit.agreement", "W")
def visit_without_agreement(visit: Verifikasi) -> Iterator[Hit]:
    """A field visit ends with what was agreed."""
    if visit.jenis == "kunjungan_lapangan" and not visit.kesepakatan:
        yield hit("kesepakatan")


@check_each(Verifikasi, "check.visit.stage", "W", source="Permenkumham 2/2022; 25/2023")
def stage_of_the_day(visit: Verifikasi) -> Iterator[Hit]:
    """On that day P2HAM had no such stage."""
    kind, first = isi(visit.jenis), isi(visit.tanggal_mulai)
    if kind not in _WITH_CONCLUSION or first is None:
        return
    stages = tahapan(first)
    known = {stage.kode for stage in stages}
    known |= {stage.label_lain.casefold() for stage in stages if stage.label_lain}
    if kind not in known:
        yield hit("jenis", nilai=kind, tahun=first.year, tahap=", ".join(sorted(known)) or "-")


@check_each(Verifikasi, "check.visit.copies")
def copies(visit: Verifikasi) -> Iterator[Hit]:
    """There is at least one original."""
    number = isi(visit.rangkap)
    if number is not None and number < 1:
        yield hit("rangkap", nilai=number)


def _signers(visit: Verifikasi) -> list[str | Isian]:
    people = [member.pejabat for member in visit.tim]
    people += [*visit.pihak_unit, *visit.mengetahui, *visit.saksi]
    return [person.nama for person in people]


@check_each(Verifikasi, "check.signature.stranger")
def absent_signer_is_a_signer(visit: Verifikasi) -> Iterator[Hit]:
    """Only who would sign can fail to sign; ``usul`` is the signer with the nearest name."""
    signers = _signers(visit)
    names = [name for name in signers if isi(name)]
    keys = {key(name) for name in names}
    for index, absent in enumerate(visit.tidak_menandatangani):
        name = isi(absent.nama)
        if name is None or key(name) in keys:
            continue
        if len(names) < len(signers) and nearest(name, names) is None:
            continue  # it may be one of those who are not named yet
        near = nearest(name, names)
        yield hit(
            f"tidak_menandatangani[{index}].nama",
            nilai=name,
            usul=nama_tanpa_gelar(near) if near else ", ".join(names) or "-",
        )
