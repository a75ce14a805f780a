"""References: butir 271 to 283, and 251."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.perkada.grammar import is_next, order_of
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import DAERAH, Example, Hit, rule
from docgen.perkada.names import article_chain, unit_name
from docgen.perkada.targets import Cited
from docgen.perkada.targets import Hit as Target
from docgen.perkada.tree import GROUPS, Node, NodeType
from docgen.perkada.written import Kind, Mention

__all__: list[str] = []

_AT_ARTICLE = re.compile(r"dimaksud pada(?=\s(?:ketentuan\s)?Pasal\s\d)")
_IN_AYAT = re.compile(r"dimaksud dalam(?=\sayat\s?\(\d)")
_AT_LETTER = re.compile(r"dimaksud pada(?=\shuruf\s[a-z]\b)")
_THIS_ARTICLE = re.compile(r"\bayat\s?\(\d{1,3}[a-z]?\)(?:\s[\w()/, ]{0,60}?)?\s[Pp]asal\sini\b")
_ABBREVIATED = re.compile(
    r"(?:\d|\)|\b[a-z])\s(?:s\.d\.?|s/d|sd\.)\s(?=\d|\(|[Pp]asal|ayat|huruf|[a-z]\b)"
)
_OPENS = re.compile(r"Sebagaimana\sdimaksud\s(?:dalam|pada)\b")
_VAGUE = re.compile(
    r"\b(?:[Pp]asal|[Aa]yat)(?:-(?:pasal|ayat))?\s(?:yang\s)?(?:terdahulu|tersebut\sdi\satas|"
    r"di\satas|sebelumnya)\b"
)
_WITHOUT = re.compile(
    r"\b(?P<kata>(?:[Dd]engan\s)?[Tt](?:anpa|idak)\smengurangi|[Tt]anpa\smenyimpang\sdari)\s"
    r"(?:ketentuan\s|ketentuan\ssebagaimana\sdimaksud\s(?:dalam|pada)\s)?(?=[Pp]asal\s\d|ayat\s?\()"
)
_LOWER = re.compile(
    r"\b(?:dimaksud\sdalam|berdasarkan|sesuai\sdengan|menurut|mengacu\spada)\s(?P<kata>"
    r"(?:Peraturan|Keputusan|Instruksi)\s(?:Kepala\s(?:Dinas|Badan|Bagian|Biro|Kantor|Desa)|Camat|"
    r"Lurah|Direktur|Sekretaris\sDaerah|Desa)\b|[Ss]urat\s[Ee]daran\b)"
)
_LOWER_WORDS = (
    "peraturan kepala ",
    "keputusan kepala ",
    "instruksi kepala ",
    " camat",
    " lurah",
    " direktur",
    "surat edaran",
    "peraturan desa",
    "keputusan desa",
    " sekretaris daerah",
)
_CURRENT = re.compile(
    r"\b(?:sesuai\s(?:dengan\s)?(?:ketentuan\s)?peraturan(?:\sper(?:undang-undangan|undangan))?\s"
    r"yang\sberlaku|ketentuan\s(?:peraturan\sperundang-undangan\s)?yang\sberlaku|"
    r"sesuai\speraturan\sperundang-undangan)\b"
)
_ENOUGH = 3  # neighbours that ask for "sampai dengan": more than two


def _pasal(words: str) -> str:
    return f"Pasal 2\n(1) Unit Kerja melayani.\n(2) Unit Kerja melapor.\n(3) {words}"


def _example(right: str, wrong: str) -> Example:
    return Example("pasal", _pasal(right), _pasal(wrong))


@rule(
    "X01",
    butir="272",
    severity="E",
    examples=[
        _example(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud dalam ayat (2) tertulis.",
        ),
        _example(
            "Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum.",
            "Istilah sebagaimana dimaksud pada Pasal 1 berlaku umum.",
        ),
    ],
)
def prepositions(draft: Draft) -> Iterator[Hit]:
    """``sebagaimana dimaksud dalam Pasal``, ``sebagaimana dimaksud pada ayat``."""
    norms = draft.norms
    for found in norms.find(_AT_ARTICLE, "dimaksud pada pasal", "dimaksud pada ketentuan"):
        yield norms.unit(found.start()).hit(kata="pada Pasal")
    for found in norms.find(_IN_AYAT, "dimaksud dalam ayat"):
        yield norms.unit(found.start()).hit("ayat", kata="dalam ayat")


@rule(
    "X02",
    butir="23, 273",
    severity="W",
    note='Hukum nasional: "dimaksud pada huruf" 373 kali dari 1.568.',
    examples=[
        Example(
            "pasal",
            "Pasal 2\nUnit Kerja menyediakan:\na. loket; dan\nb. petugas sebagaimana dimaksud "
            "dalam huruf a.",
            "Pasal 2\nUnit Kerja menyediakan:\na. loket; dan\nb. petugas sebagaimana dimaksud "
            "pada huruf a.",
        )
    ],
)
def preposition_of_letters(draft: Draft) -> Iterator[Hit]:
    """``sebagaimana dimaksud dalam huruf``."""
    norms = draft.norms
    for found in norms.find(_AT_LETTER, "dimaksud pada huruf"):
        yield norms.unit(found.start()).hit()


@rule(
    "X03",
    butir="275",
    severity="E",
    examples=[
        _example(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud pada ayat (2) Pasal ini tertulis.",
        )
    ],
)
def not_this_article(draft: Draft) -> Iterator[Hit]:
    """An ayat of the same article is not called one of ``Pasal ini``."""
    for found in draft.norms.find(_THIS_ARTICLE, "pasal ini"):
        yield draft.norms.hit(found)


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
            f"{_pasal('Loket buka.')}\n(4) Ketentuan sebagaimana dimaksud pada {right} berlaku.",
            f"{_pasal('Loket buka.')}\n(4) Ketentuan sebagaimana dimaksud pada {wrong} berlaku.",
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
        _example(
            "Laporan sebagaimana dimaksud pada ayat (1) dan ayat (2) tertulis.",
            "Laporan sebagaimana dimaksud pada ayat (2) dan ayat (1) tertulis.",
        ),
        _example(
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
            _pasal("Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum."),
            _pasal("Saat sebagaimana dimaksud dalam Pasal 3 berlaku umum."),
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
        _example(
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


@rule(
    "X08",
    butir="277",
    severity="W",
    kind="heuristic",
    examples=[
        _example(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Sebagaimana dimaksud pada ayat (2), laporan tertulis.",
        )
    ],
)
def matter_is_named(draft: Draft) -> Iterator[Hit]:
    """The matter stands before its reference: ``Izin sebagaimana dimaksud …``."""
    for unit in draft.units:
        if unit.text.startswith("Sebagaimana") and (found := _OPENS.match(unit.text)):
            yield unit.hit(kata=unit.text[: found.end() + 30])


@rule(
    "X09",
    butir="278",
    severity="E",
    levels=DAERAH,
    examples=[
        _example(
            "Loket diatur sesuai dengan Peraturan Daerah.",
            "Loket diatur sesuai dengan Keputusan Kepala Dinas.",
        )
    ],
)
def not_to_lower_regulations(draft: Draft) -> Iterator[Hit]:
    """References go to regulations of the same or a higher level."""
    for found in draft.norms.find(_LOWER, *_LOWER_WORDS):
        unit = draft.norms.unit(found.start())
        yield unit.hit(kata=found["kata"])


@rule(
    "X10",
    butir="280",
    severity="E",
    examples=[
        _example(
            "Istilah sebagaimana dimaksud dalam Pasal 1 berlaku umum.",
            "Istilah dalam pasal tersebut di atas berlaku umum.",
        )
    ],
)
def numbers_not_places(draft: Draft) -> Iterator[Hit]:
    """References name numbers, not ``pasal tersebut di atas``."""
    for found in draft.norms.find(_VAGUE, "terdahulu", " di atas", "sebelumnya"):
        yield draft.norms.hit(found)


@rule(
    "X11",
    butir="251",
    severity="E",
    note="Hukum nasional: 30 kali dalam 24 dari 1.059 berkas.",
    examples=[
        _example(
            "Laporan sebagaimana dimaksud pada ayat (2) tertulis.",
            "Tanpa mengurangi ketentuan ayat (2), laporan tertulis.",
        )
    ],
)
def nothing_taken_away(draft: Draft) -> Iterator[Hit]:
    """With a reference: no ``tanpa mengurangi``, ``dengan tidak mengurangi``."""
    for found in draft.norms.find(_WITHOUT, "mengurangi", "menyimpang dari"):
        yield draft.norms.unit(found.start()).hit(kata=found["kata"])


@rule(
    "X12",
    butir="281",
    severity="I",
    examples=[
        _example(
            "Laporan disusun sesuai dengan ketentuan peraturan perundang-undangan.",
            "Laporan disusun sesuai peraturan yang berlaku.",
        )
    ],
)
def unnamed_regulations(draft: Draft) -> Iterator[Hit]:
    """Regulations that are not named: ``sesuai dengan ketentuan peraturan perundang-undangan``."""
    for found in draft.norms.find(_CURRENT, "yang berlaku", "sesuai peraturan"):
        yield draft.norms.hit(found)
