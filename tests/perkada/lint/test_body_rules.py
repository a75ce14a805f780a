"""What the rules about the body let pass, and where they are milder."""

from __future__ import annotations

import pytest

from docgen.perkada.lint import Draft, lint, lint_text
from tests.perkada.lint.specimen import compose

_LAW = "Pasal 1\nDalam Undang-Undang ini yang dimaksud dengan Unit adalah satuan kerja.\n\n"
_END = "\n\nPasal 3\nUndang-Undang ini mulai berlaku pada tanggal diundangkan."


def _rules(pasal: str, **parts: str) -> list[str]:
    return [item.rule for item in lint_text(compose({"pasal": pasal, **parts})).findings]


class DescribeWhatPasses:
    @pytest.mark.parametrize(
        "words",
        [
            "Unit Kerja mematuhi Pasal 40 Undang-Undang Nomor 25 Tahun 2009.",
            "Unit Kerja mematuhi Pasal 18 ayat (6) Undang-Undang Dasar.",
            "Unit Kerja mematuhi Undang-Undang Nomor 25 Tahun 2009 Pasal 40 ayat (9).",
            "Unit Kerja melapor dalam Tahun 2024 bulan berikutnya.",
            "Unit Kerja melapor paling lama 1.000 (seribu) hari.",
            "Unit Kerja menghormati hak masing-masing anak laki-laki.",
            "Unit Kerja menerima Rp1.500.000,00 (satu juta lima ratus ribu rupiah).",
            "Unit Kerja menerima orang yang tidak pernah dipidana.",
            "Unit Kerja melapor apabila loket tutup.",
            "Unit Kerja melapor kepada Wali Kota sesuai dengan ketentuan peraturan "
            "perundang-undangan.",
        ],
    )
    def it_is_no_false_alarm(self, words: str) -> None:
        assert _rules(f"Pasal 2\n{words}") == []

    def it_lets_a_condition_about_the_past_stand_in_a_list(self) -> None:
        pasal = (
            "Pasal 2\nPetugas Unit Kerja harus:\na. tidak pernah dipidana dengan pidana penjara "
            "berdasarkan putusan pengadilan; dan\nb. sehat."
        )
        assert _rules(pasal) == []

    def it_takes_definitions_for_no_tabulation(self) -> None:
        assert _rules("Pasal 2\nUnit Kerja melayani.") == []

    def it_does_not_report_a_number_twice_that_is_missing_in_a_gap(self) -> None:
        text = compose(
            {"pasal_berlaku": "Pasal 5", "pasal": "Pasal 2\nUnit Kerja menurut Pasal 4."}
        )
        assert [item.rule for item in lint_text(text).findings] == ["B05"]

    def it_keeps_ratified_treaties_out_of_dangling_references(self) -> None:
        text = compose({"nama": "PENGESAHAN KONVENSI", "pasal": "Pasal 2\nUnit Kerja: Pasal 40."})
        assert "X07" not in {item.rule for item in lint_text(text).findings}


class DescribeSeverities:
    @pytest.mark.parametrize(
        ("words", "severity"),
        [
            ("Unit menurut Pasal 9.", "E"),
            ("Unit menurut Pasal 1 ayat (1).", "E"),
            ("Unit menurut Pasal 1 huruf a.", "W"),
            ("Unit menurut Pasal 2.", "W"),
        ],
    )
    def they_are_milder_where_national_law_errs(self, words: str, severity: str) -> None:
        (found,) = lint_text(f"{_LAW}Pasal 2\n{words}{_END}").findings
        assert (found.rule, found.severity) == ("X07", severity)

    @pytest.mark.parametrize("words", ["huruf a", "ayat (1)", "huruf b angka 2"])
    def they_are_errors_in_a_regional_draft(self, words: str) -> None:
        (found,) = lint_text(compose({"pasal": f"Pasal 2\nUnit Kerja menurut {words}."})).findings
        assert (found.rule, found.severity) == ("X07", "E")

    def they_are_warnings_for_titles_since_a_list_tells_particles(self) -> None:
        heading = "BAB II\nPENYELENGGARAAN\n\nBagian Kesatu\nUnit kerja"
        (found,) = lint_text(compose({"bab_isi": heading})).findings
        assert (found.rule, found.severity) == ("B02", "W")


class DescribeHostileDrafts:
    @pytest.mark.parametrize(
        "text",
        [
            "Pasal 1\n" + "menurut Pasal 2 ayat (1) diatur lebih lanjut dengan, " * 400,
            "Pasal 1\n" + "".join(f"({2 * n}) Isi pada ayat ({n}).\n" for n in range(400)),
            "Pasal 1\nIsi:\n" + "".join(f"{'abc'[n % 3]}. huruf zz;\n" for n in range(400)),
            "Pasal 1\n" + "buku-" * 900,
            "Pasal 1\n" + "Rp9" * 900 + "9" * 900,
        ],
    )
    def they_are_linted_to_the_end(self, text: str) -> None:
        assert lint(Draft.of_text(text)).findings
