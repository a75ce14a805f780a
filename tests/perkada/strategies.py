"""Well-formed trees of a regulation, with natural and unnatural words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from docgen.perkada.numbering import renumber
from docgen.perkada.regulation import Annex, Closing, Enactment, Regulation, Title
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
        "Pasal 2",
        "Pasal 3 (1)",
        "selesai. (2)",
        "selesai. Pasal 2",
        "meliputi: a.",
        "x; b.",
        "\\(2)",
        "PRESIDEN REPUBLIK INDONESIA",
        "- 2 -",
        "...",
        "I. UMUM",
        "PasalSO",
        "Bagian Kedua",
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


@st.composite
def amendments(draw: st.DrawFn) -> tuple[Node, ...]:
    """Pasal I with numbered changes, each of which may quote articles, and Pasal II."""
    changes = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        quoted = draw(st.lists(units("pasal"), max_size=2))
        quoted = [
            replace(article, number=f"{draw(st.integers(1, 40))}{draw(st.sampled_from(['', 'A']))}")
            for article in renumber(quoted)
        ]
        text = draw(st.sampled_from(["Ketentuan Pasal 5 diubah:", "Di antara BAB I dan BAB II:"]))
        changes.append(Node("angka", str(number), text=text, children=tuple(quoted)))
    opening = "Beberapa ketentuan diubah sebagai berikut:"
    return (
        Node("pasal", "I", text=opening, children=tuple(changes)),
        Node("pasal", "II", text="Mulai berlaku."),
    )


_PLAIN = st.lists(
    st.sampled_from(["pelayanan", "publik", "berbasis", "hak", "Pasal", "(2)", "b.", "Kota"]),
    min_size=1,
    max_size=8,
).map(lambda words: "bahwa " + " ".join(words))
_NAME = st.lists(st.sampled_from(["KOTA", "CONTOH", "RAYA"]), min_size=1, max_size=3).map(" ".join)


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """A whole regulation with every part that a Perkada has."""
    bases = [
        Node("angka", text=text + ";") for text in draw(st.lists(_PLAIN, min_size=1, max_size=3))
    ]
    recitals = [Node("huruf", text=text + ";") for text in draw(st.lists(_PLAIN, max_size=3))]
    place, name = "Contoh", draw(_NAME)
    return Regulation(
        title=Title("PERATURAN WALI KOTA", "CONTOH", "3", "2025", draw(_NAME)),
        opening=f"DENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA {name},",
        recitals=renumber(recitals),
        legal_bases=renumber(bases),
        dictum=f"PERATURAN WALI KOTA TENTANG {draw(_NAME)}.",
        body=draw(st.one_of(bodies(), amendments())),
        closing=Closing(
            "Agar setiap orang mengetahuinya, memerintahkan pengundangan.",
            Enactment(place, "3 Mei 2025", f"WALI KOTA {name},", f"ttd\n{name}"),
            Enactment(place, "4 Mei 2025", f"SEKRETARIS DAERAH {name},", name),
            f"BERITA DAERAH {name} TAHUN 2025 NOMOR 3",
        ),
        explanation=draw(st.sampled_from(["", "PENJELASAN\nATAS\nI. UMUM\nPasal 1\nCukup jelas."])),
        annexes=(Annex("", "PERATURAN WALI KOTA\nsatu\n- dua"),) if draw(st.booleans()) else (),
    )
