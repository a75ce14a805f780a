"""The model text of a P2HAM Perkada, in the words of one region.

A house text: structure and content follow the sources named in ``templates/naskah/p2ham.yaml``;
thresholds, weights, time limits and sanctions that no source has are left out. It has three
annexes, which are part of it, and the recitals and legal bases to begin with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from docgen.assets import templates_dir
from docgen.errors import DataError, TemplateFault
from docgen.perkada.adapt import adapt

__all__ = ["ModelAnnex", "ModelRecital", "ModelText", "model_text"]

_FOLDER = "naskah"
_NAME = "p2ham"
_ANNEXES = 3


@dataclass(frozen=True, slots=True)
class ModelRecital:
    """One consideration; the closing one is made from the title elsewhere (butir 23)."""

    unsur: str
    """filosofis, sosiologis or yuridis."""
    teks: str


@dataclass(frozen=True, slots=True)
class ModelAnnex:
    """An annex, with the fields of ``perkada.lampiran[]`` in a record."""

    judul: str
    isi: str
    """Text above the table, line by line; may be empty."""
    tabel: tuple[tuple[str, ...], ...]
    """Rows, the first of which holds the heads of the columns; empty when there is no table."""


@dataclass(frozen=True, slots=True)
class ModelText:
    """The model text, adapted."""

    tentang: str
    body: str
    """For :func:`docgen.perkada.reader.read_regulation`; labels and references are unresolved."""
    recitals: tuple[ModelRecital, ...]
    bases: tuple[str, ...]
    """Keys of :mod:`docgen.data.peraturan`, sentences, or a placeholder."""
    annexes: tuple[ModelAnnex, ...]


def _read(name: str) -> str:
    path = templates_dir() / _FOLDER / name
    try:
        return path.read_text("utf-8")
    except OSError as fault:
        raise TemplateFault.of("perkada.model_missing", name, reason=str(fault)) from fault


def _adapted(text: str, mapping: Mapping[str, str]) -> str:
    done = adapt(text, mapping)
    if done.findings:
        raise DataError.from_findings(done.findings)
    return done.text.strip("\n")


def _annex(number: int, mapping: Mapping[str, str]) -> ModelAnnex:
    name = f"{_NAME}-lampiran-{number}.yaml"
    data: Mapping[str, Any] = yaml.safe_load(_read(name))

    def words(text: str) -> str:
        return _adapted(text, mapping)

    table = [data["kolom"], *data["baris"]] if "kolom" in data else []
    return ModelAnnex(
        words(data["judul"]),
        words(data.get("isi", "")),
        tuple(tuple(words(str(cell)) for cell in row) for row in table),
    )


def model_text(mapping: Mapping[str, str]) -> ModelText:
    """The model text with the words of :func:`docgen.perkada.region.mapping_for`.

    Raises ``DataError`` (``perkada.token_unknown``) when ``mapping`` lacks a token of the text, and
    ``TemplateFault`` (``perkada.model_missing``) when a file is gone.
    """
    data: Mapping[str, Any] = yaml.safe_load(_read(f"{_NAME}.yaml"))
    return ModelText(
        tentang=data["tentang"],
        body=_adapted(_read(f"{_NAME}.txt"), mapping) + "\n",
        recitals=tuple(
            ModelRecital(item["unsur"], _adapted(item["teks"], mapping))
            for item in data["menimbang"]
        ),
        bases=tuple(item["dasar"] for item in data["mengingat"]),
        annexes=tuple(_annex(number, mapping) for number in range(1, _ANNEXES + 1)),
    )
