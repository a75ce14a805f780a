"""Pictures that a record names, read from its folder and made ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.errors import DataError, DocgenError, Finding
from docgen.kinds import MediaNeed
from docgen.records.telaah import Record
from docgen.records.tempat import inside
from docgen.rendering.media import Picture
from docgen.rendering.pictures import load_picture

__all__ = ["pictures", "pictures_or_findings", "proven_picture"]


def _load(record: Record, need: MediaNeed) -> Picture:
    path = inside(record.folder, need.berkas, need.path)
    return load_picture(
        path,
        name=need.berkas,
        width_mm=need.width,
        max_height_mm=need.height,
        alt=need.alt,
        kind=need.kind,
    )


def pictures_or_findings(
    record: Record, needs: Iterable[MediaNeed]
) -> tuple[Mapping[str, Picture], list[Finding]]:
    """The pictures by slot, and a fault with its place in the record for each that is bad."""
    ready: dict[str, Picture] = {}
    faults: list[Finding] = []
    for need in needs:
        try:
            ready[need.slot] = _load(record, need)
        except DocgenError as error:
            faults += [Finding(f.code, need.path, f.params) for f in error.findings]
    return ready, faults


def pictures(record: Record, needs: Iterable[MediaNeed]) -> Mapping[str, Picture]:
    """The pictures by slot; DataError with every one that is bad."""
    ready, faults = pictures_or_findings(record, needs)
    if faults:
        raise DataError(*faults)
    return ready


def proven_picture(data: bytes, name: str) -> str:
    """``PNG`` or ``JPEG``: what these bytes are, once they were read as such.

    Raises DataError (``picture.*``) for anything else, and for what is too large to be printed.
    """
    load_picture(data, name=name, width_mm=20, alt=name or "-", kind="foto")
    return "PNG" if data.startswith(b"\x89PNG") else "JPEG"
