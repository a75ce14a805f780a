"""The types of a record's fields, each of which also takes a placeholder.

A placeholder is a whole value in square brackets (``"[NIP kepala dinas]"``): it says that a value
is not known yet and who would know it. It is legal in every field, so each type here passes it
through as an :class:`Isian` before its own reading begins.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.bahasa.isian import POLA_ISIAN, is_isian

__all__ = [
    "Bulat",
    "Cara",
    "Isian",
    "Jam",
    "Naskah",
    "Pilih",
    "Tanggal",
    "Teks",
    "TeksPanjang",
    "YaTidak",
    "isi",
    "or_placeholder",
]

MAX_TEKS = 500
"""Characters of a name, an office, a title: what still fits a signature block or a table cell."""
MAX_TEKS_PANJANG = 20_000
"""Characters of a paragraph."""
MAX_NASKAH = 5_000_000
"""Characters of a whole regulation."""

_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # outside Char of XML 1.0, 2.2
)

T = TypeVar("T")


class Isian(str):
    """A placeholder: the value is still to be filled in."""

    __slots__ = ()


def isi(value: T | Isian | None) -> T | None:
    """The value, or None where it is absent or a placeholder (so that a check skips it)."""
    return None if value is None or isinstance(value, Isian) else value


def _fail(code: str, **params: Any) -> PydanticCustomError:
    # pydantic keeps parameters as UTF-8, which a lone surrogate of a JSON escape has no form in.
    safe = {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in params.items()
    }
    return PydanticCustomError(code, "{code}", {"code": code, **safe})


def _bare(items: Any) -> str | None:
    """The words of a placeholder without quotes, which YAML reads as a list of one item.

    ``[isi: nama]`` becomes a list of one mapping.
    """
    item = items[0] if len(items) == 1 else None
    if isinstance(item, dict) and len(item) == 1:
        key, value = next(iter(item.items()))
        return f"{key}: {value}" if isinstance(value, str) else None
    return str(item) if isinstance(item, str | int | float) else None


@dataclass(frozen=True, eq=False)
class _Field:
    """Reads a value with ``read``, after placeholders were let through."""

    read: Callable[[Any], Any]
    schema: dict[str, Any]
    options: tuple[str, ...] = ()
    written: core_schema.SerSchema | None = None
    """How its values stand in JSON, where it is not as usual."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def validate(value: Any) -> Any:
            if isinstance(value, str):
                if "[" in value and is_isian(value.strip()):
                    return Isian(value.strip())
            elif isinstance(value, list | tuple):
                if (bare := _bare(value)) is not None:
                    raise _fail("record.unquoted_placeholder", nilai=bare[:120])
                raise _fail("record.not_scalar", nilai=str(value)[:60])
            elif isinstance(value, dict):
                raise _fail("record.not_scalar", nilai=str(value)[:60])
            return self.read(value)

        return core_schema.no_info_plain_validator_function(
            validate, serialization=self.written, metadata={"pilihan": self.options}
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema) if "minLength" in self.schema else or_placeholder(self.schema)


def or_placeholder(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema that takes a placeholder too."""
    return {"anyOf": [dict(schema), {"type": "string", "pattern": POLA_ISIAN.pattern}]}


def _string(limit: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": limit}


def _written(value: Any) -> Any:
    return value.strftime("%H.%M") if isinstance(value, time) else value


def _text(limit: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        # Nearly every text: nothing in it that could be wrong, no blank at its ends.
        plain = type(value) is str and value.isprintable() and 0 < len(value) <= limit
        if plain and value[0] != " " != value[-1]:
            return cast("str", value)
        if isinstance(value, bool) or not isinstance(value, str):
            raise _fail("record.text_type", nilai=str(value)[:60])
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text:
            raise _fail("record.empty")
        if bad := _FORBIDDEN.search(text):
            raise _fail(
                "record.forbidden_char", kode=f"U+{ord(bad[0]):04X}", posisi=bad.start() + 1
            )
        if len(text) > limit:
            raise _fail("record.too_long", panjang=len(text), batas=limit)
        return text

    return read


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_LOCAL = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]+)[-/. ](\d{2,4})\Z")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb pebruari",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt",
            "september sep sept",
            "oktober okt",
            "november nov nopember",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}


def _suggest_date(text: str) -> str:
    """The ISO form of a date in another common form, or an empty string."""
    if not (match := _LOCAL.match(text)) or len(match[3]) != 4:
        return ""
    month = int(match[2]) if match[2].isdigit() else _MONTHS.get(match[2].lower(), 0)
    try:
        return date(int(match[3]), month, int(match[1])).isoformat()
    except ValueError:
        return ""


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if match := _ISO.match(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise _fail("record.no_such_date", nilai=text) from None
    if suggestion := _suggest_date(text):
        raise _fail("record.date_form_suggest", nilai=text, usul=suggestion)
    raise _fail("record.date_form", nilai=text[:60])


_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?\Z")


def _time(value: Any) -> time:
    if isinstance(value, time):
        return value
    match = _TIME.match(str(value).strip())
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise _fail("record.time_form", nilai=str(value)[:60])


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise _fail("record.integer_form", nilai=str(value))
    if isinstance(value, int):
        number = value
    else:
        text = str(value).strip()
        if not re.fullmatch(r"\d{1,15}", text):
            raise _fail("record.integer_form", nilai=text[:60])
        number = int(text)
    if not 0 <= number < 10**15:
        raise _fail("record.integer_range", nilai=str(number)[:40])
    return number


_BOOLEANS = {"ya": True, "true": True, "tidak": False, "false": False}


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    known = _BOOLEANS.get(str(value).strip().lower())
    if known is None:
        raise _fail("record.boolean_form", nilai=str(value)[:60])
    return known


def _key(value: str) -> str:
    return re.sub(r"[\s\-/]+", "_", value.strip().casefold())


@dataclass(frozen=True, eq=False)
class _Choice:
    """One of a fixed set, read without regard to case and blanks."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self._field(source).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        options = schema["metadata"]["pilihan"]
        return or_placeholder({"type": "string", "enum": list(options)})

    @staticmethod
    def _field(source: Any) -> _Field:
        options: tuple[str, ...] = next(
            get_args(part) for part in get_args(source) if get_origin(part) is Literal
        )
        by_key = {_key(option): option for option in options}

        def read(value: Any) -> str:
            found = by_key.get(_key(str(value)[:60]))
            if found is None:
                near = difflib.get_close_matches(_key(str(value)[:60]), list(by_key), n=1)
                params = {"nilai": str(value)[:60], "pilihan": ", ".join(options)}
                if near:
                    raise _fail("record.choice_suggest", usul=by_key[near[0]], **params)
                raise _fail("record.choice", **params)
            return found

        return _Field(read, {"type": "string", "enum": list(options)}, options)


Pilih = Annotated[T | Isian, _Choice()]
"""``Pilih[Literal["a", "b"]]``: one of these words."""

Teks = Annotated[str, _Field(_text(MAX_TEKS), _string(MAX_TEKS))]
Naskah = Annotated[str, _Field(_text(MAX_NASKAH), _string(MAX_NASKAH))]
TeksPanjang = Annotated[str, _Field(_text(MAX_TEKS_PANJANG), _string(MAX_TEKS_PANJANG))]
Tanggal = Annotated[date | Isian, _Field(_date, {"type": "string", "format": "date"})]
Jam = Annotated[
    time | Isian,
    _Field(
        _time,
        {"type": "string", "pattern": r"^\d{1,2}[.:]\d{2}$"},
        written=core_schema.plain_serializer_function_ser_schema(_written, when_used="json"),
    ),
]
Bulat = Annotated[
    int | Isian,
    _Field(_integer, {"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d{1,15}$"}),
]
YaTidak = Annotated[bool | Isian, _Field(_boolean, {"enum": [True, False, "ya", "tidak"]})]

Cara = Pilih[Literal["basah", "elektronik"]]
"""Wet ink or electronic signature; never both in one document."""
