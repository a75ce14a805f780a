"""What all parts of a record share: frozen, strict about keys, open to what is not known yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from docgen.bahasa.isian import is_isian
from docgen.records.jenis import Isian

__all__ = ["Bagian", "bidang", "is_list_field", "owner_of", "part_of", "walk"]

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


def _whole(field: FieldInfo, value: Any) -> Any:
    """A placeholder for a whole list or mapping, as its only item."""
    if not isinstance(value, str) or not is_isian(value.strip()):
        return value
    if is_list_field(field):
        inner = get_args(field.annotation)[0]
        return [[value]] if get_origin(inner) is tuple else [value]
    return {value.strip(): value} if get_origin(field.annotation) is dict else value


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
        filled = {}
        for key, value in data.items():
            if value is None:
                continue
            field = cls.model_fields.get(key)
            filled[key] = _whole(field, value) if field else value
        return filled


def walk(
    part: Bagian, path: str = "", owner: str = ""
) -> Iterator[tuple[str, FieldInfo, str, Any]]:
    """Every value of a part, depth first: path, field, owner, value (lists and parts opened).

    A part that a placeholder fills as a whole comes once, as that placeholder.
    """
    for name, field in type(part).model_fields.items():
        place = f"{path}.{name}" if path else name
        yield from _walk_value(getattr(part, name), place, field, owner_of(field) or owner)


def _walk_value(
    value: Any, place: str, field: FieldInfo, owner: str
) -> Iterator[tuple[str, FieldInfo, str, Any]]:
    if value is None:
        return
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, f"{place}[{index}]", field, owner)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_value(item, f"{place}.{key}", field, owner)
    elif not isinstance(value, Bagian):
        yield place, field, owner, value
    elif (only := _only_placeholder(value)) is not None:
        yield place, field, owner, only
    else:
        yield from walk(value, place, owner)


def _only_placeholder(part: Bagian) -> Isian | None:
    values: set[Any] = set()
    for name in part.model_fields_set:
        value = getattr(part, name)
        if isinstance(value, Bagian):
            value = _only_placeholder(value)
        elif isinstance(value, tuple):
            inner = {_only_placeholder(v) if isinstance(v, Bagian) else v for v in value}
            value = inner.pop() if len(inner) == 1 else None
        values.add(value if isinstance(value, Isian) else None)
    only = values.pop() if len(values) == 1 else None
    return only if len(part.model_fields_set) > 1 else None


def part_of(annotation: Any) -> type[Bagian] | None:
    """The part that an annotation holds, through lists and options."""
    if isinstance(annotation, type) and issubclass(annotation, Bagian):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := part_of(argument)) is not None:
            return found
    return None
