import pytest
from demo import one_paragraph
from packages import changed

from docgen.errors import TemplateFault
from docgen.rendering.docx import words

VML = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'


def _words(xml: str) -> list[str]:
    data = changed(one_paragraph(), "word/document.xml", b"<w:sectPr", xml.encode() + b"<w:sectPr")
    return words(data)


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


class DescribeWords:
    def it_joins_the_runs_of_a_word(self) -> None:
        assert _words(_p(_t("per") + _t("aturan ") + _t("daerah"))) == ["peraturan", "daerah"]

    def it_parts_words_at_paragraphs_breaks_and_tabs(self) -> None:
        signs = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"
        assert _words(_p(signs) + _p(_t("d"))) == ["a", "b", "c", "d"]

    def it_keeps_hyphens_that_do_not_break(self) -> None:
        run = "<w:r><w:t>undang</w:t><w:noBreakHyphen/><w:t>un</w:t></w:r>"
        soft = "<w:r><w:softHyphen/><w:t>dang</w:t></w:r>"
        assert _words(_p(run + soft)) == ["undang-undang"]

    def it_reads_tables_inside_tables_in_their_place(self) -> None:
        inner = f"<w:tbl><w:tr><w:tc>{_p(_t('c'))}</w:tc></w:tr></w:tbl>"
        outer = (
            f"<w:tbl><w:tr><w:tc>{_p(_t('a'))}</w:tc><w:tc>{_p(_t('b'))}{inner}{_p('')}</w:tc>"
            "</w:tr></w:tbl>"
        )
        assert _words(outer + _p(_t("d"))) == ["a", "b", "c", "d"]

    def it_reads_links_insertions_and_controls_but_nothing_deleted_or_hidden(self) -> None:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gaib</w:t></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> ada</w:t></w:r>'
        assert _words(
            _p(f"<w:hyperlink>{_t('tautan ')}</w:hyperlink><w:ins>{_t('baru')}</w:ins>")
            + _p(f"<w:del>{_t('lama')}</w:del>{hidden}{shown}")
            + f"<w:sdt><w:sdtContent>{_p(_t('isian'))}</w:sdtContent></w:sdt>"
        ) == ["tautan", "baru", "ada", "isian"]

    def it_reads_a_text_box_once(self) -> None:
        box = f"<w:txbxContent>{_p(_t('kotak'))}</w:txbxContent>"
        both = (
            f'{VML}<mc:Choice Requires="wps">{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
        assert _words(_p(f"<w:r>{both}</w:r>")) == ["kotak"]

    def it_leaves_out_field_codes_and_tab_stops(self) -> None:
        form = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>'
        code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        assert _words(_p(form + code + _t("x"))) == ["x"]

    def it_refuses_what_is_no_word_file(self) -> None:
        with pytest.raises(TemplateFault):
            words(b"x")
