from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.data.citations import check_citation, check_order, expand
from docgen.data.peraturan import semua_peraturan

DAY = date(2024, 5, 3)
PUBLIK = expand("UU 25/2009", DAY)
DAERAH = expand("UU 23/2014", DAY)


def codes(text, on=DAY):
    return {finding.code.removeprefix("citation.") for finding in check_citation(text, on)}


def severities(text, on=DAY):
    return {f.code.removeprefix("citation."): f.severity for f in check_citation(text, on)}


class DescribeCheckCitation:
    @pytest.mark.parametrize("row", semua_peraturan(), ids=lambda row: row.kunci)
    def it_finds_nothing_in_what_docgen_writes_itself(self, row):
        day = row.berlaku_sampai or DAY
        assert codes(expand(row.kunci, day) + ";", day) == set()

    def it_finds_a_wrong_tln(self):
        (found,) = check_citation(PUBLIK.replace("5038", "5083"), DAY)
        assert (found.code, found.severity) == ("citation.tln_wrong", "E")
        assert (found.params["written"], found.params["right"]) == ("5083", "5038")

    def it_finds_a_wrong_ln_number_or_year(self):
        assert codes(PUBLIK.replace("Nomor 112", "Nomor 121")) == {"ln_wrong"}
        law = expand("UU 12/2011", DAY)
        assert codes(law.replace("Tahun 2011 Nomor 82", "Tahun 2009 Nomor 82")) == {"ln_wrong"}

    def it_finds_the_title_that_a_real_regulation_got_wrong(self):
        wrong = expand("UU 6/1995").replace("Tingkat II Kendari", "Tingkat II Kota Kendari")
        assert codes(wrong) == {"title_wrong"}

    def it_does_not_mind_case_and_dashes_of_a_title(self):
        law = expand("UU 12/2011", DAY)
        assert codes(law.replace("Perundang-undangan", "Perundang\u2013Undangan")) == set()

    def it_takes_the_name_of_a_treaty_without_its_translation(self):
        law = expand("UU 19/2011")
        assert (
            codes(law.replace(" (Konvensi mengenai Hak-Hak Penyandang Disabilitas)", "")) == set()
        )

    def it_finds_a_missing_gazette_and_a_missing_addition(self):
        bare = PUBLIK.split(" (")[0]
        assert codes(bare) == {"gazette_missing"}
        no_tln = PUBLIK.replace(", Tambahan Lembaran Negara Republik Indonesia Nomor 5038", "")
        assert codes(no_tln) == {"tln_missing"}

    def it_does_not_ask_a_gazette_of_a_ministers_regulation(self):
        assert codes(expand("Permenkumham 25/2023", DAY).split(" (")[0]) == set()

    def it_finds_the_wrong_gazette(self):
        wrong = expand("Permendagri 80/2015", date(2016, 1, 4)).replace("Berita", "Lembaran")
        assert "gazette_kind" in codes(wrong, date(2016, 1, 4))

    def it_finds_what_was_repealed_and_says_by_what(self):
        (found,) = check_citation("UU 5/2014", DAY)
        assert found.code == "citation.repealed"
        assert (found.params["by"], found.params["last"]) == ("UU 20/2023", "2023-10-30")
        assert codes("UU 5/2014", date(2023, 10, 30)) == set()
        assert codes("UU 5/2014", None) == {"repealed"}

    def it_finds_what_was_not_promulgated_yet(self):
        assert codes("UU 1/2024", date(2024, 1, 1)) == {"not_yet"}
        assert codes(expand("UU 20/2023"), date(2023, 10, 30)) == {"not_yet"}

    def it_asks_for_the_last_amendment_of_the_day(self):
        alone = DAERAH.split(" sebagaimana")[0]
        assert severities(alone) == {"amendment_missing": "W"}
        assert codes(alone, date(2015, 1, 5)) == set()
        early = expand("UU 23/2014", date(2016, 1, 4))
        assert codes(early) == {"amendment_wrong"}
        assert codes(DAERAH, date(2014, 12, 1)) == {"amendment_early"}

    def it_finds_wrong_numbers_in_the_amendment_too(self):
        assert codes(DAERAH.replace("6856", "6865")) == {"tln_wrong"}

    def it_only_remarks_the_usual_other_order_of_the_words(self):
        usual = DAERAH.replace(
            "telah beberapa kali diubah terakhir", "telah diubah beberapa kali, terakhir"
        )
        assert severities(usual) == {"amendment_words": "I"}
        once = DAERAH.replace("telah beberapa kali diubah terakhir", "telah diubah")
        assert severities(once) == {"amendment_words": "W"}

    def it_judges_mildly_what_the_table_is_not_sure_of(self):
        wrong = expand("UU 1/2024", DAY).replace("6905", "6950")
        assert severities(wrong) == {"tln_wrong": "W"}

    def it_says_whose_title_a_wrong_number_carries(self):
        (found,) = check_citation(PUBLIK.replace("Nomor 25", "Nomor 52"), DAY)
        assert (found.code, found.params["right"]) == ("citation.number_wrong", "UU 25/2009")

    def it_does_not_take_the_title_of_a_law_for_that_of_its_successor(self):
        law = "Undang-Undang Nomor 22 Tahun 1999 tentang Pemerintahan Daerah"
        assert severities(law) == {"not_in_table": "I"}

    def it_remarks_what_the_table_does_not_have(self):
        law = "Undang-Undang Nomor 11 Tahun 2006 tentang Pemerintahan Aceh"
        assert severities(law) == {"not_in_table": "I"}

    def it_offers_near_keys_for_an_unknown_one(self):
        (found,) = check_citation("UU 25/2008;", DAY)
        assert (found.code, found.severity) == ("citation.unknown_key", "E")
        assert "UU 25/2009" in found.params["near"]

    def it_says_nothing_of_placeholders(self):
        for text in ("[isi: undang-undang pembentukan daerah]", "", "UUD 18(6)"):
            assert codes(text) == set()

    @given(st.text(), st.one_of(st.none(), st.dates()))
    def it_answers_any_text(self, text, on):
        assert isinstance(check_citation(text, on), tuple)


class DescribeCheckOrder:
    def it_is_content_with_hierarchy_and_date(self):
        assert check_order(["UUD 18(6)", "UU 6/1995", PUBLIK, DAERAH, "PP 96/2012"]) == ()

    def it_finds_a_later_law_before_an_earlier_one(self):
        ((place, found),) = check_order([DAERAH, PUBLIK])
        assert (place, found.code) == (1, "citation.order")
        assert found.params["before"].startswith("Undang-Undang Nomor 23 Tahun 2014")

    def it_finds_a_lower_rank_before_a_higher_one(self):
        assert [place for place, _ in check_order(["PP 96/2012", "UU 23/2014", "UUD 18(6)"])] == [
            1,
            2,
        ]

    def it_passes_over_what_cannot_be_read(self):
        assert check_order(["UUD 18(6)", "[isi: undang-undang pembentukan daerah]", PUBLIK]) == ()

    def it_tells_laws_of_one_year_apart_by_their_gazette(self):
        assert check_order(["UU 30/2014", "UU 23/2014"])
        assert not check_order(["UU 23/2014", "UU 30/2014"])
