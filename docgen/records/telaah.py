"""Validation that finds every fault at once.

Wrong values are found in rounds: each round replaces what was faulty by a placeholder, which is
legal everywhere, so that the checks between values (:mod:`docgen.records.periksa`) still run over
all that is sound, and skip what is not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
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
from docgen.records.letak import Order, describe, split_path
from docgen.records.muat import Source
from docgen.records.periksa import Values, check_files, run_checks
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
    def hash(self) -> str:
        """SHA-256 of what the record says, in hex, whatever its spelling in YAML or JSON."""
        data = self.berkas.model_dump(mode="json", exclude_none=True)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Review:
    """All that was found in one record."""

    record: Record | None
    """The record, when nothing of severity E was found."""
    findings: tuple[Finding, ...]
    """Faults first, then warnings, remarks, placeholders, each in the order of the record."""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings of severity E."""
        return tuple(finding for finding in self.findings if finding.severity == "E")

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
        data = plain_copy(source.data, source.name)
    except DataError as error:
        return Review(None, error.findings)
    berkas, findings = _read(data)
    if berkas is not None:
        findings += _checked(berkas, source.folder)
    ordered = _ordered(findings, Order(source.data))
    sound = berkas is not None and not any(f.severity == "E" for f in ordered)
    record = Record(berkas, source.folder, source.name, source.lines) if sound and berkas else None
    return Review(record, ordered)


def _read(data: dict[str, Any]) -> tuple[Berkas | None, list[Finding]]:
    """The record, its faults patched over, and these faults; None when there are too many."""
    findings: list[Finding] = []
    for _ in range(_MAX_ROUNDS):
        try:
            return Berkas.model_validate(data), findings
        except ValidationError as error:
            details = error.errors(include_url=False)
        findings += [finding_of(detail) for detail in details[:MAX_FAULTS]]
        if len(details) > MAX_FAULTS:
            params = {"jumlah": len(details), "batas": MAX_FAULTS}
            return None, [*findings, Finding("record.many_faults", "", params)]
        for detail in details:
            patch(data, detail)
    return None, findings


def _ordered(findings: Iterable[Finding], order: Order) -> tuple[Finding, ...]:
    """Each finding once, by severity, then as the record was written."""
    unique: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        params = repr(sorted((k, str(v)) for k, v in finding.params.items()))
        unique.setdefault((finding.code, finding.path, params), finding)
    ranked = sorted(unique.values(), key=lambda f: ("EWIP".index(f.severity), order.rank(f.path)))
    return tuple(ranked)


def _checked(berkas: Berkas, folder: Path | None) -> list[Finding]:
    """What the checks find, labelled, and the placeholders that are left."""
    values = Values.of(berkas)
    checked = (*run_checks(berkas, values), *check_files(berkas, folder, values))
    found = [_labelled(finding) for finding in checked]
    for path, spec, owner, value in values.all:
        if isinstance(value, Isian):
            fragments: tuple[str, ...] = () if value == PATCH else (str(value),)
        else:
            fragments = isian_dalam(value) if isinstance(value, str) else ()
        for fragment in fragments:
            params = {"isian": fragment}
            label = spec.title or path
            found.append(Finding("record.placeholder", path, params, "P", label, owner))
    return found


def _labelled(finding: Finding) -> Finding:
    label, owner = describe(split_path(finding.path))
    return replace(finding, label=finding.label or label, owner=finding.owner or owner)
