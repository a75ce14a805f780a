"""Compares two regulations by their structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain as joined

from docgen.perkada.compare.changes import Chain, Change, Comparison, Piece
from docgen.perkada.compare.matching import Profile, in_order, match, profile
from docgen.perkada.compare.words import compare_words
from docgen.perkada.regulation import Annex, Regulation
from docgen.perkada.tree import GROUPS, Node, walk
from docgen.perkada.writer import write_regulation

__all__ = ["compare"]


def compare(old: Regulation, new: Regulation) -> Comparison:
    """Every unit of both drafts, paired where it is the same one, with the words that changed."""
    return Comparison(
        old,
        new,
        _parts(old, new),
        tuple(_units(old.recitals, new.recitals)),
        tuple(_units(old.legal_bases, new.legal_bases)),
        tuple(_body(old.body, new.body)),
    )


def _parts(old: Regulation, new: Regulation) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """The parts that are no units, as the text that stands in a draft."""
    named: list[tuple[str, tuple[Piece, ...]]] = []
    bare = [
        Regulation(title=item.title, opening=item.opening, unplaced=item.unplaced)
        for item in (old, new)
    ]
    named.append(("judul", compare_words(*(write_regulation(item).strip() for item in bare))))
    named.append(("diktum", compare_words(old.dictum, new.dictum)))
    ends = [Regulation(closing=item.closing) for item in (old, new)]
    named.append(("penutup", compare_words(*(write_regulation(item).strip() for item in ends))))
    named.append(("penjelasan", compare_words(old.explanation, new.explanation)))
    named += _annexes(old.annexes, new.annexes)
    return tuple((name, pieces) for name, pieces in named if pieces)


def _annexes(old: Sequence[Annex], new: Sequence[Annex]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Annexes paired by their words, else by their order; a new one in front shifts none."""
    before, after = (
        [profile(Node("teks", text=item.text)) for item in each] for each in (old, new)
    )
    pairs = match(before, after)
    rest = [place for place in range(len(new)) if place not in pairs.values()]
    pairs |= dict(zip((n for n in range(len(old)) if n not in pairs), rest, strict=False))
    partner = {theirs: mine for mine, theirs in pairs.items()}
    for place, annex in enumerate(new):
        mine = partner.get(place)
        text = "" if mine is None else _annex(old[mine])
        yield f"lampiran {place + 1}", compare_words(text, _annex(annex))
    for place, annex in enumerate(old):
        if place not in pairs:
            yield f"lampiran {place + 1} (semula)", compare_words(_annex(annex), "")


def _annex(annex: Annex) -> str:
    return write_regulation(Regulation(annexes=(annex,))).strip()


def _body(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Change]:
    """Groups and articles, whatever groups these stand in, and then what is in them."""
    before, after = _tops(old), _tops(new)
    heads = _pairs(before, after, groups=True)
    articles = _pairs(before, after, groups=False)
    pairs = {**heads, **articles}
    yield from _merged(before, after, pairs)


def _tops(nodes: Sequence[Node]) -> list[Chain]:
    """The units down to the articles; what stands in an article is compared within it."""
    found = []
    for chain in walk(nodes):
        inside = any(node.type == "pasal" or node.type not in GROUPS for node in chain[:-1])
        if not inside:
            found.append(chain)
    return found


def _pairs(old: Sequence[Chain], new: Sequence[Chain], *, groups: bool) -> dict[int, int]:
    mine = [place for place, chain in enumerate(old) if (chain[-1].type in GROUPS) == groups]
    theirs = [place for place, chain in enumerate(new) if (chain[-1].type in GROUPS) == groups]
    seen = _heading if groups else profile
    found = match([seen(old[place][-1]) for place in mine], [seen(new[p][-1]) for p in theirs])
    return {mine[one]: theirs[other] for one, other in found.items()}


def _heading(node: Node) -> Profile:
    """A group as its heading alone: its articles are compared by themselves."""
    return profile(Node(node.type, node.number, node.title))


def _units(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Change]:
    before: list[Chain] = [(node,) for node in old]
    after: list[Chain] = [(node,) for node in new]
    yield from _below(before, after)


def _below(before: Sequence[Chain], after: Sequence[Chain]) -> Iterator[Change]:
    if [chain[-1] for chain in before] == [chain[-1] for chain in after]:
        pairs = {place: place for place in range(len(before))}  # as matching would find
    else:
        pairs = match([profile(c[-1]) for c in before], [profile(c[-1]) for c in after])
    yield from _merged(before, after, pairs)


def _merged(
    before: Sequence[Chain], after: Sequence[Chain], pairs: dict[int, int]
) -> Iterator[Change]:
    """Both lists in the order of the new one, what is gone behind what stood before it."""
    partner = {theirs: mine for mine, theirs in pairs.items()}
    steady = in_order([pairs[mine] for mine in sorted(pairs)])
    gone: dict[int, list[int]] = {}
    anchor = -1
    for place in range(len(before)):
        if place not in pairs:
            gone.setdefault(anchor, []).append(place)
        elif pairs[place] in steady:
            anchor = place
    yield from _deleted(before, gone.get(-1, ()))
    for place, chain in enumerate(after):
        mine = partner.get(place)
        if mine is None:
            yield from _all(None, chain)
            continue
        yield from _both(before[mine], chain, moved=place not in steady)
        if place in steady:
            yield from _deleted(before, gone.get(mine, ()))


def _deleted(before: Sequence[Chain], places: Sequence[int]) -> Iterator[Change]:
    return joined.from_iterable(_all(before[place], None) for place in places)


def _both(old: Chain, new: Chain, *, moved: bool) -> Iterator[Change]:
    mine, theirs = old[-1], new[-1]
    above = [chain[-2].type for chain in (old, new) if len(chain) > 1]
    yield Change(
        old,
        new,
        moved or len(set(above)) > 1,
        compare_words(mine.title, theirs.title),
        compare_words(mine.text, theirs.text),
        compare_words(mine.tail, theirs.tail),
    )
    if mine.type not in GROUPS:
        yield from _below(
            [(*old, child) for child in mine.children],
            [(*new, child) for child in theirs.children],
        )


def _all(old: Chain | None, new: Chain | None) -> Iterator[Change]:
    """A unit that is in one draft only, with all below it."""
    chain = old or new or ()
    node = chain[-1]
    kind = "inserted" if old is None else "deleted"

    def said(text: str) -> tuple[Piece, ...]:
        return (Piece(kind, text),) if text else ()  # type: ignore[arg-type]

    yield Change(old, new, False, said(node.title), said(node.text), said(node.tail))
    if node.type in GROUPS:
        return  # its articles are compared by themselves
    for child in node.children:
        inner = (*chain, child)
        yield from _all(inner if old else None, inner if new else None)
