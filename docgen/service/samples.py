"""Sample documents of every template: to try templates with, and to tell what they may print.

They are made from the example record that docgen ships and from layers over it, so the list of
variables is always that of the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from docgen.assets import examples_dir
from docgen.errors import DataError
from docgen.kinds import QR_SLOT, Kind, Naskah, Registration, all_kinds
from docgen.records.muat import Source, merge, read_bytes, read_sources
from docgen.records.telaah import Record, review
from docgen.rendering.checking import Shape, Trial, shape_of
from docgen.rendering.qr import qr_picture
from docgen.service.describing import starter
from docgen.service.media import pictures
from docgen.service.perkada_matrix import MATRIX, matrix_samples

__all__ = ["Samples", "all_stems", "belongs", "kind_of", "samples", "stems"]

_EXAMPLE = "kota-contoh.yaml"
_REGISTRATION = Registration("contoh", "100.3/1/CONTOH/2024", "https://contoh.example/v/contoh")
_LAYERS = Path(__file__).with_name("samples.yaml")


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """What documents of one template may hold."""

    stem: str
    """The stem of the template's file name: ``maklumat-poster``."""
    kind: str
    variant: str | None
    shape: Shape
    """Every variable, over all samples."""
    trials: tuple[Trial, ...]
    """The documents themselves, the complete example first."""


def kind_of(stem: str) -> Kind | None:
    """The kind that a template belongs to by the stem of its name; None: to none."""
    kinds = sorted(all_kinds(), key=lambda kind: -len(kind.name))
    return next((k for k in kinds if stem == k.name or stem.startswith(f"{k.name}-")), None)


@cache
def stems(kind: str) -> tuple[str, ...]:
    """The templates of a kind that some document is made with: its own, then its variants."""
    return tuple(dict.fromkeys(naskah.template for naskah, _ in _documents(kind)))


@cache
def all_stems() -> tuple[str, ...]:
    """The templates that something is made with: those of the kinds, and that of the matrix."""
    return (*(stem for kind in all_kinds() for stem in stems(kind.name)), MATRIX)


def belongs(stem: str) -> tuple[str | None, str | None]:
    """Kind and variant of a template; None for one that nothing is made with."""
    kind = kind_of(stem)
    if kind is None or stem not in all_stems():
        return None, None
    return kind.name, stem.removeprefix(kind.name).removeprefix("-") or None


@cache
def samples(stem: str) -> Samples | None:
    """The samples of a template; None when no kind knows a template of that name."""
    kind = kind_of(stem)
    if kind is None:
        return None
    if stem == MATRIX:
        contexts = matrix_samples()
        tried = tuple(Trial(context) for context in contexts)
        return Samples(stem, kind.name, belongs(stem)[1], shape_of(contexts), tried)
    found = [(n, r) for n, r in _documents(kind.name) if n.template == stem]
    if not found:
        return None
    first, record = found[0]
    registered = first.registered(_REGISTRATION)
    code = qr_picture(_REGISTRATION.url, "Kode QR contoh")
    trials = (
        *(Trial(n.context, pictures(r, n.media)) for n, r in found),
        Trial(registered.context, {**pictures(record, first.media), QR_SLOT: code}),
    )
    return Samples(
        stem=stem,
        kind=kind.name,
        variant=found[0][0].variant,
        shape=shape_of([trial.context for trial in trials]),
        trials=trials,
    )


@cache
def _documents(name: str) -> tuple[tuple[Naskah, Record], ...]:
    """Every document of a kind that the sample records yield."""
    (kind,) = (kind for kind in all_kinds() if kind.name == name)
    everything = frozenset(kind.on_request)
    return tuple(
        (naskah, record)
        for record in _records(kind)
        if getattr(record.berkas, kind.section) is not None
        for naskah in kind.documents(record, everything)
    )


def _records(kind: Kind) -> Iterator[Record]:
    """The example, the example under each layer, and the starter with all its placeholders.

    Raises DataError when one of them is not in order, which is a fault of docgen.
    """
    (example,) = read_sources(examples_dir() / _EXAMPLE)
    yield review(example).require()
    layers = yaml.safe_load(_LAYERS.read_text(encoding="utf-8"))
    for name, layer in layers.items():
        data = merge(example.data, _texts(layer))
        source = Source(data, f"{_EXAMPLE}#{name}", example.folder)
        yield review(source).require()
    (first,) = read_bytes(starter(kind.name).encode(), f"{kind.name}.yaml", None)
    try:
        yield review(first).require()
    except DataError:  # a starter may name pictures that are not there yet
        return


def _texts(value: object) -> object:
    """Plain data as record files give it: dates and numbers as they were written."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return value if value is None or isinstance(value, bool) else str(value)
