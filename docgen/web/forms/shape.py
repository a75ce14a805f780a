"""What a form asks: the fields of a record, read from its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from docgen import service
from docgen.service.records import field_code, help_code, letters, sections

__all__ = ["KINDS", "LETTERS", "Control", "Field", "fields_of", "needed", "roots", "section_of"]

Control = Literal[
    "text", "long", "body", "date", "time", "integer", "yesno", "choice", "part", "list", "map"
]

KINDS = sections()
"""The kinds that have a form, and the section of the record that each fills."""
LETTERS = letters()
"""The letters around a draft regulation, which speak of the record's own."""
_SHARED = ("pemda", "unit")
_AROUND_LETTERS = ("pemda", "perkada")
_LONG = 500
_BODY = 20_000
"""Characters above which a text is a paragraph, and a whole regulation."""
_TIME = r"^\d{1,2}[.:]\d{2}$"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    model: str
    """The part of the record that it stands in, such as ``Pejabat``."""
    name: str
    """Its key in the record."""
    control: Control
    label: str
    """In Indonesian, as the record itself says; the catalogues have the other language."""
    help: str
    """Likewise."""
    owner: str
    required: bool
    options: tuple[str, ...] = ()
    """Of a choice."""
    example: str = ""
    part: str = ""
    """The part that it holds, or that each row of it holds."""
    item: Field | None = None
    """A row of a list, a value of a mapping."""
    picture: bool = False
    """Whether it names a file of pictures, which can be uploaded."""

    @property
    def code(self) -> str:
        """Its label in the catalogues."""
        return field_code(self.model, self.name)

    @property
    def help_code(self) -> str:
        """What it means, in the catalogues."""
        return help_code(self.model, self.name)


def section_of(kind: str) -> str:
    """The section of a kind that has a form; KeyError for another."""
    return KINDS[kind]


def roots(kind: str) -> tuple[Field, ...]:
    """The parts of the form of a kind: government, unit (for a letter: the regulation that it
    speaks of), and its own section.
    """
    wanted = (*(_AROUND_LETTERS if kind in LETTERS else _SHARED), KINDS[kind])
    return tuple(field for field in _parts()["Berkas"] if field.name in wanted)


def needed(kind: str) -> frozenset[str]:
    """The parts that a document of this kind cannot be without."""
    return frozenset(service.schema(kind)["required"])


def fields_of(part: str) -> tuple[Field, ...]:
    """The fields of a part of the record, in its own order."""
    return _parts()[part]


@cache
def _parts() -> Mapping[str, tuple[Field, ...]]:
    whole = service.schema()
    models = {"Berkas": whole, **whole["$defs"]}
    return {
        model: tuple(
            _field(model, name, about, name in described.get("required", ()))
            for name, about in described["properties"].items()
        )
        for model, described in models.items()
    }


def _field(model: str, name: str, about: Mapping[str, Any], required: bool) -> Field:
    value = _value(about)
    control = _control(value)
    part = ""
    item = None
    if control == "part":
        part = value["$ref"].rpartition("/")[2]
    elif control in ("list", "map"):
        inner = {**(value.get("items") or value["additionalProperties"]), "title": about["title"]}
        item = _field(model, name, inner, True)
        part = item.part
    examples = about.get("examples") or [""]
    return Field(
        model=model,
        name=name,
        control=control,
        label=about.get("title", name),
        help=about.get("description", ""),
        owner=about.get("x-pemilik", ""),
        required=required,
        options=tuple(value.get("enum", ())) if control == "choice" else (),
        example=examples[0] if isinstance(examples[0], str) else "",
        part=part,
        item=item,
        picture=name == "berkas" and model in ("Gambar", "Dokumentasi"),
    )


def _value(about: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the field holds when it is neither absent nor a placeholder."""
    options: list[Mapping[str, Any]] = about.get("anyOf", [about])
    return options[0]


def _control(value: Mapping[str, Any]) -> Control:
    simple: Mapping[str, Control] = {"array": "list", "object": "map"}
    if "$ref" in value:
        return "part"
    if "enum" in value:
        return "yesno" if True in value["enum"] else "choice"
    if isinstance(value.get("type"), list):
        return "integer"
    if value["type"] in simple:
        return simple[value["type"]]
    if value.get("format") == "date":
        return "date"
    if value.get("pattern") == _TIME:
        return "time"
    limit = value.get("maxLength", 0)
    return "body" if limit > _BODY else "long" if limit > _LONG else "text"
