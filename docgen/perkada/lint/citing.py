"""Legal bases held against the table of regulations: gazettes, changes, titles, force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.data.citations import check_citation, parse_citation
from docgen.errors import Finding
from docgen.perkada.lint.dates import day_of
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, RuleSeverity, rule
from docgen.perkada.lint.samples import BASES, DISABILITY, FIRST_BASIS

__all__: list[str] = []

_DATA = (
    "Undang-Undang Nomor 23 Tahun 2002 tentang Perlindungan Anak (Lembaran Negara Republik "
    "Indonesia Tahun 2002 Nomor 109, Tambahan Lembaran Negara Republik Indonesia Nomor 4235) "
    "sebagaimana {} dengan Undang-Undang Nomor 17 Tahun 2016 tentang Penetapan Peraturan "
    "Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2016 tentang Perubahan Kedua atas "
    "Undang-Undang Nomor 23 Tahun 2002 tentang Perlindungan Anak menjadi Undang-Undang (Lembaran "
    "Negara Republik Indonesia Tahun 2016 Nomor 237, Tambahan Lembaran Negara Republik Indonesia "
    "Nomor 5946);"
)
_PLAIN_LAW = re.compile(r"(?:Undang-Undang|Peraturan Pemerintah)\b")
_GAZETTE_CODES = frozenset(
    {"gazette_missing", "gazette_kind", "ln_wrong", "tln_missing", "tln_wrong"}
)
_CHANGE_CODES = frozenset(
    {
        "amendment_missing",
        "amendment_unread",
        "amendment_wrong",
        "amendment_words",
        "amendment_early",
    }
)
_TITLE_CODES = frozenset({"title_wrong", "title_missing", "number_wrong"})
_FORCE_CODES = frozenset({"repealed", "not_yet"})
_MOST_BASES = 300
"""Legal bases that are held against the table; no real Mengingat comes near it."""
_CHANGED_FORMS = ("telah diubah", "telah beberapa kali diubah terakhir")


def _checked(draft: Draft) -> dict[int, tuple[Finding, ...]]:
    """What the table of regulations says of each legal basis, by its place."""
    return draft.shared("citations", _check_all)


def _check_all(draft: Draft) -> dict[int, tuple[Finding, ...]]:
    day = day_of(draft.regulation.closing.ditetapkan) if draft.regulation.closing else None
    year = draft.title.tahun.strip()[:4]
    if day is None and year.isdecimal() and 1945 <= int(year) <= 9000:
        day = date(int(year), 12, 31)
    return {
        n: check_citation(unit.text, day)
        for n, unit in enumerate(draft.bases[:_MOST_BASES])
        if unit.text and "[" not in unit.text
    }


def _table_hits(draft: Draft, codes: frozenset[str]) -> Iterator[Hit]:
    for n, findings in _checked(draft).items():
        unit = draft.bases[n]
        for item in findings:
            if item.code.partition(".")[2] in codes:
                severity: RuleSeverity = "E"
                if item.severity in ("W", "I"):
                    severity = "W" if item.severity == "W" else "I"
                yield Hit(
                    unit.where,
                    unit.node.line,
                    item.params,
                    severity=severity,
                    code=item.code,
                )


@rule(
    "M09",
    butir="47",
    severity="E",
    whole=True,
    note="LN dan TLN dibandingkan dengan tabel peraturan docgen bila peraturannya ada di sana.",
    examples=[
        Example("mengingat", BASES, BASES.replace("5038", "5083")),
        Example("mengingat", BASES, BASES.replace("Nomor 112", "Nomor 121")),
        Example(
            "mengingat",
            f"{BASES}\n3. Undang-Undang Nomor 99 Tahun 2016 tentang Loket (Lembaran Negara "
            "Republik Indonesia Tahun 2016 Nomor 900, Tambahan Lembaran Negara Republik Indonesia "
            "Nomor 9000);",
            f"{BASES}\n3. Undang-Undang Nomor 99 Tahun 2016 tentang Loket;",
        ),
    ],
)
def state_gazette(draft: Draft) -> Iterator[Hit]:
    """UU and PP are cited with Lembaran Negara and Tambahan Lembaran Negara, the right ones."""
    yield from _table_hits(draft, _GAZETTE_CODES)
    for n, unit in enumerate(draft.bases):
        codes = {item.code for item in _checked(draft).get(n, ())}
        if "citation.not_in_table" in codes and _PLAIN_LAW.match(unit.text):
            cited = parse_citation(unit.text)
            if cited and cited.singkatan in ("UU", "PP") and "Lembaran Negara" not in unit.text:
                yield unit.hit(kata=f"{cited.jenis} Nomor {cited.nomor} Tahun {cited.tahun}")


@rule(
    "M12",
    butir="41b",
    severity="W",
    whole=True,
    wording_2022="Contoh butir 41b: sebagaimana telah beberapa kali diubah terakhir dengan.",
    note="Urutan kata yang lain (telah diubah beberapa kali, terakhir dengan) sangat umum: I.",
    examples=[
        Example(
            "mengingat",
            f"{FIRST_BASIS}2. {_DATA.format('telah beberapa kali diubah terakhir')}",
            f"{FIRST_BASIS}2. {_DATA.format(wrong)}",
        )
        for wrong in ("telah diubah", "telah diubah beberapa kali terakhir")
    ],
)
def amended_bases(draft: Draft) -> Iterator[Hit]:
    """An amended law names its last amendment, in the prescribed words."""
    yield from _table_hits(draft, _CHANGE_CODES)
    for n, unit in enumerate(draft.bases):
        if any(i.code.partition(".")[2] in _CHANGE_CODES for i in _checked(draft).get(n, ())):
            continue
        cited = parse_citation(unit.text) if "diubah" in unit.text else None
        if cited and cited.ubahan and cited.ubahan not in _CHANGED_FORMS:
            yield unit.hit(kata=cited.ubahan)


@rule(
    "M13",
    butir="45",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, BASES.replace("Pelayanan Publik", "Layanan Publik")),
    ],
)
def title_of_bases(draft: Draft) -> Iterator[Hit]:
    """A legal basis has the name that the table of regulations knows."""
    yield from _table_hits(draft, _TITLE_CODES)


@rule(
    "M14",
    butir="41, 42",
    severity="E",
    whole=True,
    examples=[
        Example(
            "mengingat",
            f"{BASES}\n3. {DISABILITY}",
            f"{BASES}\n3. Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara "
            "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 6, Tambahan Lembaran Negara "
            "Republik Indonesia Nomor 5494);",
        )
    ],
)
def bases_in_force(draft: Draft) -> Iterator[Hit]:
    """A legal basis is in force on the day of the act, as far as the table knows."""
    yield from _table_hits(draft, _FORCE_CODES)
