"""Menimbang: the considerations (butir 17 to 27)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.bahasa.angka import huruf
from docgen.bahasa.daftar import gabung
from docgen.bahasa.isian import is_isian
from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.normal import bare_words
from docgen.perkada.lint.rule import Edit, Example, Hit, rule
from docgen.perkada.lint.samples import REASON
from docgen.perkada.lint.units import Unit

__all__: list[str] = []

_SENTENCE_END = re.compile(r"[a-z)”\"]{3}\. (?=[A-Z])")
_MOST_RECITALS = 7
"""Two for each of the three elements, and the closing one."""
_CLOSING = re.compile(
    r"bahwa berdasarkan pertimbangan sebagaimana dimaksud (?P<how>dalam|pada) "
    r"(?P<letters>huruf [a-z](?:(?:, dan|,| dan| serta| sampai dengan) (?:huruf )?[a-z]\b){0,30})"
    r"(?P<comma>,?) (?P<also>(?:dan|serta) (?:untuk |guna )?me\w+ .{3,900}?,? )?"
    r"perlu (?:(?P<verb>menetapkan|membentuk) (?P<kind>[A-Z].{3,120}?) tentang (?P<name>.+)"
    r"|mengesahkan .+ dengan (?:Undang-Undang|Peraturan Presiden));"
)
_LETTER = re.compile(r"(?:\bhuruf )?\b([a-z])\b(?!\.)")
_NEEDED_ONLY = re.compile(
    r"bahwa (?:oleh karena itu,? )?(?:dipandang |dianggap )?perlu (?:di)?(?:mem|me)?"
    r"(?:bentuk|tetapkan|netapkan|susun|nyusun)(?:nya)? [^,;]{0,200};"
)
_NAME = "Peraturan Wali Kota tentang Pelayanan Publik Berbasis Hak Asasi Manusia;"
_THREE = (
    "Menimbang: a. bahwa pelayanan publik merupakan hak setiap warga;\n"
    "b. bahwa kelompok rentan menghadapi hambatan;\n"
    "c. bahwa diperlukan kepastian hukum;\n"
    "d. bahwa berdasarkan pertimbangan sebagaimana dimaksud "
)


def _two(letters: str) -> str:
    """Three considerations of which the last cites some letters."""
    return (
        "Menimbang: a. bahwa pelayanan publik merupakan hak setiap warga;\n"
        "b. bahwa kelompok rentan menghadapi hambatan;\n"
        f"c. bahwa berdasarkan pertimbangan sebagaimana dimaksud {letters} {_NAME}"
    )


def _many(count: int) -> str:
    """So many considerations and the closing one."""
    cited = [huruf(n) for n in range(1, count + 1)]
    items = [f"{letter}. bahwa alasan {letter} merupakan alasan;\n" for letter in cited]
    return (
        f"Menimbang: {''.join(items)}{huruf(count + 1)}. bahwa berdasarkan pertimbangan "
        f"sebagaimana dimaksud dalam {gabung([f'huruf {x}' for x in cited])}, perlu menetapkan "
        f"{_NAME}"
    )


@rule(
    "P03",
    butir="17",
    severity="E",
    whole=True,
    examples=[
        Example(
            "menimbang",
            REASON,
            "MENIMBANG: bahwa pelayanan publik merupakan hak setiap warga;",
        )
    ],
)
def considerations_begin(draft: Draft) -> Iterator[Hit]:
    """The considerations begin with the word Menimbang, its first letter alone a capital."""
    rows = draft.part("menimbang")
    if not rows:
        if draft.level == "daerah":
            yield Hit("Menimbang", draft.head[0].number if draft.head else 1, variant="missing")
        return
    word = rows[0].text.split(":")[0].split()[0]
    if word != "Menimbang":
        edit = Edit(rows[0].number, word, "Menimbang")
        yield Hit("Menimbang", rows[0].number, {"kata": word}, edit=edit)


def _bodies(draft: Draft) -> list[Unit]:
    return [unit for unit in draft.recitals if unit.text and not is_isian(unit.text)]


@rule(
    "P04",
    butir="22",
    severity="E",
    whole=True,
    examples=[
        Example("menimbang", REASON, f"Menimbang: {wrong}")
        for wrong in (
            "Bahwa pelayanan publik merupakan hak setiap warga;",
            "bahwa pelayanan publik merupakan hak setiap warga.",
            "dalam rangka pelayanan publik;",
            "bahwa pelayanan publik merupakan hak setiap warga. Hak itu perlu diatur;",
        )
    ],
)
def one_consideration(draft: Draft) -> Iterator[Hit]:
    """Every consideration is one sentence that begins with bahwa and ends with a semicolon."""
    several = len(draft.recitals) > 1
    for unit in _bodies(draft):
        words = unit.text
        if words.startswith("Menimbang ") or (several and unit.node.type != "huruf"):
            continue  # columns that were read into each other; P05 tells of a missing letter
        if words.startswith("Bahwa "):
            yield unit.hit("case", unit.edit("Bahwa", "bahwa"))
        elif not words.startswith("bahwa "):
            yield unit.hit("begin", kata=words[:40])
        if not words.endswith(";"):
            yield unit.hit("end", _semicolon(unit))
        elif _SENTENCE_END.search(words):
            yield unit.hit("sentence")


def _semicolon(unit: Unit) -> Edit | None:
    """The last word with a semicolon behind it."""
    last = unit.text.split()[-1]
    bare = last.rstrip(".,:")
    return unit.edit(last, f"{bare};", at_end=True) if bare and bare[-1].isalnum() else None


@rule(
    "P05",
    butir="21, 22",
    severity="E",
    whole=True,
    examples=[
        Example(
            "menimbang",
            REASON,
            "Menimbang: a. bahwa pelayanan publik merupakan hak setiap warga;",
        ),
        Example(
            "menimbang",
            _two("dalam huruf a dan huruf b, perlu menetapkan"),
            _two("dalam huruf a dan huruf b, perlu menetapkan").replace("c. bahwa", "d. bahwa"),
        ),
    ],
)
def letters_of_considerations(draft: Draft) -> Iterator[Hit]:
    """Considerations carry the letters a, b, c …; a single one carries none."""
    units = draft.recitals
    letters = [unit for unit in units if unit.node.type == "huruf"]
    if len(units) == 1:
        if letters and "; b. bahwa" not in letters[0].text:  # not two on one line
            yield letters[0].hit("alone")
        return
    if len(letters) < len(units):
        other = next(unit for unit in units if unit.node.type != "huruf")
        yield other.hit("none")
        return
    for place, unit in enumerate(letters, 1):
        if unit.node.number != huruf(min(place, 260)):
            yield unit.hit(seharusnya=huruf(min(place, 260)))
            return


def _closing(unit: Unit | None) -> re.Match[str] | None:
    """The parts of a closing consideration, whatever mark it ends with."""
    return _CLOSING.fullmatch(unit.text.rstrip(" .,;:") + ";") if unit else None


def _last(draft: Draft) -> Unit | None:
    """The closing consideration of several."""
    units = _bodies(draft)
    return units[-1] if len(draft.recitals) > 1 and units else None


@rule(
    "P06",
    butir="23",
    severity="E",
    whole=True,
    note=(
        "Frasa dan/serta untuk melaksanakan ketentuan … dan perlu mengesahkan … diterima; pada "
        "huruf hanya W karena peraturan nyata memakainya 373 kali dari 1.568."
    ),
    examples=[
        Example("menimbang", _two("dalam huruf a dan huruf b, perlu menetapkan"), _two(wrong))
        for wrong in (
            "pada huruf a dan huruf b, perlu menetapkan",
            "dalam huruf a dan huruf b, maka dipandang perlu menetapkan",
            "dalam huruf a dan huruf b, perlu ditetapkan",
        )
    ],
)
def closing_consideration(draft: Draft) -> Iterator[Hit]:
    """The last of several considerations has the prescribed words."""
    if unit := _last(draft):
        found = _closing(unit)
        if found is None:
            yield unit.hit(jenis=draft.jenis)
        elif found["how"] == "pada":
            yield unit.hit("pada", severity="W", jenis=draft.jenis)


def _letters(units: Sequence[Unit]) -> str:
    return gabung([f"huruf {unit.node.number}" for unit in units])


@rule(
    "P07",
    butir="23",
    severity="E",
    whole=True,
    examples=[
        Example(
            "menimbang",
            f"{_THREE}dalam huruf a, huruf b, dan huruf c, perlu menetapkan {_NAME}",
            f"{_THREE}dalam {wrong}, perlu menetapkan {_NAME}",
        )
        for wrong in ("huruf a, b dan c", "huruf a dan huruf b", "huruf a, huruf b dan huruf c")
    ],
)
def letters_cited(draft: Draft) -> Iterator[Hit]:
    """The closing consideration cites all those before it: huruf a, huruf b, dan huruf c."""
    unit = _last(draft)
    found = _closing(unit)
    if unit is None or found is None:
        return
    before = draft.recitals[:-1]
    right = _letters(before)
    if found["letters"] == right:
        return
    same = _LETTER.findall(found["letters"]) == [item.node.number for item in before]
    edit = unit.edit(found["letters"], right) if same else None
    yield unit.hit("form" if same else "", edit, kata=found["letters"], benar=right)


@rule(
    "P08",
    butir="3, 23",
    severity="E",
    whole=True,
    wording_2022="Butir 3 diubah; nama tetap sama di judul dan di konsiderans.",
    examples=[
        Example(
            "menimbang",
            _two("dalam huruf a dan huruf b, perlu menetapkan"),
            _two("dalam huruf a dan huruf b, perlu menetapkan").replace("Berbasis", "Berdasarkan"),
        )
    ],
)
def name_in_considerations(draft: Draft) -> Iterator[Hit]:
    """The closing consideration calls the regulation by the name in its title."""
    unit = _last(draft)
    found = _closing(unit)
    name = found["name"] if found else None
    if unit is None or not name or not draft.name or "[" in draft.name + name:
        return
    if bare_words(name) != bare_words(draft.name):
        yield unit.hit(kata=name[:80], judul=draft.name[:80])


@rule(
    "P09",
    butir="19",
    severity="W",
    whole=True,
    wording_2022="Butir 19: tiap unsur paling banyak 2 konsiderans.",
    examples=[Example("menimbang", _many(6), _many(7))],
)
def few_considerations(draft: Draft) -> Iterator[Hit]:
    """At most two considerations for each of the three elements, and the closing one."""
    if len(draft.recitals) > _MOST_RECITALS:
        last = draft.recitals[_MOST_RECITALS]
        yield last.hit(jumlah=len(draft.recitals), batas=_MOST_RECITALS)


@rule(
    "P10",
    butir="20",
    severity="W",
    kind="heuristic",
    whole=True,
    examples=[
        Example(
            "menimbang",
            REASON,
            "Menimbang: bahwa perlu dibentuk Peraturan Wali Kota tentang Pelayanan Publik;",
        )
    ],
)
def a_reason_is_given(draft: Draft) -> Iterator[Hit]:
    """A consideration gives a reason, not only that the regulation is needed."""
    for unit in _bodies(draft):
        if _NEEDED_ONLY.match(unit.text):
            yield unit.hit()


@rule(
    "P11",
    butir="23",
    severity="I",
    whole=True,
    types=["perkada", "perda", "pp", "perpres", "permen"],
    examples=[
        Example(
            "menimbang",
            _two("dalam huruf a dan huruf b, perlu menetapkan"),
            _two("dalam huruf a dan huruf b, perlu membentuk"),
        )
    ],
)
def verb_of_making(draft: Draft) -> Iterator[Hit]:
    """An Undang-Undang says perlu membentuk, every regulation below it perlu menetapkan."""
    unit = _last(draft)
    if unit and (found := _closing(unit)) and found["verb"] == "membentuk":
        yield unit.hit()
