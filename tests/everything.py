"""Whole records with every section, and those that strain a page: long, wide, many, empty."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from docgen.perkada.numbering import renumber
from docgen.perkada.tree import Node, NodeType
from docgen.perkada.writer import write_body
from tests.strategies import dates, lists, long, optional, people, records, short, texts

__all__ = ["everything", "extremes"]

_BELOW: dict[NodeType, tuple[NodeType, ...]] = {
    "pasal": ("ayat", "huruf", "angka"),
    "ayat": ("huruf", "angka"),
    "huruf": ("angka",),
    "angka": ("huruf2",),
    "huruf2": ("angka2",),
}
_WORDS = st.lists(
    st.sampled_from(
        ["Unit Kerja", "wajib", "& ", "<b>", "sebagaimana dimaksud", "“x”", "tarif;", "{{ x }}"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@st.composite
def units(draw: st.DrawFn, kind: NodeType) -> Node:
    """An article, ayat or item with what stands below it."""
    below = _BELOW.get(kind)
    if below and draw(st.booleans()):
        inner = draw(st.lists(units(draw(st.sampled_from(below))), min_size=1, max_size=3))
        text = "" if kind == "pasal" and inner[0].type == "ayat" else draw(_WORDS) + ":"
        tail = draw(_WORDS) if inner[0].type != "ayat" and draw(st.booleans()) else ""
        return Node(kind, text=text, tail=tail, children=tuple(inner))
    return Node(kind, text=draw(_WORDS))


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The text of a body: articles alone, or in bab with and without bagian and paragraf."""
    articles = st.lists(units("pasal"), min_size=1, max_size=4).map(tuple)
    if draw(st.booleans()):
        return write_body(renumber(draw(articles)))
    groups = []
    for _ in range(draw(st.integers(1, 3))):
        inner: tuple[Node, ...] = draw(articles)
        for group in draw(st.sampled_from([(), ("bagian",), ("paragraf", "bagian")])):
            inner = (Node(group, title="Umum", children=inner),)
        groups.append(Node("bab", title="KETENTUAN UMUM", children=inner))
    return write_body(renumber(groups))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """An annex's table: heads, and from none to very many rows."""
    width = draw(st.integers(1, 7))
    rows = draw(st.sampled_from([0, 1, 3, 60]))
    return [[draw(short) for _ in range(width)], *([draw(short)] * width for _ in range(rows))]


@st.composite
def regulations(draw: st.DrawFn) -> dict[str, Any]:
    """A section perkada: a draft, or a final text with its copy."""
    common = {
        "tentang": draw(texts(2)).strip(".,;:() ") + " x",
        "pemrakarsa": draw(short),
        "batang_tubuh": draw(bodies()),
        "menimbang": draw(lists(st.fixed_dictionaries({"teks": long}), 0, 3)),
        "mengingat": draw(lists(st.sampled_from(["UU 25/2009", "Keputusan lama"]), 0, 2)),
        **draw(
            optional(
                {
                    "penjelasan": optional({"umum": long}),
                    "lampiran": lists(
                        st.builds(
                            lambda title, words, table: {
                                "judul": title, "isi": words, "tabel": table
                            },
                            short, long, tables(),
                        ),
                        1, 3,
                    ),
                    "paraf": lists(st.fixed_dictionaries({"jabatan": short}), 1, 3),
                }
            )
        ),
    }  # fmt: skip
    if draw(st.booleans()):
        return {**common, "status": "rancangan"}
    day = {"tanggal": "2024-06-10"}
    given = {"nomor": "1", "tahun": "2024", "ditetapkan": day, "diundangkan": day}
    return {**common, "status": "final", **given, "salinan": {"tanggal": "2024-06-12"}}


@st.composite
def declarations(draw: st.DrawFn) -> dict[str, Any]:
    """A section pencanangan."""
    witnesses = st.fixed_dictionaries({"pejabat": people(), "instansi": short})
    unit = st.fixed_dictionaries({"nama": short, "kepala": people()})
    letter = st.fixed_dictionaries({"tujuan": short, "lampiran": lists(short)})
    return {
        "tanggal": draw(dates).isoformat(),
        "tempat": draw(short),
        "kota": draw(short),
        "komitmen": draw(lists(long, 1, 7)),
        "penanda_tangan": draw(lists(people(), 1, 3)),
        "saksi": draw(lists(witnesses, 1, 3)),
        **draw(
            optional(
                {
                    "unit_peserta": lists(unit, 0, 2),
                    "permohonan": letter,
                    "daftar_hadir": lists(st.fixed_dictionaries({"nama": short}), 0, 3),
                    "cara_tanda_tangan": st.sampled_from(["basah", "elektronik"]),
                    "meterai": st.booleans(),
                    "pemimpin_deklarasi": people(),
                }
            )
        ),
    }


@st.composite
def everything(draw: st.DrawFn) -> dict[str, Any]:
    """A record with a section of every kind."""
    record = draw(records())
    officers = {
        name: {**draw(people()), "status_jabatan": "definitif"}
        for name in ("kepala_daerah", "sekretaris_daerah", "kepala_bagian_hukum")
    }
    record["pemda"] |= officers
    return {**record, "perkada": draw(regulations()), "pencanangan": draw(declarations())}


_LONG_NAME = ("Penyelenggara Pelayanan Terpadu " * 20)[:499] + "x"


def _article(number: int) -> Node:
    words = "Unit Kerja wajib menyediakan sarana bagi kelompok rentan pada setiap layanan. " * 3
    items = tuple(
        Node("huruf", text=words.lower().strip(" .") + ";", children=(
            Node("angka", text=words.lower().strip(" .") + ";"), Node("angka", text="dan lain;"),
        ) if place == number % 3 else ()) for place in range(3)
    )  # fmt: skip
    ayat = Node("ayat", text=words.strip(" .") + ":", children=items)
    return Node("pasal", children=(ayat, Node("ayat", text=words.strip())))


def _person(number: int) -> dict[str, Any]:
    name = _LONG_NAME if number == 1 else f"ORANG {number}"
    return {"nama": name, "jabatan": _LONG_NAME if number == 2 else f"Anggota {number}"}


def extremes() -> dict[str, dict[str, Any]]:
    """Records by what they strain."""
    pemda = {
        "tingkat": "kota", "nama": "Contoh", "provinsi": "Contoh Raya", "ibu_kota": "Contoh",
        "kepala_daerah": {"nama": "CONTOH SATU", "jabatan": "Wali Kota Contoh"},
        "sekretaris_daerah": {"nama": "CONTOH DUA", "jabatan": "Sekretaris Daerah"},
    }  # fmt: skip
    body = tuple(
        Node("bab", title="KETENTUAN LAIN", children=tuple(_article(n) for n in range(12)))
        for _ in range(9)
    )
    thirty = [_person(number) for number in range(1, 31)]
    visit = {
        "jenis": "verifikasi",
        "dasar": [{"jenis": "Surat", "nomor": "1"}],
        "tanggal_mulai": "2024-03-07",
        "tempat": _LONG_NAME,
        "kota": "Contoh",
        "tim": [{"pejabat": person, "peran": "ketua" if not n else "anggota"}
                for n, person in enumerate(thirty)],
        "pihak_unit": thirty,
        "saksi": thirty[:5],
        "indikator": [
            {"uraian": "uraian yang panjang " * (400 if n == 3 else 4), "hasil": "ada",
             "kode": f"K-{n}"} for n in range(150)
        ],
        "kesimpulan": {"status": "lolos", "uraian": "lolos"},
        "cara_tanda_tangan": "elektronik",
    }  # fmt: skip
    unit = {"nama": _LONG_NAME, "jenis": "dinas", "alamat": "Jalan 1", "kepala": thirty[1]}
    return {
        "sixty-pages": {
            "pemda": pemda,
            "perkada": {
                "tentang": "Pelayanan Publik",
                "pemrakarsa": "Bagian Hukum",
                "batang_tubuh": write_body(renumber(body)),
                "penjelasan": {},
            },
        },
        "thirty-signatories": {"pemda": pemda, "unit": unit, "verifikasi": visit},
        "nothing-optional": {
            "pemda": pemda,
            "unit": {**unit, "nama": "Dinas Contoh"},
            "maklumat": {
                "standar_pelayanan": {"jenis": "Keputusan", "nomor": "1", "tanggal": "2024-03-25"},
                "tanggal": "2024-04-03",
                "kota": "Contoh",
                "sanksi": "siap menerima sanksi",
                "pengaduan": [{"saluran": "Loket"}],
            },
        },
    }
