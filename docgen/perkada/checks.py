"""What is wrong with the build of a regulation: numbers, empty articles, depth, strays, references.

Style is for the linter; this is what keeps a text from being a regulation at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.errors import DataError, Finding, Severity
from docgen.perkada.grammar import is_awaited, is_next, order_of
from docgen.perkada.names import unit_name, unit_word
from docgen.perkada.numbering import number_of
from docgen.perkada.preamble import check_bases
from docgen.perkada.references import resolve
from docgen.perkada.regulation import Regulation
from docgen.perkada.tree import GROUPS, ITEMS, Node, NodeType, walk

__all__ = ["DEEPEST_LIST", "check_body", "check_regulation"]

DEEPEST_LIST = 4
"""Levels of a tabulation (butir 87h)."""

Chain = tuple[Node, ...]


def _finding(
    code: str, chain: Sequence[Node], severity: Severity = "E", source: str = "", **params: object
) -> Finding:
    unit = unit_name(chain)
    line = chain[-1].line if chain else 0
    return Finding(
        f"perkada.{code}",
        unit,
        {"unit": unit, "line": line, **params},
        severity,
        source=f"Lampiran II UU 12/2011 {source}" if source else "",
    )


def _runs(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """The lists among children: the units of one kind, up to the next stray paragraph."""
    open_runs: dict[NodeType, list[Node]] = {}
    for node in nodes:
        if node.type == "teks":
            yield from open_runs.values()
            open_runs = {}
        else:
            open_runs.setdefault(node.type, []).append(node)
    yield from open_runs.values()


def _sequence(above: Chain, run: Sequence[Node]) -> Iterator[Finding]:
    """Numbers of one list that are malformed, doubled or missing."""
    kind, first = run[0].type, run[0].number
    if kind in ("huruf", "huruf2") and first == "i" and len(run) > 1 and run[1].number == "ii":
        yield _finding("roman_items", (*above, run[0]), "W", "butir 87")
        return
    seen: set[str] = set()
    previous: Node | None = None
    for node in run:
        chain = (*above, node)
        place = order_of(kind, node.number)
        expected = number_of(kind, 1)
        if place is None:
            code = "number_awaited" if is_awaited(node.number) else "number_form"
            yield _finding(code, chain, number=node.number)
        elif node.number in seen:
            yield _finding("number_doubled", chain)
        elif previous is None:
            if place != (1, ""):
                yield _finding("number_missing", chain, missing=_word(kind, expected))
        else:
            before = order_of(kind, previous.number)
            if before is None or is_next(kind, first, previous.number, node.number):
                pass
            elif place > before:
                missing = _following(kind, before[0])
                yield _finding("number_missing", chain, missing=missing)
            else:
                yield _finding("number_order", chain, previous=unit_word(previous))
        seen.add(node.number)
        previous = node


def _word(kind: NodeType, number: str) -> str:
    return unit_word(Node(kind, number))


def _following(kind: NodeType, place: int) -> str:
    """The unit behind a place; the place itself in figures where the form of numbers ends."""
    try:
        return _word(kind, number_of(kind, place + 1))
    except DataError:
        return str(place + 1)


def _lists(nodes: Sequence[Node], above: Chain) -> Iterator[Finding]:
    quoting = any(node.type == "pasal" for node in above)  # an amendment gives another's numbers
    for run in _runs(nodes):
        if run[0].type != "pasal" and not (quoting and run[0].type in GROUPS):
            yield from _sequence(above, run)
    for node in nodes:
        if node.children:
            yield from _lists(node.children, (*above, node))


def _quoted(chain: Chain) -> bool:
    """Whether an article stands below another one: in an amendment, as its new wording."""
    return any(node.type == "pasal" for node in chain[:-1])


def _from_article(chain: Chain) -> Chain:
    """The chain from its last article on."""
    last = max((n for n, node in enumerate(chain) if node.type == "pasal"), default=0)
    return chain[last:]


def _empty(node: Node) -> bool:
    return not (node.text or node.tail or node.children or node.title)


def check_body(nodes: Iterable[Node]) -> tuple[Finding, ...]:
    """Everything wrong with the build and the references of a body, in reading order by kind."""
    tree = tuple(nodes)
    found: list[Finding] = []
    articles = [chain for chain in walk(tree) if chain[-1].type == "pasal"]
    if not articles:
        found.append(_finding("no_article", ()))
    own = [chain[-1] for chain in articles if not _quoted(chain)]
    if own:
        found += _sequence((), own)
    found += _lists(tree, ())
    for chain in walk(tree):
        node = chain[-1]
        depth = sum(part.type in ITEMS for part in _from_article(chain))
        if node.type in ITEMS and depth == DEEPEST_LIST + 1:
            found.append(_finding("too_deep", chain, "E", "butir 87h", most=DEEPEST_LIST))
        if node.type in GROUPS:
            if not node.title:
                found.append(_finding("no_title", chain, "E", "butir 72 sampai dengan butir 76"))
            if not any(child.type != "teks" for child in node.children):
                found.append(_finding("empty_group", chain))
        elif node.type != "teks" and _empty(node):
            found.append(_finding("empty_unit", chain))
        if node.type == "teks" and len(chain) > 1:
            words = node.text[:60]
            found.append(_finding("stray_text", chain, "W", text=words))
    return (*found, *resolve(tree).findings)


def _line_finding(code: str, line: int, severity: Severity, **params: object) -> Finding:
    return Finding(
        f"perkada.{code}", f"baris {line}", {"unit": "", "line": line, **params}, severity
    )


def _is_nothing(regulation: Regulation) -> bool:
    """Whether a text has no part of a regulation at all."""
    parts = (regulation.recitals, regulation.legal_bases, regulation.dictum, regulation.body)
    return not any(parts) and not regulation.title.jenis and not regulation.closing


def check_regulation(regulation: Regulation) -> tuple[Finding, ...]:
    """What :func:`check_body` finds, every line that the reader found no place for, every label
    that it read otherwise than typed, how much it took for a page's furniture, and keys of no
    known legal basis.

    A text that is no regulation at all gives that one finding.
    """
    if _is_nothing(regulation):
        lines = len(regulation.unplaced) + len(regulation.furniture)
        return (_line_finding("not_regulation", 1, "E", count=lines),)
    lost = [
        _line_finding("unplaced", item.line, "W", text=item.text[:60])
        for item in regulation.unplaced
    ]
    read = [
        _line_finding("repaired", item.line, "W", typed=item.typed[:60], read_as=item.read_as)
        for item in regulation.repairs
    ]
    aside = regulation.furniture
    if aside:
        read.append(_line_finding("furniture", aside[0].line, "I", count=len(aside)))
    bases = check_bases(regulation.legal_bases)
    unknown = [finding for finding in bases if finding.code == "citation.unknown_key"]
    return (*lost, *read, *unknown, *check_body(regulation.body))
