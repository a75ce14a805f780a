"""What a rule is, how it is declared, and the register of all of them.

A rule is one decorated function that looks at a :class:`~docgen.perkada.lint.draft.Draft` and
gives its hits. Its words stand in the catalogues ``lint*.po``: ``lint.x07`` the message,
``lint.x07#fix`` the mend, ``lint.x07#rule`` what the rule asks for; a second message of the same
rule is ``lint.x07_name`` (with ``lint.x07_name#fix``). A rule that no program can judge is
:func:`manual`: ``lint.w01`` is its line in the checklist, ``lint.w01#why`` the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from docgen.errors import Finding

if TYPE_CHECKING:
    from docgen.perkada.lint.draft import Draft

__all__ = [
    "DAERAH",
    "NASIONAL",
    "Edit",
    "Example",
    "Hit",
    "Kind",
    "Level",
    "LintFinding",
    "Rule",
    "RuleSeverity",
    "SourceKind",
    "manual",
    "registered",
    "rule",
]

Kind = Literal["decidable", "heuristic", "manual"]
RuleSeverity = Literal["E", "W", "I"]
SourceKind = Literal["text", "docx"]
Level = Literal["nasional", "daerah"]
NASIONAL: frozenset[Level] = frozenset({"nasional"})
DAERAH: frozenset[Level] = frozenset({"daerah"})
_LEVELS: frozenset[Level] = NASIONAL | DAERAH
_SOURCES: frozenset[SourceKind] = frozenset({"text", "docx"})
_ORDER = "TPMDBUSXWGCLJAFZ"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe change to the source: other case, marks, numbers, or a joining word; no word lost."""

    line: int
    """The line, from 1, where the search for ``old`` begins."""
    old: str
    """The words to replace; any white space may stand between them in the source."""
    new: str
    until: int = 0
    """The last line where ``old`` may begin; 0: the same line as ``line``."""
    at_end: bool = False
    """Whether ``old`` must stand at the end of a line."""
    skip: int = 0
    """How many places with the same words come before the one that is meant."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that breaks a rule."""

    where: str
    """The unit as one would cite it: ``Pasal 7 ayat (2)``, ``Menimbang huruf a``."""
    line: int
    """Line of the source, from 1; 0 when unknown."""
    params: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """What the message names."""
    variant: str = ""
    """Which of the rule's messages: ``name`` takes ``lint.x07_name``."""
    edit: Edit | None = None
    """The change that mends it without judgement; None when a person must decide."""
    severity: RuleSeverity | None = None
    """A milder severity than the rule's, where the sources say so."""
    code: str = ""
    """The whole key of the message, when another catalogue has it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A right and a wrong wording, set into the specimen regulation by the tests."""

    part: str
    """The part of the specimen they replace: ``judul``, ``menimbang``, ``pasal`` …"""
    right: str
    wrong: str
    others: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Other parts that both need."""
    right_facts: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """Facts of a DOCX, for a rule that only a DOCX can break."""
    wrong_facts: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A hit together with the rule that it breaks."""

    rule: str
    butir: str
    severity: RuleSeverity
    where: str
    line: int
    code: str
    """Key of the message in the catalogues."""
    params: Mapping[str, Any]
    edit: Edit | None = None

    @property
    def finding(self) -> Finding:
        """The same as a finding of docgen, for :func:`docgen.i18n.explain`."""
        params = {"unit": self.where, "line": self.line, **self.params}
        source = f"Lampiran II UU 12/2011 butir {self.butir}" if self.butir else ""
        return Finding(self.code, self.where, params, self.severity, source=source)


Check = Callable[["Draft"], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of drafting."""

    id: str
    butir: str
    """Numbers of Lampiran II, as in ``272`` or ``23, 273``; empty when it is no butir."""
    severity: RuleSeverity
    kind: Kind
    check: Check | None = None
    """None for a manual rule."""
    sources: frozenset[SourceKind] = _SOURCES
    levels: frozenset[Level] = _LEVELS
    types: frozenset[str] = frozenset()
    """Types of regulation by :attr:`Draft.key` (``perkada``, ``perda``, ``uu`` …); empty: all."""
    amending: bool | None = None
    """True: only for an amending regulation; False: never for one; None: for both."""
    whole: bool = False
    """Whether it needs a whole regulation, not a body alone."""
    wording_2022: str = ""
    """What UU 13/2022 changed in the wording, with its butir; empty when nothing."""
    note: str = ""
    """Where the sources show that real law breaks it, or another remark for the docs."""
    examples: tuple[Example, ...] = ()

    @property
    def code(self) -> str:
        """Key of its words in the catalogues."""
        return f"lint.{self.id.lower()}"

    def applies(self, draft: Draft) -> bool:
        """Whether it can be broken by this draft at all."""
        return (
            draft.kind in self.sources
            and (draft.level in self.levels)
            and (not self.types or draft.key in self.types)
            and (self.amending is None or self.amending == draft.amending)
            and (not self.whole or draft.whole)
        )

    def findings(self, draft: Draft) -> Iterable[LintFinding]:
        """Its findings in a draft that it applies to."""
        if self.check is None:
            return
        for hit in self.check(draft):
            code = hit.code or (f"{self.code}_{hit.variant}" if hit.variant else self.code)
            yield LintFinding(
                self.id,
                self.butir,
                hit.severity or self.severity,
                hit.where,
                hit.line,
                code,
                hit.params,
                hit.edit,
            )


_RULES: dict[str, Rule] = {}


def _add(new: Rule) -> None:
    if new.id in _RULES:
        raise ValueError(f"the rule {new.id} is declared twice")
    if new.kind == "heuristic" and new.severity == "E":
        raise ValueError(f"{new.id}: what is guessed cannot be an error")
    _RULES[new.id] = new


def rule(
    id: str,  # noqa: A002 - the word of the tables
    *,
    butir: str,
    severity: RuleSeverity,
    kind: Literal["decidable", "heuristic"] = "decidable",
    sources: Iterable[SourceKind] = _SOURCES,
    levels: Iterable[Level] = _LEVELS,
    types: Iterable[str] = (),
    amending: bool | None = None,
    whole: bool = False,
    wording_2022: str = "",
    note: str = "",
    examples: Iterable[Example] = (),
) -> Callable[[Check], Check]:
    """Declare the decorated function as the check of a rule; see :class:`Rule` for the fields."""

    def declare(check: Check) -> Check:
        _add(
            Rule(
                id,
                butir,
                severity,
                kind,
                check,
                frozenset(sources),
                frozenset(levels),
                frozenset(types),
                amending,
                whole,
                wording_2022,
                note,
                tuple(examples),
            )
        )
        return check

    return declare


def manual(
    id: str,  # noqa: A002 - the word of the tables
    *,
    butir: str,
    severity: RuleSeverity,
    levels: Iterable[Level] = _LEVELS,
    types: Iterable[str] = (),
    amending: bool | None = None,
    wording_2022: str = "",
) -> None:
    """Declare a rule that only a person can judge: a line of the checklist."""
    _add(
        Rule(
            id,
            butir,
            severity,
            "manual",
            levels=frozenset(levels),
            types=frozenset(types),
            amending=amending,
            wording_2022=wording_2022,
        )
    )


def registered() -> tuple[Rule, ...]:
    """Every rule declared so far, in the order of a regulation: title, opening, …, layout."""
    return tuple(sorted(_RULES.values(), key=lambda r: (_ORDER.index(r.id[0]), r.id)))
