"""Two drafts as one Word file: accepted it is the new one, rejected the old one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.ooxml.package import read_members
from docgen.ooxml.revisions import accept_revisions, is_revision, reject_revisions
from docgen.ooxml.xml import W, parse
from docgen.ooxml.zipping import pack
from docgen.perkada.compare import Signature, compare, write_redline
from docgen.perkada.docx import read_docx, write_docx
from docgen.perkada.numbering import renumber
from docgen.perkada.reader import read_regulation
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import Node
from tests.perkada.strategies import TEXTS, bodies, regulations

SIGNATURE = Signature("Biro Hukum CONTOH", datetime(2025, 3, 1, 8, tzinfo=UTC))
OLD = """\
BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Unit adalah satuan kerja.

Pasal 2
(1) Setiap unit wajib menyusun standar pelayanan yang ramah bagi penyandang disabilitas.
(2) Standar sebagaimana dimaksud pada ayat (1) ditetapkan oleh kepala unit.

Pasal 3
Ketentuan lain mengenai pengaduan masyarakat diatur oleh kepala unit masing-masing.
"""
NEW = """\
BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Unit adalah perangkat daerah.

Pasal 2
Ketentuan lain mengenai pengaduan masyarakat diatur oleh kepala unit masing-masing.

Pasal 3
(1) Setiap unit wajib menyusun standar pelayanan yang ramah bagi penyandang disabilitas.
(2) Maklumat diumumkan.
(3) Standar sebagaimana dimaksud pada ayat (1) ditetapkan oleh kepala unit.
"""


def redline(old: Regulation, new: Regulation) -> bytes:
    return write_redline(compare(old, new), SIGNATURE)


def body_of(data: bytes) -> etree._Element:
    return parse(read_members(data, "draft")["word/document.xml"])


def settled(data: bytes, settle: Callable[[etree._Element], bool]) -> bytes:
    parts = read_members(data, "draft")
    root = parse(parts["word/document.xml"])
    settle(root)
    return pack({**parts, "word/document.xml": etree.tostring(root)})


def blocks(data: bytes) -> list[tuple[str, str]]:
    """Every paragraph with its look, its words and the cell it stands in."""
    found = []
    for paragraph in body_of(data).iter(f"{W}p"):
        ppr = paragraph.find(f"{W}pPr")
        for empty in [] if ppr is None else [e for e in ppr.iter(f"{W}rPr") if not len(e)]:
            parent = empty.getparent()
            assert parent is not None
            parent.remove(empty)
        look = etree.tostring(ppr, method="c14n").decode() if ppr is not None else ""
        signs = {f"{W}br": "\n", f"{W}tab": "\t"}
        words = "".join(
            signs.get(str(e.tag), e.text or "")
            for e in paragraph.iter(f"{W}t", f"{W}delText", *signs)
        )
        above = "/".join(str(e.tag)[len(W) :] for e in paragraph.iterancestors())
        found.append((f"{above} {look}", words))
    return found


def both_ways(old: Regulation, new: Regulation) -> bytes:
    """The redline, after both of its outcomes were held against the drafts."""
    data = redline(old, new)
    assert blocks(settled(data, accept_revisions)) == blocks(write_docx(new))
    assert blocks(settled(data, reject_revisions)) == blocks(write_docx(old))
    return data


class DescribeRedline:
    def it_becomes_the_new_draft_when_accepted_and_the_old_when_rejected(self) -> None:
        old, new = read_regulation(OLD), read_regulation(NEW)
        data = both_ways(old, new)
        assert read_docx(settled(data, accept_revisions), "a.docx").regulation == new
        assert read_docx(settled(data, reject_revisions), "b.docx").regulation == old

    @settings(max_examples=40, deadline=None)
    @given(bodies(), bodies())
    def it_does_so_for_any_two_trees(self, old: tuple[Node, ...], new: tuple[Node, ...]) -> None:
        one, other = Regulation(body=old), Regulation(body=new)
        data = both_ways(one, other)
        assert read_docx(settled(data, accept_revisions), "a.docx").regulation.body == new
        assert read_docx(settled(data, reject_revisions), "b.docx").regulation.body == old

    @settings(max_examples=25, deadline=None)
    @given(regulations(), regulations())
    def it_does_so_for_whole_regulations(self, old: Regulation, new: Regulation) -> None:
        both_ways(old, new)

    @settings(max_examples=25, deadline=None)
    @given(bodies(), st.randoms(use_true_random=False), TEXTS)
    def it_does_so_for_a_draft_and_its_revision(
        self, body: tuple[Node, ...], random: st.DataObject, words: str
    ) -> None:
        changed = list(body)
        random.shuffle(changed)  # type: ignore[attr-defined]
        changed.insert(0, Node("pasal", text=words))
        both_ways(Regulation(body=body), Regulation(body=renumber(changed)))

    def it_signs_every_mark(self) -> None:
        root = body_of(redline(read_regulation(OLD), read_regulation(NEW)))
        marks = [e for e in root.iter() if is_revision(e)]
        assert len({e.get(f"{W}id") for e in marks if not str(e.tag).endswith("End")}) > 8
        for mark in marks:
            if not str(mark.tag).endswith("End"):
                assert mark.get(f"{W}author") == "Biro Hukum CONTOH"
                assert mark.get(f"{W}date") == "2025-03-01T08:00:00Z"

    def it_tells_what_moved_as_moved(self) -> None:
        root = body_of(redline(read_regulation(OLD), read_regulation(NEW)))
        left = ["".join(e.itertext()) for e in root.iter(f"{W}moveFrom") if len(e)]
        come = ["".join(e.itertext()) for e in root.iter(f"{W}moveTo") if len(e)]
        assert left
        assert left == come
        names = [e.get(f"{W}name") for e in root.iter(f"{W}moveFromRangeStart")]
        assert names == [e.get(f"{W}name") for e in root.iter(f"{W}moveToRangeStart")]

    def it_moves_short_lines_with_the_long_ones_around_them(self) -> None:
        old = read_regulation(
            "Pasal 1\nSasaran layanan ini terdiri atas:\na. lanjut usia;\nb. anak; dan\nc. ibu.\n\n"
            "Pasal 2\nKetentuan lain mengenai pengaduan masyarakat diatur tersendiri.\n\n"
            "Pasal 3\nPendanaan bersumber dari anggaran pendapatan dan belanja daerah.\n\n"
            "Pasal 4\nPeraturan ini mulai berlaku pada tanggal diundangkan dan diumumkan.\n"
        )
        one, *others = old.body
        new = Regulation(body=renumber((*others, one)))
        root = body_of(both_ways(old, new))
        (name,) = {e.get(f"{W}name") for e in root.iter(f"{W}moveToRangeStart")}
        assert name == "pindah1"
        come = ["".join(e.itertext()) for e in root.iter(f"{W}moveTo") if len(e)]
        assert [words[-4:] for words in come] == ["tas:", "sia;", " dan", "ibu."]

    def it_marks_single_words_and_nothing_beside_them(self) -> None:
        old = read_regulation("Pasal 1\nUnit wajib menyusun standar pelayanan.\n")
        new = read_regulation("Pasal 1\nUnit wajib menetapkan standar pelayanan.\n")
        root = body_of(redline(old, new))
        assert ["".join(e.itertext()) for e in root.iter(f"{W}del")] == ["menyusun"]
        assert ["".join(e.itertext()) for e in root.iter(f"{W}ins")] == ["menetapkan"]

    def it_has_no_marks_when_nothing_differs(self) -> None:
        draft = read_regulation(OLD)
        assert not any(is_revision(e) for e in body_of(redline(draft, draft)).iter())

    def it_is_the_same_each_time(self) -> None:
        old, new = read_regulation(OLD), read_regulation(NEW)
        assert redline(old, new) == redline(old, replace(new))
