"""How references are worded: butir 251, 271 to 281."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import DAERAH, Example, Hit, rule
from docgen.perkada.lint.samples import pair

__all__: list[str] = []

_AT_ARTICLE = re.compile(r"dimaksud pada(?=\s(?:ketentuan\s)?Pasal\s\d)")
_IN_AYAT = re.compile(r"dimaksud dalam(?=\sayat\s?\(\d)")
_AT_LETTER = re.compile(r"dimaksud pada(?=\shuruf\s[a-z]\b)")
_THIS_ARTICLE = re.compile(r"\bayat\s?\(\d{1,3}[a-z]?\)(?:\s[\w()/, ]{0,60}?)?\s[Pp]asal\sini\b")
_OPENS = re.compile(r"Sebagaimana\sdimaksud\s(?:dalam|pada)\b")
_VAGUE = re.compile(
    r"\b(?:[Pp]asal|[Aa]yat)(?:-(?:pasal|ayat))?\s(?:yang\s)?(?:terdahulu|tersebut\sdi\satas|"
    r"di\satas|sebelumnya)\b"
)
_WITHOUT = re.compile(
    r"\b(?P<kata>(?:[Dd]engan\s)?[Tt](?:anpa|idak)\smengurangi|[Tt]anpa\smenyimpang\sdari)\s"
    r"(?:ketentuan\s|ketentuan\ssebagaimana\sdimaksud\s(?:dalam|pada)\s)?(?=[Pp]asal\s\d|ayat\s?\()"
)
_LOWER = re.compile(
    r"\b(?:dimaksud\sdalam|berdasarkan|sesuai\sdengan|menurut|mengacu\spada)\s(?P<kata>"
    r"(?:Peraturan|Keputusan|Instruksi)\s(?:Kepala\s(?:Dinas|Badan|Bagian|Biro|Kantor|Desa)|Camat|"
    r"Lurah|Direktur|Sekretaris\sDaerah|Desa)\b|[Ss]urat\s[Ee]daran\b)"
)
_LOWER_WORDS = (
    "peraturan kepala ",
    "keputusan kepala ",
    "instruksi kepala ",
    " camat",
    " lurah",
    " direktur",
    "surat edaran",
    "peraturan desa",
    "keputusan desa",
    " sekretaris daerah",
)
_CURRENT = re.compile(
    r"\b(?:sesuai\s(?:dengan\s)?(?:ketentuan\s)?peraturan(?:\sper(?:undang-undangan|undangan))?\s"
    r"yang\sberlaku|ketentuan\s(?:peraturan\sperundang-undangan\s)?yang\sberlaku|"
    r"sesuai\speraturan\sperundang-undangan)\b"
)


@rule(
    "X01",
    butir="272",
    severity="E",
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud dalam ayat (2) tertulis.",
        ),
        pair(
            "Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum.",
            "Istilah sebagaimana dimaksud pada Pasal 1 berlaku umum.",
        ),
    ],
)
def prepositions(draft: Draft) -> Iterator[Hit]:
    """``sebagaimana dimaksud dalam Pasal``, ``sebagaimana dimaksud pada ayat``."""
    norms = draft.norms
    for found in norms.find(_AT_ARTICLE, "dimaksud pada pasal", "dimaksud pada ketentuan"):
        yield norms.unit(found.start()).hit(kata="pada Pasal")
    for found in norms.find(_IN_AYAT, "dimaksud dalam ayat"):
        yield norms.unit(found.start()).hit("ayat", kata="dalam ayat")


@rule(
    "X02",
    butir="23, 273",
    severity="W",
    note='Hukum nasional: "dimaksud pada huruf" 373 kali dari 1.568.',
    examples=[
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja menyediakan:\na. loket; dan\nb. petugas sebagaimana dimaksud "
            "dalam huruf a.",
            "Pasal 2\nUnit Kerja menyediakan:\na. loket; dan\nb. petugas sebagaimana dimaksud "
            "pada huruf a.",
        )
    ],
)
def preposition_of_letters(draft: Draft) -> Iterator[Hit]:
    """``sebagaimana dimaksud dalam huruf``."""
    norms = draft.norms
    for found in norms.find(_AT_LETTER, "dimaksud pada huruf"):
        yield norms.unit(found.start()).hit()


@rule(
    "X03",
    butir="275",
    severity="E",
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud pada ayat (2) Pasal ini tertulis.",
        )
    ],
)
def not_this_article(draft: Draft) -> Iterator[Hit]:
    """An ayat of the same article is not called one of ``Pasal ini``."""
    for found in draft.norms.find(_THIS_ARTICLE, "pasal ini"):
        yield draft.norms.hit(found)


@rule(
    "X08",
    butir="277",
    severity="W",
    kind="heuristic",
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Sebagaimana dimaksud pada ayat (2), laporan tertulis.",
        )
    ],
)
def matter_is_named(draft: Draft) -> Iterator[Hit]:
    """The matter stands before its reference: ``Izin sebagaimana dimaksud …``."""
    for unit in draft.units:
        if unit.text.startswith("Sebagaimana") and (found := _OPENS.match(unit.text)):
            yield unit.hit(kata=unit.text[: found.end() + 30])


@rule(
    "X09",
    butir="278",
    severity="E",
    levels=DAERAH,
    examples=[
        pair(
            "Loket diatur sesuai dengan Peraturan Daerah.",
            "Loket diatur sesuai dengan Keputusan Kepala Dinas.",
        )
    ],
)
def not_to_lower_regulations(draft: Draft) -> Iterator[Hit]:
    """References go to regulations of the same or a higher level."""
    for found in draft.norms.find(_LOWER, *_LOWER_WORDS):
        unit = draft.norms.unit(found.start())
        yield unit.hit(kata=found["kata"])


@rule(
    "X10",
    butir="280",
    severity="E",
    examples=[
        pair(
            "Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum.",
            "Istilah dalam pasal tersebut di atas berlaku umum.",
        )
    ],
)
def numbers_not_places(draft: Draft) -> Iterator[Hit]:
    """References name numbers, not ``pasal tersebut di atas``."""
    for found in draft.norms.find(_VAGUE, "terdahulu", " di atas", "sebelumnya"):
        yield draft.norms.hit(found)


@rule(
    "X11",
    butir="251",
    severity="E",
    note="Hukum nasional: 30 kali dalam 24 dari 1.059 berkas.",
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Tanpa mengurangi ketentuan ayat (2), laporan tertulis.",
        )
    ],
)
def nothing_taken_away(draft: Draft) -> Iterator[Hit]:
    """With a reference: no ``tanpa mengurangi``, ``dengan tidak mengurangi``."""
    for found in draft.norms.find(_WITHOUT, "mengurangi", "menyimpang dari"):
        yield draft.norms.unit(found.start()).hit(kata=found["kata"])


@rule(
    "X12",
    butir="281",
    severity="I",
    examples=[
        pair(
            "Laporan disusun sesuai dengan ketentuan peraturan perundang-undangan.",
            "Laporan disusun sesuai peraturan yang berlaku.",
        )
    ],
)
def unnamed_regulations(draft: Draft) -> Iterator[Hit]:
    """Regulations that are not named: ``sesuai dengan ketentuan peraturan perundang-undangan``."""
    for found in draft.norms.find(_CURRENT, "yang berlaku", "sesuai peraturan"):
        yield draft.norms.hit(found)
