"""The register of checks: one decorated function for each thing that is checked.

A check yields where it found something and what the message names; its code, severity and source
stand in the decorator. Values that are absent or placeholders are no finding: they pass through
:func:`docgen.records.jenis.isi`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from docgen.errors import Finding, Severity
from docgen.records.berkas import Berkas
from docgen.records.dasar import Bagian, Place, Value, parts_of, walk

__all__ = [
    "Check",
    "Hit",
    "Values",
    "check",
    "check_each",
    "check_values",
    "checks",
    "hit",
    "join",
    "run_all",
]

P = TypeVar("P", bound=Bagian)

MAX_HITS = 100
"""What one check reports of one part; nobody mends more before the next run."""


class Hit(NamedTuple):
    """One place where a check found something."""

    path: str
    """Path in the record; for a check of one part, the path inside that part."""
    params: dict[str, Any]
    """What the message names."""


def hit(path: str = "", **params: Any) -> Hit:
    """A :class:`Hit`, written short."""
    return Hit(path, params)


@dataclass(frozen=True)
class Check:
    """A registered check."""

    code: str
    severity: Severity
    source: str
    """The rule behind it, or empty."""
    part: type[Bagian]
    """What is looked at: the whole record, or every part of this type."""
    run: Callable[[Any], Iterable[Hit]]
    concerns: Callable[[type[Bagian]], object] | None = None
    """Which types of parts there is anything to find in; None: all."""

    def findings(self, hits: Iterable[Hit], path: str) -> list[Finding]:
        """What the check says of its hits in a subject that stands at ``path``."""
        return [
            Finding(self.code, join(path, place), params, self.severity, source=self.source)
            for place, params in islice(hits, MAX_HITS)
        ]


@dataclass(frozen=True)
class Values:
    """A record with all its parts and values, walked through once for whatever looks at them."""

    berkas: Berkas
    """The record."""

    @cached_property
    def all(self) -> tuple[Value, ...]:
        """What :func:`docgen.records.dasar.walk` gives."""
        return tuple(walk(self.berkas))

    @cached_property
    def parts(self) -> tuple[Place, ...]:
        """All parts with their paths, the record itself first, depth first."""
        return tuple(parts_of(self.berkas))

    @cached_property
    def text(self) -> str:
        """All texts, each on lines of its own."""
        return "\n".join(value for _, _, _, value in self.all if isinstance(value, str))

    @cached_property
    def words(self) -> str:
        """All texts in small letters, to ask at once whether a word stands anywhere at all."""
        return self.text.casefold()


_CHECKS: dict[type[Bagian], list[Check]] = {}
_VALUE_CHECKS: list[Check] = []


def check(
    code: str, severity: Severity = "E", *, source: str = ""
) -> Callable[[Callable[[Berkas], Iterable[Hit]]], Callable[[Berkas], Iterable[Hit]]]:
    """Register a check of the whole record."""
    return check_each(Berkas, code, severity, source=source)


def check_each(
    part: type[P],
    code: str,
    severity: Severity = "E",
    *,
    source: str = "",
    concerns: Callable[[type[Bagian]], object] | None = None,
) -> Callable[[Callable[[P], Iterable[Hit]]], Callable[[P], Iterable[Hit]]]:
    """Register a check of every ``part`` in the record, wherever it stands, but for those of types
    that it does not concern.
    """

    def register(run: Callable[[P], Iterable[Hit]]) -> Callable[[P], Iterable[Hit]]:
        _CHECKS.setdefault(part, []).append(Check(code, severity, source, part, run, concerns))
        _checks_of.cache_clear()
        return run

    return register


def check_values(
    code: str, severity: Severity = "E", *, source: str = ""
) -> Callable[[Callable[[Values], Iterable[Hit]]], Callable[[Values], Iterable[Hit]]]:
    """Register a check that looks at every single value of the record."""

    def register(run: Callable[[Values], Iterable[Hit]]) -> Callable[[Values], Iterable[Hit]]:
        _VALUE_CHECKS.append(Check(code, severity, source, Berkas, run))
        return run

    return register


def checks() -> tuple[Check, ...]:
    """All checks."""
    return (*(entry for entries in _CHECKS.values() for entry in entries), *_VALUE_CHECKS)


def join(path: str, place: str) -> str:
    """``place`` inside ``path``."""
    if not place or not path:
        return path or place
    return path + place if place.startswith("[") else f"{path}.{place}"


@cache
def _checks_of(part: type[Bagian], fatal: bool) -> tuple[Check, ...]:
    """The checks of a part of this type that find faults, or the others."""
    fitting = (e for kind, entries in _CHECKS.items() if issubclass(part, kind) for e in entries)
    return tuple(
        entry
        for entry in fitting
        if (entry.severity == "E") == fatal and (not entry.concerns or entry.concerns(part))
    )


def run_all(values: Values, *, fatal: bool) -> list[Finding]:
    """Run every check that finds faults over a record, or every other one."""
    found: list[Finding] = []
    for entry in _VALUE_CHECKS:
        if (entry.severity == "E") == fatal:
            found += entry.findings(entry.run(values), "")
    for path, part in values.parts:
        for entry in _checks_of(type(part), fatal):
            for first in (hits := iter(entry.run(part))):  # there are as good as never any
                found += entry.findings(chain((first,), hits), path)
                break
    return found
