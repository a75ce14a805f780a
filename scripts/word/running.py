"""What stands on every page: its number and the mark of a draft."""

from __future__ import annotations

from scripts.word.blocks import Run
from scripts.word.template import WordTemplate

__all__ = ["nomor_halaman", "tanda_konsep"]


def tanda_konsep(template: WordTemplate, *, first: bool = False) -> None:
    """The mark of a draft (``{{ tanda }}``) at the head of the pages; nothing when it is empty."""
    header = template.header(first=first)
    with header.when("tanda"):
        header.paragraph("{{ tanda }}", style="Tanda konsep")
    header.paragraph(style="Baris rapat")


def nomor_halaman(
    template: WordTemplate, *, before: str = "- ", after: str = " -", on_first: bool = False
) -> None:
    """Page numbers at the head, in the middle, above the mark of a draft.

    Args:
        template: its current section gets the headers.
        before: what stands before the number; Jakarta prints the number alone.
        after: what stands after it.
        on_first: also on the first page, which by custom has none.
    """
    if not on_first:
        tanda_konsep(template, first=True)
    header = template.header()
    header.paragraph(before, Run("2", field="PAGE"), after, style="Nomor halaman")
    with header.when("tanda"):
        header.paragraph("{{ tanda }}", style="Tanda konsep")
    header.paragraph(style="Baris rapat")
