"""What is wrong with the build of a regulation: numbers, empty articles, depth, strays, references.

Style is for the linter; this is what keeps a text from being a regulation at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.errors import DataError, Finding, Severity
from docgen.perkada.grammar import is_next, order_of
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
            yield _finding("number_form", chain, number=node.number)
        elif node.number in seen:
            yield _finding("number_doubled", chain)
        elif previous is None:
            if node.number != expected:
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
    for run in _runs(nodes):
        if run[0].type != "pasal":
            yield from _sequence(above, run)
    for node in nodes:
        if node.children:
            yield from _lists(node.children, (*above, node))


def _empty(node: Node) -> bool:
    return not (node.text or node.tail or node.children or node.title)


def check_body(nodes: Iterable[Node]) -> tuple[Finding, ...]:
    """Everything wrong with the build and the references of a body, in reading order by kind."""
    tree = tuple(nodes)
    found: list[Finding] = []
    chains = list(walk(tree))
    articles = [chain for chain in chains if chain[-1].type == "pasal"]
    if not articles:
        found.append(_finding("no_article", ()))
    amending = any(chain[-1].number[:1] in "IVX" for chain in articles)  # butir 233: Pasal I
    if articles and not amending:
        found += _sequence((), [chain[-1] for chain in articles])
    found += _lists(tree, ())
    for chain in chains:
        node = chain[-1]
        depth = sum(part.type in ITEMS for part in chain)
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


def check_regulation(regulation: Regulation) -> tuple[Finding, ...]:
    """What :func:`check_body` finds, lines without a place, and keys of no known legal basis."""
    lost = [
        Finding(
            "perkada.unplaced",
            f"baris {item.line}",
            {"unit": "", "line": item.line, "text": item.text[:60]},
            "W",
        )
        for item in regulation.unplaced
    ]
    bases = check_bases(regulation.legal_bases)
    unknown = [finding for finding in bases if finding.code == "citation.unknown_key"]
    return (*lost, *unknown, *check_body(regulation.body))
