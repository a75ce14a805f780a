"""Registers to work with, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.register import (
    Content,
    Database,
    Document,
    Draft,
    NewFile,
    Number,
    NumberFormat,
    Series,
    connect,
    draft,
    draw,
    ensure,
    find,
    register,
    use,
)
from docgen.settings import Settings
from tests import postgres

SERIES = Series("kota contoh/huk", "berita-acara", 2024)
FORM = NumberFormat("{kode}/{urut}/{unit}/{tahun}", 2024, kode="100.3.11", unit="HUK")
WHO = "penguji"


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """The settings of an empty register."""
    store = tmp_path / "berkas"
    if request.param == "sqlite":
        yield Settings(database_url=f"sqlite:///{tmp_path / 'register.db'}", store=store)
        return
    with postgres.schema() as url:
        yield Settings(database_url=url, store=store)


@pytest.fixture
def empty(settings: Settings) -> Iterator[Database]:
    """A database without tables."""
    database = connect(settings)
    yield database
    database.close()


@pytest.fixture
def database(empty: Database) -> Database:
    """A register without documents."""
    ensure(empty)
    return empty


def drawn(database: Database, purpose: str = "") -> Number:
    """The next number."""
    with database.writing() as connection:
        return draw(connection, WHO, SERIES, FORM, purpose)


@pytest.fixture
def registered(database: Database) -> Callable[..., Document]:
    """Makes a registered document: ``registered("isi")``."""

    def make(words: str = "isi", *, finish: bool = True, title: str = "") -> Document:
        title = title or f"BA {words}"
        number = drawn(database, title)
        with database.writing() as connection:
            wish = Draft("contoh", "berita-acara", None, None, "verifikasi", title,
                         "2024-05-16", "Kantor Contoh", number.nomor, number.id)  # fmt: skip
            key, _ = draft(connection, WHO, wish, "https://dokumen.example")
        if finish:
            content = Content(f'{{"nama":"{words}"}}', "a" * 64, "b" * 64, "0.1.0", title)
            made = [NewFile("berita-acara.pdf", "pdf", words.encode(), "c" * 64, 1),
                    NewFile("berita-acara.docx", "docx", b"docx" + words.encode())]  # fmt: skip
            with database.writing() as connection:
                register(connection, WHO, database.store, key, content, made)
                use(connection, WHO, number, key)
        with database.reading() as connection:
            return find(connection, key)

    return make
