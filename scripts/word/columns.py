"""Column widths as the PDF templates write them: ``10mm 2.6* 18mm``."""

from __future__ import annotations

from docgen.rendering.pdf.layout.columns import column_widths
from docgen.rendering.pdf.parse.units import POINTS, columns

__all__ = ["shares"]


def shares(text: str, width: float) -> list[float]:
    """Millimetres for each column of a table ``width`` millimetres wide.

    Fixed widths are as they are; shares divide the rest.
    """
    points = POINTS["mm"]
    return [w / points for w in column_widths(columns(text), width * points, lambda _: 0.0)]
