"""The starter record: every field that a kind needs, explained, with placeholders to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.fields import FieldInfo

from docgen.records.berkas import Berkas
from docgen.records.dasar import Bagian, is_list_field, owner_of, part_of

__all__ = ["starter"]

_NEEDS = {
    "pemda": ("kepala_daerah", "sekretaris_daerah"),
    "perkada": ("berkas_batang_tubuh",),
}
"""What a Perkada needs although the fields are optional elsewhere."""
_NEEDS_UNIT = ("pencanangan", "maklumat", "verifikasi")
_INDENT = "  "


def starter(section: str) -> str:
    """A commented YAML record for one section, valid as a draft.

    Required fields carry a placeholder; optional ones stand behind ``#`` with an example, so that
    the whole form can be seen.
    """
    lines = [
        "# Berkas awal docgen. Ganti setiap [isian] dengan nilainya, atau biarkan sebagai konsep.",
        "# Baris yang diawali # bersifat pilihan; hapus tanda # untuk memakainya.",
        "",
    ]
    names = ["pemda", *(["unit"] if section in _NEEDS_UNIT else []), section]
    for name in names:
        spec = Berkas.model_fields[name]
        model = part_of(spec.annotation)
        if model is None:
            continue
        lines.append(f"# {spec.title}: {spec.description}")
        lines.append(f"{name}:")
        needed = _NEEDS.get(name, ()) if section == "perkada" else ()
        lines += _body(model, 1, needed)
        lines.append("")
    return "\n".join(lines)


def _body(model: type[Bagian], level: int, needed: tuple[str, ...] = ()) -> Iterator[str]:
    wanted = {*needed, *model.isian_ke}
    for name, spec in model.model_fields.items():
        required = spec.is_required() or name in wanted
        note = _note(spec)
        prefix = _INDENT * level
        if not required:
            yield f"{prefix}# {name}: {_example(spec)}{note}"
            continue
        inner = part_of(spec.annotation)
        if inner is None:
            value = f'"[{_placeholder(spec)}]"'
            if is_list_field(spec):
                yield f"{prefix}{name}:{note}"
                yield f"{prefix}{_INDENT}- {value}"
            else:
                yield f"{prefix}{name}: {value}{note}"
        elif is_list_field(spec):
            yield f"{prefix}{name}:{note}"
            first, *rest = _body(inner, level + 2)
            yield f"{prefix}{_INDENT}- {first.strip()}"
            yield from rest
        else:
            yield f"{prefix}{name}:{note}"
            yield from _body(inner, level + 1)


def _placeholder(spec: FieldInfo) -> str:
    return (spec.title or "isian").lower()


def _note(spec: FieldInfo) -> str:
    owner = owner_of(spec)
    return f"  # {spec.description}" + (f" ({owner})" if owner else "")


def _example(spec: FieldInfo) -> str:
    extra: Any = spec.json_schema_extra or {}
    example = extra.get("contoh") if isinstance(extra, dict) else None
    if isinstance(example, list):
        return "[" + ", ".join(str(item) for item in example) + "]"
    if example is not None:
        return f'"{example}"'
    default = spec.get_default()
    if isinstance(default, bool):
        return "ya" if default else "tidak"
    if isinstance(default, str | int):
        return str(default)
    return ""
