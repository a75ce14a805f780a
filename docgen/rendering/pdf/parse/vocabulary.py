"""The words of the markup: which elements there are, what they hold, which attributes they take.

One table; the reader checks every element against it before it looks at what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.rendering.pdf.parse.units import (
    ALIGNMENTS,
    VERTICAL,
    BadValue,
    color,
    columns,
    length,
    lengths,
    number,
    whole,
    yes,
)

__all__ = ["BLOCKS", "ELEMENTS", "INLINES", "PAPERS", "Spec"]

Reader = Callable[[str], Any]

PAPERS = {
    "F4": (210.0, 330.0),
    "F4-215": (215.0, 330.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
}
"""Millimetres, upright. F4 is what regulations are printed on; both widths are in use."""


def choice(values: Mapping[str, Any] | str) -> Reader:
    """A reader of one of some words; a mapping also translates them."""
    table = {word: word for word in values.split()} if isinstance(values, str) else values

    def read(text: str) -> Any:
        if text not in table:
            raise BadValue(", ".join(table))
        return table[text]

    return read


def text(value: str) -> str:
    """Any text; line breaks become spaces."""
    return " ".join(value.replace("\u2028", " ").split(" "))


def name(value: str) -> str:
    """A name without white space."""
    if not value or any(character.isspace() for character in value):
        raise BadValue("nama_tanpa_spasi")
    return value


def depth(value: str) -> int:
    """How deep an item stands in a list; 0 is outermost."""
    if not re.fullmatch("[0-9]", value):
        raise BadValue("0, 1, 2, …, 9")
    return int(value)


def language(value: str) -> str:
    """A language as files name it: ``id-ID``, ``en``, ``ban``."""
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value):
        raise BadValue("id-ID, en, jv, …")
    return value


def field_name(value: str) -> str:
    """A name of a form field: a point in it would mean a field inside another."""
    if "." in value:
        raise BadValue("nama_tanpa_titik")
    return name(value)


@dataclass(frozen=True, slots=True)
class Spec:
    """What one element takes."""

    attributes: Mapping[str, Reader] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    children: frozenset[str] = frozenset()
    text: bool = False
    """Whether words may stand directly inside."""


INLINES = frozenset({"b", "i", "u", "s", "br", "span", "tautan", "halaman", "jumlah-halaman"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INNER = HEADINGS | {
    "p", "daftar", "tabel", "gambar", "garis", "jarak", "bersama", "tandatangan", "kotak", "bagian",
}  # fmt: skip
BLOCKS = INNER | {"halaman-baru"}
"""Blocks of a section; inside cells, boxes and items everything but a page break."""

_ALIGN = choice(ALIGNMENTS)
_VALIGN = choice(VERTICAL)
_STYLE: dict[str, Reader] = {"gaya": name}
_SPACING: dict[str, Reader] = {"sebelum": length, "sesudah": length}
_PARAGRAPH: dict[str, Reader] = {
    **_STYLE, **_SPACING, "rata": _ALIGN, "ikut": yes, "bahasa": language,
    "kiri": length, "kanan": length, "tinggi-baris": number,
}  # fmt: skip
_RUNNING = Spec(
    {**_STYLE, "halaman": choice({"semua": "all", "pertama": "first", "lanjut": "later"}),
     "tepi": length},
    children=INNER | INLINES, text=True,
)  # fmt: skip
_INLINE = Spec({}, children=INLINES, text=True)
_LINE_KINDS = choice(
    {"tipis": "thin", "tebal": "thick", "tebal-tipis": "thick-thin", "ganda": "double",
     "putus": "dashed"}
)  # fmt: skip
ROLES = choice("Sect Part Div Art BlockQuote Index")

ELEMENTS: Mapping[str, Spec] = {
    "dokumen": Spec(
        {"judul": text, "bahasa": language, "gaya": name}, children=frozenset({"seksi"})
    ),
    "seksi": Spec(
        {**_STYLE, "kertas": choice({key: key for key in PAPERS}),
         "arah": choice("tegak mendatar"), "atas": length, "kanan": length, "bawah": length,
         "kiri": length, "nomor-awal": whole, "tegak": _VALIGN, "tanda": text,
         "bingkai": choice({"tipis": "thin", "tebal": "thick", "ganda": "double"}),
         "jarak-bingkai": length, "peran": ROLES},
        children=BLOCKS | {"kepala", "kaki"},
    ),
    "kaki": _RUNNING,
    **{tag: Spec(_PARAGRAPH, children=INLINES, text=True) for tag in sorted(HEADINGS)},
    "p": Spec({**_PARAGRAPH, "tingkat": depth}, children=INLINES, text=True),
    "b": _INLINE, "i": _INLINE, "u": _INLINE, "s": _INLINE,
    "br": Spec(), "halaman": Spec(), "jumlah-halaman": Spec(), "halaman-baru": Spec(),
    "span": Spec({**_STYLE, "bahasa": language, "warna": color, "ukuran": length},
                 children=INLINES, text=True),
    "tautan": Spec({"href": text}, frozenset({"href"}), INLINES, text=True),
    "daftar": Spec(
        {**_STYLE, **_SPACING, "lebar-label": length, "rata-label": _ALIGN, "jarak-label": length,
         "kiri": length, "antar": length, "tingkat": depth},
        children=frozenset({"butir"}),
    ),
    "butir": Spec({**_STYLE, "label": text}, children=INNER | INLINES, text=True),
    "tabel": Spec(
        {**_STYLE, **_SPACING, "kolom": columns,
         "garis": choice({"semua": "all", "tidak": "none", "luar": "outer", "baris": "rows"}),
         "tebal-garis": length, "peran": choice({"data": False, "tata-letak": True}),
         "jarak-sel": lengths, "lebar": length, "rata": _ALIGN, "ringkasan": text},
        frozenset({"kolom"}), frozenset({"kepala", "baris"}),
    ),
    "baris": Spec(
        {**_STYLE, "bersama": yes, "ikut": yes, "tinggi": length, "latar": color},
        children=frozenset({"sel"}),
    ),
    "sel": Spec(
        {**_STYLE, "rentang": whole, "rata": _ALIGN, "tegak": _VALIGN, "latar": color,
         "judul": choice({"kolom": "Column", "baris": "Row"})},
        children=INNER | INLINES, text=True,
    ),
    "gambar": Spec(
        {"slot": name, "lebar": length, "tinggi": length, "rata": _ALIGN, "hiasan": yes},
        frozenset({"slot"}),
    ),
    "garis": Spec({**_SPACING, "gaya": _LINE_KINDS, "lebar": length, "rata": _ALIGN,
                   "warna": color}),
    "jarak": Spec({"tinggi": length}, frozenset({"tinggi"})),
    "bersama": Spec(_STYLE, children=INNER),
    "bagian": Spec(
        {**_STYLE, "peran": ROLES, "bahasa": language, "judul": text, "berjenjang": yes},
        children=BLOCKS,
    ),
    "tandatangan": Spec(
        {"id": field_name, "peran": text, "tinggi": length, "lebar": length, "rata": _ALIGN,
         "tampak": yes, "nama": text, "jabatan": text, "giliran": whole},
        frozenset({"id", "peran"}),
    ),
    "kotak": Spec(
        {**_STYLE, **_SPACING, "lebar": length, "tinggi": length, "rata": _ALIGN, "jarak": length,
         "latar": color,
         "garis": choice({"tidak": "none", "tipis": "thin", "tebal": "thick", "putus": "dashed"})},
        children=INNER | INLINES, text=True,
    ),
}  # fmt: skip
"""All elements but ``kepala``: a running header in a section, header rows in a table."""

RUNNING_HEADER = _RUNNING
TABLE_HEADER = Spec(_STYLE, children=frozenset({"baris"}))
