"""A registered document of the fictional example, for tests of several doors."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.service import sources
from docgen.service.register import opened
from docgen.service.register_add import RegisterWish, add
from docgen.service.register_desk import file_of
from tests.signing.kit import EXAMPLES, Desk

__all__ = ["PUBLIC", "enter"]

PUBLIC = "https://dokumen.example"


def enter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk, *, electronic: bool = True
) -> tuple[str, str, Path]:
    """Register the minutes in a fresh register: public id, number, and the PDF as a file."""
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{folder / 'register.db'}")
    monkeypatch.setenv("DOCGEN_STORE", str(folder / "simpan"))
    monkeypatch.setenv("DOCGEN_PUBLIC_URL", PUBLIC)
    monkeypatch.setenv("DOCGEN_ACTOR", "penguji")
    monkeypatch.setenv("DOCGEN_TRUST", str(desk.keys.trust))
    overlay = EXAMPLES / "tumpang" / "tanda-tangan-elektronik.yaml" if electronic else None
    (source,) = sources(EXAMPLES / "kota-contoh.yaml", overlay)
    wish = RegisterWish(only=frozenset({"berita-acara"}))
    with opened() as database:
        documents = add(source, wish, database)
        document = next(each for each in documents if each.variant is None)
        path = folder / "berita-acara.pdf"
        path.write_bytes(file_of(database, document))
    return document.id, document.nomor, path
