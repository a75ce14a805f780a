"""Ketentuan penutup: the last chapter, repeal and commencement (butir 127 to 159)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.perkada.lint.draft import Draft
from docgen.perkada.lint.rule import Example, Hit, rule
from docgen.perkada.lint.units import Unit

__all__: list[str] = []

_COMMENCES = re.compile(
    r"(?P<head>\bini (?:mulai )?berlaku )(?P<rest>(?:efektif )?(?:sejak|pada|mulai) (?:tanggal )?"
    r"(?:saat )?(?:ditetapkan|diundangkan|pengundangan|penetapan)(?:nya)?)(?P<end>\.|$)?"
)
_RIGHT = "pada tanggal diundangkan"
_FINAL = "KETENTUAN PENUTUP"
_TRANSITION = "KETENTUAN PERALIHAN"
_REPEAL = re.compile(
    r"(?P<other>dinyatakan dicabut|dicabut dan dinyatakan tidak berlaku lagi|"
    r"dicabut dan tidak berlaku(?: lagi)?|dinyatakan tidak berlaku lagi|"
    r"(?<!dicabut dan )(?<!ditarik kembali dan )dinyatakan tidak berlaku)\b"
)
_CITED = re.compile(r"\bNomor \d+[A-Z]? Tahun \d{4}\b|\bStaatsblad\b")
_GENERAL = re.compile(
    r"(?:[Ss]emua|[Ss]egala|[Ss]eluruh)(?: [Kk]etentuan| [Pp]eraturan)\b[^.;]{0,160}"
    r"\bbertentangan\b[^.;]{0,200}(?:dicabut|tidak berlaku)"
)
_DONE = "dicabut dan dinyatakan tidak berlaku"
_AMENDED = re.compile(
    r"\([^()]{0,400}\)|sebagaimana telah (?:beberapa kali )?diubah[^;]{0,60}?dengan [^,;(]{0,400}|"
    r"tentang (?:Perubahan|Pelaksanaan)[^,;(]{0,400}"
)
_EFFECTIVE = re.compile(r"berlaku (?:secara )?efektif\b|dinyatakan efektif berlaku")
_DELAYED = re.compile(
    r"\bini mulai berlaku (?P<rest>(?:setelah |dalam (?:waktu |jangka waktu )?|\d+ )[^.\n]{0,160})"
)
_DELAY_FORM = re.compile(
    r"setelah \d+ \([^()]+\) (?:tahun|bulan|hari|minggu) terhitung sejak tanggal "
    r"(?:diundangkan|pengundangan)$"
)
_RETROACTIVE = re.compile(r"\bberlaku surut\b|\bini (?:mulai )?berlaku (?:\w+ )?sejak tanggal \d")
_PLAIN = "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan."
_OLD = (
    "Peraturan Wali Kota Contoh Nomor 5 Tahun 2010 tentang Loket (Berita Daerah Kota Contoh Tahun "
    "2010 Nomor 5)"
)
_REPEALED = f"Pada saat Peraturan Wali Kota ini mulai berlaku, {_OLD}, {_DONE}."
_OTHER_OLD = _OLD.replace("2010", "2012").replace("Loket", "Antrean")


def _with(first: str) -> str:
    """The specimen's article 3 with some words, and commencement behind it."""
    return f"{first}\n\nPasal 4\n{_PLAIN}"


def _chapters(draft: Draft) -> list[Unit]:
    return draft.of_type.get("bab", [])


@rule(
    "C01",
    butir="136, 137",
    severity="E",
    amending=False,
    examples=[
        Example("bab_penutup", "BAB III\nKETENTUAN PENUTUP", "BAB III\nKETENTUAN AKHIR"),
        Example(
            "sesudah",
            "",
            "BAB IV\nPEMBINAAN\n\nPasal 4\nWali Kota membina Unit Kerja.",
        ),
        Example("berlaku", _PLAIN, "Wali Kota membina Unit Kerja."),
    ],
)
def final_chapter(draft: Draft) -> Iterator[Hit]:
    """KETENTUAN PENUTUP is the last chapter, and it says when the regulation commences."""
    if not draft.articles:
        return
    chapters = _chapters(draft)
    last = draft.articles[-1]
    if chapters:
        titles = [" ".join(unit.node.title.upper().split()) for unit in chapters]
        if _FINAL not in titles:
            if len(chapters) > 1:
                yield chapters[-1].hit("none")
            return
        if titles[-1] != _FINAL:
            yield chapters[titles.index(_FINAL)].hit(sesudah=titles[-1])
            return
        inside = [unit for unit in draft.units if unit.chain[0] is chapters[-1].node]
    else:
        line = last.node.line
        inside = [unit for unit in draft.units if unit.node.line >= line]
    words = " ".join(f"{unit.text} {unit.node.tail}" for unit in inside)
    if not any(word in words for word in ("mulai berlaku", "ini berlaku", "[")):
        yield last.hit("commencement", jenis=draft.jenis)


@rule(
    "C02",
    butir="144, 146",
    severity="E",
    examples=[
        Example("berlaku", _with(_REPEALED), _with(wrong))
        for wrong in (
            f"Pada saat Peraturan Wali Kota ini mulai berlaku, {_OLD} dinyatakan dicabut.",
            f"Pada saat Peraturan Wali Kota ini mulai berlaku, {_OLD}, dicabut dan dinyatakan "
            "tidak berlaku lagi.",
            f"{_OLD} {_DONE}.",
        )
    ],
)
def words_of_repeal(draft: Draft) -> Iterator[Hit]:
    """A repeal begins with Pada saat … mulai berlaku and says dicabut dan dinyatakan …."""
    flow = draft.norms
    if not flow.has("dicabut", "tidak berlaku"):
        return
    judged: tuple[Unit, bool] | None = None
    for found in _REPEAL.finditer(flow.text):
        unit = flow.unit(found.start())
        if judged is None or judged[0] is not unit:
            words = (unit.text, *(child.text for child in unit.node.children))
            judged = unit, any(_CITED.search(text) for text in words)
        if judged[1]:
            yield flow.hit(found, jenis=draft.jenis)
    if draft.repealing or draft.amending:
        return
    for unit in draft.articles:
        if _DONE not in unit.text or not _CITED.search(unit.text):
            continue
        if not unit.text.startswith("Pada saat "):
            yield unit.hit("begin", kata=unit.text[:50], jenis=draft.jenis)


@rule(
    "C03",
    butir="145",
    severity="E",
    examples=[
        Example(
            "berlaku",
            _with(_REPEALED),
            _with(
                "Pada saat Peraturan Wali Kota ini mulai berlaku, semua ketentuan yang "
                "bertentangan dengan Peraturan Wali Kota ini dicabut."
            ),
        )
    ],
)
def repeal_by_name(draft: Draft) -> Iterator[Hit]:
    """A repeal names the regulation; it never covers whatever is contrary."""
    for found in draft.norms.find(_GENERAL, "bertentangan"):
        yield draft.norms.hit(found)


@rule(
    "C04",
    butir="147",
    severity="W",
    kind="heuristic",
    examples=[
        Example(
            "berlaku",
            _with(
                f"Pada saat Peraturan Wali Kota ini mulai berlaku:\na. {_OLD}; dan\n"
                f"b. {_OTHER_OLD},\n\n{_DONE}."
            ),
            _with(
                f"Pada saat Peraturan Wali Kota ini mulai berlaku, {_OLD} dan {_OTHER_OLD}, "
                f"{_DONE}."
            ),
        )
    ],
)
def several_repeals_in_a_list(draft: Draft) -> Iterator[Hit]:
    """Several repealed regulations are written as a tabulation."""
    if not draft.norms.has(_DONE):
        return
    for unit in draft.units:
        if _DONE in unit.text:
            cited = _CITED.findall(_AMENDED.sub(" ", unit.text.partition(_DONE)[0]))
            if len(cited) > 1:
                yield unit.hit(jumlah=len(cited))


@rule(
    "C05",
    butir="150",
    severity="E",
    amending=False,
    examples=[
        Example("berlaku", _PLAIN, wrong)
        for wrong in (
            "Peraturan Wali Kota ini mulai berlaku sejak tanggal ditetapkan.",
            "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkannya.",
        )
    ],
)
def commencement(draft: Draft) -> Iterator[Hit]:
    """A regulation commences pada tanggal diundangkan, in these words."""
    for found in draft.norms.find(_COMMENCES, "ini berlaku", "ini mulai berlaku"):
        if found["rest"] != _RIGHT or "mulai" not in found["head"]:
            yield draft.norms.hit(found, jenis=draft.jenis)


@rule(
    "C06",
    butir="151, 152",
    severity="W",
    examples=[
        Example(
            "berlaku",
            "Peraturan Wali Kota ini mulai berlaku setelah 1 (satu) tahun terhitung sejak tanggal "
            "diundangkan.",
            wrong,
        )
        for wrong in (
            "Peraturan Wali Kota ini mulai berlaku efektif pada tanggal 1 Januari 2025.",
            "Peraturan Wali Kota ini mulai berlaku 1 (satu) tahun sejak diundangkan.",
        )
    ],
)
def delayed_commencement(draft: Draft) -> Iterator[Hit]:
    """A delay reads setelah … terhitung sejak tanggal diundangkan; never berlaku efektif."""
    flow = draft.norms
    for found in flow.find(_EFFECTIVE, "efektif"):
        yield flow.hit(found)
    for found in flow.find(_DELAYED, "mulai berlaku"):
        if _DELAY_FORM.match(found["rest"].strip()) is None and "efektif" not in found["rest"]:
            yield flow.hit(found, "form")


@rule(
    "C07",
    butir="155, 156",
    severity="W",
    examples=[
        Example(
            "berlaku",
            _PLAIN,
            "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan dan berlaku surut "
            "sejak tanggal 1 Januari 2024.",
        )
    ],
)
def no_retroactivity(draft: Draft) -> Iterator[Hit]:
    """A regulation does not commence before its promulgation."""
    for found in draft.norms.find(_RETROACTIVE, "berlaku surut", "sejak tanggal"):
        yield draft.norms.hit(found)


@rule(
    "C13",
    butir="128",
    severity="E",
    amending=False,
    examples=[
        Example(
            "batang",
            "BAB I\nKETENTUAN UMUM\n\nPasal 1\nUnit Kerja melayani masyarakat.\n\n"
            f"{one}\n\nPasal 2\nUnit Kerja menyediakan loket.\n\n"
            f"{other}\n\nPasal 3\nUnit Kerja menyediakan alat bantu.\n\n"
            f"BAB IV\nKETENTUAN PENUTUP\n\nPasal 4\n{_PLAIN}",
            "BAB I\nKETENTUAN UMUM\n\nPasal 1\nUnit Kerja melayani masyarakat.\n\n"
            "BAB II\nKETENTUAN PERALIHAN\n\nPasal 2\nUnit Kerja menyediakan loket.\n\n"
            "BAB III\nPENYELENGGARAAN\n\nPasal 3\nUnit Kerja menyediakan alat bantu.\n\n"
            f"BAB IV\nKETENTUAN PENUTUP\n\nPasal 4\n{_PLAIN}",
        )
        for one, other in [("BAB II\nPENYELENGGARAAN", "BAB III\nKETENTUAN PERALIHAN")]
    ],
)
def transition_before_the_end(draft: Draft) -> Iterator[Hit]:
    """KETENTUAN PERALIHAN stands right before KETENTUAN PENUTUP."""
    chapters = _chapters(draft)
    titles = [" ".join(unit.node.title.upper().split()) for unit in chapters]
    if _TRANSITION in titles and _FINAL in titles:
        place = titles.index(_TRANSITION)
        if titles.index(_FINAL) != place + 1:
            yield chapters[place].hit()
