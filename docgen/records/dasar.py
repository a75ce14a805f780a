"""What all parts of a record share: frozen, strict about keys, open to what is not known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from functools import cache
from typing import Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from docgen.bahasa.isian import is_isian
from docgen.records.jenis import Isian

__all__ = [
    "Bagian",
    "Place",
    "Value",
    "bidang",
    "is_list_field",
    "owner_of",
    "part_of",
    "parts_of",
    "required_lists",
    "texts_of",
    "walk",
]

_REQUIRED: Any = ...


def bidang(
    label: str, arti: str, pemilik: str = "", default: Any = _REQUIRED, *, contoh: Any = None
) -> Any:
    """A field of the record.

    label: what people call it, in Indonesian; arti: what it means; pemilik: the office that usually
    knows the value (empty: that of the part it stands in); contoh: an example value.
    """
    extra: dict[str, Any] = {"pemilik": pemilik}
    if contoh is not None:
        extra["contoh"] = contoh
    examples = [contoh] if contoh is not None else None
    return Field(default, title=label, description=arti, json_schema_extra=extra, examples=examples)


def owner_of(field: FieldInfo) -> str:
    """The owner that :func:`bidang` wrote down."""
    extra = field.json_schema_extra
    return str(extra.get("pemilik", "")) if isinstance(extra, dict) else ""


def is_list_field(field: FieldInfo) -> bool:
    """Whether the field holds a list."""
    return get_origin(field.annotation) is tuple


@cache
def _wraps(part: type[Bagian]) -> dict[str, Callable[[str], Any]]:
    """How a placeholder for a whole list or mapping becomes its only item, by field."""
    found: dict[str, Callable[[str], Any]] = {}
    for name, field in part.model_fields.items():
        if is_list_field(field):
            nested = get_origin(get_args(field.annotation)[0]) is tuple
            found[name] = (lambda text: [[text]]) if nested else (lambda text: [text])
        elif get_origin(field.annotation) is dict:
            found[name] = lambda text: {text.strip(): text}
    return found


class Bagian(BaseModel):
    """A part of the record.

    A placeholder in place of a whole part stands for each value that the part must have; in place
    of a list, for its only item. A key without a value counts as absent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    isian_ke: ClassVar[tuple[str, ...]] = ()
    """The fields that a placeholder for the whole part fills; none: the required ones."""

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if isinstance(data, str) and is_isian(data.strip()):
            names = cls.isian_ke or tuple(
                name for name, field in cls.model_fields.items() if field.is_required()
            )
            data = dict.fromkeys(names, data.strip())
        if not isinstance(data, dict):
            return data
        filled = data
        if None in data.values():
            filled = {key: value for key, value in data.items() if value is not None}
        wraps = _wraps(cls)
        if wraps.keys().isdisjoint(filled):  # most parts hold no lists
            return filled
        for name, wrap in wraps.items():
            value = filled.get(name)
            if isinstance(value, str) and is_isian(value.strip()):
                filled = {**filled, name: wrap(value)}
        return filled


Value = tuple[str, FieldInfo, str, Any]
"""Path, field, owner and value of one place of a record."""
Place = tuple[str, Bagian]
"""Path and part."""


@cache
def _fields(part: type[Bagian]) -> dict[str, tuple[FieldInfo, str]]:
    """Every field with its own owner, by name; looked up once for each model."""
    return {name: (field, owner_of(field)) for name, field in part.model_fields.items()}


@cache
def required_lists(part: type[Bagian]) -> tuple[str, ...]:
    """The fields of a model that must hold a list."""
    fields = part.model_fields.items()
    return tuple(name for name, field in fields if field.is_required() and is_list_field(field))


@cache
def _part_fields(part: type[Bagian]) -> tuple[str, ...]:
    """The fields of a model that may hold parts."""
    fields = part.model_fields.items()
    return tuple(name for name, field in fields if part_of(field.annotation) is not None)


def parts_of(part: Bagian, path: str = "") -> list[Place]:
    """The part itself and every part in it, depth first, with their paths."""
    found: list[Place] = []
    _parts(part, path, found)
    return found


def _parts(part: Bagian, path: str, found: list[Place]) -> None:
    found.append((path, part))
    prefix = f"{path}." if path else ""
    fields = part.__dict__
    for name in _part_fields(type(part)):
        value = fields[name]
        if not value:  # absent, or an empty list
            continue
        if isinstance(value, Bagian):
            _parts(value, prefix + name, found)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Bagian):
                    _parts(item, f"{prefix}{name}[{index}]", found)


def texts_of(part: Bagian) -> Iterator[tuple[str, str]]:
    """Field and text of every text of a part, but for those of parts in it."""
    for name, value in part.__dict__.items():
        if isinstance(value, str):
            yield name, value
        elif type(value) is tuple or type(value) is dict:
            yield from ((name, text) for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))


def walk(part: Bagian, path: str = "", owner: str = "") -> list[Value]:
    """Every value of a part, depth first: path, field, owner, value (lists and parts opened).

    A part that a placeholder fills as a whole comes once, as that placeholder.
    """
    found: list[Value] = []
    _walk(part, path, owner, found)
    return found


_SCALARS = frozenset({str, Isian, bool, int, float, date, time})


def _walk(part: Bagian, path: str, owner: str, found: list[Value]) -> None:
    prefix = f"{path}." if path else ""
    fields = _fields(type(part))
    for name, value in part.__dict__.items():  # in the order of the fields
        if value is None:
            continue
        field, own = fields[name]
        if type(value) in _SCALARS:  # most of them, and quicker than the way below
            found.append((prefix + name, field, own or owner, value))
        else:
            _walk_value(value, prefix + name, field, own or owner, found)


def _walk_value(value: Any, place: str, field: FieldInfo, owner: str, found: list[Value]) -> None:
    if isinstance(value, Bagian):
        if (only := _only_placeholder(value)) is None:
            _walk(value, place, owner, found)
        else:
            found.append((place, field, owner, only))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _walk_value(item, f"{place}[{index}]", field, owner, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _walk_value(item, f"{place}.{key}", field, owner, found)
    elif value is not None:
        found.append((place, field, owner, value))


def _only_placeholder(part: Bagian) -> Isian | None:
    """The placeholder that every value of a part is, when it has more than one."""
    names = part.model_fields_set
    if len(names) < 2:
        return None
    only: Isian | None = None
    fields = part.__dict__
    for name in names:
        value = fields[name]
        if isinstance(value, tuple):
            inner = {_only_placeholder(v) if isinstance(v, Bagian) else v for v in value}
            value = inner.pop() if len(inner) == 1 else None
        elif isinstance(value, Bagian):
            value = _only_placeholder(value)
        if not isinstance(value, Isian) or (only is not None and value != only):
            return None
        only = value
    return only


def part_of(annotation: Any) -> type[Bagian] | None:
    """The part that an annotation holds, through lists and options."""
    if isinstance(annotation, type) and issubclass(annotation, Bagian):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := part_of(argument)) is not None:
            return found
    return None
