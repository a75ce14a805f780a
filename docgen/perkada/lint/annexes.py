"""Lampiran: butir 192 to 197."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.bahasa.angka import BATAS_ROMAWI, romawi
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import bare_words, in_capitals
from docgen.perkada.lint.rule import DAERAH, Edit, Example, Hit, rule
from docgen.perkada.lint.units import Row

__all__: list[str] = []

_HEADING = re.compile(r"LAMPIRAN(?:\s+(?P<number>[IVXLCDM]+|\d{1,4})\b)?")
_MENTION = re.compile(r"\bLampiran(?: (?P<number>[IVXLC]+)\b)?")
_INSEPARABLE = re.compile(r"bagian (?:yang )?(?:tidak|tak) terpisahkan dari")
_OTHER_LAW = re.compile(
    r"\bLampiran(?: [IVXLC]+)? (?:Undang-Undang|Peraturan)(?! \w+(?: \w+)? ini)"
)
_OFFICE = re.compile(r"(?:P[jJ]\. |Plt\. |PENJABAT )?(?:WALI ?KOTA|BUPATI|GUBERNUR|PRESIDEN)\b")
_END_MARK = re.compile(r"[.,;:]$")
_LAST_ROWS = 8
_LONGEST_NAME = 8
_MARKED = re.compile(r"(?:\d+|[a-z]|[A-Z])[.)]\s|\(\d+\)")
_BODY = (
    "Pasal 2\nDaftar loket layanan tercantum dalam Lampiran yang merupakan bagian tidak "
    "terpisahkan dari Peraturan Wali Kota ini."
)
_TWO_BODY = (
    "Pasal 2\n(1) Daftar loket tercantum dalam Lampiran I yang merupakan bagian tidak terpisahkan "
    "dari Peraturan Wali Kota ini.\n(2) Daftar alat bantu tercantum dalam Lampiran II yang "
    "merupakan bagian tidak terpisahkan dari Peraturan Wali Kota ini."
)


def _annex(number: str = "", name: str = "DAFTAR LOKET LAYANAN") -> str:
    return (
        f"LAMPIRAN {number}".rstrip() + "\nPERATURAN WALI KOTA CONTOH\nNOMOR 12 TAHUN 2024\n"
        "TENTANG\nPELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA\n\n"
        f"{name}\n\nLoket utama dan loket khusus.\n\nWALI KOTA CONTOH,\n\nttd\n\nNAMA CONTOH"
    )


def _roman(place: int) -> str:
    """The number of an annex; in plain figures where Roman ones end."""
    return romawi(place) if 1 <= place <= BATAS_ROMAWI else str(place)


def _heading(rows: list[Row]) -> str:
    found = _HEADING.match(rows[0].text)
    return (found["number"] or "") if found else ""


def _where(rows: list[Row]) -> str:
    return f"Lampiran {_heading(rows)}".rstrip()


@rule(
    "L01",
    butir="192",
    severity="E",
    whole=True,
    examples=[
        Example("pasal", _BODY, wrong, {"lampiran": _annex()})
        for wrong in (
            "Pasal 2\nUnit Kerja menyediakan loket.",
            "Pasal 2\nDaftar loket layanan tercantum dalam Lampiran Peraturan Wali Kota ini.",
        )
    ],
)
def annex_in_the_body(draft: Draft) -> Iterator[Hit]:
    """The body says of every annex that it is an inseparable part of the regulation."""
    annexes = draft.annex_rows
    if not annexes or not draft.articles:
        return
    named = {found["number"] or "" for found in draft.norms.find(_MENTION, "lampiran")}
    if not named:
        yield Hit("Lampiran", annexes[0][0].number, {"jenis": draft.jenis})
        return
    if _INSEPARABLE.search(draft.norms.text) is None:
        yield Hit("Lampiran", annexes[0][0].number, {"jenis": draft.jenis}, "part")
        return
    for rows in annexes:
        if _heading(rows) not in named and len(annexes) > 1 and not _heading(rows).isdecimal():
            yield Hit(_where(rows), rows[0].number, {"jenis": draft.jenis})


@rule(
    "L02",
    butir="194",
    severity="E",
    whole=True,
    examples=[
        Example(
            "lampiran",
            f"{_annex('I')}\n\n{_annex('II')}",
            f"{_annex('1')}\n\n{_annex('2')}",
            {"pasal": _TWO_BODY},
        ),
        Example(
            "lampiran",
            f"{_annex('I')}\n\n{_annex('II')}",
            f"{_annex('II')}\n\n{_annex('I')}",
            {"pasal": _TWO_BODY},
        ),
        Example("lampiran", _annex(), _annex("1"), {"pasal": _BODY}),
    ],
)
def annexes_in_roman(draft: Draft) -> Iterator[Hit]:
    """Several annexes are numbered I, II, III in Roman figures."""
    annexes = draft.annex_rows
    for place, rows in enumerate(annexes, 1):
        number = _heading(rows)
        right = _roman(place)
        if number.isdecimal() or (len(annexes) > 1 and number != right):
            old = f"LAMPIRAN {number}".rstrip()
            new = f"LAMPIRAN {right}" if len(annexes) > 1 else "LAMPIRAN"
            edit = Edit(rows[0].number, old, new) if number.isdecimal() and number else None
            yield Hit(_where(rows), rows[0].number, {"kata": old, "benar": new}, edit=edit)


def _title_block(draft: Draft, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of an annex's title, and those behind it.

    The name of the regulation ends where it is whole, else at the first blank line.
    """
    begin = next((n for n, row in enumerate(rows) if "TENTANG" in row.text.upper().split()), None)
    if begin is None:
        return rows[:1], rows[1:]
    words = rows[begin].text.upper().partition("TENTANG")[2]
    name = bare_words(draft.name)
    for n in range(begin, min(begin + _LONGEST_NAME, len(rows))):
        words += f" {rows[n].text}" if n > begin else ""
        if bare_words(words) == name:
            return rows[: n + 1], rows[n + 1 :]
    end = min(begin + 2, len(rows))
    while end < len(rows) and rows[end].number == rows[end - 1].number + 1:
        end += 1
    return rows[:end], rows[end:]


@rule(
    "L03",
    butir="195",
    severity="W",
    whole=True,
    levels=DAERAH,
    examples=[
        Example(
            "lampiran",
            _annex(),
            _annex().replace(old, new),
            {"pasal": _BODY},
        )
        for old, new in [
            ("PERATURAN WALI KOTA CONTOH\nNOMOR", "Peraturan Wali Kota Contoh\nNOMOR"),
            ("PERATURAN WALI KOTA CONTOH\nNOMOR 12 TAHUN 2024\nTENTANG\n", ""),
        ]
    ],
)
def title_of_an_annex(draft: Draft) -> Iterator[Hit]:
    """An annex repeats the title of the regulation, in capitals and without a mark at its end."""
    for rows in draft.annex_rows:
        block, _ = _title_block(draft, rows)
        if len(block) < 2 or "NOMOR" not in " ".join(row.text.upper() for row in block):
            yield Hit(_where(rows), rows[0].number, {}, "missing")
            continue
        for row in block:
            if not in_capitals(row.text) and "[" not in row.text:
                edit = Edit(row.number, row.text, row.text.upper())
                yield Hit(_where(rows), row.number, {"kata": row.text[:60]}, edit=edit)
        last = block[-1]
        if _END_MARK.search(last.text) and not last.text.endswith(".."):
            yield Hit(_where(rows), last.number, {"kata": last.text[-40:]}, "end")


@rule(
    "L04",
    butir="196",
    severity="W",
    kind="heuristic",
    whole=True,
    levels=DAERAH,
    examples=[
        Example("lampiran", _annex(), _annex(name=wrong), {"pasal": _BODY})
        for wrong in ("Daftar Loket Layanan", "DAFTAR LOKET LAYANAN.")
    ],
)
def name_of_an_annex(draft: Draft) -> Iterator[Hit]:
    """The name of an annex stands in capitals without a mark at its end."""
    for rows in draft.annex_rows:
        block, rest = _title_block(draft, rows)
        if len(block) < 2 or not rest:
            continue
        name = rest[0]
        if _MARKED.match(name.text) or "[" in name.text or "|" in name.text:
            continue  # the annex begins with its content
        if not in_capitals(name.text):
            yield Hit(_where(rows), name.number, {"kata": name.text[:60]})
        elif _END_MARK.search(name.text):
            yield Hit(_where(rows), name.number, {"kata": name.text[:60]}, "end")


@rule(
    "L05",
    butir="197",
    severity="E",
    whole=True,
    levels=DAERAH,
    examples=[
        Example("lampiran", _annex(), wrong, {"pasal": _BODY})
        for wrong in (
            _annex().partition("\n\nWALI KOTA CONTOH,")[0],
            _annex().replace("WALI KOTA CONTOH,", "WALI KOTA CONTOH"),
        )
    ],
)
def signer_below_an_annex(draft: Draft) -> Iterator[Hit]:
    """At the end of every annex stand office (with a comma) and name of the signer."""
    for rows in draft.annex_rows:
        behind = _title_block(draft, rows)[1]
        row = next((r for r in behind[-_LAST_ROWS:] if _OFFICE.match(r.text)), None)
        if row is None:
            yield Hit(_where(rows), rows[-1].number, variant="missing")
        elif not row.text.endswith(",") and "[" not in row.text:
            edit = Edit(row.number, row.text, row.text.rstrip(".;:") + ",")
            yield Hit(_where(rows), row.number, {"kata": row.text}, edit=edit)


@rule(
    "L06",
    butir="192, 194",
    severity="E",
    whole=True,
    examples=[
        Example(
            "pasal",
            _BODY,
            _BODY.replace("Lampiran yang", "Lampiran III yang"),
            {"lampiran": _annex()},
        )
    ],
)
def mentioned_annex_exists(draft: Draft) -> Iterator[Hit]:
    """An annex that the body mentions by its number exists."""
    annexes = draft.annex_rows
    if not annexes:  # a draft may be written before its annexes
        return
    there = {_heading(rows) for rows in annexes}
    there |= {_roman(int(number)) for number in there if number.isdecimal()}
    seen: set[str] = set()
    for found in draft.norms.find(_MENTION, "lampiran"):
        number = found["number"]
        if not number or number in there or number in seen:
            continue
        if not _OTHER_LAW.match(draft.norms.text, found.start()):
            seen.add(number)
            yield draft.norms.hit(found)
