"""Judul: butir 2 to 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft, Row
from docgen.perkada.lint.rule import DAERAH, Edit, Example, Hit, rule

__all__: list[str] = []

_WHERE = "Judul"
_NUMBER_ROW = re.compile(r"NOMOR\b(?P<number>.{0,80}?)(?=\s+TENTANG\b|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\s(?:\d{1,6}|\.\.\.|…|\[[^\]]+\])\s+TAHUN\s+(?:\d{4}|\.\.\.|…|\[[^\]]+\])")
_TITLE_END = re.compile(r"[.,;:]$")
_OTHER_WORDS = ("DENGAN RAHMAT", "BISMILLAH", "DENGAN NAMA ALLAH", "ATAS RAHMAT")
_HITS_WORDS = 60


def _title_rows(draft: Draft) -> list[Row]:
    """The rows of the title: from the type to the name, without the lines above and below."""
    rows = draft.part("judul")
    first = next((n for n, row in enumerate(rows) if _names_type(draft, row)), None)
    if first is None:
        return []
    out: list[Row] = []
    for row in rows[first:]:
        if row.text.upper().startswith(_OTHER_WORDS) or (
            row.text.endswith(",") and any("TENTANG" in taken.text for taken in out)
        ):
            break
        out.append(row)
    return out


def _names_type(draft: Draft, row: Row) -> bool:
    words = row.text.upper().removeprefix("RANCANGAN").lstrip()
    return words.startswith(draft.jenis.upper()) or row.text.upper() == "RANCANGAN"


@rule(
    "T02",
    butir="2a",
    severity="E",
    whole=True,
    wording_2022=(
        "Butir 2a (sisipan UU 13/2022): nomor hanya angka Arab, tanpa huruf, angka Romawi, atau "
        "tanda baca, dan tidak mengikuti penomoran tata naskah dinas."
    ),
    examples=[
        Example(
            "nomor",
            "NOMOR 12 TAHUN 2024",
            wrong,
        )
        for wrong in ("NOMOR: 180/12/2024", "NOMOR XII TAHUN 2024", "NOMOR 12.A TAHUN 2024")
    ],
)
def number_in_plain_figures(draft: Draft) -> Iterator[Hit]:
    """The number of a regulation is plain Arabic figures, the year four; three dots in a draft."""
    for row in _title_rows(draft):
        found = _NUMBER_ROW.search(row.text)
        if found:
            if _NUMBER.match(found["number"]) is None:
                yield Hit(_WHERE, row.number, {"kata": found[0].strip()[:_HITS_WORDS]})
            return


@rule(
    "T04",
    butir="4",
    severity="E",
    whole=True,
    examples=[
        Example(
            "nama",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA.",
        )
    ],
)
def no_mark_behind_the_title(draft: Draft) -> Iterator[Hit]:
    """The title ends without a punctuation mark."""
    rows = _title_rows(draft)
    if rows and _TITLE_END.search(rows[-1].text) and not rows[-1].text.endswith("..."):
        last = rows[-1].text
        edit = Edit(rows[-1].number, last.split()[-1], last.split()[-1].rstrip(".,;:"), at_end=True)
        yield Hit(_WHERE, rows[-1].number, {"tanda": last[-1]}, edit=edit)


@rule(
    "T01",
    butir="2",
    severity="E",
    whole=True,
    levels=DAERAH,
    wording_2022="Butir 2 (diubah UU 13/2022): judul peraturan daerah memuat pula nama daerahnya.",
    examples=[
        Example("jenis", "PERATURAN WALI KOTA CONTOH", "PERATURAN WALI KOTA"),
    ],
)
def title_is_complete(draft: Draft) -> Iterator[Hit]:
    """The title has type, region, number, year and name."""
    title = draft.title
    parts = {
        "jenis": title.jenis,
        "nama daerah": title.nama_daerah,
        "NOMOR": title.nomor,
        "TAHUN": title.tahun or "/" in title.nomor,
        "nama (TENTANG …)": title.tentang,
    }
    rows = _title_rows(draft)
    missing = [name for name, value in parts.items() if not value]
    if missing:
        line = rows[0].number if rows else 1
        yield Hit(_WHERE, line, {"bagian": ", ".join(missing)})
