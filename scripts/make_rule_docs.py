"""Write ``docs/perkada-rules.md``: every rule of the linter, from the code.

Run from the root of the repository: ``python -m scripts.make_rule_docs``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docgen.i18n import text
from docgen.perkada.lint import RULES, Rule

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "perkada-rules.md"
_LONGEST = 160
_HEADS = {
    "T": "Judul / title",
    "P": "Pembukaan / opening",
    "M": "Dasar hukum / legal bases",
    "D": "Diktum / dictum",
    "B": "Batang tubuh / body",
    "U": "Ketentuan umum / definitions",
    "S": "Sanksi / sanctions",
    "X": "Pengacuan / references",
    "W": "Ragam bahasa / wording",
    "G": "Pendelegasian / delegation",
    "C": "Penutup / closing",
    "L": "Lampiran / annexes",
    "J": "Penjelasan / explanation",
    "A": "Perubahan / amendment",
    "F": "Bentuk / layout",
}
_INTRODUCTION = """\
# Kaidah penyusunan Perkada / rules of drafting

`docgen perkada lint FILE` memeriksa rancangan terhadap kaidah Lampiran II Undang-Undang Nomor 12
Tahun 2011 sebagaimana diubah dengan Undang-Undang Nomor 13 Tahun 2022. Halaman ini dibuat dari kode
(`python -m scripts.make_rule_docs`).

`docgen perkada lint FILE` holds a draft against the rules of Lampiran II of Law 12/2011 as amended
by Law 13/2022. This page is made from the code.

- **E** kesalahan / error, **W** peringatan / warning, **I** keterangan / remark. `docgen generate`
  reports E as warnings; registering refuses them.
- **decidable**: a program can tell. **heuristic**: a program can guess, so at most W. **manual**: a
  line of the checklist in the report, with the reason why no program can judge it.
- `--fix` mends what needs no judgement (case, marks, numbers, joining words) in a text draft; no
  word is ever lost, and mending twice changes nothing. Without `-o` the draft is replaced in place,
  through a temporary file and only when something changed. Word files are never mended in place:
  their layout would be lost.
- Spacing before a colon and letter-spacing do not count, except for the rules about exactly that.
"""


def _short(words: str) -> str:
    """An example on one line of a table."""
    line = " ⏎ ".join(part for part in words.split("\n") if part).replace("|", "\\|")
    if len(line) > _LONGEST:
        line = line[: _LONGEST - 1] + "…"
    return f"`{line}`" if line else "–"


def _differing(right: str, wrong: str) -> tuple[str, str]:
    """The lines of an example that differ, with nothing else around them."""
    one, other = right.split("\n"), wrong.split("\n")
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return "\n".join(one), "\n".join(other)


def _facts(rule: Rule) -> Iterator[str]:
    if rule.levels != {"nasional", "daerah"}:
        yield "hanya / only: " + ", ".join(sorted(rule.levels))
    if rule.types:
        yield "jenis / types: " + ", ".join(sorted(rule.types))
    if rule.sources != {"text", "docx"}:
        yield "sumber / sources: " + ", ".join(sorted(rule.sources))
    if rule.amending is not None:
        yield (
            "hanya perubahan / amending only" if rule.amending else "bukan perubahan / not amending"
        )


def _rule(rule: Rule) -> Iterator[str]:
    butir = f"butir {rule.butir}" if rule.butir else "di luar Lampiran II / not in Lampiran II"
    yield f"### {rule.id} ({rule.severity}, {rule.kind}), {butir}"
    yield ""
    yield text(f"{rule.code}#rule", "id")
    yield ""
    yield f"*{text(f'{rule.code}#rule', 'en')}*"
    yield ""
    if rule.kind == "manual":
        yield f"- {text(rule.code, 'id')}"
        yield f"- {text(f'{rule.code}#why', 'id')} *{text(f'{rule.code}#why', 'en')}*"
    for fact in _facts(rule):
        yield f"- {fact}"
    if rule.wording_2022:
        yield f"- UU 13/2022: {rule.wording_2022}"
    if rule.note:
        yield f"- {rule.note}"
    shown = [example for example in rule.examples if example.wrong != example.right]
    if shown:
        yield ""
        yield "| benar / right | salah / wrong |"
        yield "|---|---|"
        for example in shown:
            right, wrong = _differing(example.right, example.wrong)
            yield f"| {_short(right)} | {_short(wrong)} |"
    yield ""


def document() -> str:
    """The whole page."""
    kinds = Counter(rule.kind for rule in RULES)
    lines = [_INTRODUCTION]
    lines.append(
        f"{len(RULES)} kaidah / rules: {kinds['decidable']} decidable, {kinds['heuristic']} "
        f"heuristic, {kinds['manual']} manual.\n"
    )
    family = ""
    for rule in RULES:
        if rule.id[0] != family:
            family = rule.id[0]
            lines += [f"## {family}: {_HEADS[family]}", ""]
        lines += _rule(rule)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
