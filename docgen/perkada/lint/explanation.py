"""Penjelasan: butir 174 to 191."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import bare_words
from docgen.perkada.lint.rule import DAERAH, Edit, Example, Hit, rule
from docgen.perkada.lint.samples import PERDA
from docgen.perkada.lint.units import Row

__all__: list[str] = []

_GENERAL = re.compile(r"I\.\s*UMUM$")
_ARTICLES = re.compile(r"II\.\s*PASAL DEMI PASAL$")
_GENERAL_LIKE = re.compile(r"(?:[A-Z1]\.?\s*)?UMUM\.?$", re.IGNORECASE)
_ARTICLES_LIKE = re.compile(r"(?:[A-Z12]{1,2}\.?\s*)?PASAL DEMI PASAL\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"Pasal (?P<number>\d+[A-Z]?|[IVX]+)$")
_GROUPED = re.compile(
    r"Pasal \d+[A-Z]?(?:,| dan| s\.?/?d\.?| sampai dengan|-)\s?(?:Pasal )?\d+", re.IGNORECASE
)
_CLEAR = re.compile(r"cukup jelas\b\s*[.;,]?$", re.IGNORECASE)
_NORM = re.compile(r"\b(?:wajib|dilarang|diatur lebih lanjut|diatur (?:dengan|dalam) Peraturan)\b")
_MEANT = re.compile(r"[Yy]ang dimaksud dengan (?P<term>[^“”\"‘’'\n]{0,60})")
_QUOTED = ("“", '"', "”", "‘", "'")
_TITLE = (
    "PENJELASAN\nATAS\nPERATURAN WALI KOTA CONTOH\nNOMOR 12 TAHUN 2024\nTENTANG\n"
    "PELAYANAN PUBLIK BERBASIS HAK ASASI MANUSIA"
)


def _explained(
    articles: str = "", umum: str = "I. UMUM", pasal: str = "II. PASAL DEMI PASAL"
) -> str:
    articles = articles or _articles()
    return f"{_TITLE}\n\n{umum}\n\nPelayanan publik merupakan hak.\n\n{pasal}\n\n{articles}"


def _articles(two: str = "Cukup jelas.") -> str:
    return f"Pasal 1\nCukup jelas.\n\nPasal 2\n{two}\n\nPasal 3\nCukup jelas."


def _at(rows: list[Row], pattern: re.Pattern[str]) -> int | None:
    return next((n for n, row in enumerate(rows) if pattern.match(row.text)), None)


@rule(
    "J01",
    butir="180, 181, 182",
    severity="E",
    whole=True,
    wording_2022="Butir 180 diubah; frasa PENJELASAN ATAS dan judul yang sama tetap.",
    examples=[
        Example("penjelasan", _explained(), wrong)
        for wrong in (
            _explained(umum="A. UMUM"),
            _explained(pasal="II. Pasal Demi Pasal"),
            _explained().replace("PENJELASAN\nATAS\n", "PENJELASAN\n"),
            _explained().replace("PELAYANAN PUBLIK BERBASIS HAK", "PELAYANAN HAK"),
        )
    ],
)
def heads_of_the_explanation(draft: Draft) -> Iterator[Hit]:
    """PENJELASAN ATAS and the same title; I. UMUM; II. PASAL DEMI PASAL."""
    rows = draft.explanation_rows
    if not rows:
        return
    head = " ".join(row.text for row in rows[:8])
    if not re.match(r"PENJELASAN\s+ATAS\b", head):
        yield Hit("Penjelasan", rows[0].number, variant="head")
    for right, like, word in (
        (_GENERAL, _GENERAL_LIKE, "I. UMUM"),
        (_ARTICLES, _ARTICLES_LIKE, "II. PASAL DEMI PASAL"),
    ):
        if _at(rows, right) is None:
            near = _at(rows, like)
            line = rows[near if near is not None else 0].number
            edit = None
            if near is not None:
                edit = Edit(rows[near].number, rows[near].text, word)
            yield Hit("Penjelasan", line, {"benar": word}, edit=edit)
    general = _at(rows, _GENERAL_LIKE)
    if draft.name and general and "[" not in draft.name:
        title = bare_words(" ".join(row.text for row in rows[:general]))
        if bare_words(draft.name) not in title:
            yield Hit("Penjelasan", rows[0].number, {"judul": draft.name[:80]}, "title")


@rule(
    "J02",
    butir="188, 189",
    severity="E",
    whole=True,
    amending=False,
    wording_2022="Butir 188: cukup jelas per pasal, tidak digabungkan.",
    examples=[
        Example("penjelasan", _explained(), _explained(wrong))
        for wrong in (
            "Pasal 1 sampai dengan Pasal 3\nCukup jelas.",
            _articles("cukup jelas"),
            "Pasal 1\nCukup jelas.\n\nPasal 3\nCukup jelas.",
        )
    ],
)
def article_by_article(draft: Draft) -> Iterator[Hit]:
    """Every article is listed by itself; what needs no explanation reads Cukup jelas."""
    rows = draft.explanation_rows
    begin = _at(rows, _ARTICLES_LIKE)
    if begin is None:
        return
    rows = rows[begin + 1 :]
    grouped = next((row for row in rows if _GROUPED.match(row.text)), None)
    if grouped:
        yield Hit("Penjelasan", grouped.number, {"kata": grouped.text[:60]}, "grouped")
    listed = {found["number"] for row in rows if (found := _ARTICLE.match(row.text))}
    missing = [unit.node.number for unit in draft.articles if unit.node.number not in listed]
    if missing and listed and not grouped:
        yield Hit("Penjelasan", rows[-1].number, {"pasal": ", ".join(missing[:12])}, "missing")
    for row in rows:
        found = _CLEAR.search(row.text)
        if found and found[0] != "Cukup jelas.":
            edit = Edit(row.number, found[0], "Cukup jelas.", at_end=True)
            yield Hit("Penjelasan", row.number, {"kata": found[0]}, edit=edit)


@rule(
    "J03",
    butir="177, 186",
    severity="W",
    kind="heuristic",
    whole=True,
    examples=[
        Example("penjelasan", _explained(), _explained(_articles(wrong)))
        for wrong in (
            "Unit Kerja wajib menyediakan loket.",
            "Tata cara diatur lebih lanjut dengan Keputusan Wali Kota.",
        )
    ],
)
def no_norms_in_the_explanation(draft: Draft) -> Iterator[Hit]:
    """The explanation holds neither norms nor delegation."""
    rows = draft.explanation_rows
    begin = _at(rows, _ARTICLES_LIKE)
    for row in rows[begin + 1 :] if begin is not None else []:
        if found := _NORM.search(row.text):
            yield Hit("Penjelasan", row.number, {"kata": found[0]})


@rule(
    "J04",
    butir="191",
    severity="W",
    whole=True,
    examples=[
        Example(
            "penjelasan",
            _explained(_articles("Yang dimaksud dengan “loket layanan” adalah tempat layanan.")),
            _explained(_articles("Yang dimaksud dengan loket layanan adalah tempat layanan.")),
        )
    ],
)
def explained_terms_in_quotes(draft: Draft) -> Iterator[Hit]:
    """An explained term stands in quotation marks."""
    for row in draft.explanation_rows:
        if "imaksud dengan" not in row.text:
            continue
        for found in _MEANT.finditer(row.text):
            behind = row.text[found.end() : found.end() + 1]
            if found["term"].strip() and not (len(found["term"]) < 3 and behind in _QUOTED):
                yield Hit("Penjelasan", row.number, {"kata": found["term"].strip()[:40]})


@rule(
    "J05",
    butir="174",
    severity="E",
    whole=True,
    levels=DAERAH,
    types=["perda"],
    examples=[
        Example(
            "penjelasan",
            PERDA["penjelasan"],
            "",
            {part: words for part, words in PERDA.items() if part != "penjelasan"},
        )
    ],
)
def perda_is_explained(draft: Draft) -> Iterator[Hit]:
    """Every Perda has an explanation; a Perkada only when it needs one (butir 175)."""
    if draft.closing_rows and not draft.explanation_rows:
        yield Hit("Penjelasan", draft.closing_rows[-1].number)
