"""Settings and records for tests that register documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.records.muat import Source, read_sources
from docgen.service.register_source import with_values

__all__ = ["ADDRESS", "environment", "kota_contoh"]

ADDRESS = "https://dokumen.contoh.example"


def environment(monkeypatch: pytest.MonkeyPatch, url: str, store: Path) -> None:
    """Set what registering needs, and nothing of the tester's own."""
    for name in ("DOCGEN_NUMBER_FORMAT", "DOCGEN_NUMBER_UNIT", "DOCGEN_TEMPLATES", "DOCGEN_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOCGEN_DATABASE_URL", url)
    monkeypatch.setenv("DOCGEN_STORE", str(store))
    monkeypatch.setenv("DOCGEN_PUBLIC_URL", f"{ADDRESS}/")
    monkeypatch.setenv("DOCGEN_ACTOR", "penguji")
    monkeypatch.setenv("DOCGEN_NUMBER_CODES", "berita-acara=100.3.11,maklumat=100.3.3")


def kota_contoh(examples: Path, values: Mapping[str, str | None] | None = None) -> Source:
    """The complete example, with other values at some places; None takes one away."""
    (source,) = read_sources(examples / "kota-contoh.yaml")
    return replace(source, data=with_values(source.data, values or {}))
