"""What the pages of a record that is still being written look like, within a blink.

Of a record only the document that is looked at is made. What a required field lacks is printed as a
placeholder, so that the page is there from the first letter. Everything is kept under the hash of
what it was made from, within bounds: asked again, it costs nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import DocgenError, Finding
from docgen.kinds import Naskah
from docgen.records.letak import split_path
from docgen.records.muat import Source
from docgen.records.telaah import Record, Review, review
from docgen.rendering.docx.cache import Bounded
from docgen.rendering.media import Picture
from docgen.rendering.raster import PagePicture, page_picture
from docgen.service.documents import Wish, naskahs, render
from docgen.service.file_state import file_state
from docgen.service.media import pictures
from docgen.service.templates import TemplateStore

__all__ = ["PagePicture", "Previewed", "Previews"]

_ROUNDS = 4
"""Values that are lacking come to light part by part."""
_PDFS = (64, 60_000_000)
_PICTURES = (200, 60_000_000)
_MEDIA = (100, 60_000_000)
"""Things and bytes that are kept of each sort."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a record would become."""

    findings: tuple[Finding, ...]
    """Faults that stop its documents, those of lacking values apart; empty when there is a PDF."""
    lacking: tuple[Finding, ...]
    """The required values that are lacking, for which placeholders stand."""
    stems: tuple[str, ...] = ()
    """The documents that can be looked at."""
    stem: str = ""
    """The one that was made."""
    pdf: bytes = b""


class Previews:
    """Makes previews and remembers them; safe to share between threads."""

    def __init__(self, store: TemplateStore) -> None:
        self._store = store
        self._made: Bounded[Previewed] = Bounded(*_PDFS)
        self._drawn: Bounded[PagePicture] = Bounded(*_PICTURES)
        self._media: Bounded[Picture] = Bounded(*_MEDIA)

    def look(self, source: Source, kind: str, stem: str = "") -> Previewed:
        """One document of a record as a PDF; the first one where there is none of that stem."""
        said = json.dumps(source.data, sort_keys=True, default=str).encode()
        files = _state(source.folder)
        key = (hashlib.sha256(said).digest(), files, self._store.state(), kind, stem)
        return self._made.get(key, lambda: self._make(source, kind, stem))

    def draw(self, pdf: bytes, page: int, width: int) -> PagePicture:
        """A picture of one of its pages."""

        def make() -> tuple[PagePicture, int]:
            picture = page_picture(pdf, page, width)
            return picture, len(picture.data)

        return self._drawn.get((hashlib.sha256(pdf).digest(), page, width), make)

    def _make(self, source: Source, kind: str, stem: str) -> tuple[Previewed, int]:
        reviewed, lacking = _filled(source)
        if reviewed.record is None:
            return Previewed(reviewed.faults, lacking), 2_000
        try:
            found = naskahs(reviewed.record, Wish(("pdf",), frozenset({kind})))
            chosen = next((n for n in found if n.stem == stem), found[0])
            media = self._pictures(reviewed.record, chosen)
            made = render(reviewed.record, chosen, "pdf", self._store, media)
        except DocgenError as error:
            return Previewed(error.findings, lacking), 2_000
        stems = tuple(naskah.stem for naskah in found if "html" not in naskah.formats)
        return Previewed((), lacking, stems, chosen.stem, made.data), len(made.data)

    def _pictures(self, record: Record, naskah: Naskah) -> dict[str, Picture]:
        """The pictures of a document, each made ready once as long as its file stays the same."""
        files = _state(record.folder)
        ready = {}
        for need in naskah.media:
            look = (need.berkas, need.kind, need.width, need.height, need.alt, need.path)

            def make(need: Any = need) -> tuple[Picture, int]:
                picture = pictures(record, [need])[need.slot]
                return picture, len(picture.data)

            ready[need.slot] = self._media.get((record.folder, files, look), make)
        return ready


def _state(folder: Path | None) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What changes when a file of the folder is replaced."""
    if folder is None or not folder.is_dir():
        return ()
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((path.as_posix(), file_state(path)) for path in files)


def _filled(source: Source) -> tuple[Review, tuple[Finding, ...]]:
    """The record with a placeholder for each required value that it lacks, and these values."""
    lacking: list[Finding] = []
    data = deepcopy(source.data)
    for _ in range(_ROUNDS):
        reviewed = review(Source(data, source.name, source.folder))
        new = [f for f in reviewed.faults if f.code == "record.missing"]
        if not new:
            break
        lacking += new
        for finding in new:
            _put(data, split_path(finding.path), f"[{(finding.label or 'isian').lower()}]")
    return reviewed, tuple(lacking)


def _put(data: Any, way: Sequence[str | int], value: str) -> None:
    for step in way[:-1]:
        data = data[step]
    data[way[-1]] = value
