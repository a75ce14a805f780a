"""Checks of the maklumat pelayanan and of the service standards that it promises."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.bahasa.tanggal import tanggal
from docgen.data.komponen import komponen_publik, komponen_standar
from docgen.data.libur import HitunganHariKerja, hari_kerja_antara
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.maklumat import Maklumat
from docgen.records.pemda import Biaya, Layanan
from docgen.records.periksa.bantu import key, nearest
from docgen.records.periksa.daftar import Hit, check, check_each, hit

__all__: list[str] = []

_DAYS = 7
_TERM = "PP 96/2012 Pasal 30 ayat (4)"
_COMPONENTS = "UU 25/2009 Pasal 21; PermenPANRB 15/2014"


def _count(charter: Maklumat) -> HitunganHariKerja | None:
    """The working days from the standard to the maklumat; None when a date is not known."""
    start, day = isi(charter.standar_pelayanan.tanggal), isi(charter.tanggal)
    return hari_kerja_antara(start, day) if start and day else None


def _late(charter: Maklumat, *, complete: bool) -> Iterator[Hit]:
    count = _count(charter)
    if count is None or count.jumlah <= _DAYS or count.tabel_lengkap != complete:
        return
    left_out = "; ".join(f"{tanggal(day)} ({name})" for day, name in count.dilewati)
    yield hit(
        "tanggal",
        jumlah=count.jumlah,
        batas=_DAYS,
        standar=tanggal(charter.standar_pelayanan.tanggal),
        dilewati=left_out or "-",
        tahun=", ".join(map(str, count.tahun_tanpa_tabel)),
    )


@check_each(Maklumat, "check.charter.late", "W", source=_TERM)
def late(charter: Maklumat) -> Iterator[Hit]:
    """The maklumat is published within seven working days of its standard."""
    yield from _late(charter, complete=True)


@check_each(Maklumat, "check.charter.late_no_table", "W", source=_TERM)
def late_without_table(charter: Maklumat) -> Iterator[Hit]:
    """The same, where the holidays of a year are not known: only weekends were left out."""
    yield from _late(charter, complete=False)


@check_each(Maklumat, "check.charter.before_standard", "W", source=_TERM)
def before_its_standard(charter: Maklumat) -> Iterator[Hit]:
    """The standard comes first."""
    start, day = isi(charter.standar_pelayanan.tanggal), isi(charter.tanggal)
    if start and day and day < start:
        yield hit("tanggal", maklumat=tanggal(day), standar=tanggal(start))


@check_each(Maklumat, "check.charter.vulnerable", "W", source="UU 25/2009 Pasal 29")
def promise_to_vulnerable_groups(charter: Maklumat) -> Iterator[Hit]:
    """Special treatment at no extra cost is promised."""
    if not charter.janji_kelompok_rentan:
        yield hit("janji_kelompok_rentan")


@check("check.charter.service")
def shown_services_exist(berkas: Berkas) -> Iterator[Hit]:
    """A service on the maklumat is one of the unit."""
    if berkas.maklumat is None or berkas.unit is None:
        return
    names = [service.nama for service in berkas.unit.layanan]
    if any(isinstance(name, Isian) for name in names):
        return
    keys = {key(name) for name in names}
    for index, shown in enumerate(berkas.maklumat.layanan_ditampilkan):
        if (name := isi(shown)) and key(name) not in keys:
            usul = nearest(name, names) or ", ".join(names) or "-"
            yield hit(f"maklumat.layanan_ditampilkan[{index}]", nilai=name, usul=usul)


def _missing(service: Layanan, *, public: bool) -> list[str]:
    """Labels of the components that a service does not say."""
    wanted = (row for row in komponen_standar() if row.publik == public)
    return [row.label for row in wanted if getattr(service, row.kode) in (None, ())]


def _services(berkas: Berkas) -> Iterator[tuple[str, Layanan, list[str]]]:
    """The services with some components told: path, service, public ones that are missing."""
    if berkas.maklumat is None or berkas.unit is None:
        return
    for index, service in enumerate(berkas.unit.layanan):
        public = _missing(service, public=True)
        if len(public) < len(komponen_publik()):
            yield f"unit.layanan[{index}]", service, public


@check("check.service.public", source=_COMPONENTS)
def public_components(berkas: Berkas) -> Iterator[Hit]:
    """A service tells all six components of delivery, or none (then no standard is printed)."""
    for path, service, missing in _services(berkas):
        if missing:
            yield hit(path, layanan=service.nama, kurang=", ".join(missing), jumlah=len(missing))


@check("check.service.internal", "I", source=_COMPONENTS)
def internal_components(berkas: Berkas) -> Iterator[Hit]:
    """The eight components of management may follow."""
    for path, service, public in _services(berkas):
        missing = _missing(service, public=False)
        if missing and not public:
            yield hit(path, layanan=service.nama, kurang=", ".join(missing), jumlah=len(missing))


@check_each(Biaya, "check.service.cost", source="UU 25/2009 Pasal 21 huruf e")
def amount_or_free(cost: Biaya) -> Iterator[Hit]:
    """A service costs an amount, or it is free; a placeholder may stand for either."""
    if any(isinstance(v, Isian) for v in (cost.jumlah, cost.gratis, cost.keterangan)):
        return
    if (cost.jumlah is None) == (not cost.gratis):
        yield hit()
