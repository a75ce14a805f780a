"""Widths of table columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.errors import TemplateFault
from docgen.rendering.pdf.tree import Column

__all__ = ["column_widths"]


def column_widths(
    columns: Sequence[Column], width: float, natural: Callable[[int], float]
) -> list[float]:
    """Points for each column of a table ``width`` points wide.

    Fixed widths are as they are; ``auto`` columns get their ``natural`` width as far as there is
    room; shares divide the rest. TemplateFault ``pdf.columns_too_wide`` when nothing is left.
    """
    widths = [column.fixed for column in columns]
    wanted = {index: natural(index) for index, column in enumerate(columns) if column.auto}
    shares = sum(column.share for column in columns)
    room = width - sum(widths)
    if wanted:
        limit = room * (0.7 if shares else 1.0)
        factor = min(1.0, limit / max(sum(wanted.values()), 0.01))
        for index, value in wanted.items():
            widths[index] = value * factor
        room -= sum(wanted.values()) * factor
    if shares:
        for index, column in enumerate(columns):
            if column.share:
                widths[index] = room * column.share / shares
    if room < -0.5 or min(widths) < 1.0:
        raise TemplateFault.of(
            "pdf.columns_too_wide",
            width=round(width * 25.4 / 72),
            columns=round(sum(column.fixed for column in columns) * 25.4 / 72),
        )
    return widths
