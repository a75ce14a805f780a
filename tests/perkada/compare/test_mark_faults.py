"""Drafts whose revision marks are not in order: told, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import Finding
from docgen.i18n import explain
from docgen.perkada.compare.returned import Returned, read_returned, settle_returned
from docgen.perkada.docx import read_docx
from docgen.perkada.reader import read_regulation
from docgen.perkada.writer import write_regulation
from tests.perkada.compare.test_redline import NEW, OLD, body_of, redline
from tests.perkada.compare.test_returned import MINISTRY, WHO, gone, ins, p, r, returned_file
from tests.perkada.docx.test_docx_libreoffice import converted


def start(side: str, number: int, name: str, who: str = WHO) -> str:
    return f'<w:{side}RangeStart w:id="{number}" {who} w:name="{name}"/>'


def end(side: str, number: int) -> str:
    return f'<w:{side}RangeEnd w:id="{number}"/>'


def moved(side: str, words: str, number: int, who: str = WHO) -> str:
    return f'<w:{side} w:id="{number}" {who}>{r(words)}</w:{side}>'


def found(body: str) -> Returned:
    return read_returned(returned_file(p(r("Pasal 1")) + body), "kembali.docx")


def told(returned: Returned) -> list[Finding]:
    """The findings about marks, whose words were looked at in both languages."""
    own = [f for f in returned.findings if f.code.startswith("compare.")]
    for finding in own:
        assert finding.path == "kembali.docx"
        assert finding.severity == "W"
        for language in ("id", "en"):
            words = explain(finding, language)  # type: ignore[arg-type]
            assert words.message != finding.code
            assert words.fix
            assert "{" not in words.message + words.fix
    return own


def reading_codes(body: str) -> list[str]:
    reading = read_docx(returned_file(p(r("Pasal 1")) + body), "kembali.docx")
    return [f.code for f in reading.findings if f.code.startswith("draft.marks")]


AWAY = p(
    r("Unit wajib melapor. ")
    + start("moveFrom", 1, "pindah1")
    + moved("moveFrom", "Laporan itu tertulis.", 2)
    + end("moveFrom", 1)
)
HERE = p(
    r("Unit wajib melapor. ")
    + start("moveTo", 1, "pindah1")
    + moved("moveTo", "Laporan itu tertulis.", 2)
    + end("moveTo", 1)
)


MOVED_OLD = """\
Pasal 1
(1) Setiap unit wajib menyusun standar pelayanan yang mudah dibaca.
(2) Standar sebagaimana dimaksud pada ayat (1) ditetapkan oleh kepala unit.

Pasal 2
Pendanaan bersumber dari anggaran pendapatan dan belanja daerah.

Pasal 3
Ketentuan lain mengenai pengaduan masyarakat diatur oleh perangkat daerah.

Pasal 4
Peraturan ini mulai berlaku pada tanggal diundangkan.
"""
_FIRST, _SECOND, _THIRD, _LAST = MOVED_OLD.split("\n\n")
MOVED_NEW = "\n\n".join(
    [
        _SECOND.replace("Pasal 2", "Pasal 1"),
        _THIRD.replace("Pasal 3", "Pasal 2"),
        _LAST.strip().replace("Pasal 4", "Pasal 3"),
        _FIRST.replace("Pasal 1", "Pasal 4"),
    ]
)


class DescribeAMoveWithoutPartner:
    def it_is_told_with_its_words_and_place(self) -> None:
        (finding,) = told(found(AWAY))
        assert finding.code == "compare.no_target"
        assert finding.params["tempat"] == "Pasal 1"
        assert finding.params["teks"] == "Laporan itu tertulis."
        assert finding.params["nomor"] == 1

    def its_words_are_lost_in_no_reading(self) -> None:
        returned = found(AWAY)
        assert "Laporan itu tertulis." in write_regulation(returned.before)
        assert [u.text for u in returned.after.unplaced] == ["Laporan itu tertulis."]
        assert reading_codes(AWAY) == ["draft.marks_no_target"]

    def it_is_taken_or_keptlike_any_other(self) -> None:
        data = returned_file(p(r("Pasal 1")) + AWAY)
        kept = settle_returned(data, frozenset(), frozenset({1}))
        assert "Unit wajib melapor. Laporan itu tertulis." in read_docx(kept, "k.docx").text
        assert read_returned(kept, "k.docx").remarks == ()
        taken = read_docx(settle_returned(data, frozenset({1}), frozenset()), "k.docx")
        assert "tertulis" not in taken.text

    def it_is_an_insertion_where_it_arrives_from_nowhere(self) -> None:
        returned = found(HERE)
        assert [f.code for f in told(returned)] == ["compare.no_source"]
        assert "Laporan itu tertulis." in write_regulation(returned.after)
        assert "Laporan itu tertulis." not in write_regulation(returned.before)
        assert reading_codes(HERE) == ["draft.marks_no_source"]

    def it_has_a_partner_of_the_same_words_without_a_name(self) -> None:
        body = p(r("Awal. ") + moved("moveFrom", "Sama.", 1)) + p(moved("moveTo", "Sama.", 2))
        assert told(found(body)) == []
        assert reading_codes(body) == []


class DescribeRanges:
    def they_are_told_when_one_begins_inside_another(self) -> None:
        body = p(
            start("moveFrom", 1, "a")
            + moved("moveFrom", "Satu.", 2)
            + start("moveFrom", 3, "b")
            + moved("moveFrom", "Dua.", 4)
            + end("moveFrom", 1)
            + end("moveFrom", 3)
        ) + p(
            start("moveTo", 5, "b")
            + moved("moveTo", "Dua.", 6)
            + end("moveTo", 5)
            + start("moveTo", 7, "a")
            + moved("moveTo", "Satu.", 8)
            + end("moveTo", 7)
        )
        returned = found(body)
        assert "compare.overlap" in [f.code for f in told(returned)]
        assert "draft.marks_overlap" in reading_codes(body)
        words = write_regulation(returned.before) + write_regulation(returned.after)
        assert words.count("Satu.") == words.count("Dua.") == 2

    @pytest.mark.parametrize(
        ("taken", "code"),
        [(end("moveFrom", 1), "unclosed"), (start("moveFrom", 1, "pindah1"), "unopened")],
    )
    def they_are_told_when_an_end_of_theirs_is_missing(self, taken: str, code: str) -> None:
        arrives = p(
            start("moveTo", 5, "pindah1")
            + moved("moveTo", "Laporan itu tertulis.", 6)
            + end("moveTo", 5)
        )
        body = AWAY.replace(taken, "") + arrives
        assert f"compare.{code}" in [f.code for f in told(found(body))]
        assert f"draft.marks_{code}" in reading_codes(body)

    def they_are_whole_in_what_docgen_writes(self) -> None:
        returned = read_returned(
            redline(read_regulation(OLD), read_regulation(NEW)), "kembali.docx"
        )
        assert told(returned) == []

    def they_leave_nothing_behind_when_all_is_settled(self) -> None:
        arrives = p(start("moveTo", 5, "pindah1") + moved("moveTo", "Laporan itu tertulis.", 6))
        data = returned_file(p(r("Pasal 1")) + AWAY + arrives)
        settled = settle_returned(data, frozenset({1}), frozenset())
        assert not [e for e in body_of(settled).iter() if "move" in str(e.tag)]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("libreoffice")
    data = redline(read_regulation(MOVED_OLD), read_regulation(MOVED_NEW))
    return converted(data, "docx", "docx", folder)


@pytest.mark.conformance
class DescribeWhatLibreOfficeMakesOfIt:
    """It begins a range behind the first words, and once more where it ends it."""

    def it_is_told_without_faults(self, saved: bytes) -> None:
        assert told(read_returned(saved, "kembali.docx")) == []

    def it_is_one_move(self, saved: bytes) -> None:
        moves = [m for m in read_returned(saved, "kembali.docx").remarks if m.kind == "moved"]
        assert len(moves) == 1
        assert moves[0].text.startswith("(1)")
        assert moves[0].text.endswith("kepala unit.")

    def it_comes_to_either_draft(self, saved: bytes) -> None:
        returned = read_returned(saved, "kembali.docx")
        assert returned.before.body == read_regulation(MOVED_OLD).body
        assert returned.after.body == read_regulation(MOVED_NEW).body
        numbers = frozenset(remark.number for remark in returned.remarks)
        for taken, draft in ((numbers, MOVED_NEW), (frozenset(), MOVED_OLD)):
            settled = settle_returned(saved, taken, numbers - taken)
            assert read_docx(settled, "k.docx").regulation.body == read_regulation(draft).body
            assert not [e for e in body_of(settled).iter() if "move" in str(e.tag)]


class DescribeNestedMarks:
    def they_are_told_with_number_and_place(self) -> None:
        body = p(r("Unit ") + ins(r("wajib ") + gone("segera ", 3, MINISTRY)) + r("melapor."))
        (finding,) = told(found(body))
        assert finding.code == "compare.nested"
        assert finding.params["nomor"] == "2"
        assert finding.params["tempat"] == "Pasal 1"
        assert reading_codes(body) == ["draft.marks_nested"]

    @settings(max_examples=80, deadline=None)
    @given(st.data())
    def they_lose_no_word(self, data: st.DataObject) -> None:
        """A word is in the text before unless something inserts it, after unless it was deleted."""
        words: list[tuple[str, frozenset[str]]] = []

        def content(depth: int, above: frozenset[str]) -> str:
            made = []
            for _ in range(data.draw(st.integers(1, 3))):
                tag = data.draw(st.sampled_from(["t", "ins", "del", "moveTo", "moveFrom"]))
                if tag == "t" or depth == 3:
                    word = f"kata{len(words)}"
                    words.append((word, above))
                    text = "delText" if above & {"del"} else "t"
                    made.append(r(f"{word} ", text))
                else:
                    who = data.draw(st.sampled_from([WHO, MINISTRY]))
                    inner = content(depth + 1, above | {tag})
                    made.append(f'<w:{tag} w:id="{len(words)}" {who}>{inner}</w:{tag}>')
            return "".join(made)

        body = p(r("Awal ") + content(0, frozenset()) + r("akhir."))
        returned = found(body)
        before = write_regulation(returned.before).split()
        after = write_regulation(returned.after).split()
        said = " ".join(remark.text for remark in returned.remarks).split()
        for word, above in words:
            assert (word in before) == (not above & {"ins", "moveTo"})
            lost = [u for u in returned.after.unplaced if word in u.text.split()]
            assert (word in after) == (not above & {"del", "moveFrom"}) or lost
            assert not above or word in said
        everything = frozenset(remark.number for remark in returned.remarks)
        settled = settle_returned(returned_file(p(r("Pasal 1")) + body), everything, frozenset())
        assert read_returned(settled, "k.docx").remarks == ()
