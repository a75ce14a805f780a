"""Everything that can be said of the tags of a template without running it, all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from docgen.errors import Finding
from docgen.rendering.checking.names import NameFault, Names
from docgen.rendering.checking.shapes import Shape
from docgen.rendering.checking.source import Marked, Spot
from docgen.rendering.checking.suggest import nearest
from docgen.rendering.checking.tags import BlockFault, Tag, block_faults

__all__ = ["Reading", "Sources", "moved", "read", "unique"]

Sources = Callable[[str], Marked | None]
"""Another template by its name, for what a template takes in."""
_STATEMENTS: Final = tuple(
    "if elif else endif for endfor set endset macro endmacro call endcall filter endfilter with "  # noqa: SIM905
    "endwith block endblock raw endraw import from include extends".split()
)
_WORD_ONLY: Final = frozenset({"vm", "hm"})
_WORD_AND_VALUE: Final = frozenset({"colspan", "cellbg"})
"""Statements of docxtpl's own."""
_FOR: Final = re.compile(r"for\s+(?P<target>.+?)\s+in\s+(?P<items>.+?)(\s+if\s.+|\s+recursive)?$")
_NEUTRAL: Final = "{# #}"
_WHAT: Final[Mapping[str, str]] = {
    "unsafe": "templates.unsafe",
    "filter": "templates.unknown_filter",
    "test": "templates.unknown_test",
    "import": "templates.no_import",
    "huge": "templates.too_much",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one template."""

    findings: tuple[Finding, ...]
    used: frozenset[str]
    """The first names of the context that it prints or asks about."""
    runnable: Mapping[str, Marked] | None
    """Its parts without the tags that are at fault; None when too much is, to be run at all."""


def read(
    parts: Sequence[Marked],
    environment: Environment,
    shape: Shape,
    *,
    sources: Sources = lambda _name: None,
    extra: frozenset[str] = frozenset(),
) -> Reading:
    """Check the tags of the parts of one template against the shape of its contexts."""
    findings: list[Finding] = []
    runnable: dict[str, Marked] = {}
    sound = True
    names = Names(shape, environment, extra=extra)
    others: dict[str, Marked] = {}

    def load(name: str) -> nodes.Template | None:
        marked = others.get(name) or sources(name)
        if marked is None:
            return None
        repaired, found, _ = _repaired(marked, environment)
        if name not in others:
            findings.extend(found)
        others[name] = marked
        return _tree(repaired, environment)

    names.load = load
    for part in parts:
        repaired, found, whole = _repaired(part, environment)
        findings += found
        sound = sound and whole
        runnable[part.name] = repaired
        tree = _tree(repaired, environment)
        if tree is None:
            sound = False
            if not found:
                findings.append(Finding("templates.unreadable", part.name))
            continue
        names.read(tree, part.name)
    known = {**others, **runnable}
    for fault in names.faults:
        finding, at = _finding(fault, known, names.tolerated)
        findings.append(finding)
        marked = runnable.get(fault.template)
        spot = marked.spots[at] if marked and at is not None else None
        if marked is not None and at is not None and spot is not None and spot.tag.kind == "{{":
            runnable[fault.template] = marked.rewritten([(at, _NEUTRAL)])
        elif finding.severity == "E":
            sound = False
    return Reading(tuple(findings), frozenset(names.used), runnable if sound else None)


def _tree(marked: Marked, environment: Environment) -> nodes.Template | None:
    try:
        return environment.parse(marked.text, marked.name)
    except (TemplateSyntaxError, RecursionError):
        return None


def _repaired(marked: Marked, environment: Environment) -> tuple[Marked, list[Finding], bool]:
    """The part as if its faulty tags were not there, the faults, and whether blocks are whole."""
    findings: list[Finding] = []
    changes: dict[int, str] = {}
    whole = True
    for index, spot in enumerate(marked.spots):
        what = _syntax(spot.tag, environment)
        if what:
            findings.append(_syntax_finding(spot, what))
            changes[index] = _stand_in(spot.tag)
            whole = whole and spot.tag.kind == "{{"
    tags = [spot.tag for spot in marked.spots]
    faults, pairs = block_faults(tags)
    for fault in faults:
        findings.append(_block_finding(fault, marked.spots))
        whole = False
        if fault.kind == "level":
            continue
        changes[fault.at] = _without_end(tags[fault.at])
        for opening, middle in pairs:
            if opening == fault.at:
                changes[middle] = _NEUTRAL
    return marked.rewritten(list(changes.items())), findings, whole


def _syntax(tag: Tag, environment: Environment) -> str:
    """What Jinja says is wrong with one tag alone; empty when nothing is."""
    inner, word = tag.inner, tag.word
    if tag.kind == "{#":
        return ""
    if tag.kind == "{{" or word in _WORD_AND_VALUE:
        source = "{{ " + inner.removeprefix(word) + " }}"
    elif word in _WORD_ONLY:
        return ""
    elif word not in _STATEMENTS:
        return f"unknown tag '{word or inner[:20]}'"
    elif word == "elif":
        source = "{% if 1 %}{% " + inner + " %}{% endif %}"
    elif word.startswith("end") or word == "else":
        rest = inner[len(word) :].strip()
        return "" if not rest or word == "endblock" else f"'{rest[:20]}' after {word}"
    else:
        source = "{% " + inner + " %}" + ("{% end" + word + " %}" if tag.opens else "")
    try:
        environment.parse(source)
    except TemplateSyntaxError as error:
        return error.message or "?"
    except RecursionError:
        return "too deep"
    return ""


def _stand_in(tag: Tag) -> str:
    """What takes the place of a tag that cannot be read, so that its block stays whole."""
    if tag.word in {"if", "elif"}:
        return "{% " + tag.word + " true %}"
    if tag.word == "for":
        return "{% for _ in [] %}"
    if tag.word == "else" or tag.word.startswith("end"):
        return "{% " + tag.word + " %}" if tag.word in _STATEMENTS else _NEUTRAL
    return _NEUTRAL


def _without_end(tag: Tag) -> str:
    """What takes the place of the beginning of a block that is never ended."""
    if tag.word == "for" and (loop := _FOR.match(tag.inner)):
        return "{% set " + loop["target"] + " = (" + loop["items"] + ")|first %}"
    return _NEUTRAL


def _syntax_finding(spot: Spot, what: str) -> Finding:
    params = {"tag": _short(spot.tag), "what": what}
    word = spot.tag.word
    if word and what.startswith("unknown tag"):
        params["near"] = nearest(word, _STATEMENTS) or "if, for, set"
        return Finding("templates.unknown_statement", spot.place, params)
    return Finding("templates.syntax", spot.place, params)


def _block_finding(fault: BlockFault, spots: Sequence[Spot]) -> Finding:
    spot = spots[fault.at]
    level = spot.tag.level
    params = {"tag": _short(spot.tag)}
    if fault.kind == "unended":
        params["end"] = "{%" + level + " end" + spot.tag.word + " %}"
        return Finding("templates.unended", spot.place, params)
    if fault.kind == "level" and fault.partner is not None:
        partner = spots[fault.partner]
        params |= {"partner": _short(partner.tag), "where": partner.place}
        params["right"] = "{%" + partner.tag.level + " " + spot.tag.word + " %}"
        return Finding("templates.level", spot.place, params)
    opening = {"elif": "if", "else": "if"}.get(spot.tag.word, spot.tag.word.removeprefix("end"))
    params["begin"] = "{%" + level + " " + opening + " … %}"
    return Finding("templates.unopened", spot.place, params)


def _short(tag: Tag) -> str:
    text = " ".join(tag.text.split())
    return text if len(text) <= 80 else text[:79] + "…"


def _finding(
    fault: NameFault, known: Mapping[str, Marked], tolerated: set[str]
) -> tuple[Finding, int | None]:
    """A name that is at fault, as a finding, and the index of its tag."""
    marked = known.get(fault.template)
    spot = marked.spot(fault.line) if marked else None
    place = spot.place if spot else fault.template
    params = {"name": fault.name, "tag": _short(spot.tag) if spot else "", "near": fault.near}
    index = fault.line - 2 if spot else None
    if fault.what == "name":
        if fault.name in tolerated:
            return Finding("templates.never_there", place, params, "W"), index
        if fault.near:
            return Finding("templates.misspelt_name", place, params), index
        params["known"] = fault.known or "-"
        return Finding("templates.unknown_name", place, params), index
    params["near"] = fault.near or fault.known or "-"
    return Finding(_WHAT[fault.what], place, params), index


def unique(findings: Sequence[Finding], places: Sequence[str] = ()) -> list[Finding]:
    """Each finding once, faults first, then as the document goes.

    places: every place in the order of the document; what stands elsewhere comes before.
    """
    seen: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        params = repr(sorted(finding.params.items(), key=lambda pair: pair[0]))
        seen.setdefault((finding.code, finding.path, params), finding)
    order = {place: number for number, place in enumerate(places)}
    return sorted(seen.values(), key=lambda f: ("EWIP".index(f.severity), order.get(f.path, -1)))


def moved(finding: Finding, spot: Spot | None) -> Finding:
    """A finding of a trial at the place of the tag that caused it."""
    if spot is None:
        return finding
    near = {"near": _short(spot.tag)} if "near" in finding.params else {}
    return replace(finding, path=spot.place, params={**finding.params, **near})
