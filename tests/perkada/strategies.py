"""Well-formed trees of a regulation, with natural and unnatural words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from docgen.perkada.numbering import renumber
from docgen.perkada.tree import Node, NodeType

# words that look like labels, headings, references and marks of other parts on purpose
_WORDS = st.sampled_from(
    [
        "Unit",
        "Kerja",
        "wajib",
        "menyusun",
        "dan",
        "atau",
        "pada",
        "dalam",
        "ayat",
        "huruf",
        "angka",
        "Pasal",
        "sebagaimana",
        "dimaksud",
        "(1)",
        "(2)",
        "a.",
        "b.",
        "i.",
        "ii.",
        "1.",
        "2.",
        "a)",
        "1)",
        "5",
        "BAB",
        "I",
        "Bagian",
        "Kesatu",
        "Paragraf",
        "\\",
        "-",
        "é",
        "“x”",
        "Pelayanan;",
        "maklumat:",
        "pengaduan,",
        "selesai.",
        "perundang-",
        "LAMPIRAN",
        "Menetapkan",
        "MEMUTUSKAN:",
        "[@satu]",
        "[isi:",
        "{{",
        "&",
        "<b>",
        "Agar",
        "setiap",
        "orang",
        "mengetahuinya",
        "Ditetapkan",
        "di",
    ]
)
_PARAGRAPH = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
TEXTS = st.lists(_PARAGRAPH, min_size=1, max_size=3).map("\n".join)
_MAYBE = st.one_of(st.just(""), TEXTS)
_TITLE_WORDS = st.sampled_from(["UMUM", "PELAYANAN", "DAN", "SASARAN"])
_TITLE = st.lists(_TITLE_WORDS, min_size=1, max_size=8).map(" ".join)
_LABELS = st.one_of(st.just(""), st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True))

_BELOW: dict[NodeType, tuple[NodeType, ...]] = {
    "pasal": ("ayat", "huruf", "angka"),
    "ayat": ("huruf", "angka"),
    "huruf": ("angka",),
    "angka": ("huruf2", "huruf"),
    "huruf2": ("angka2",),
    "angka2": (),
}


@st.composite
def units(draw: st.DrawFn, kind: NodeType, depth: int = 0) -> Node:
    """An article, ayat or item with everything below it; numbers are set afterwards."""
    text = draw(TEXTS if kind not in ("pasal",) else _MAYBE)
    children: list[Node] = []
    below = _BELOW[kind] if depth < 4 else ()
    if below and draw(st.booleans()):
        chosen = draw(st.sampled_from(below))
        children = draw(st.lists(units(chosen, depth + 1), min_size=1, max_size=3))
        stray = chosen != "ayat" and draw(st.booleans())
        if stray and draw(st.booleans()):
            words = draw(_PARAGRAPH)
            children += [Node("teks", text=words), draw(units(chosen, depth + 1))]
        tail = draw(TEXTS) if stray else ""
        if tail and kind == "pasal" and not text:
            text = "Awal:"
        return Node(kind, text=text, tail=tail, label=draw(_LABELS), children=tuple(children))
    return Node(kind, text=text, label=draw(_LABELS))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Node, ...]:
    """A body: articles alone, or in bab, bagian and paragraf."""
    articles = st.lists(units("pasal"), min_size=1, max_size=3).map(tuple)
    if draw(st.booleans()):
        return renumber(draw(articles))
    groups: list[Node] = []
    for _ in range(draw(st.integers(1, 3))):
        inner = draw(articles)
        if draw(st.booleans()):
            inner = (
                (Node("paragraf", title="Umum", children=inner),) if draw(st.booleans()) else inner
            )
            inner = (Node("bagian", title="Umum", children=inner),)
        groups.append(Node("bab", title=draw(_TITLE), label=draw(_LABELS), children=inner))
    if draw(st.booleans()):
        first = groups[0]
        stray = Node("teks", text=draw(_PARAGRAPH))
        groups[0] = replace(first, children=(stray, *first.children))
    return renumber(groups)
