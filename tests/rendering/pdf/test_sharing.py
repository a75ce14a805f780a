# ruff: noqa: E501 - templates read better on one line
"""What is kept between documents: right for everybody, and never without end."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import TemplateFault
from docgen.rendering.cache import Cache, varied
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfTemplates
from docgen.rendering.pdf.layout.breaking import break_lines, break_plain
from docgen.rendering.pdf.layout.glyphs import Letters, Span, Text, letters
from docgen.rendering.pdf.tree import Look

PROPERTIES = Properties("Uji")
LOOK = Look("arimo", False, False, 11.0, "#000000")
WORDS = st.text(
    st.sampled_from("abcdefgh  ---iIwWm.é–\u00a0\u2028"), min_size=0, max_size=300
)  # fmt: skip


class DescribeACache:
    def it_drops_the_oldest_when_there_is_too_much(self) -> None:
        cache: Cache[str, str] = Cache(10, lambda key, value: len(value))
        for key in "abcdef":
            cache.put(key, "zz")
        assert cache.weight <= 10
        assert cache.get("a") is None
        assert cache.get("f") == "zz"

    def it_takes_nothing_that_would_drive_out_all_else(self) -> None:
        cache: Cache[str, str] = Cache(10, lambda key, value: len(value))
        cache.put("a", "zz")
        cache.put("b", "z" * 9)
        assert (cache.get("a"), cache.get("b")) == ("zz", None)

    def it_keeps_the_first_value_of_a_key(self) -> None:
        cache: Cache[str, str] = Cache(10, lambda key, value: len(value))
        cache.put("a", "x")
        cache.put("a", "yy")
        assert (cache.get("a"), cache.weight) == ("x", 1)

    def it_can_wait_for_what_comes_twice(self) -> None:
        cache: Cache[str, str] = Cache(10, lambda key, value: 1, repeated=True)
        cache.put("a", "x")
        assert cache.get("a") is None
        cache.put("a", "x")
        assert cache.get("a") == "x"

    def it_gives_a_changed_style_as_one_object(self) -> None:
        bold = varied(LOOK, bold=True)
        assert bold == Look("arimo", True, False, 11.0, "#000000")
        assert varied(LOOK, bold=True) is bold
        assert varied(Look("arimo", False, False, 12.0, "#000000"), bold=True).size == 12.0


class DescribeLinesInOneFace:
    @given(WORDS, st.floats(5, 400), st.floats(5, 400))
    def they_break_where_lines_of_several_faces_do(self, text, first, rest) -> None:
        own = letters(LOOK)
        whole = Text(text, [Span(0, len(text), own, False, None, "")])
        # the same face twice: measured piece by piece, the slow way
        cut = len(text) // 2
        twin = Letters(own.face, own.size, own.color)
        pieces = [Span(0, cut, own, False, None, ""), Span(cut, len(text), twin, False, None, "")]
        slow = break_lines(Text(text, pieces), first, rest)
        for lines in (break_lines(whole, first, rest), break_lines(whole, first, rest)):
            assert [(*line[:2], *line[3:]) for line in lines] == [
                (*line[:2], *line[3:]) for line in slow
            ]
            assert [line[2] for line in lines] == pytest.approx(
                [line[2] for line in slow], abs=1e-6
            )

    @given(WORDS.map(lambda text: text.replace("\u2028", " ")), st.floats(5, 400))
    def they_are_the_same_from_the_cache(self, text, width) -> None:
        own = letters(LOOK)
        first, second, third = (list(break_plain(text, own, width, width)) for _ in range(3))
        assert first == second == third
        assert (
            " ".join(text[start:end] for start, end, *_ in first).split()
            == " ".join(
                text[start:end]
                for start, end, *_ in break_lines(
                    Text(text, [Span(0, len(text), own, False, None, "")]), width, width
                )
            ).split()
        )


class DescribeSharing:
    def sixty_four_threads_get_their_own_words_from_one_template(self, tmp_path: Path) -> None:
        (tmp_path / "gaya.xml").write_text("<gaya-lembar/>", encoding="utf-8")
        (tmp_path / "a.xml").write_text(
            "<dokumen judul='{{ t }}'><seksi><h1>{{ t }}</h1><p>{{ t }} <b>{{ t }}</b></p>"
            "<tabel kolom='1* 1*'><baris><sel>{{ t }}</sel><sel rata='tengah'>sama</sel></baris></tabel></seksi></dokumen>",
            encoding="utf-8",
        )
        engine = PdfTemplates([tmp_path])
        texts = [f"dokumen {n} é{chr(0x100 + n)} {'kata ' * n}akhir{n}" for n in range(64)]
        found: dict[tuple[int, int], bytes] = {}
        begin = threading.Barrier(64)

        def work(which: int) -> None:
            begin.wait()
            for turn in range(2):
                made = engine.render("a.xml", {"t": texts[which]}, properties=PROPERTIES)
                assert set(made.layout.words()) == {*texts[which].split(), "sama"}
                found[which, turn] = made.data

        threads = [threading.Thread(target=work, args=(n,)) for n in range(64)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        alone = [engine.render("a.xml", {"t": t}, properties=PROPERTIES).data for t in texts]
        assert found == {(n, turn): alone[n] for n in range(64) for turn in range(2)}

    def very_many_templates_leave_only_the_last_ones_behind(self, tmp_path: Path) -> None:
        (tmp_path / "gaya.xml").write_text("<gaya-lembar/>", encoding="utf-8")
        engine = PdfTemplates([tmp_path])
        for n in range(600):
            (tmp_path / f"{n}.xml").write_text(
                f"<dokumen><seksi><p kiri='{n % 90}mm'>nomor {n} {{{{ t }}}}</p></seksi></dokumen>",
                encoding="utf-8",
            )
            made = engine.render(f"{n}.xml", {"t": "x"}, properties=PROPERTIES)
            assert made.layout.words() == ["nomor", str(n), "x"]
        assert engine._hashes.weight <= 400
        assert len(engine._environment.cache) <= 400  # type: ignore[arg-type]

    def a_value_of_a_hundred_megabytes_is_refused(self, bench) -> None:
        with pytest.raises(TemplateFault) as caught:
            bench.section("<p>{{ t }}</p>", t="kata " * 20_000_000)
        assert caught.value.code == "pdf.out_of_bounds"

    def its_common_letters_are_the_same_in_every_file(self, bench) -> None:
        def fonts(text: str) -> dict[str, bytes]:
            with pikepdf.open(io.BytesIO(bench.section("<p>{{ t }}</p>", t=text).data)) as pdf:
                return {
                    name: font.FontDescriptor.FontFile2.read_raw_bytes()
                    for name, font in pdf.pages[0].Resources.Font.items()
                }

        assert fonts("satu – dua") == fonts("“tiga” 100%")
        assert set(fonts("satu Ω")) == {"/F1", "/F1.1"}
        assert set(fonts("ΩΨ")) == {"/F1.1"}

    def a_cell_over_many_pages_keeps_its_words_in_order(self, bench) -> None:
        words = [f"kata{n}" for n in range(4000)]
        made = bench.section(
            "<tabel kolom='1* 1*' garis='semua'><baris bersama='tidak'><sel>{% for k in kata %}<p>{{ k }}</p>{% endfor %}</sel><sel>tepi</sel></baris></tabel>",
            kata=words,
        )
        assert [w for w in made.layout.words() if w != "tepi"] == words
        assert made.pages > 50
