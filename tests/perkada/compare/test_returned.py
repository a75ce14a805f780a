"""A draft that came back with the marks and comments of others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.errors import DataError
from docgen.ooxml.package import read_members
from docgen.ooxml.xml import W
from docgen.ooxml.zipping import pack
from docgen.perkada.compare.returned import read_returned, settle_returned
from docgen.perkada.docx import read_docx
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import Node
from tests.perkada.compare.test_redline import NEW, OLD, body_of, redline
from tests.perkada.strategies import bodies

WHO = 'w:author="Biro Hukum CONTOH" w:date="2025-03-01T08:00:00Z"'
MINISTRY = 'w:author="Kementerian CONTOH" w:date="2025-04-02T09:00:00Z"'
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def returned_file(paragraphs: str, comments: str = "") -> bytes:
    """A draft in Word whose body is this, with these comments."""
    parts = dict(read_members(redline(read_regulation(OLD), read_regulation(OLD)), "draft"))
    head, rest = parts["word/document.xml"].decode().split("<w:body>")
    section = rest[rest.index("<w:sectPr>") :]
    parts["word/document.xml"] = f"{head}<w:body>{paragraphs}{section}".encode()
    if comments:
        parts["word/comments.xml"] = f"<w:comments {_NS}>{comments}</w:comments>".encode()
        name = "word/_rels/document.xml.rels"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        link = f'<Relationship Id="rId99" Type="{kind}" Target="comments.xml"/></Relationships>'
        parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    return pack(parts)


def p(content: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{content}</w:p>"


def r(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def ins(content: str, number: int = 1, who: str = WHO) -> str:
    return f'<w:ins w:id="{number}" {who}>{content}</w:ins>'


def gone(words: str, number: int = 2, who: str = WHO) -> str:
    return f'<w:del w:id="{number}" {who}>{r(words, "delText")}</w:del>'


COMMENTED = returned_file(
    p(r("Pasal 1"))
    + p(
        r("Unit wajib ")
        + '<w:commentRangeStart w:id="0"/>'
        + gone("menyusun")
        + ins(r("menetapkan"), 1, MINISTRY)
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + r(" standar.")
    )
    + p(r("Pasal 2"))
    + p(r("Selesai.")),
    f'<w:comment w:id="0" {MINISTRY}>{p(r("Sesuaikan istilah."))}</w:comment>',
)


class DescribeReadingBack:
    def it_gives_the_text_before_and_after(self) -> None:
        old, new = read_regulation(OLD), read_regulation(NEW)
        found = read_returned(redline(old, new), "kembali.docx")
        assert (found.before, found.after) == (old, new)

    def it_says_who_changed_what_and_where(self) -> None:
        found = read_returned(COMMENTED, "kembali.docx")
        assert [(m.number, m.kind, m.author, m.place, m.text) for m in found.remarks] == [
            (1, "deleted", "Biro Hukum CONTOH", "Pasal 1", "menyusun"),
            (2, "inserted", "Kementerian CONTOH", "Pasal 1", "menetapkan"),
        ]
        assert found.remarks[0].date == "2025-03-01T08:00:00Z"

    def it_finds_comments_at_their_unit(self) -> None:
        (comment,) = read_returned(COMMENTED, "kembali.docx").comments
        assert (comment.author, comment.place) == ("Kementerian CONTOH", "Pasal 1")
        assert comment.text == "Sesuaikan istilah."
        assert comment.quoted == "menyusunmenetapkan"

    def it_counts_both_ends_of_a_move_once(self) -> None:
        data = redline(read_regulation(OLD), read_regulation(NEW))
        moved = [m for m in read_returned(data, "k.docx").remarks if m.kind == "moved"]
        assert len(moved) == 1
        assert moved[0].text.startswith("Ketentuan lain")

    def it_warns_of_marks_inside_those_of_another(self) -> None:
        inner = gone("dan seterusnya", 3, MINISTRY)
        data = returned_file(p(r("Pasal 1")) + p(r("Isi ") + ins(r("baru ") + inner) + r(".")))
        found = read_returned(data, "k.docx")
        assert [m.nested for m in found.remarks] == [False, True]
        assert [f.code for f in found.findings if f.code.startswith("compare")] == [
            "compare.nested"
        ]


class DescribeSettling:
    def it_takes_one_and_leaves_the_other_with_its_comment(self) -> None:
        data = settle_returned(COMMENTED, frozenset({1}), frozenset())
        root = body_of(data)
        assert not list(root.iter(f"{W}del"))
        assert len(list(root.iter(f"{W}ins"))) == 1
        again = read_returned(data, "k.docx")
        assert [m.text for m in again.remarks] == ["menetapkan"]
        assert [c.quoted for c in again.comments] == ["menetapkan"]

    def it_refuses_both_and_the_words_are_as_before(self) -> None:
        data = settle_returned(COMMENTED, frozenset(), frozenset({1, 2}))
        assert "Unit wajib menyusun standar." in read_docx(data, "k.docx").text
        assert len(read_returned(data, "k.docx").comments) == 1

    def it_keeps_a_comment_whose_words_go(self) -> None:
        mark = '<w:commentRangeStart w:id="0"/>' + r("hilang") + '<w:commentRangeEnd w:id="0"/>'
        body = p(r("Pasal 1")) + p(
            r("Isi. ") + ins(mark + '<w:r><w:commentReference w:id="0"/></w:r>')
        )
        comment = f'<w:comment w:id="0" {WHO}>{p(r("Mengapa?"))}</w:comment>'
        data = settle_returned(returned_file(body, comment), frozenset(), frozenset({1}))
        (left,) = read_returned(data, "k.docx").comments
        assert (left.place, left.text) == ("Pasal 1", "Mengapa?")

    def it_takes_back_a_look(self) -> None:
        before = '<w:pPr><w:jc w:val="both"/></w:pPr>'
        look = f'<w:jc w:val="center"/><w:pPrChange w:id="5" {WHO}>{before}</w:pPrChange>'
        data = returned_file(p(r("Pasal 1")) + p(r("Isi."), look))
        taken = body_of(settle_returned(data, frozenset({1}), frozenset()))
        refused = body_of(settle_returned(data, frozenset(), frozenset({1})))
        assert [e.get(f"{W}val") for e in taken.iter(f"{W}jc")] == ["center"]
        assert [e.get(f"{W}val") for e in refused.iter(f"{W}jc")] == ["both"]

    def it_joins_paragraphs_whose_mark_was_deleted(self) -> None:
        mark = f'<w:rPr><w:del w:id="4" {WHO}/></w:rPr>'
        data = returned_file(p(r("Pasal 1")) + p(r("Satu "), mark) + p(r("dua.")))
        assert (
            "Satu dua."
            in read_docx(settle_returned(data, frozenset({1}), frozenset()), "k.docx").text
        )
        assert (
            "Satu\ndua."
            in read_docx(settle_returned(data, frozenset(), frozenset({1})), "k.docx").text
        )

    def it_takes_and_refuses_rows(self) -> None:
        old = read_regulation("Mengingat: 1. Satu;\n2. Dua;\nMEMUTUSKAN:\nPasal 1\nIsi.\n")
        new = read_regulation("Mengingat: 1. Satu;\nMEMUTUSKAN:\nPasal 1\nIsi.\n")
        data = redline(old, new)
        everything = frozenset(m.number for m in read_returned(data, "k.docx").remarks)
        none: frozenset[int] = frozenset()
        for regulation, sides in ((new, (everything, none)), (old, (none, everything))):
            settled = settle_returned(data, *sides)
            assert read_docx(settled, "k.docx").regulation.legal_bases == regulation.legal_bases

    @settings(max_examples=20, deadline=None)
    @given(bodies(), bodies(), st.randoms(use_true_random=False))
    def it_comes_to_the_same_in_two_steps_as_in_one(
        self, old: tuple[Node, ...], new: tuple[Node, ...], random: st.DataObject
    ) -> None:
        data = redline(Regulation(body=old), Regulation(body=new))
        found = read_returned(data, "k.docx").remarks
        first = frozenset(m.number for m in found if random.random() < 0.5)  # type: ignore[attr-defined]
        half = settle_returned(data, first, frozenset())
        rest = frozenset(m.number for m in read_returned(half, "k.docx").remarks)
        whole = settle_returned(half, rest, frozenset())
        assert read_docx(whole, "k.docx").regulation.body == new
        assert etree.tostring(body_of(whole)).count(b"<w:ins ") == 0


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def commented(comments: list[tuple[str, str]], extended: str) -> bytes:
    """A draft with comments (words, id of the paragraph) and the part that says their threads."""
    marks = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(len(comments)))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in range(len(comments))
    )
    said = "".join(
        f'<w:comment w:id="{n}" {WHO}><w:p {W14} w14:paraId="{name}">{r(words)}</w:p></w:comment>'
        for n, (words, name) in enumerate(comments)
    )
    body = p(r("Pasal 1")) + p(marks + r("Unit wajib melapor.") + ends)
    parts = dict(read_members(returned_file(body, said), "draft"))
    parts["word/commentsExtended.xml"] = (
        f"<w15:commentsEx {W15}>{extended}</w15:commentsEx>".encode()
    )
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    link = f'<Relationship Id="rId98" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    return pack(parts)


def entry(name: str, parent: str = "", done: str = "0") -> str:
    above = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{name}"{above} w15:done="{done}"/>'


class DescribeThreads:
    def they_put_answers_behind_their_comment(self) -> None:
        data = commented(
            [("Kurang jelas.", "0000000A"), ("Lain.", "0000000B"), ("Sudah diubah.", "0000000C")],
            entry("0000000A") + entry("0000000B") + entry("0000000C", "0000000A"),
        )
        found = read_returned(data, "k.docx").comments
        assert [(c.text, c.answers) for c in found] == [
            ("Kurang jelas.", ""),
            ("Sudah diubah.", "0"),
            ("Lain.", ""),
        ]
        assert {c.place for c in found} == {"Pasal 1"}

    def they_are_settled_as_a_whole(self) -> None:
        data = commented(
            [("Kurang jelas.", "0A"), ("Sudah.", "0B"), ("Lain.", "0C")],
            entry("0a", done="1") + entry("0b", "0A") + entry("0C"),
        )
        found = read_returned(data, "k.docx").comments
        assert [(c.text, c.settled) for c in found] == [
            ("Kurang jelas.", True),
            ("Sudah.", True),
            ("Lain.", False),
        ]

    def they_keep_answers_to_answers_in_one_thread(self) -> None:
        data = commented(
            [("Satu.", "0A"), ("Dua.", "0B"), ("Tiga.", "0C")],
            entry("0A") + entry("0B", "0A") + entry("0C", "0B"),
        )
        assert [c.answers for c in read_returned(data, "k.docx").comments] == ["", "0", "0"]

    @pytest.mark.parametrize(
        "extended",
        ["", entry("0A", "0B") + entry("0B", "0A"), entry("0A", "0A"), entry("FF", "EE", "1")],
    )
    def they_lose_no_comment_to_a_list_that_is_not_in_order(self, extended: str) -> None:
        data = commented([("Satu.", "0A"), ("Dua.", "0B")], extended)
        assert sorted(c.text for c in read_returned(data, "k.docx").comments) == ["Dua.", "Satu."]

    def they_stay_when_changes_are_settled(self) -> None:
        data = commented(
            [("Satu.", "0A"), ("Dua.", "0B")], entry("0A", done="1") + entry("0B", "0A")
        )
        again = read_returned(settle_returned(data, frozenset(), frozenset()), "k.docx").comments
        assert [(c.answers, c.settled) for c in again] == [("", True), ("0", True)]

    def they_are_refused_when_their_part_is_broken(self) -> None:
        data = commented([("Satu.", "0A")], "<w15:commentEx")
        with pytest.raises(DataError) as caught:
            read_returned(data, "k.docx")
        assert caught.value.code == "draft.broken_xml"
