"""Dasar hukum (Mengingat): butir 28 to 52."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.data.citations import (
    check_order,
    expand,
    key_of,
    looks_like_key,
    parse_citation,
    rank_of,
)
from docgen.data.peraturan import urutan_jenis
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.lint.samples import (
    AMENDING,
    BASES,
    CONSTITUTION,
    DISABILITY,
    FIRST_BASIS,
    NATIONAL,
    SERVICES,
)
from docgen.perkada.lint.units import Unit

__all__: list[str] = []

_PERDA = (
    "Peraturan Daerah Kota Contoh Nomor 3 Tahun 2020 tentang Loket Layanan (Lembaran Daerah Kota "
    "Contoh Tahun 2020 Nomor 3, Tambahan Lembaran Daerah Kota Contoh Nomor 3);"
)
_OLD = (
    "Peraturan Wali Kota Contoh Nomor 5 Tahun 2010 tentang Loket (Berita Daerah Kota Contoh Tahun "
    "2010 Nomor 5)"
)
_NO_REGULATION = re.compile(
    r"(?:Surat(?: Edaran| Menteri| Gubernur)?|Instruksi|Keputusan|Nota|Radiogram|Edaran)\b"
)
_CONSTITUTION = re.compile(r"\bundang ?[-–] ?undang dasar\b", re.IGNORECASE)
_CONSTITUTION_FORM = re.compile(rf"Pasal .{{1,400}} {CONSTITUTION}", re.IGNORECASE)
_END = re.compile(r"[ ;.,]*(?:\bdan)?$")
_AUTHORITY_DAERAH = re.compile(r"Pasal 18 (?:ayat \(\d\)(?:,| dan| dan/atau)? ?)*ayat \(6\)", re.I)
_OWN_ARTICLE = {
    "pp": re.compile(r"\bPasal 5 (?:ayat \(1\) dan )?ayat \(2\)", re.I),
    "perpres": re.compile(r"\bPasal 4 ayat \(1\)", re.I),
}
_STATE = re.compile(
    r"(?:Undang ?[-–] ?Undang|Peraturan Pemerintah|Peraturan Presiden|Peraturan Menteri"
    r"(?: [A-Z]\w+| dan){1,8}?) (?:Republik Indonesia|R\.?I\.?)(?= (?:Nomor|No\b))",
    re.IGNORECASE,
)
_SHORT_NUMBER = re.compile(r"\bNo(?:\.|mor)? ?\.?:? ?\d+ ?/ ?\d{4}\b|\bNo\. ?\d+\b")
_ARTICLE_FIRST = re.compile(r"Pasal \d")
_WRONG_TYPE = re.compile(
    r"(?<!Rancangan )\b(?:Undang ?[–—‐] ?[Uu]ndang|Undang - ?[Uu]ndang|Undang- [Uu]ndang|"
    r"Undang-undang|undang-undang(?= Nomor)|Undang [Uu]ndang|Peraturan pemerintah|"
    r"Peraturan presiden|Peraturan menteri|Peraturan daerah)\b"
)
_TYPE_WORDS = {
    "undang": "Undang-Undang",
    "pemerintah": "Peraturan Pemerintah",
    "presiden": "Peraturan Presiden",
    "menteri": "Peraturan Menteri",
    "daerah": "Peraturan Daerah",
}
_ONLY_PART = re.compile(r"\b(?:Pasal|ayat|Lampiran|[Kk]etentuan)\b")
_REPEALED = re.compile(
    r"(?P<kind>(?:Peraturan|Undang-Undang|Qanun)[^()\n;:]{0,100}?) Nomor (?P<nomor>\d+) Tahun "
    r"(?P<tahun>\d{4})"
)


def _written(draft: Draft) -> Iterator[Unit]:
    """The legal bases in words: no placeholder and no key of the table."""
    for unit in draft.bases:
        if unit.text and "[" not in unit.text and not looks_like_key(unit.text):
            yield unit


def _in_full(unit: Unit) -> str:
    """The words of a legal basis; those that its key stands for."""
    known = looks_like_key(unit.text) and key_of(unit.text) is not None
    return expand(unit.text) if known else unit.text


@rule(
    "M01",
    butir="28, 39",
    severity="E",
    whole=True,
    note="Tanpa Pasal 18 ayat (6) UUD 1945: W, karena butir 39 berbicara tentang Perda.",
    examples=[Example("mengingat", BASES, wrong) for wrong in ("", f"Mengingat: {SERVICES}")],
)
def legal_bases_with_authority(draft: Draft) -> Iterator[Hit]:
    """There is a Mengingat, and a regional regulation cites its power in the constitution."""
    if not draft.bases:
        named = any(row.text.upper().startswith("MENGINGAT") for row in draft.head)
        if draft.level == "daerah" and not named:
            line = draft.head[-1].number if draft.head else 1
            yield Hit("Mengingat", line, variant="missing")
        return
    if draft.level == "daerah" and not any(
        _AUTHORITY_DAERAH.search(_in_full(unit)) for unit in draft.bases
    ):
        line = draft.bases[0].node.line
        yield Hit("Mengingat", line, variant="authority", severity="W")


@rule(
    "M02",
    butir="41",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, f"{BASES}\n3. {wrong};")
        for wrong in (
            "Surat Edaran Menteri Dalam Negeri Nomor 100 Tahun 2024 tentang Pelayanan",
            "Keputusan Wali Kota Contoh Nomor 7 Tahun 2020 tentang Tim Layanan",
        )
    ],
)
def same_or_higher_level(draft: Draft) -> Iterator[Hit]:
    """Only regulations of the same or a higher level are legal bases."""
    own = urutan_jenis(draft.jenis) if draft.type else 99
    for unit in _written(draft):
        if found := _NO_REGULATION.match(unit.text):
            if not unit.text.startswith("Keputusan Presiden"):  # old ones regulate (UU 12/2011 100)
                yield unit.hit(kata=found[0])
            continue
        cited = parse_citation(unit.text)
        if cited and cited.singkatan and not cited.is_constitution and rank_of(cited) > own:
            yield unit.hit("lower", kata=cited.jenis, jenis=draft.jenis)


@rule(
    "M03",
    butir="42",
    severity="E",
    whole=True,
    examples=[
        Example(
            "mengingat",
            BASES,
            f"{BASES}\n3. {_OLD};",
            {
                "berlaku": (
                    f"Pada saat Peraturan Wali Kota ini mulai berlaku, {_OLD}, dicabut dan "
                    "dinyatakan tidak berlaku.\n\nPasal 4\nPeraturan Wali Kota ini mulai berlaku "
                    "pada tanggal diundangkan."
                )
            },
        )
    ],
)
def repealed_is_no_basis(draft: Draft) -> Iterator[Hit]:
    """A regulation that this one repeals is not among its legal bases."""
    if not draft.norms.has("dicabut dan dinyatakan"):
        return
    gone = {
        (cited["kind"].casefold(), cited["nomor"], cited["tahun"])
        for unit in draft.units
        if "dicabut dan dinyatakan" in f"{unit.text} {unit.node.tail}"
        for cited in _repealed_by(unit)
    }
    for unit in _written(draft):
        found = _REPEALED.match(unit.text)
        if found and (found["kind"].casefold(), found["nomor"], found["tahun"]) in gone:
            yield unit.hit(kata=found[0])


def _repealed_by(unit: Unit) -> Iterator[re.Match[str]]:
    """The regulations that a unit repeals whole, in its own words or its items."""
    words = [unit.text.partition("dicabut dan")[0], *(c.text for c in unit.node.children)]
    for text in words:
        start = max(text.find("mulai berlaku,"), 0)
        found = _REPEALED.search(text, start)
        if found and not _ONLY_PART.search(text[start : found.start()]):
            yield found


@rule(
    "M04",
    butir="41a",
    severity="E",
    whole=True,
    amending=True,
    wording_2022="Butir 41a (sisipan): peraturan yang diubah dicantumkan dalam dasar hukum.",
    examples=[
        Example(
            "mengingat",
            AMENDING["mengingat"],
            f"Mengingat: Pasal 18 ayat (6) {CONSTITUTION};",
            {part: words for part, words in AMENDING.items() if part != "mengingat"},
        )
    ],
)
def amended_regulation_is_a_basis(draft: Draft) -> Iterator[Hit]:
    """The regulation that is amended is among the legal bases."""
    found = re.search(r"ATAS .*? NOMOR (\S+) TAHUN (\d{4})", draft.name)
    if found is None or not draft.bases:
        return
    number = re.compile(rf"Nomor {re.escape(found[1])} Tahun {found[2]}\b", re.IGNORECASE)
    if not any(number.search(unit.text) for unit in draft.bases):
        words = f"Nomor {found[1]} Tahun {found[2]}"
        yield Hit("Mengingat", draft.bases[0].node.line, {"kata": words})


@rule(
    "M05",
    butir="43",
    severity="E",
    whole=True,
    examples=[
        Example(
            "mengingat",
            f"{FIRST_BASIS}2. {SERVICES}\n3. {DISABILITY}",
            f"{FIRST_BASIS}2. {DISABILITY}\n3. {SERVICES}",
        )
    ],
)
def order_of_bases(draft: Draft) -> Iterator[Hit]:
    """Legal bases stand by hierarchy, then by the day of their promulgation."""
    units = draft.bases
    for place, item in check_order([unit.text for unit in units]):
        unit = units[place]
        yield Hit(unit.where, unit.node.line, item.params, code=item.code)


@rule(
    "M06",
    butir="44",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, BASES.replace(f"Pasal 18 ayat (6) {CONSTITUTION}", wrong))
        for wrong in (
            "Pasal 18 ayat (6) Undang-Undang Dasar 1945",
            "Pasal 18 ayat (6) Undang-Undang Dasar Republik Indonesia Tahun 1945",
        )
    ],
)
def the_constitution(draft: Draft) -> Iterator[Hit]:
    """The constitution is cited by articles and by its full name behind them."""
    for unit in _written(draft):
        bare = _END.sub("", unit.text)
        if not _CONSTITUTION.search(bare[:200]) or _CONSTITUTION_FORM.fullmatch(bare):
            continue
        cited = parse_citation(bare)
        if cited and cited.is_constitution:
            yield unit.hit(kata=unit.text[:100])


@rule(
    "M07",
    butir="45",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, BASES.replace("Undang-Undang Nomor 25 Tahun 2009", wrong))
        for wrong in (
            "Undang-Undang Republik Indonesia Nomor 25 Tahun 2009",
            "Pasal 22 Undang-Undang Nomor 25 Tahun 2009",
        )
    ]
    + [Example("mengingat", BASES, BASES.replace("Nomor 25 Tahun 2009 t", "No. 25/2009 t"))],
)
def plain_citation(draft: Draft) -> Iterator[Hit]:
    """Other laws stand without articles, without Republik Indonesia, with Nomor … Tahun …."""
    for unit in _written(draft):
        if _CONSTITUTION.search(unit.text[:400]):
            continue
        if found := _STATE.match(unit.text):
            yield unit.hit("state", kata=found[0])
        elif _ARTICLE_FIRST.match(unit.text):
            yield unit.hit("article", kata=unit.text[:40])
        elif found := _SHORT_NUMBER.search(unit.text[:200]):
            yield unit.hit("number", kata=found[0])


@rule(
    "M08",
    butir="46",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, BASES.replace("2. Undang-Undang", f"2. {wrong}"))
        for wrong in ("Undang-undang", "Undang – Undang")
    ],
)
def types_in_capitals(draft: Draft) -> Iterator[Hit]:
    """Types of regulation begin with capitals and have their hyphen: Undang-Undang."""
    for unit in _written(draft):
        if found := _WRONG_TYPE.search(unit.text):
            word = found[0].lower()
            right = next(name for key, name in _TYPE_WORDS.items() if key in word)
            yield unit.hit(edit=unit.edit(found[0], right), kata=found[0], benar=right)


@rule(
    "M10",
    butir="49",
    severity="E",
    whole=True,
    examples=[
        Example(
            "mengingat",
            f"{BASES}\n3. {_PERDA}",
            f"{BASES}\n3. {_PERDA.partition(' (')[0]};",
        )
    ],
)
def regional_gazette(draft: Draft) -> Iterator[Hit]:
    """A Perda is cited with Lembaran Daerah and Tambahan Lembaran Daerah."""
    for unit in _written(draft):
        if unit.text.startswith(("Peraturan Daerah", "Qanun")) and "(Lembaran" not in unit.text:
            yield unit.hit(kata=unit.text[:80])


@rule(
    "M11",
    butir="52",
    severity="E",
    whole=True,
    examples=[
        Example("mengingat", BASES, wrong)
        for wrong in (
            BASES.rstrip(";") + ".",
            BASES.replace("2. Undang", "3. Undang"),
            BASES.replace("1. Pasal", "a. Pasal").replace("2. Undang", "b. Undang"),
        )
    ],
)
def numbered_bases(draft: Draft) -> Iterator[Hit]:
    """Several legal bases carry 1., 2., 3. and each ends with a semicolon, the last one too."""
    units = draft.bases
    for place, unit in enumerate(units, 1):
        if len(units) > 1:
            if unit.node.type != "angka":
                yield unit.hit("form")
                return
            if unit.node.number != str(place):
                edit = unit.edit(f"{unit.node.number}.", f"{place}.")
                yield unit.hit("number", edit, seharusnya=place)
        if unit.text.endswith(";") or "[" in unit.text or looks_like_key(unit.text):
            continue
        if unit.text:
            last = unit.text.split()[-1]
            bare = last.rstrip(".,:")
            end = unit.edit(last, f"{bare};", at_end=True) if bare else None
            yield unit.hit("end", end)


@rule(
    "M15",
    butir="37, 38",
    severity="E",
    whole=True,
    types=["pp", "perpres"],
    examples=[
        Example(
            "mengingat",
            NATIONAL["mengingat"],
            NATIONAL["mengingat"].replace("Pasal 5 ayat (2)", "Pasal 4 ayat (1)"),
            {part: words for part, words in NATIONAL.items() if part != "mengingat"},
        )
    ],
)
def own_power(draft: Draft) -> Iterator[Hit]:
    """A PP cites Pasal 5 ayat (2) UUD 1945, a Perpres Pasal 4 ayat (1)."""
    wanted = _OWN_ARTICLE[draft.key]
    if draft.bases and not any(wanted.search(_in_full(u)) for u in draft.bases):
        right = "Pasal 5 ayat (2)" if draft.key == "pp" else "Pasal 4 ayat (1)"
        yield Hit("Mengingat", draft.bases[0].node.line, {"benar": right, "jenis": draft.jenis})
