"""Bentuk: typeface, paper, spacing, margins, and what stands in the middle (Word files only)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.perkada.docx_facts import DocxFacts
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.lint.units import Row

__all__: list[str] = []

_FONT = "Bookman Old Style"
_TWINS = ("TeX Gyre Bonum", "URW Bookman", "Bookman URW", "Bookman")
"""Free typefaces of the same widths, as systems without the prescribed one show it."""
_SIZE = 12.0
_SHARE = 0.10
"""Tables and page furniture may be smaller; more than this share of the text may not."""
_WIDTHS = (210.0, 215.0, 215.9)
_HEIGHT = 330.0
_NEAR = 2.0  # millimetres
_MARGIN = 25.0
_MARGIN_NEAR = 1.0
_SINGLE = 1.0
_WHERE = "Naskah"


def _example(**wrong: Any) -> Example:
    return Example("berlaku", _PLAIN, _PLAIN, right_facts={"font": _FONT}, wrong_facts=wrong)


_PLAIN = "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan."


def _facts(draft: Draft) -> DocxFacts | None:
    facts = draft.facts
    return facts if facts is not None and facts.paragraphs else None


@rule(
    "F01",
    butir="284",
    severity="E",
    sources=["docx"],
    note=(
        "F4: 210 × 330 mm, 215 × 330 mm, atau 8,5 × 13 inci. Huruf bebas berukuran sama (TeX Gyre "
        "Bonum, URW Bookman) diterima. Sampai 10 persen teks (isi tabel) boleh berhuruf lain."
    ),
    examples=[_example(font="Times New Roman"), _example(size=11.0), _example(width=297.0)],
)
def typeface_and_paper(draft: Draft) -> Iterator[Hit]:
    """Bookman Old Style 12 on F4."""
    facts = _facts(draft)
    if facts is None:
        return
    fonts: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for face in facts.faces:
        fonts[face.font] += face.characters
        sizes[face.size] += face.characters
    total = sum(fonts.values()) or 1
    for font, count in fonts.most_common():
        if font and font != _FONT and not font.startswith(_TWINS) and count > _SHARE * total:
            yield Hit(_WHERE, 0, {"kata": font})
    for size, count in sizes.most_common():
        if size and size != _SIZE and count > _SHARE * total:
            yield Hit(_WHERE, 0, {"kata": f"{size:g}"}, "size")
    for page in facts.pages:
        short, long = sorted((page.width, page.height))
        near = any(abs(short - width) <= _NEAR for width in _WIDTHS)
        if not near or abs(long - _HEIGHT) > _NEAR:
            yield Hit(_WHERE, 0, {"kata": f"{short:.0f} × {long:.0f}"}, "paper")
            return


def _spacing(facts: DocxFacts) -> Mapping[float, int]:
    count: Counter[float] = Counter()
    for paragraph in facts.paragraphs:
        if not paragraph.spacing_exact:
            count[round(paragraph.line_spacing, 2)] += len(paragraph.text)
    return count


@rule(
    "F02",
    butir="284a",
    severity="W",
    sources=["docx"],
    wording_2022=(
        "Butir 284a (sisipan): spasi tunggal; marjin kiri, kanan, dan bawah 2,5 cm. Marjin atas "
        "tidak diperiksa karena angkanya tidak terbaca pasti pada salinan yang tersedia."
    ),
    examples=[_example(spacing=1.5), _example(left=30.0)],
)
def spacing_and_margins(draft: Draft) -> Iterator[Hit]:
    """Single spacing; left, right and bottom margins of 2.5 cm."""
    facts = _facts(draft)
    if facts is None:
        return
    spacing = _spacing(facts)
    total = sum(spacing.values()) or 1
    for value, count in spacing.items():
        if value > _SINGLE and count > _SHARE * total:
            yield Hit(_WHERE, 0, {"kata": f"{value:g}"}, "spacing")
            break
    for page in facts.pages:
        sides = (("kiri", page.left), ("kanan", page.right), ("bawah", page.bottom))
        for side, value in sides:
            if abs(value - _MARGIN) > _MARGIN_NEAR:
                yield Hit(_WHERE, 0, {"sisi": side, "kata": f"{value / 10:.1f}"})
        if page.width < page.height:
            return  # one upright page tells for all


def _centred_rows(draft: Draft) -> Iterator[tuple[str, Row]]:
    for row in draft.title_rows:
        yield "Judul", row
    for row in draft.part("judul"):
        if row.text.startswith("DENGAN RAHMAT"):
            yield "Pembukaan", row
    if decided := draft.part("memutuskan"):
        yield "Diktum", decided[0]


@rule(
    "F03",
    butir="4, 15, 54",
    severity="E",
    sources=["docx"],
    whole=True,
    examples=[_example(left_aligned="MEMUTUSKAN")],
)
def in_the_middle(draft: Draft) -> Iterator[Hit]:
    """Title, invocation and MEMUTUSKAN: stand in the middle of the page."""
    facts = _facts(draft)
    if facts is None:
        return
    at = {paragraph.line: paragraph for paragraph in facts.paragraphs if paragraph.line}
    for where, row in _centred_rows(draft):
        paragraph = at.get(row.number)
        if paragraph and paragraph.alignment != "center" and not paragraph.in_table:
            yield Hit(where, row.number, {"kata": row.text[:60]})


@rule(
    "F04",
    butir="165, 168",
    severity="E",
    sources=["docx"],
    whole=True,
    examples=[_example(left_aligned="Ditetapkan")],
)
def right_and_left(draft: Draft) -> Iterator[Hit]:
    """Ditetapkan stands at the right, Diundangkan at the left."""
    facts = _facts(draft)
    if facts is None or not facts.pages:  # a file that says nothing of its pages
        return
    half = (facts.pages[0].width - facts.pages[0].left - facts.pages[0].right) / 4
    for paragraph in facts.paragraphs:
        at_right = paragraph.alignment in ("right", "center") or paragraph.left > half
        if paragraph.text.startswith(("Ditetapkan di", "Disahkan di")) and not at_right:
            yield Hit("Penutup", paragraph.line, {"kata": "Ditetapkan", "sisi": "kanan"})
        elif paragraph.text.startswith("Diundangkan di") and at_right:
            yield Hit("Penutup", paragraph.line, {"kata": "Diundangkan", "sisi": "kiri"})
