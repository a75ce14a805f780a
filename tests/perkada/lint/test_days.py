"""The days of enactment and promulgation against each other and against the year of the number."""

from __future__ import annotations

import pytest

from docgen.i18n import explain
from docgen.perkada.lint import Draft, lint
from docgen.perkada.lint.rule import LintFinding
from tests.perkada.lint.specimen import PARTS, compose


def found(enacted: str, promulgated: str, year: str) -> list[LintFinding]:
    """What rule C11 says of a regulation with these days and this year of its number."""
    text = compose(
        {
            "nomor": f"NOMOR 12 TAHUN {year}",
            "ditetapkan": PARTS["ditetapkan"].replace("3 Mei 2024", enacted),
            "diundangkan": PARTS["diundangkan"].replace("3 Mei 2024", promulgated),
        }
    )
    return [item for item in lint(Draft.of_text(text)).findings if item.rule == "C11"]


class DescribeDays:
    @pytest.mark.parametrize(
        ("enacted", "promulgated", "year", "severity"),
        [
            ("3 Mei 2024", "3 Mei 2024", "2024", ""),
            ("3 Mei 2024", "31 Desember 2024", "2024", ""),
            ("30 Desember 2024", "2 Januari 2025", "2024", "W"),
            ("30 Desember 2024", "2 Januari 2025", "2025", "W"),
            ("30 Desember 2024", "2 Januari 2025", "2023", "E"),
            ("30 Desember 2024", "2 Januari 2025", "...", "W"),
            ("3 Mei 2024", "2 Mei 2024", "2024", "E"),
            ("2 Januari 2025", "30 Desember 2024", "2024", "E"),
            ("3 Mei 2024", "3 Mei 2024", "2023", "E"),
            ("3 Mei 2024", "...", "2024", ""),
            ("30 Desember 2024", "...", "2025", "W"),
            ("...", "...", "2025", ""),
        ],
    )
    def they_are_wrong_only_where_no_calendar_can_make_them_right(
        self, enacted: str, promulgated: str, year: str, severity: str
    ) -> None:
        """Lampiran II butir 2: the year is that of the promulgation or of the enactment."""
        told = found(enacted, promulgated, year)
        assert [item.severity for item in told] == ([severity] if severity else [])

    @pytest.mark.parametrize("language", ["id", "en"])
    def they_are_told_with_both_days(self, language: str) -> None:
        (item,) = found("30 Desember 2024", "2 Januari 2025", "2024")
        words = explain(item.finding, language)  # type: ignore[arg-type]
        assert "30 Desember 2024" in words.message
        assert "2 Januari 2025" in words.message
        assert words.fix
