"""Judul: butir 2 to 10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import in_capitals
from docgen.perkada.lint.rule import DAERAH, NASIONAL, Edit, Example, Hit, rule
from docgen.perkada.lint.samples import AMENDING, NATIONAL, REPEALING

__all__: list[str] = []

_WHERE = "Judul"
_NUMBER = re.compile(r"\bNOMOR\b(?P<number>.{0,80}?)(?=\s+TENTANG\b|$)", re.IGNORECASE)
_GAP = r"(?:\.\.\.|…|\[[^\]]{3,120}\])"
_NUMBER_FORM = re.compile(rf"\s(?:\d{{1,6}}|{_GAP})\s+TAHUN\s+(?:\d{{4}}|{_GAP})(?:\s+\d{{4}})?")
_DOTS = re.compile(rf"\s{_GAP}\s")
_MARK = re.compile(r"[.,;:]$")
_IN_BRACKETS = re.compile(r"\((?P<short>[A-Z0-9]{2,12})\)")
_TERMS = frozenset({"PERSERO", "PERUM", "PERSERODA", "PERUMDA", "COVID"})
"""Fixed technical terms (butir 5 huruf b), found in names of real regulations."""
_ACRONYM = re.compile(
    r"\b(?:P2HAM|HAM|APB[DN]|ASN|PNS|PPPK|OPD|SKPD|BLUD|BUM[DN]|UMKM|SPM|SOP|TPP|CSR|RTRW|RDTR|"
    r"RPJ[MP]D|RKPD|PAUD|UPTD|DPRD|BPBD|KTP|KIA|NIK|NPWP|PBB|BPHTB|PKB|BOS|JKN|PROLEG(?:DA|NAS)|"
    r"PILKADA|SPBE|WBS|LHKPN|LAKIP|SAKIP)\b"
)
"""Known ones; a word alone does not tell that it is an abbreviation."""
_TIMES = "KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH"
_AMENDING_NAME = re.compile(
    rf"PERUBAHAN (?:(?:{_TIMES}|KE\w+ (?:BELAS|PULUH)(?: \w+)?) )?ATAS "
    r"(?:PERATURAN|UNDANG-UNDANG|QANUN|KEPUTUSAN)\b"
)
_OTHER_REPEAL = re.compile(
    r"(?P<kata>PEMBATALAN|PENGHAPUSAN|PENARIKAN(?: KEMBALI)?|PENCABUTAN ATAS) "
    r"(?:PERATURAN|UNDANG-UNDANG|QANUN)\b"
)
_ONLY_REPEAL = re.compile(
    r"(?:Peraturan|Undang-Undang|Qanun)\b[^\n]* dicabut dan dinyatakan tidak berlaku\.$"
)


def _words(draft: Draft) -> str:
    return " ".join(row.text for row in draft.title_rows)


def _first_line(draft: Draft) -> int:
    return draft.title_rows[0].number if draft.title_rows else 1


@rule(
    "T01",
    butir="2",
    severity="E",
    whole=True,
    levels=DAERAH,
    wording_2022="Butir 2: judul peraturan tingkat daerah memuat pula nama daerahnya.",
    examples=[Example("jenis", "PERATURAN WALI KOTA CONTOH", "PERATURAN WALI KOTA")],
)
def title_is_complete(draft: Draft) -> Iterator[Hit]:
    """The title has type, region, number, year and name."""
    words = _words(draft).upper()
    head, _, name = words.partition("TENTANG")
    kind, _, number = head.partition("NOMOR")
    region = kind.strip().removeprefix("RANCANGAN ").removeprefix(draft.jenis.upper())
    parts = {
        "jenis": kind,
        "nama daerah": region if kind else "",
        "NOMOR": number,
        "TAHUN": "TAHUN" in number or any(mark in number for mark in "/:"),
        "TENTANG": name,
    }
    missing = [part for part, found in parts.items() if not (found and str(found).strip())]
    if missing:
        yield Hit(_WHERE, _first_line(draft), {"bagian": ", ".join(missing)})


@rule(
    "T02",
    butir="2a",
    severity="E",
    whole=True,
    wording_2022=(
        "Butir 2a (sisipan): nomor hanya angka Arab, tanpa huruf, angka Romawi, atau tanda baca, "
        "dan tidak mengikuti penomoran tata naskah dinas."
    ),
    examples=[
        Example("nomor", "NOMOR 12 TAHUN 2024", wrong)
        for wrong in (
            "NOMOR: 180/12/2024",
            "NOMOR XII TAHUN 2024",
            "NOMOR 12.A TAHUN 2024",
            "NOMOR: 13. TAHUN 2024",
        )
    ],
)
def number_in_plain_figures(draft: Draft) -> Iterator[Hit]:
    """The number is plain Arabic figures, the year four of them; three dots each in a draft."""
    for row in draft.title_rows:
        if found := _NUMBER.search(row.text):
            if _NUMBER_FORM.fullmatch(found["number"]) is None:
                yield Hit(_WHERE, row.number, {"kata": found[0].strip()})
            return


@rule(
    "T03",
    butir="4",
    severity="E",
    whole=True,
    wording_2022="Butir 4 tetap; butir 4a menambah cara menulis judul rancangan.",
    examples=[
        Example(
            "nama",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
            "Pelayanan Publik Berbasis Hak Asasi Manusia",
        ),
        Example("jenis", "PERATURAN WALI KOTA CONTOH", "Peraturan Wali Kota Contoh"),
    ],
)
def title_in_capitals(draft: Draft) -> Iterator[Hit]:
    """The title stands in capitals throughout."""
    for row in draft.title_rows:
        if "[" not in row.text and not in_capitals(row.text):
            edit = Edit(row.number, row.raw.strip(), row.raw.strip().upper())
            yield Hit(_WHERE, row.number, {"kata": row.text[:60]}, edit=edit)


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
    rows = draft.title_rows
    if rows and _MARK.search(rows[-1].text) and not rows[-1].text.endswith(".."):
        last = rows[-1].text.split()[-1]
        edit = Edit(rows[-1].number, last, last.rstrip(".,;:"), at_end=True)
        yield Hit(_WHERE, rows[-1].number, {"tanda": last[-1]}, edit=edit)


@rule(
    "T05",
    butir="4a",
    severity="W",
    whole=True,
    wording_2022="Butir 4a (sisipan): rancangan memakai kata RANCANGAN dan NOMOR ... TAHUN ....",
    examples=[
        Example(
            "nomor",
            "NOMOR ... TAHUN ...",
            "NOMOR 12 TAHUN 2024",
            {"jenis": "RANCANGAN PERATURAN WALI KOTA CONTOH"},
        ),
        Example("nomor", "NOMOR 12 TAHUN 2024", "NOMOR ... TAHUN ..."),
    ],
)
def draft_has_no_number(draft: Draft) -> Iterator[Hit]:
    """A draft says RANCANGAN and has dots for number and year; a final text has neither."""
    words = _words(draft)
    found = _NUMBER.search(words)
    if not found:
        return
    dots = _DOTS.match(found["number"]) is not None
    if words.upper().startswith("RANCANGAN") != dots:
        yield Hit(_WHERE, _first_line(draft), variant="dots" if dots else "")


@rule(
    "T06",
    butir="5",
    severity="E",
    whole=True,
    wording_2022=(
        "Butir 5: singkatan atau akronim boleh bila belum ada padanannya, merupakan istilah teknis "
        "baku, maknanya berubah bila tidak disingkat, atau baku secara internasional."
    ),
    note="Pengecualian butir 5 dinilai orang; istilah PERSERO, PERUM, dan sejenisnya dilewati.",
    examples=[
        Example(
            "nama",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA",
            wrong,
            {
                "menimbang": "Menimbang: bahwa pelayanan merupakan hak setiap warga;",
                "menetapkan": "Menetapkan: PERATURAN WALI KOTA TENTANG [isi: nama].",
            },
        )
        for wrong in (
            "PELAYANAN PUBLIK BERBASIS HAM",
            "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA (P2HAM)",
        )
    ],
)
def no_abbreviation_in_the_name(draft: Draft) -> Iterator[Hit]:
    """The name has no abbreviation or acronym."""
    name = draft.name
    if draft.amending or draft.repealing:
        return  # the name of the other regulation is cited as it is
    short = next((f["short"] for f in _IN_BRACKETS.finditer(name) if f["short"] not in _TERMS), "")
    known = _ACRONYM.search(name)
    if short or known:
        word = short or (known[0] if known else "")
        rows = (row.number for row in draft.title_rows if word in row.text.upper())
        yield Hit(_WHERE, next(rows, _first_line(draft)), {"kata": word})


@rule(
    "T07",
    butir="6, 7",
    severity="E",
    whole=True,
    wording_2022="Butir 6 dan 7 diubah; bentuk PERUBAHAN [KEDUA …] ATAS tetap.",
    examples=[
        Example(
            "nama",
            "PERUBAHAN KEDUA ATAS PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
            "PERUBAHAN KE-2 PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
            {**AMENDING, "menetapkan": "Menetapkan: PERATURAN WALI KOTA TENTANG [isi: nama]."},
        )
    ],
)
def amending_title(draft: Draft) -> Iterator[Hit]:
    """An amending regulation is called PERUBAHAN [KEDUA …] ATAS and the title it amends."""
    if draft.amending and draft.name and "[" not in draft.name:
        omnibus = not draft.name.startswith("PERUBAHAN")  # butir 3a: a name of its own
        if not omnibus and _AMENDING_NAME.match(draft.name) is None:
            yield Hit(_WHERE, _first_line(draft), {"kata": draft.name[:60]})


@rule(
    "T08",
    butir="9",
    severity="E",
    whole=True,
    wording_2022="Butir 9 diubah; kata pencabutan tetap di depan judul peraturan yang dicabut.",
    examples=[
        Example(
            "nama",
            "PENCABUTAN PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
            "PEMBATALAN PERATURAN WALI KOTA NOMOR 5 TAHUN 2020 TENTANG LOKET LAYANAN",
            {**REPEALING, "menetapkan": "Menetapkan: PERATURAN WALI KOTA TENTANG [isi: nama]."},
        )
    ],
)
def repealing_title(draft: Draft) -> Iterator[Hit]:
    """A regulation that only repeals another is called PENCABUTAN and the title it repeals."""
    if found := _OTHER_REPEAL.match(draft.name):
        yield Hit(_WHERE, _first_line(draft), {"kata": found["kata"]})
    elif draft.articles and not draft.repealing and not draft.amending:
        first = draft.articles[0]
        if len(draft.articles) <= 3 and _ONLY_REPEAL.match(first.text):
            yield Hit(_WHERE, _first_line(draft), {"kata": draft.name[:60]})


@rule(
    "T09",
    butir="2",
    severity="E",
    whole=True,
    levels=NASIONAL,
    types=["uu", "perppu", "pp", "perpres"],
    wording_2022="Butir 2: judul peraturan tingkat pusat memuat frasa Republik Indonesia.",
    examples=[
        Example(
            "jenis",
            "PERATURAN PEMERINTAH REPUBLIK INDONESIA",
            "PERATURAN PEMERINTAH",
            {part: words for part, words in NATIONAL.items() if part != "jenis"},
        )
    ],
)
def national_title(draft: Draft) -> Iterator[Hit]:
    """The title of a national regulation names the Republik Indonesia."""
    head = _words(draft).upper().partition("NOMOR")[0]
    if head and "REPUBLIK INDONESIA" not in head:
        yield Hit(_WHERE, _first_line(draft), {"jenis": draft.jenis})
