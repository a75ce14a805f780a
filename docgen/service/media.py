"""Pictures that a record names, read from its folder and made ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from docgen.errors import DataError, DocgenError, Finding
from docgen.kinds import MediaNeed
from docgen.records.telaah import Record
from docgen.records.tempat import inside
from docgen.rendering.media import Picture
from docgen.rendering.pictures import load_picture

__all__ = ["Ready", "pictures", "pictures_or_findings"]

Ready = Mapping[MediaNeed, Picture]
"""Pictures of one record that are ready for the page."""
_NONE: Ready = MappingProxyType({})


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
    record: Record, needs: Iterable[MediaNeed], ready: Ready = _NONE
) -> tuple[dict[MediaNeed, Picture], list[Finding]]:
    """The pictures by need, and a fault with its place in the record for each that is bad.

    ready: pictures of the record that were made ready before, and are not read again.
    """
    found: dict[MediaNeed, Picture] = {}
    faults: list[Finding] = []
    for need in needs:
        try:
            found[need] = ready.get(need) or _load(record, need)
        except DocgenError as error:
            faults += [Finding(f.code, need.path, f.params) for f in error.findings]
    return found, faults


def pictures(
    record: Record, needs: Iterable[MediaNeed], ready: Ready = _NONE
) -> Mapping[str, Picture]:
    """The pictures by slot; DataError with every one that is bad."""
    found, faults = pictures_or_findings(record, needs, ready)
    if faults:
        raise DataError(*faults)
    return {need.slot: picture for need, picture in found.items()}
