"""The complete example as documents, and changed as a test wants it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.kinds import Naskah, all_kinds
from docgen.records.muat import read_sources
from docgen.records.telaah import Record, review
from docgen.rendering.media import Picture
from docgen.service.media import pictures

Change = Callable[[dict[str, Any]], None]
Made = tuple[Naskah, dict[str, Picture]]


@pytest.fixture(scope="session")
def made(
    examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., dict[str, Made]]:
    """Template stem to document and pictures, of the example changed by a function."""
    source = yaml.safe_load((examples / "kota-contoh.yaml").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("berkas")
    (folder / "gambar").mkdir()
    for picture in (examples / "gambar").iterdir():
        (folder / "gambar" / picture.name).write_bytes(picture.read_bytes())
    for text in examples.glob("*.txt"):
        (folder / text.name).write_bytes(text.read_bytes())

    def make(change: Change | None = None) -> dict[str, Made]:
        data = copy.deepcopy(source)
        if change:
            change(data)
        file = folder / "berkas.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        (one,) = read_sources(file)
        return documents(review(one).require())

    return make


def documents(record: Record) -> dict[str, Made]:
    """Every document of a record, with those on request; of several of one variant the last."""
    found = {}
    for kind in all_kinds():
        if getattr(record.berkas, kind.section) is not None:
            for naskah in kind.documents(record, frozenset(kind.on_request)):
                found[naskah.template] = (naskah, dict(pictures(record, naskah.media)))
    return found
