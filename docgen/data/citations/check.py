"""A citation held against the table: title, gazette, amendments, repeal, order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.data.citations.expand import key_of, looks_like_key
from docgen.data.citations.order import in_order, regulation_of, sort_key_of_text
from docgen.data.citations.parse import Citation, parse_citation
from docgen.data.peraturan import Peraturan, cari_peraturan, kunci_mirip, semua_peraturan
from docgen.errors import Finding, Severity

__all__ = ["check_citation", "check_order"]

_LAW = "Lampiran II UU 12/2011"
_MANY = "telah beberapa kali diubah terakhir"
_ONCE = "telah diubah"
_SHOWN = 120
_NOT_WORDS = re.compile(r"[\W_]+")


def _finding(
    code: str, cited: str, severity: Severity, source: str = "", **params: object
) -> Finding:
    return Finding(
        f"citation.{code}",
        "",
        {"cited": cited[:_SHOWN], **params},
        severity,
        source=f"{_LAW} {source}" if source else "",
    )


def _fold(title: str) -> str:
    """A title for comparison: neither case, nor blanks, nor dashes and quotes count."""
    return _NOT_WORDS.sub(" ", title).strip().casefold()


def _how_sure(row: Peraturan, part: str) -> Severity:
    unsure = part in row.belum_diperiksa or row.sumber.keyakinan == "U"
    return "W" if unsure else "E"


def _title(cited: Citation, row: Peraturan) -> Iterator[Finding]:
    if row.tentang is None or _fold(cited.tentang) == _fold(row.tentang):
        return
    bare = _fold(row.tentang.split("(")[0])  # a treaty's name may stand without its translation
    if "(" in row.tentang and _fold(cited.tentang) == bare:
        return
    params = {"written": cited.tentang[:_SHOWN], "right": row.tentang}
    code = "title_wrong" if cited.tentang else "title_missing"
    yield _finding(code, row.kunci, _how_sure(row, "judul"), "butir 45", **params)


def _gazette(cited: Citation, row: Peraturan) -> Iterator[Finding]:
    """The gazette that butir 47 asks for with UU and PP; with others only what is written."""
    kind = row.jenis.lembaran
    written = cited.lembaran
    if written is None:
        if kind == "LN":
            right = f"{row.lembaran_nomor or '…'}/{row.tambahan_nomor or '…'}"
            yield _finding("gazette_missing", row.kunci, "E", "butir 47", right=right)
        return
    expected = {"LN": "lembaran negara", "BN": "berita negara"}.get(kind or "", "")
    if expected and not written.nama.casefold().startswith(expected):
        params = {"written": written.nama, "right": expected.title()}
        yield _finding("gazette_kind", row.kunci, "E", "butir 47", **params)
        return
    code, part = ("ln_wrong", "ln") if kind == "LN" else ("bn_wrong", "ln")
    right_pair = (row.lembaran_tahun, row.lembaran_nomor)
    written_pair = (written.tahun, written.nomor)
    wrong = any(
        a is not None and b is not None and a != b
        for a, b in zip(written_pair, right_pair, strict=True)
    )
    if wrong:
        params = {
            "written": f"Tahun {written.tahun} Nomor {written.nomor}",
            "right": f"Tahun {row.lembaran_tahun or '…'} Nomor {row.lembaran_nomor or '…'}",
        }
        yield _finding(code, row.kunci, _how_sure(row, part), "butir 47", **params)
    if kind != "LN" or row.tambahan_nomor is None:
        return
    if written.tambahan is None and not written.isian:
        yield _finding("tln_missing", row.kunci, "E", "butir 47", right=row.tambahan_nomor)
    elif written.tambahan not in (None, row.tambahan_nomor):
        params = {"written": str(written.tambahan), "right": str(row.tambahan_nomor)}
        yield _finding("tln_wrong", row.kunci, _how_sure(row, "tln"), "butir 47", **params)


def _in_force(row: Peraturan, on: date | None) -> Iterator[Finding]:
    """Whether it is in force on the day; without a day, whether it was ever repealed."""
    if row.berlaku_sampai is not None and (on is None or row.berlaku_sampai < on):
        params = {"by": row.dicabut_oleh or "", "last": row.berlaku_sampai.isoformat()}
        yield _finding("repealed", row.kunci, "E", "butir 41", **params)
    elif on is not None and not row.berlaku(on):
        since = row.diundangkan.isoformat() if row.diundangkan else str(row.tahun)
        yield _finding("not_yet", row.kunci, "E", "butir 42", since=since, day=on.isoformat())


def _amendments(cited: Citation, row: Peraturan, on: date | None) -> Iterator[Finding]:
    """Whether the last amendment of the day is named, with the words for once or more often."""
    due = row.perubahan_pada(on)
    if not due:
        if cited.perubahan is not None and row.diubah_oleh:
            known = regulation_of(cited.perubahan)
            if known is None or not known.berlaku(on or date.max):
                written = cited.perubahan.kunci or cited.perubahan.teks[:_SHOWN]
                yield _finding("amendment_early", row.kunci, "E", "butir 42", written=written)
        return
    last, phrase = due[-1], _MANY if due[-1].ke > 1 or len(due) > 1 else _ONCE
    if cited.perubahan is None:
        code = "amendment_unread" if cited.ubahan else "amendment_missing"
        yield _finding(code, row.kunci, "W", right=last.kunci, phrase=phrase)
        return
    if cited.perubahan.kunci and cited.perubahan.kunci.casefold() != last.kunci.casefold():
        params = {"written": cited.perubahan.kunci, "right": last.kunci}
        yield _finding("amendment_wrong", row.kunci, "W", **params)
    elif cited.ubahan.casefold() != phrase:
        same = sorted(re.findall(r"\w+", cited.ubahan.casefold())) == sorted(phrase.split())
        params = {"written": cited.ubahan, "right": phrase}
        yield _finding("amendment_words", row.kunci, "I" if same else "W", **params)


def _elsewhere(cited: Citation) -> Iterator[Finding]:
    """What is said of a regulation that the table does not have.

    A title alone says little: a law may bear that of the one that it replaced.
    """
    title = _fold(cited.tentang)
    same = [
        row.kunci
        for row in semua_peraturan()
        if title and row.tentang and row.jenis.singkatan == cited.singkatan
        if _fold(row.tentang) == title
        if row.nomor == cited.nomor or row.tahun == cited.tahun
    ]
    name = cited.kunci or f"{cited.jenis} Nomor {cited.nomor} Tahun {cited.tahun}"
    if same:
        yield _finding("number_wrong", name, "W", right=", ".join(same))
    else:
        yield _finding("not_in_table", name, "I")


def _of(cited: Citation, on: date | None, *, amendment: bool = False) -> Iterator[Finding]:
    if cited.is_constitution:
        return
    row = regulation_of(cited)
    if row is None:
        yield from _elsewhere(cited)
        return
    yield from _title(cited, row)
    yield from _gazette(cited, row)
    if not amendment:
        yield from _in_force(row, on)
        yield from _amendments(cited, row, on)
        if cited.perubahan is not None:
            yield from _of(cited.perubahan, on, amendment=True)


def check_citation(text: str, on: date | None = None) -> tuple[Finding, ...]:
    """What the table says against one legal basis, written as a key or in full.

    ``on`` is the day of the act; None takes the law as the table last knows it. A part that the
    table itself is not sure of gives a warning, not an error. A text that is no citation (a
    placeholder) gives nothing. The findings have no path: the caller knows the place.
    """
    key = key_of(text)
    if key is not None:
        row = cari_peraturan(key)
        return tuple(_in_force(row, on)) if row else ()
    if looks_like_key(text):
        bare = " ".join(text.split()).rstrip(" ;.")
        return (_finding("unknown_key", bare, "E", near=kunci_mirip(bare)),)
    cited = parse_citation(text)
    return () if cited is None else tuple(_of(cited, on))


def check_order(bases: Sequence[str]) -> tuple[tuple[int, Finding], ...]:
    """The legal bases that stand behind one they belong before: their place, and the finding.

    Bases that cannot be read are passed over (butir 43).
    """
    found = []
    latest: tuple[tuple[int, int, int], str] | None = None
    for place, text in enumerate(bases):
        key = sort_key_of_text(text)
        if key is None:
            continue
        if latest is not None and in_order(latest[0], key) is False:
            name = " ".join(text.split())
            params = {"before": latest[1][:_SHOWN]}
            found.append((place, _finding("order", name, "E", "butir 43", **params)))
        else:
            latest = (key, " ".join(text.split()))
    return tuple(found)
