"""The whole regulation as plain text, in the form that the reader of drafts takes.

What is printed is what is read: the same words as the DOCX and the PDF, line by line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.kinds.bersama.naskah import Context
from docgen.perkada.grammar import heading, item_label
from docgen.perkada.marks import begins_part

__all__ = ["full_text"]

_STEP = 4


def _listed(word: str, items: Sequence[Context]) -> list[str]:
    lines = []
    for n, item in enumerate(items):
        head = f"{word}: " if n == 0 else ""
        lines.append(f"{head}{item['label']} {item['teks']}".replace(":  ", ": ").strip())
    return [*lines, ""] if lines else []


def _row(row: Context) -> list[str]:
    """One row of the body; text that would be read as a label or heading is protected."""
    words = str(row["teks"])
    if row["judul"]:
        return ["", *words.split("\n")]
    indent = " " * (_STEP * int(row["tingkat"]))
    if row["label"]:
        return [f"{indent}{row['label']} {words}"]
    if heading(words) or item_label(words) or begins_part(words):
        words = "\\" + words
    before = [""] if row["gaya"] == "penutup-tabulasi" or row["tingkat"] else []
    return [*before, indent + words]


def _signed(block: Context) -> list[str]:
    return [*block["baris"], block["jabatan"], "", *str(block["nama"]).split("\n"), ""]


def _annex(annex: Context, enacted: Context) -> list[str]:
    table = [annex["kolom"], *annex["baris"]] if annex["kolom"] else []
    rows = [" | ".join(str(cell) for cell in row) for row in table]
    signer = [enacted["jabatan"], "", *str(enacted["nama"]).split("\n"), ""]
    return [*annex["kepala"], "", annex["judul"], "", *annex["isi"], *rows, "", *signer]


def _explanation(told: Context) -> list[str]:
    if not told["ada"]:
        return []
    lines = [*told["judul"], "", told["umum"]["judul"], "", *told["umum"]["isi"], ""]
    lines += [told["pasal"]["judul"], ""]
    for item in told["pasal"]["butir"]:
        lines += [item["judul"], str(item["teks"]), ""]
    return lines


def full_text(context: Mapping[str, Any]) -> str:
    """The text of a regulation from the context of its templates (``kinds.perkada.context``)."""
    opening = context["pembuka"]
    lines: list[str] = [
        *opening["kop"],
        "",
        *context["judul"],
        "",
        *opening["baris"],
        "",
        opening["jabatan"],
        "",
        *_listed("Menimbang", context["menimbang"]),
        *_listed("Mengingat", context["mengingat"]),
        "MEMUTUSKAN:",
        "",
        f"Menetapkan: {context['menetapkan']}",
    ]
    for row in context["batang_tubuh"]:
        lines += _row(row)
    lines += ["", context["perintah"], ""]
    lines += _signed(context["ditetapkan"])
    lines += _signed(context["diundangkan"])
    lines += [context["berita_daerah"], ""]
    lines += _explanation(context["penjelasan"])
    for annex in context["lampiran"]:
        lines += _annex(annex, context["ditetapkan"])
    return "\n".join(lines).strip("\n") + "\n"
