"""Diktum: butir 53 to 59."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import bare_words, in_capitals
from docgen.perkada.lint.rule import Edit, Example, Hit, rule
from docgen.perkada.lint.samples import NATIONAL
from docgen.perkada.lint.units import Row
from docgen.perkada.marks import MENETAPKAN

__all__: list[str] = []

_WORD = "MEMUTUSKAN"
_SPELLED = re.compile(r"M\s*E\s*M\s*U\s*T\s*U\s*S\s*K\s*A\s*N\s*:?", re.IGNORECASE)
_AGREED = "DENGAN PERSETUJUAN BERSAMA"
_RIGHT = "Menetapkan: PERATURAN WALI KOTA TENTANG PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA."


def _row(draft: Draft, name: str) -> Row | None:
    rows = draft.part(name)
    return rows[0] if rows else None


@rule(
    "D01",
    butir="54",
    severity="E",
    whole=True,
    examples=[
        Example("memutuskan", "MEMUTUSKAN:", wrong)
        for wrong in ("M E M U T U S K A N :", "Memutuskan:", "MEMUTUSKAN")
    ],
)
def decision_word(draft: Draft) -> Iterator[Hit]:
    """The word MEMUTUSKAN: in capitals, without letter-spacing, with its colon."""
    row = _row(draft, "memutuskan")
    if row is None:
        if draft.level == "daerah":
            last = draft.head[-1].number if draft.head else 1
            yield Hit("Diktum", last, variant="missing")
        return
    typed = " ".join(row.raw.split())
    found = _SPELLED.match(typed)
    if found and found[0].replace(" :", ":") != f"{_WORD}:":
        edit = Edit(row.number, found[0], f"{_WORD}:")
        yield Hit("Diktum", row.number, {"kata": found[0]}, edit=edit)


@rule(
    "D02",
    butir="57",
    severity="E",
    whole=True,
    examples=[
        Example("menetapkan", _RIGHT, _RIGHT.replace("Menetapkan", "MENETAPKAN")),
        Example("menetapkan", _RIGHT, _RIGHT.replace("Menetapkan:", "Menetapkan")),
    ],
)
def enacting_word(draft: Draft) -> Iterator[Hit]:
    """The word Menetapkan, its first letter alone a capital, with a colon."""
    row = _row(draft, "menetapkan")
    if row is None:
        if draft.level == "daerah":
            last = draft.head[-1].number if draft.head else 1
            yield Hit("Diktum", last, variant="missing")
        return
    word = row.text.split()[0]
    if word != "Menetapkan:":
        edit = Edit(row.number, word, "Menetapkan:")
        yield Hit("Diktum", row.number, {"kata": word}, edit=edit)


def _enacted(draft: Draft) -> tuple[str, int]:
    """The words behind Menetapkan, and their line."""
    rows = draft.part("menetapkan")
    if not rows:
        return "", 0
    words = " ".join(row.text for row in rows)
    found = MENETAPKAN.match(words)
    return words[found.end() :].strip() if found else words, rows[0].number


@rule(
    "D03",
    butir="58, 59",
    severity="E",
    whole=True,
    examples=[
        Example("menetapkan", _RIGHT, wrong)
        for wrong in (
            _RIGHT.replace("KOTA TENTANG", "KOTA CONTOH TENTANG"),
            _RIGHT.rstrip("."),
            _RIGHT.replace("BERBASIS", "Berbasis"),
            _RIGHT.replace("BERBASIS", "BERDASARKAN"),
        )
    ],
)
def dictum_repeats_the_title(draft: Draft) -> Iterator[Hit]:
    """Type and name once more, in capitals, without the region, ending with a full stop."""
    words, line = _enacted(draft)
    if not words or "[" in words:
        return
    rows = draft.part("menetapkan")
    last = rows[-1]
    kind, between, name = words.upper().partition(" TENTANG ")
    if not in_capitals(words):
        row = next((row for row in rows if _lower(row.text)), last)
        text = MENETAPKAN.sub("", row.text, count=1)
        yield Hit("Diktum", row.number, variant="case", edit=Edit(row.number, text, text.upper()))
    if not words.endswith("."):
        end = words.split()[-1]
        bare = end.rstrip(",;:")
        edit = Edit(last.number, end, f"{bare}.", at_end=True) if bare else None
        yield Hit("Diktum", last.number, variant="end", edit=edit)
    extra = kind.strip().removeprefix(draft.jenis.upper()).strip()
    if between and kind.startswith(draft.jenis.upper()) and extra and draft.key != "permen":
        yield Hit("Diktum", line, {"kata": extra}, "region")
    if (
        draft.name
        and "[" not in draft.name
        and between
        and bare_words(name) != bare_words(draft.name)
    ):
        yield Hit("Diktum", line, {"kata": name[:80], "judul": draft.name[:80]}, "name")


def _lower(text: str) -> bool:
    rest = MENETAPKAN.sub("", text, count=1)
    return not in_capitals(rest)


@rule(
    "D04",
    butir="56",
    severity="E",
    whole=True,
    types=["perkada", "pp", "perpres", "permen"],
    examples=[
        Example(
            "memutuskan",
            "MEMUTUSKAN:",
            "DENGAN PERSETUJUAN BERSAMA\nDEWAN PERWAKILAN RAKYAT DAERAH KOTA CONTOH\n\nMEMUTUSKAN:",
        )
    ],
)
def no_joint_approval(draft: Draft) -> Iterator[Hit]:
    """Joint approval stands in an Undang-Undang or Perda only, never in a Perkada."""
    for row in draft.head:
        if row.text.upper().startswith(_AGREED):
            yield Hit("Diktum", row.number, {"jenis": draft.jenis})


@rule(
    "D05",
    butir="55, 56",
    severity="E",
    whole=True,
    types=["perda", "uu"],
    examples=[
        Example(
            "memutuskan",
            "Dengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT REPUBLIK INDONESIA\ndan\n"
            "PRESIDEN REPUBLIK INDONESIA\n\nMEMUTUSKAN:",
            "MEMUTUSKAN:",
            {
                **{
                    part: words.replace("Peraturan Pemerintah", "Undang-Undang").replace(
                        "PERATURAN PEMERINTAH", "UNDANG-UNDANG"
                    )
                    for part, words in NATIONAL.items()
                },
                "ditetapkan": NATIONAL["ditetapkan"].replace("Ditetapkan", "Disahkan"),
                "penjelasan": (
                    "PENJELASAN\nATAS\nUNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 12 TAHUN 2024\n"
                    "TENTANG\nPELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA\n\nI. UMUM\n\n"
                    "Pelayanan publik merupakan hak.\n\nII. PASAL DEMI PASAL\n\nPasal 1\n"
                    "Cukup jelas.\n\nPasal 2\nCukup jelas."
                ),
            },
        )
    ],
)
def joint_approval(draft: Draft) -> Iterator[Hit]:
    """An Undang-Undang or Perda says Dengan Persetujuan Bersama before MEMUTUSKAN."""
    row = _row(draft, "memutuskan")
    if row and not any(_AGREED in other.text.upper() for other in draft.head):
        yield Hit("Diktum", row.number, {"jenis": draft.jenis})
