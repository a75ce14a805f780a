"""Validation that finds every fault at once.

Wrong values are found in rounds: each round replaces what was faulty by a placeholder, which is
legal everywhere, so that the checks between values (:mod:`docgen.records.periksa`) still run over
all that is sound, and skip what is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen.bahasa.isian import isian_dalam
from docgen.errors import DataError, Finding
from docgen.records.batas import plain_copy
from docgen.records.berkas import Berkas
from docgen.records.jenis import Isian
from docgen.records.kanonik import canonical
from docgen.records.letak import Order, describe, split_path
from docgen.records.muat import Source
from docgen.records.periksa import Values, check_bases, check_files, run_all
from docgen.records.salah import PATCH, finding_of, patch

__all__ = ["MAX_FAULTS", "Record", "Review", "review"]

MAX_FAULTS = 500
"""Faults of values that are reported; whoever makes more has given another kind of file."""
_MAX_ROUNDS = 12
"""Faults that hide behind others come to light in a few rounds, one for each level."""


@dataclass(frozen=True)
class Record:
    """A valid record, and where its files lie."""

    berkas: Berkas
    """What it says."""
    folder: Path | None = None
    """The folder of the files that it names."""
    name: str = ""
    """What errors call it."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Path to line in the file, where known."""

    @cached_property
    def values(self) -> Values:
        """All its values, walked through once."""
        return Values(self.berkas)

    @cached_property
    def canonical(self) -> bytes:
        """What it says, in the one form of :mod:`docgen.records.kanonik`."""
        return canonical(self.berkas)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the record says, in hex, whatever its spelling in YAML or JSON."""
        return hashlib.sha256(self.canonical).hexdigest()


@dataclass(frozen=True)
class Review:
    """All that was found in one record."""

    record: Record | None
    """The record, when nothing of severity E was found."""
    faults: tuple[Finding, ...]
    """What was found of severity E, in the order of the record."""
    _look: Callable[[], Iterable[Finding]] = field(default=tuple, repr=False, compare=False)
    """Finds the rest. Documents are made without it, and it takes longer than the faults."""

    @cached_property
    def remarks(self) -> tuple[Finding, ...]:
        """Warnings, remarks, placeholders, each in the order of the record."""
        return tuple(self._look())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Faults first, then the rest."""
        return (*self.faults, *self.remarks)

    def require(self) -> Record:
        """The record, or DataError with every fault."""
        if self.record is None:
            raise DataError(*self.faults)
        return self.record


def review(source: Source) -> Review:
    """Validate one record and check it; nothing is raised for what is found."""
    if not isinstance(source.data, dict):
        return Review(None, (Finding("record.not_mapping", source.name),))
    try:
        data = source.data if source.bounded else plain_copy(source.data, source.name)
    except DataError as error:
        return Review(None, error.findings)
    berkas, findings = _read(data)
    if berkas is None:
        return Review(None, _ordered(findings, Order(source.data)))
    record = Record(berkas, source.folder, source.name, source.lines)
    bases = tuple(check_bases(berkas))
    fatal = (finding for finding in bases if finding.severity == "E")
    findings += map(_labelled, (*run_all(record.values, fatal=True), *fatal))
    findings += map(_labelled, check_files(record.values, record.folder))
    faults = _ordered(findings, Order(source.data)) if findings else ()

    def remarks() -> tuple[Finding, ...]:
        lesser = (finding for finding in bases if finding.severity != "E")
        warned = map(_labelled, (*run_all(record.values, fatal=False), *lesser))
        return _ordered([*warned, *_unfilled(record.values)], Order(source.data))

    return Review(None if faults else record, faults, remarks)


def _read(data: dict[str, Any]) -> tuple[Berkas | None, list[Finding]]:
    """The record, its faults patched over, and these faults; None when there are too many."""
    findings: list[Finding] = []
    patched: dict[str, Any] | None = None
    for _ in range(_MAX_ROUNDS):
        try:
            return Berkas.model_validate(data if patched is None else patched), findings
        except ValidationError as error:
            details = error.errors(include_url=False)
        findings += [finding_of(detail) for detail in details[:MAX_FAULTS]]
        if len(details) > MAX_FAULTS:
            params = {"jumlah": len(details), "batas": MAX_FAULTS}
            return None, [*findings, Finding("record.many_faults", "", params)]
        if patched is None:
            patched = deepcopy(data)  # what was written stays as it is
        for detail in details:
            patch(patched, detail)
    return None, findings


def _ordered(findings: Iterable[Finding], order: Order) -> tuple[Finding, ...]:
    """Each finding once, by severity, then as the record was written."""
    unique: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same = unique.setdefault((finding.code, finding.path), [])
        if not any(_params(finding) == _params(other) for other in same):
            same.append(finding)
    once = [finding for same in unique.values() for finding in same]
    ranked = sorted(once, key=lambda f: ("EWIP".index(f.severity), order.rank(f.path)))
    return tuple(ranked)


def _params(finding: Finding) -> list[tuple[str, str]]:
    return sorted((key, str(value)) for key, value in finding.params.items())


def _unfilled(values: Values) -> Iterator[Finding]:
    """The placeholders that are left."""
    for path, spec, owner, value in values.all:
        if isinstance(value, Isian):
            fragments: tuple[str, ...] = () if value == PATCH else (str(value),)
        elif isinstance(value, str) and "[" in value:
            fragments = isian_dalam(value)
        else:
            continue
        for fragment in fragments:
            params = {"isian": fragment}
            yield Finding("record.placeholder", path, params, "P", spec.title or path, owner)


def _labelled(finding: Finding) -> Finding:
    label, owner = describe(split_path(finding.path))
    return replace(finding, label=finding.label or label, owner=finding.owner or owner)
