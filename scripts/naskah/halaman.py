"""Pages of a naskah dinas: an empty template, and what stands on every page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.word import Margins, Paper, Run, WordTemplate

__all__ = ["berkas", "nomor_dan_tanda"]

_SHEET = Path(__file__).resolve().parents[2] / "templates" / "pdf" / "gaya.xml"


def berkas(
    title: str,
    paper: Paper,
    margins: Margins,
    *,
    landscape: bool = False,
    base: str = "isi",
    headings: Mapping[str, str] | None = None,
) -> WordTemplate:
    """An empty template with the styles of the PDF."""
    return WordTemplate(
        paper=paper,
        landscape=landscape,
        margins=margins,
        title=title,
        sheet=_SHEET,
        base=base,
        headings=headings,
    )


def nomor_dan_tanda(
    template: WordTemplate,
    *,
    nomor: bool = True,
    pertama: bool = False,
    bila: str = "",
    gaya_tanda: str = "Tanda halaman",
    gaya_nomor: str = "Kaki",
) -> None:
    """The mark of a draft at the head, and the number at the foot, of the current section.

    Args:
        template: its current section gets them; it shares none with another section, since a
            section may vanish.
        nomor: with page numbers.
        pertama: also on the first page, which by custom has none.
        bila: a condition under which the first page has one after all.
        gaya_tanda: style of the mark.
        gaya_nomor: style of the number.
    """
    template.header().paragraph("{{ tanda }}", style=gaya_tanda)
    footer = template.footer()
    if nomor:
        footer.paragraph("- ", Run("2", field="PAGE"), " -", style=gaya_nomor)
    if not nomor or pertama:
        return
    template.header(first=True).paragraph("{{ tanda }}", style=gaya_tanda)
    first = template.footer(first=True)
    if bila:
        with first.when(bila):
            first.paragraph("- ", Run("2", field="PAGE"), " -", style=gaya_nomor)
    first.close()
