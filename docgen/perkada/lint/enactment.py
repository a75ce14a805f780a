"""Penutup: the order to promulgate, enactment, promulgation, gazette (butir 160 to 173)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.bahasa.tanggal import tanggal
from docgen.perkada.lint.dates import day_of
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import bare_words
from docgen.perkada.lint.rule import DAERAH, Edit, Example, Hit, RuleSeverity, rule
from docgen.perkada.lint.units import Row

__all__: list[str] = []

_GAZETTES = {
    "perkada": "Berita Daerah",
    "perda": "Lembaran Daerah",
    "uu": "Lembaran Negara Republik Indonesia",
    "perppu": "Lembaran Negara Republik Indonesia",
    "pp": "Lembaran Negara Republik Indonesia",
    "perpres": "Lembaran Negara Republik Indonesia",
    "permen": "Berita Negara Republik Indonesia",
}
_SIGNATURE = re.compile(r"(?:cap\s?/\s?)?\(?(?:ttd\.?|tanda tangan|signed)\)?\.?$", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:NIP|NRP)\b|^(?:Pembina|Penata|Pengatur|Juru)\b|\(?I[IV]{0,2}/[a-e]\)?$", re.IGNORECASE
)
_TITLED = re.compile(
    r"^(?:Prof|Dr|Drs|Dra|Ir|H|Hj|K\.?H|Drg|Apt|Ns)\.\s|,\s*(?:S|M|A|Sp|Ph|Lc)\.", re.IGNORECASE
)
_PLACE = re.compile(r"(?P<act>Ditetapkan|Disahkan|Diundangkan) di\b", re.IGNORECASE)
_ORDER = (
    "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Wali Kota ini dengan "
    "penempatannya dalam Berita Daerah Kota Contoh."
)
_SIGNED = "Ditetapkan di Contoh\npada tanggal 3 Mei 2024\nWALI KOTA CONTOH,\n\nttd\n\nNAMA CONTOH"
_PROMULGATED = (
    "Diundangkan di Contoh\npada tanggal 3 Mei 2024\nSEKRETARIS DAERAH KOTA CONTOH,\n\nttd\n\n"
    "NAMA LAIN CONTOH"
)
_GAZETTE = "BERITA DAERAH KOTA CONTOH TAHUN 2024 NOMOR 12"


def _gazette(draft: Draft) -> str:
    return _GAZETTES.get(draft.key, "Berita Daerah")


@rule(
    "C08",
    butir="161, 162, 163",
    severity="E",
    whole=True,
    note="Perkada diundangkan dalam Berita Daerah: UU 12/2011 Pasal 86 ayat (2).",
    examples=[
        Example("perintah", _ORDER, wrong)
        for wrong in (
            _ORDER.replace("Berita Daerah", "Lembaran Daerah"),
            _ORDER.replace("Agar setiap", "Agar supaya setiap"),
            _ORDER.replace("Peraturan Wali Kota ini", "peraturan ini"),
        )
    ],
)
def order_to_promulgate(draft: Draft) -> Iterator[Hit]:
    """The order to promulgate has the prescribed words and the right gazette."""
    closing = draft.regulation.closing
    order = closing.perintah if closing else ""
    right = (
        f"Agar setiap orang mengetahuinya, memerintahkan pengundangan {draft.jenis} ini dengan "
        f"penempatannya dalam {_gazette(draft)}"
    )
    if not order:
        if draft.level == "daerah" and draft.articles:
            yield Hit("Penutup", draft.articles[-1].node.line, {"benar": right}, "missing")
        return
    words = " ".join(order.split())
    if words.startswith(right):
        return
    at = draft.closing_rows[0].number if draft.closing_rows else 0
    line = at or (draft.articles[-1].node.line if draft.articles else 0)
    params = {"kata": words[:120], "benar": right}
    if bare_words(words).startswith(bare_words(right)):  # a stray comma changes no word
        yield Hit("Penutup", line, params, "marks", severity="W")
    else:
        yield Hit("Penutup", line, params)


def _at(draft: Draft, act: str) -> int | None:
    """The place among the closing's rows where an act begins; None when it is missing."""
    acts = ("ditetapkan", "disahkan") if act == "ditetapkan" else (act,)
    for n, row in enumerate(draft.closing_rows):
        found = _PLACE.match(row.text)
        if found and found["act"].lower() in acts:
            return n
    return None


def _block(draft: Draft, act: str) -> list[Row]:
    """The rows of an act, from its place to the next block."""
    begin = _at(draft, act)
    if begin is None:
        return []
    rows = draft.closing_rows
    end = next(
        (
            n
            for n in range(begin + 1, len(rows))
            if _PLACE.match(rows[n].text) or rows[n].text.upper().startswith(_STARTS)
        ),
        len(rows),
    )
    return rows[begin:end]


_STARTS = ("BERITA DAERAH", "LEMBARAN", "BERITA NEGARA", "TAMBAHAN", "SALINAN", "NOREG", "PENJELAS")


@rule(
    "C09",
    butir="165, 168",
    severity="E",
    whole=True,
    levels=DAERAH,
    examples=[
        Example(
            "ditetapkan",
            f"{_SIGNED}\n\n{_PROMULGATED}",
            f"{_PROMULGATED}\n\n{_SIGNED}",
            {"diundangkan": ""},
        )
    ],
)
def enactment_above_promulgation(draft: Draft) -> Iterator[Hit]:
    """Ditetapkan stands at the right, Diundangkan below it at the left."""
    enacted, promulgated = _at(draft, "ditetapkan"), _at(draft, "diundangkan")
    if enacted is None or promulgated is None:
        missing = "Ditetapkan" if enacted is None else "Diundangkan"
        rows = draft.closing_rows
        line = rows[-1].number if rows else len(draft.lines)
        yield Hit("Penutup", line, {"kata": missing}, "missing")
    elif promulgated < enacted:
        yield Hit("Penutup", draft.closing_rows[promulgated].number)


def _people(draft: Draft) -> Iterator[tuple[str, list[Row]]]:
    for act in ("ditetapkan", "diundangkan"):
        if rows := _block(draft, act):
            yield act.capitalize(), rows


@rule(
    "C10",
    butir="164, 166, 167, 169",
    severity="E",
    whole=True,
    levels=DAERAH,
    note="Salinan UU 12/2011 sendiri bergelar (dossier 0.8), maka hanya untuk peraturan daerah.",
    examples=[
        Example("ditetapkan", _SIGNED, _SIGNED.replace("NAMA CONTOH", wrong))
        for wrong in ("Dr. H. NAMA CONTOH", "NAMA CONTOH, S.E., M.E.", "Nama Contoh")
    ]
    + [
        Example("ditetapkan", _SIGNED, _SIGNED.replace("WALI KOTA CONTOH,", wrong))
        for wrong in ("WALI KOTA CONTOH", "Wali Kota Contoh,")
    ]
    + [Example("ditetapkan", _SIGNED, f"{_SIGNED}\nNIP 19700101 199003 1 001")],
)
def names_and_offices(draft: Draft) -> Iterator[Hit]:
    """Office in capitals with a comma; name in capitals without titles, rank or NIP."""
    for act, rows in _people(draft):
        rest = [row for row in rows[1:] if not row.text.lower().startswith("pada tanggal")]
        rest = [row for row in rest if not _SIGNATURE.match(row.text) and "[" not in row.text]
        if rest:
            yield from _office(act, rest[0])
        for row in rest[1:]:
            if _RANK.search(row.text):
                yield Hit(act, row.number, {"kata": row.text}, "rank")
            elif _TITLED.search(row.text):
                yield Hit(act, row.number, {"kata": row.text}, "title")
            elif row.text != row.text.upper():
                edit = Edit(row.number, row.text, row.text.upper())
                yield Hit(act, row.number, {"kata": row.text}, edit=edit)


def _office(act: str, row: Row) -> Iterator[Hit]:
    words = re.sub(r"^P[jJ]\. ", "", row.text)
    if words != words.upper() or not words.endswith(","):
        right = row.text[: len(row.text) - len(words)] + words.rstrip(".,;:").upper() + ","
        edit = Edit(row.number, row.text, right)
        yield Hit(act, row.number, {"kata": row.text, "benar": right}, "office", edit)


@rule(
    "C11",
    butir="",
    severity="E",
    whole=True,
    note="Bukan butir Lampiran II: tanggal yang saling bertentangan pasti keliru. Menurut butir 2 "
    "tahun pada judul adalah tahun pengundangan atau penetapan; maka penetapan bulan Desember dan "
    "pengundangan bulan Januari hanya peringatan (W).",
    examples=[
        *(
            Example("ditetapkan", _SIGNED, _SIGNED.replace("3 Mei 2024", wrong))
            for wrong in ("4 Mei 2024", "30 Desember 2023")
        ),
        Example("nomor", "NOMOR 12 TAHUN 2024", "NOMOR 12 TAHUN 2023"),
    ],
)
def days_agree(draft: Draft) -> Iterator[Hit]:
    """Promulgation is not before enactment, and one of both gives the year of the number."""
    closing = draft.regulation.closing
    if closing is None:
        return
    enacted, promulgated = day_of(closing.ditetapkan), day_of(closing.diundangkan)
    begin = _at(draft, "diundangkan") or 0
    line = draft.closing_rows[begin].number if draft.closing_rows else 0
    if enacted and promulgated and promulgated < enacted:
        yield Hit("Penutup", line, {"satu": tanggal(enacted), "dua": tanggal(promulgated)})
        return
    days = [day for day in (enacted, promulgated) if day]
    years = {str(day.year) for day in days}
    year = draft.title.tahun.strip()[:4]
    if days and year.isdecimal() and year not in years:
        # with one day still open, that one may give the year
        milder: RuleSeverity | None = None if len(days) == 2 else "W"
        params = {"tahun": year, "dua": ", ".join(map(tanggal, days))}
        yield Hit("Penutup", line, params, "year", severity=milder)
    elif len(years) > 1:
        params = {"satu": tanggal(days[0]), "dua": tanggal(days[1])}
        yield Hit("Penutup", line, params, "turn", severity="W")


@rule(
    "C12",
    butir="172, 173",
    severity="E",
    whole=True,
    levels=DAERAH,
    examples=[
        Example("berita", _GAZETTE, wrong)
        for wrong in ("Berita Daerah Kota Contoh Tahun 2024 Nomor 12", "")
    ],
)
def gazette_line(draft: Draft) -> Iterator[Hit]:
    """The closing ends with the gazette, its year and number, in capitals."""
    name = _gazette(draft).upper()
    rows = draft.closing_rows
    row = next((row for row in rows if row.text.upper().startswith(name)), None)
    if row is None:
        if rows:
            yield Hit("Penutup", rows[-1].number, {"benar": f"{name} … TAHUN … NOMOR …"}, "missing")
        return
    if row.text != row.text.upper() and "[" not in row.text:
        edit = Edit(row.number, row.text, row.text.upper())
        yield Hit("Penutup", row.number, {"kata": row.text}, edit=edit)
