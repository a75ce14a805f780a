"""A whole regulation: title, opening, recitals, legal bases, dictum, body, closing, annexes."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.perkada.tree import Node

__all__ = ["Annex", "Closing", "Enactment", "Regulation", "Repair", "Title", "Unplaced"]


@dataclass(frozen=True, slots=True)
class Title:
    """The title (judul), taken apart; a part that was not found is empty."""

    jenis: str = ""
    """``PERATURAN WALI KOTA``; a draft keeps its word RANCANGAN here."""
    nama_daerah: str = ""
    """What follows the type: ``KENDARI``, ``REPUBLIK INDONESIA``."""
    nomor: str = ""
    tahun: str = ""
    tentang: str = ""


@dataclass(frozen=True, slots=True)
class Enactment:
    """Place, date, office and name below a regulation."""

    tempat: str = ""
    tanggal: str = ""
    jabatan: str = ""
    nama: str = ""
    """Every line below the office, the name last."""
    kata: str = ""
    """The word of the act where it is another than usual: ``Disahkan`` of a law."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing (penutup): the order to promulgate, and who enacted and promulgated."""

    perintah: str = ""
    """``Agar setiap orang mengetahuinya, …`` (butir 163)."""
    ditetapkan: Enactment | None = None
    diundangkan: Enactment | None = None
    berita_daerah: str = ""
    """``BERITA DAERAH KOTA KENDARI TAHUN 2024 NOMOR 12`` (butir 172)."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (lampiran) as text."""

    number: str
    """Roman figure, or empty when there is one annex only (butir 194)."""
    text: str
    """Everything below the word LAMPIRAN and its number, line by line."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line that the reader found no place for; it is kept, never dropped."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A label that was read as another than was typed, since that one was due."""

    line: int
    typed: str
    """As it stands in the source: ``PasalSO``, ``(21``."""
    read_as: str
    """``Pasal 50``, ``(2)``."""


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation, or its body alone."""

    title: Title = Title()
    opening: str = ""
    """Heading lines above the title and the lines down to Menimbang, one a line."""
    recitals: tuple[Node, ...] = ()
    """Menimbang: nodes ``huruf``, or one ``teks`` when a single recital has no letter."""
    legal_bases: tuple[Node, ...] = ()
    """Mengingat: nodes ``angka``, or one ``teks``."""
    dictum: str = ""
    """The words behind ``Menetapkan :``."""
    body: tuple[Node, ...] = ()
    closing: Closing | None = None
    explanation: str = ""
    """The Penjelasan as text, line by line."""
    annexes: tuple[Annex, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    furniture: tuple[Unplaced, ...] = field(default=(), compare=False)
    """What belonged to pages of the source: numbers, running heads, catchwords."""
    repairs: tuple[Repair, ...] = field(default=(), compare=False)
