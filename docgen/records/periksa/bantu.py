"""What several checks need: the province, the dates of the acts, near names, running texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from docgen.bahasa.nama import nama_tanpa_gelar
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian, isi
from docgen.records.periksa.daftar import Values

__all__ = ["act_dates", "key", "nearest", "province_name", "province_path", "texts", "without_laws"]

_MOST_COMPARED = 200
"""Known names that a wrong one is compared with."""

_TITLE_FIELDS = frozenset(
    {
        "dasar",
        "dasar_hukum",
        "latar",
        "mencabut",
        "mengingat",
        "mengubah",
        "menggantikan",
        "tentang",
    }
)
"""Fields that quote titles of regulations: their words are those of the law."""

# A citation: from the kind of regulation through its number to the end of the clause.
_CITATION = re.compile(
    r"\b(?:undang-undang|peraturan|keputusan|instruksi|surat edaran|qanun)\b[^;:\n]{0,200}?"
    r"\b(?:nomor|no\.)[^;\n]*",
    re.IGNORECASE,
)


def province_name(berkas: Berkas) -> str | None:
    """The province in which the record plays; None when it is not known (yet)."""
    pemda = berkas.pemda
    return isi(pemda.nama) if pemda.tingkat == "provinsi" else isi(pemda.provinsi)


def province_path(berkas: Berkas) -> str:
    """The field that names the province."""
    return "pemda.nama" if berkas.pemda.tingkat == "provinsi" else "pemda.provinsi"


def act_dates(berkas: Berkas) -> tuple[tuple[str, date], ...]:
    """The days on which the documents of the record are made, by path."""
    perkada = berkas.perkada
    candidates = (
        ("pencanangan.tanggal", berkas.pencanangan and berkas.pencanangan.tanggal),
        ("maklumat.tanggal", berkas.maklumat and berkas.maklumat.tanggal),
        (
            "perkada.ditetapkan.tanggal",
            perkada and perkada.ditetapkan and perkada.ditetapkan.tanggal,
        ),
        ("verifikasi.tanggal_mulai", berkas.verifikasi and berkas.verifikasi.tanggal_mulai),
    )
    return tuple((path, day) for path, day in candidates if isinstance(day, date))


def key(name: str) -> str:
    """A person's or service's name for comparison: case, blanks and titles do not count."""
    return " ".join(nama_tanpa_gelar(name).split()).casefold()


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like ``name``, or None."""
    by_key = {key(item): item for item in islice(known, _MOST_COMPARED)}
    near = difflib.get_close_matches(key(name), list(by_key), n=1, cutoff=0.6)
    return by_key[near[0]] if near else None


def texts(values: Values) -> Iterator[tuple[str, str]]:
    """Path and text of every text of the record, but for titles of regulations."""
    for path, _, _, value in values.all:
        if not isinstance(value, str) or isinstance(value, Isian):
            continue
        name = path.rpartition(".")[2].partition("[")[0]
        if name not in _TITLE_FIELDS or path == "perkada.tentang":
            yield path, value


def without_laws(text: str) -> str:
    """The text without the citations of regulations, whose titles stay as the law has them."""
    return _CITATION.sub(" ", text)
