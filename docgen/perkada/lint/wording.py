"""The language of regulations: butir 242 to 270c."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.bahasa.uang import rupiah_terbilang
from docgen.errors import DataError
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, manual, rule

__all__: list[str] = []

_LETTERS = re.compile(r"[A-Za-z]{3,17}(?![\w-])")
_BLANK_DELEGATION = re.compile(r"\syang\s(?:belum|tidak)\s")
_LEXICAL_TEXT = """
undang masing sungguh sewaktu kadang hati rata cita tiba kupu alun sama paru cuma benar laki sehari
mata pura kanak gerak serta terus moga semata sendiri satu tahap betul lama jelas cepat tegas luas
baik seluas lain besar sebesar sebaik setinggi sekurang selambat biri umbi
"""
_LEXICAL = frozenset(_LEXICAL_TEXT.split())
"""Doubled words that are no plural: lexical ones, adverbs, and those of other rules."""
_FOREIGN_TEXT = """
online offline website web email e-mail stakeholder stakeholders monitoring feedback hotline
database software hardware workshop training server link update upload download briefing coaching
helpdesk barcode whistleblowing guiding block ramp call center front office back customer service
gadget smartphone meeting reward punishment outsourcing leader checklist dashboard command
"""
_FOREIGN = frozenset(_FOREIGN_TEXT.split()) - {"web", "block", "service", "back", "front", "call"}
_FOREIGN_PAIRS = ("guiding block", "call center", "front office", "back office", "customer service")
_WORD = re.compile(r"(?<![\w-])[a-z][a-z-]{2,14}(?![\w-])")
_LIMITS = re.compile(
    r"\b(?P<kata>maksimal|maksimum|minimum|selambat-lambatnya|selama-lamanya|setinggi-tingginya|"
    r"serendah-rendahnya|sebanyak-banyaknya|sesingkat-singkatnya|secepat-cepatnya|"
    r"sebesar-besarnya|sekecil-kecilnya)\s(?=\d|Rp|pada\stanggal)",
    re.IGNORECASE,
)
_LIMIT_WORDS = (
    "maksimal",
    "maksimum",
    "minimum",
    "-lambatnya",
    "-lamanya",
    "-tingginya",
    "-rendahnya",
    "-banyaknya",
    "-singkatnya",
    "-cepatnya",
    "-besarnya",
    "-kecilnya",
)
_AT_LEAST = re.compile(
    r"\b(?:sekurang-kurangnya|sedikit-dikitnya|sesedikit-sedikitnya|setidak-tidaknya|"
    r"paling\s(?:sedikit|kurang)(?=\s(?:memuat|meliputi|terdiri|mencakup|berisi|memenuhi|"
    r"mencantumkan|berupa|memiliki)))\b",
    re.IGNORECASE,
)
_LEAST_WORDS = (
    "-kurangnya",
    "-dikitnya",
    "-sedikitnya",
    "-tidaknya",
    "paling sedikit ",
    "paling kurang ",
)
_AMONG = re.compile(r"\bantara\slain\b|\b(?:namun|tetapi)\stidak\sterbatas\spada\b", re.IGNORECASE)
_CONJUNCTION = re.compile(
    r"(?:Bahwa|Dan|Atau|Sedangkan|Serta|Namun|Tetapi|Akan\stetapi|Karena|Sehingga|Maka|"
    r"Sementara|Walaupun|Meskipun|Oleh\skarena)\b"
)
_IF = re.compile(r"\b(?:[Bb]ilamana|[Mm]anakala|[Ss]eandainya|[Aa]ndaikata|[Kk]alau|[Bb]ila)\b")
_IF_WORDS = ("bilamana", "manakala", "seandainya", "andaikata", "kalau", " bila ", "\nbila ")
_MUST = re.compile(
    r"\b(?:tidak\s(?:boleh|diperbolehkan|diperkenankan|dibenarkan)|diharuskan|berkewajiban)\b"
)
_MUST_WORDS = ("tidak boleh", "tidak diper", "tidak dibenarkan", "diharuskan", "berkewajiban")
_MINISTER = re.compile(r"Menteri\sadalah\s(?!menteri\syang\b)", re.IGNORECASE)
_MONEY = re.compile(r"Rp\.?\s?(?P<angka>\d[\d.]*\d|\d)(?P<sen>,\d\d|,-|,00)?(?P<ekor>,-|\.-)?")
_IN_WORDS = re.compile(r"\s?\((?P<kata>[^()]{3,160})\)")


_DEFINED = (
    "Pasal 1\nDalam Peraturan Wali Kota ini yang dimaksud dengan:\n1. Daerah adalah Kota Contoh.\n"
    "2. Menteri adalah {}.\n3. Unit Kerja adalah satuan kerja di Daerah yang dibina Menteri."
)


def _pasal(words: str) -> str:
    return f"Pasal 2\n{words}"


def _examples(*pairs: tuple[str, str]) -> list[Example]:
    return [Example("pasal", _pasal(right), _pasal(wrong)) for right, wrong in pairs]


manual("W01", butir="250", severity="I")


@rule(
    "W02",
    butir="243",
    severity="W",
    kind="heuristic",
    examples=_examples(
        ("Unit Kerja menyimpan buku di Daerah.", "Unit Kerja menyimpan buku-buku di Daerah.")
    ),
)
def no_doubled_plural(draft: Draft) -> Iterator[Hit]:
    """Plural is not shown by doubling the word."""
    text = draft.norms.text
    seen: set[str] = set()
    at = -1
    while (at := text.find("-", at + 1)) >= 0:
        behind = _LETTERS.match(text, at + 1)
        if behind is None:
            continue
        for word in (behind[0], behind[0].removesuffix("nya")):
            start = at - len(word)
            doubled = start >= 0 and text[start:at].lower() == word.lower()
            if not doubled or (start and (text[start - 1].isalnum() or text[start - 1] == "-")):
                continue
            single = word.lower()
            if single in _LEXICAL or single in seen or _BLANK_DELEGATION.match(text, behind.end()):
                break
            seen.add(single)
            yield draft.norms.unit(at).hit(kata=text[start : behind.end()], tunggal=single)
            break


@rule(
    "W03",
    butir="254",
    severity="W",
    kind="heuristic",
    examples=_examples(
        ("Unit Kerja menyediakan lantai pemandu.", "Unit Kerja menyediakan guiding block."),
        ("Unit Kerja menyediakan laman.", "Unit Kerja menyediakan website."),
    ),
)
def no_foreign_words(draft: Draft) -> Iterator[Hit]:
    """Norms have no foreign words; these stand in the explanation, behind the Indonesian one."""
    text = draft.norms.text
    for pair in _FOREIGN_PAIRS:
        if (at := text.find(pair)) >= 0:
            yield draft.norms.unit(at).hit(kata=pair)
    seen: set[str] = set()
    for word in _FOREIGN:
        at = text.find(word)
        if at >= 0 and (found := _WORD.match(text, at)) and found[0] == word and word not in seen:
            seen.add(word)
            yield draft.norms.unit(at).hit(kata=word)


@rule(
    "W04",
    butir="255, 256",
    severity="W",
    examples=_examples(
        (
            "Unit Kerja melapor paling lama 3 (tiga) hari kerja.",
            "Unit Kerja melapor maksimal 3 (tiga) hari kerja.",
        ),
        (
            "Unit Kerja melapor paling lambat 3 (tiga) hari kerja.",
            "Unit Kerja melapor selambat-lambatnya 3 (tiga) hari kerja.",
        ),
    ),
)
def limits(draft: Draft) -> Iterator[Hit]:
    """Limits are said with ``paling``: lama, lambat, sedikit, banyak, rendah, tinggi."""
    for found in draft.norms.find(_LIMITS, *_LIMIT_WORDS):
        yield draft.norms.unit(found.start()).hit(kata=found["kata"])


@rule(
    "W05",
    butir="256a",
    severity="W",
    wording_2022=(
        "Butir 256a (sisipan UU 13/2022): untuk kriteria atau persyaratan paling rendah digunakan "
        "kata minimal."
    ),
    examples=_examples(
        (
            "Laporan Unit Kerja minimal memuat nama.",
            "Laporan Unit Kerja sekurang-kurangnya memuat nama.",
        ),
        (
            "Laporan Unit Kerja minimal memuat nama.",
            "Laporan Unit Kerja paling sedikit memuat nama.",
        ),
    ),
)
def minimal_requirements(draft: Draft) -> Iterator[Hit]:
    """Minimum requirements are said with ``minimal``."""
    for found in draft.norms.find(_AT_LEAST, *_LEAST_WORDS):
        yield draft.norms.hit(found)


@rule(
    "W06",
    butir="270b",
    severity="W",
    wording_2022=(
        'Butir 270b (sisipan UU 13/2022): norma tidak memakai "antara lain" atau "namun tidak '
        'terbatas pada".'
    ),
    note="Hukum nasional: 3.469 kali dalam 527 dari 1.059 berkas, kebanyakan yang lama.",
    examples=_examples(
        (
            "Layanan Unit Kerja meliputi loket dan laman.",
            "Layanan Unit Kerja meliputi antara lain loket dan laman.",
        ),
        (
            "Layanan Unit Kerja meliputi loket dan laman.",
            "Layanan Unit Kerja meliputi, namun tidak terbatas pada loket dan laman.",
        ),
    ),
)
def nothing_left_open(draft: Draft) -> Iterator[Hit]:
    """Norms have no ``antara lain`` and no ``namun tidak terbatas pada``."""
    for found in draft.norms.find(_AMONG, "antara lain", "antara\nlain", "tidak terbatas"):
        yield draft.norms.hit(found)


@rule(
    "W07",
    butir="270a",
    severity="W",
    kind="heuristic",
    amending=False,
    wording_2022=(
        "Butir 270a (sisipan UU 13/2022): norma tidak diawali kata imbuhan atau kata sambung."
    ),
    examples=_examples(
        ("Unit Kerja wajib melapor.", "Bahwa Unit Kerja wajib melapor."),
        ("Unit Kerja wajib melapor.", "Sedangkan Unit Kerja wajib melapor."),
    ),
)
def no_conjunction_first(draft: Draft) -> Iterator[Hit]:
    """A norm does not begin with a conjunction."""
    for unit in draft.units:
        if unit.node.type in ("pasal", "ayat") and (found := _CONJUNCTION.match(unit.text)):
            yield unit.hit(kata=found[0])


@rule(
    "W08",
    butir="260",
    severity="I",
    kind="heuristic",
    examples=_examples(
        (
            "Dalam hal loket tutup, Unit Kerja memberi tahu Wali Kota.",
            "Bilamana loket tutup, Unit Kerja memberi tahu Wali Kota.",
        )
    ),
)
def conditions(draft: Draft) -> Iterator[Hit]:
    """Conditions are said with ``jika``, ``apabila`` or ``dalam hal``."""
    for found in draft.norms.find(_IF, *_IF_WORDS):
        yield draft.norms.hit(found)


@rule(
    "W09",
    butir="268, 269, 270",
    severity="I",
    kind="heuristic",
    examples=_examples(
        (
            "Petugas Unit Kerja dilarang menerima hadiah.",
            "Petugas Unit Kerja tidak boleh menerima hadiah.",
        )
    ),
)
def modal_words(draft: Draft) -> Iterator[Hit]:
    """Duty is ``wajib``, condition ``harus``, discretion ``dapat``, prohibition ``dilarang``."""
    for found in draft.norms.find(_MUST, *_MUST_WORDS):
        yield draft.norms.hit(found)


@rule(
    "W10",
    butir="252",
    severity="W",
    kind="heuristic",
    examples=[
        Example(
            "definisi",
            _DEFINED.format("menteri yang menyelenggarakan urusan pemerintahan dalam negeri"),
            _DEFINED.format("Menteri Dalam Negeri"),
        )
    ],
)
def ministers_by_their_affairs(draft: Draft) -> Iterator[Hit]:
    """A minister is named by the affairs of government, not by the name of the ministry."""
    for item in draft.definitions.items:
        if item.text.startswith("Menteri adalah") and _MINISTER.match(item.text):
            yield item.hit(kata=item.text[:70])


@rule(
    "W11",
    butir="270c",
    severity="W",
    wording_2022=(
        "Butir 270c (sisipan UU 13/2022): jumlah rupiah diikuti huruf di antara tanda kurung, "
        "kecuali di dalam tabel."
    ),
    examples=_examples(
        *(
            (
                "Insentif Unit Kerja sebesar Rp500.000,00 (lima ratus ribu rupiah).",
                f"Insentif Unit Kerja sebesar {wrong}.",
            )
            for wrong in (
                "Rp500.000,00",
                "Rp. 500.000,- (lima ratus ribu rupiah)",
                "Rp500.000,00 (lima puluh ribu rupiah)",
            )
        )
    ),
)
def amounts_in_words(draft: Draft) -> Iterator[Hit]:
    """Rupiah: ``Rp500.000,00 (lima ratus ribu rupiah)``."""
    norms = draft.norms
    if "Rp" not in norms.text:
        return
    for found in _MONEY.finditer(norms.text):
        whole = found["angka"].replace(".", "")
        cents = found["sen"] if found["sen"] and found["sen"] != ",-" else ",00"
        right = _amount(whole, cents)
        if not right:
            continue
        words = _IN_WORDS.match(norms.text, found.end())
        figures = right.split(" (", 1)[0]
        if found[0] != figures:
            yield norms.hit(found, "bentuk", seharusnya=figures)
        elif words is None:
            yield norms.hit(found, seharusnya=right)
        elif not _same(words["kata"], right.split("(", 1)[1].rstrip(")")):
            yield norms.hit(found, "beda", seharusnya=right)


def _amount(whole: str, cents: str) -> str:
    """The amount in figures and words; empty when it is beyond words."""
    try:
        return rupiah_terbilang(Decimal(f"{whole}.{cents[1:]}"))
    except DataError:
        return ""


def _same(typed: str, right: str) -> bool:
    return "".join(typed.lower().replace("milyar", "miliar").split()) == "".join(right.split())
