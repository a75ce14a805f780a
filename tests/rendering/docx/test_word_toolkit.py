import io

import docx
import pytest
from demo import demo_template
from docx.shared import Mm
from lxml import etree
from packages import members

from scripts.word import A3, BOOKMAN, F4, Cell, Margins, WordTemplate, blok_tanda_tangan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _xml(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(members(data)[name])


class DescribeTemplatesMadeByTheToolkit:
    def they_are_the_same_bytes_on_every_run(self) -> None:
        assert demo_template() == demo_template()

    def they_carry_nobody_s_name_and_no_theme(self) -> None:
        parts = members(demo_template())
        assert not [n for n in parts if "theme" in n or "thumbnail" in n or "custom" in n]
        assert b"python-docx" not in b"".join(parts.values())

    def they_name_their_typeface_everywhere(self) -> None:
        data = WordTemplate(typeface=BOOKMAN).to_bytes()
        styles = _xml(data, "word/styles.xml")
        for style in styles.iter(f"{W}style"):
            fonts = style.find(f"{W}rPr/{W}rFonts")
            name = style.get(f"{W}styleId")
            assert fonts is not None or not (name == "Normal" or name.startswith("Heading"))
        for fonts in styles.iter(f"{W}rFonts"):
            assert set(fonts.attrib) == {f"{W}{a}" for a in ("ascii", "hAnsi", "cs", "eastAsia")}
            assert set(fonts.attrib.values()) == {"Bookman Old Style"}
        assert next(styles.iter(f"{W}lang")).get(f"{W}val") == "id-ID"
        alternative = next(_xml(data, "word/fontTable.xml").iter(f"{W}altName"))
        assert alternative.get(f"{W}val") == "TeX Gyre Bonum"

    def they_have_the_paper_that_was_asked_for(self) -> None:
        t = WordTemplate(paper=F4, margins=Margins(left=25))
        t.body.paragraph("satu")
        t.new_section(paper=A3, landscape=True)
        first, second = docx.Document(io.BytesIO(t.to_bytes())).sections
        assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 330)
        assert (round(second.page_width.mm), round(second.page_height.mm)) == (420, 297)
        assert abs(first.left_margin - Mm(25)) < Mm(0.1)

    def they_have_rows_sum_to_the_grid(self) -> None:
        t = WordTemplate()
        table = t.body.table([33.3, 33.3, 33.4, 0.07 * 100])
        table.row("a", Cell("b", span=2), "c", header=True)
        table.row(Cell("d", span=4))
        root = _xml(t.to_bytes())
        grid = [int(c.get(f"{W}w")) for c in root.iter(f"{W}gridCol")]
        for row in root.iter(f"{W}tr"):
            assert sum(int(c.get(f"{W}w")) for c in row.iter(f"{W}tcW")) == sum(grid)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert len(list(root.iter(f"{W}tblHeader"))) == 1
        assert next(root.iter(f"{W}tblLayout")).get(f"{W}type") == "fixed"
        with pytest.raises(ValueError, match="2 of 4"):
            table.row("a", "b")

    def they_keep_a_signature_together(self) -> None:
        t = WordTemplate()
        blok_tanda_tangan(t.body, "ttd")
        paragraphs = docx.Document(io.BytesIO(t.to_bytes())).paragraphs
        kept = {p.text: p.paragraph_format.keep_with_next for p in paragraphs}
        assert kept["{{ j }}"]
        last = [p for p in paragraphs if p.text == "{{ b }}"]
        assert [p.paragraph_format.keep_with_next for p in last] == [None, True]

    def they_put_something_between_two_tables(self) -> None:
        t = WordTemplate()
        t.body.table([10]).row("a")
        t.body.table([10]).row("b")
        tags = [etree.QName(e).localname for e in _xml(t.to_bytes())[0]]
        assert tags == ["tbl", "p", "tbl", "sectPr"]
