"""Checks of the record as a whole: its name, its lists, the unit, the years, old words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.records.berkas import SECTIONS, Berkas
from docgen.records.dasar import Bagian, required_lists
from docgen.records.jenis import isi
from docgen.records.pemda import Unit
from docgen.records.periksa.bantu import texts, without_laws
from docgen.records.periksa.daftar import Hit, Values, check, check_each, check_values, hit

__all__: list[str] = []

_ID = re.compile(r"[a-z0-9-]{1,80}")
_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices: no folder can have them."""
_OLD_DISABILITY = re.compile(r"\bpenyandang\s+cacat\b", re.IGNORECASE)
_OLD_PROTECTION = re.compile(r"\bperlindungan\b")


@check("check.record.id")
def record_id(berkas: Berkas) -> Iterator[Hit]:
    """The id names a folder on every system."""
    name = isi(berkas.id)
    if name and (not _ID.fullmatch(name) or _WINDOWS.fullmatch(name)):
        usul = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:80].strip("-")
        if not usul or _WINDOWS.fullmatch(usul):
            usul = f"berkas-{usul}".strip("-")
        yield hit("id", nilai=name[:120], usul=usul)


@check("check.record.no_section", "W")
def no_section(berkas: Berkas) -> Iterator[Hit]:
    """A record without any section yields no document."""
    if not any(getattr(berkas, name) for name in SECTIONS):
        yield hit()


@check_each(Bagian, "check.record.empty_list", concerns=required_lists)
def empty_list(part: Bagian) -> Iterator[Hit]:
    """A list that must be there has at least one item."""
    for name in required_lists(type(part)):
        if not getattr(part, name):
            yield hit(name)


@check("check.record.unit_needed")
def unit_needed(berkas: Berkas) -> Iterator[Hit]:
    """A maklumat, a berita acara, and a pencanangan without units of its own speak of the unit."""
    if berkas.unit is not None:
        return
    needing = [name for name in ("maklumat", "verifikasi") if getattr(berkas, name)]
    if berkas.pencanangan and not berkas.pencanangan.unit_peserta:
        needing.insert(0, "pencanangan")
    if needing:
        yield hit("unit", bagian=", ".join(needing))


@check_each(Unit, "check.unit.parent")
def unit_parent(unit: Unit) -> Iterator[Hit]:
    """The letterhead of a technical unit names its parent."""
    if unit.jenis == "uptd" and not unit.induk:
        yield hit("induk", nama=unit.nama)


@check_each(Unit, "check.unit.post_code", "W")
def unit_post_code(unit: Unit) -> Iterator[Hit]:
    """A post code has five digits."""
    code = isi(unit.kode_pos)
    if code and not re.fullmatch(r"[0-9]{5}", code):
        yield hit("kode_pos", nilai=code)


@check_each(Unit, "check.unit.email", "W")
def unit_email(unit: Unit) -> Iterator[Hit]:
    """A mail address has one @ between two words."""
    address = isi(unit.pos_el)
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        yield hit("pos_el", nilai=address)


@check_values("check.date.year", "W")
def strange_year(values: Values) -> Iterator[Hit]:
    """A year before 1945 or after 2100 is most likely a slip."""
    for path, _, _, value in values.all:
        if isinstance(value, date) and not 1945 <= value.year <= 2100:
            yield hit(path, nilai=value.isoformat(), tahun=value.year)


@check_values("check.words.disability", "W", source="UU 8/2016")
def old_word_for_disability(values: Values) -> Iterator[Hit]:
    """``penyandang cacat`` is ``penyandang disabilitas`` since 2016, but in titles of laws."""
    if "cacat" not in values.words:
        return
    for path, text in texts(values):
        if found := _OLD_DISABILITY.search(without_laws(text)):
            yield hit(path, nilai=found[0])


@check_values("check.words.protection", "W", source="Permenkumham 25/2023 Pasal 1 (P5HAM)")
def old_word_for_protection(values: Values) -> Iterator[Hit]:
    """``perlindungan`` is ``pelindungan`` in new law, but in titles and names of offices."""
    if "perlindungan" not in values.words:
        return
    for path, text in texts(values):
        if _OLD_PROTECTION.search(without_laws(text)):
            yield hit(path)
