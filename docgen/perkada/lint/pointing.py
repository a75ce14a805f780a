"""What references point at: butir 273, 276, 279, and whether it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.perkada.grammar import is_next, order_of
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.lint.samples import article, pair
from docgen.perkada.names import article_chain, unit_name
from docgen.perkada.targets import Cited
from docgen.perkada.targets import Hit as Target
from docgen.perkada.tree import GROUPS, Node, NodeType
from docgen.perkada.written import Kind, Mention

__all__: list[str] = []

_ABBREVIATED = re.compile(
    r"(?:\d|\)|\b[a-z])\s(?:s\.d\.?|s/d|sd\.)\s(?=\d|\(|[Pp]asal|ayat|huruf|[a-z]\b)"
)
_ENOUGH = 3  # neighbours that ask for "sampai dengan": more than two
_NODE_OF: dict[Kind, NodeType] = {"pasal": "pasal", "ayat": "ayat", "huruf": "huruf"}


def _runs(cited: Cited, words: str) -> Iterator[list[Mention]]:
    """Mentions of one kind that are joined with ``dan`` and follow one another."""
    run: list[Mention] = []
    for mention in cited.phrase.mentions:
        before = run[-1] if run else None
        kind = _NODE_OF.get(mention.kind)
        follows = (
            before is not None
            and kind is not None
            and mention.join == "list"
            and mention.kind == before.kind
            and "atau" not in words[before.end : mention.start]
            and is_next(kind, "", before.number, mention.number)
        )
        if follows:
            run.append(mention)
            continue
        if len(run) >= _ENOUGH:
            yield run
        run = [mention]
    if len(run) >= _ENOUGH:
        yield run


def _phrases(draft: Draft) -> Iterator[tuple[Cited, str]]:
    """The phrases of the body with more than one mention, and the words that hold them."""
    for cited in draft.cited:
        if len(cited.phrase.mentions) > 1:
            yield cited, getattr(cited.chain[-1], cited.part)


def _at(cited: Cited, variant: str = "", **params: object) -> Hit:
    """A hit at a phrase."""
    words: str = getattr(cited.chain[-1], cited.part)
    kata = words[cited.phrase.start : cited.phrase.end]
    return Hit(unit_name(cited.chain), cited.chain[-1].line, {"kata": kata, **params}, variant)


@rule(
    "X04",
    butir="273",
    severity="W",
    examples=[
        Example(
            "pasal",
            f"{article('Loket buka.')}\n(4) Ketentuan sebagaimana dimaksud pada {right} berlaku.",
            f"{article('Loket buka.')}\n(4) Ketentuan sebagaimana dimaksud pada {wrong} berlaku.",
        )
        for right, wrong in (
            ("ayat (1) sampai dengan ayat (3)", "ayat (1), ayat (2), dan ayat (3)"),
            ("ayat (1) sampai dengan ayat (3)", "ayat (1) s.d. ayat (3)"),
        )
    ],
)
def neighbours_as_range(draft: Draft) -> Iterator[Hit]:
    """More than two neighbours are cited with ``sampai dengan``, in full."""
    for cited, words in _phrases(draft):
        for run in _runs(cited, words):
            if _tail_open(cited, run[-1]):
                continue  # the last one goes on below, so it stands apart
            yield _at(cited, rentang=f"{run[0].name} sampai dengan {run[-1].name}")
    for found in draft.norms.find(_ABBREVIATED, " s.d", " s/d", " sd."):
        yield draft.norms.hit(found, "singkat")


def _tail_open(cited: Cited, last: Mention) -> bool:
    rest = [mention for mention in cited.phrase.mentions if mention.start > last.start]
    return bool(rest) and rest[0].join == "below"


@rule(
    "X05",
    butir="276",
    severity="W",
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (1) dan ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud pada ayat (2) dan ayat (1) tertulis.",
        ),
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) dan Pasal 1 tertulis.",
            "Laporan sebagaimana dimaksud dalam Pasal 1 dan ayat (2) tertulis.",
        ),
    ],
)
def order_of_references(draft: Draft) -> Iterator[Hit]:
    """First ayat of the article at hand, then the lower numbers."""
    for cited, _ in _phrases(draft):
        if cited.phrase.foreign or not cited.hits:
            continue
        before: Target | None = None
        for hit in cited.hits:
            if hit.mention.join == "below":
                continue
            if before and hit.mention.join == "list" and _misplaced(before, hit, cited.chain):
                yield _at(cited)
                break
            before = hit


def _misplaced(before: Target, hit: Target, here: Sequence[Node]) -> bool:
    kind = _NODE_OF.get(hit.mention.kind)
    if before.mention.kind == "pasal" and hit.mention.kind == "ayat":
        # "Pasal 1 dan ayat (2)": an ayat of the article at hand behind another article
        target = hit.target
        return bool(target and article_chain(target)[0] is article_chain(here)[0])
    if kind is None or before.mention.kind != hit.mention.kind:
        return False
    one = order_of(kind, before.mention.number)
    other = order_of(kind, hit.mention.number)
    return bool(one and other and other < one)


@rule(
    "X06",
    butir="279",
    severity="W",
    amending=False,
    examples=[
        Example(
            "pasal",
            article("Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum."),
            article("Saat sebagaimana dimaksud dalam Pasal 3 berlaku umum."),
        )
    ],
)
def not_forward(draft: Draft) -> Iterator[Hit]:
    """No reference to an article or ayat that comes later."""
    place = {id(unit.node): n for n, unit in enumerate(draft.articles)}
    for cited in draft.cited:
        own = place.get(id(article_chain(cited.chain)[0]))
        if own is None or cited.phrase.foreign:
            continue
        words: str = getattr(cited.chain[-1], cited.part)
        if "kecuali" in words[max(0, cited.phrase.start - 60) : cited.phrase.start].lower():
            continue  # an exception may look ahead
        for hit in cited.hits:
            there = place.get(id(hit.target[-1])) if hit.target else None
            if there is not None and there > own:
                yield _at(cited, acuan=hit.mention.name)
                break


_GLUED = re.compile(
    r"(?:^|[.;:,]\s?|\s)\(\d{1,3}\)\s?[A-Z]"
    r"|[;:]\s(?:dan\s|atau\s|dan/atau\s)?(?:[a-z]|\d{1,2})\.\s"
)
_ENOUGH_TEXT = 2000
_SENTENCES = re.compile(r"[a-z)]\.\s+[A-Z]|\n")


class _Reading:
    """What may only be missing because something before it is broken, which other rules tell."""

    def __init__(self, draft: Draft) -> None:
        places = (order_of("pasal", unit.node.number) for unit in draft.articles)
        self._last = max((place for place in places if place), default=(0, ""))
        self._known: dict[int, bool] = {}

    def _broken(self, article: Node) -> bool:
        if id(article) not in self._known:
            self._known[id(article)] = _broken(article)
        return self._known[id(article)]

    def doubtful(self, hit: Target, here: Sequence[Node], before: Sequence[Target]) -> bool:
        """Whether the unit that a mention names may be there after all."""
        kind = hit.mention.kind
        if kind in ("bab", "bagian", "paragraf"):
            return True
        if hit.fault == "self":
            return self._broken(article_chain(here)[0])
        if kind == "pasal":
            place = order_of("pasal", hit.mention.number)
            return place is None or place < self._last
        holder = before[-1].target if before and hit.mention.join == "below" else None
        article = article_chain(holder or here)[0]
        if article.type in GROUPS or article.type == "teks":
            return True
        if self._broken(article):
            return True
        # several sentences without numbers: the numbers of the ayat were lost
        return (
            kind == "ayat"
            and all(child.type != "ayat" for child in article.children)
            and _SENTENCES.search(article.text[:_ENOUGH_TEXT]) is not None
        )


def _broken(node: Node) -> bool:
    """Whether a list below a unit has gaps, or holds items that were not read as such."""
    previous: Node | None = None
    for child in node.children:
        if child.type == "teks":
            return True
        if previous is not None and previous.type == child.type:
            if not is_next(child.type, "", previous.number, child.number):
                return True
        elif order_of(child.type, child.number) != (1, ""):
            return True
        previous = child
        if _broken(child):
            return True
    return any(_GLUED.search(part) for part in (node.text, node.tail))


@rule(
    "X07",
    butir="",
    severity="E",
    amending=False,
    note=(
        "Tidak ada butirnya; syarat agar pengacuan dapat diikuti. Hukum nasional melanggarnya: "
        "huruf atau angka yang tidak ada, dan pengacuan kepada diri sendiri, di sana hanya W."
    ),
    examples=[
        pair(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            f"Laporan sebagaimana dimaksud {wrong} tertulis.",
        )
        for wrong in ("pada ayat (4)", "pada ayat (3)", "dalam Pasal 1 ayat (1)")
    ],
)
def targets_exist(draft: Draft) -> Iterator[Hit]:
    """What is cited exists, and is not the unit itself."""
    if draft.title.tentang.upper().startswith("PENGESAHAN"):
        return  # its articles speak of those of a treaty (butir 240)
    reading = _Reading(draft)
    for cited in draft.cited:
        for n, hit in enumerate(cited.hits):
            if hit.fault not in ("missing", "self"):
                continue
            words: str = getattr(cited.chain[-1], cited.part)
            if words[hit.mention.start].isupper() and _begins(words, hit.mention.start):
                continue  # the heading of a unit that was not read as one
            if (
                hit.mention.kind in ("ayat", "huruf", "angka")
                and words[hit.mention.start].isupper()
            ):
                continue
            if reading.doubtful(hit, cited.chain, cited.hits[:n]):
                continue
            national = draft.level == "nasional"
            slight = hit.fault == "self" or hit.mention.kind in ("huruf", "angka")
            found = _at(cited, "self" if hit.fault == "self" else "", acuan=hit.mention.name)
            yield replace(found, severity="W") if national and slight else found
            break


def _begins(words: str, start: int) -> bool:
    """Whether a sentence begins at a place."""
    before = words[max(0, start - 9) : start].rstrip()
    return not before or before[-1] in ".;:\n"
