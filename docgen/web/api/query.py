"""What the address of a request may ask for, after the question mark."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated, Any, Literal, TypeVar, get_origin

from flask import request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from docgen.errors import Finding, UsageFault
from docgen.service import FORMATS, Wish, variants
from docgen.service.perkada import TreeForm
from docgen.web.making import wish_of
from docgen.web.refusal import Refusal

__all__ = [
    "BatchRowsQuery",
    "Linting",
    "Listing",
    "Making",
    "Query",
    "Reading",
    "Registering",
    "Typed",
    "read_query",
]

_KINDS: list[Any] = list(variants())
_VARIANTS: list[Any] = sorted({name for names in variants().values() for name in names})
_WORD = r"^[^\x00-\x1f\x7f]*$"


def _names(known: list[Any]) -> Any:
    """A list of names; the use case says what is wrong with an unknown one."""
    return Field(default=(), json_schema_extra={"items": {"type": "string", "enum": known}})


def _known_kind(name: str | None) -> str | None:
    if name is not None and name not in _KINDS:
        raise ValueError("an unknown kind")
    return name


class Query(BaseModel):
    """What every address takes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    lang: Literal["id", "en"] | None = Field(
        None, description="The language of messages; by default that of the service."
    )


class Making(Query):
    """What is to be made of the records."""

    format: Annotated[tuple[str, ...], _names(list(FORMATS))]
    """The formats; by default both."""
    only: Annotated[tuple[str, ...], _names(_KINDS)]
    """The kinds of documents; by default all that the record has a section for."""
    variant: Annotated[tuple[str, ...], _names(_VARIANTS)]
    """Variants that are made on request only."""

    def wish(self) -> Wish:
        """The same for the use cases; UsageFault for an unknown name."""
        return wish_of(self.format, self.only, self.variant)


class Registering(Query):
    """What is to be registered, and how it is numbered."""

    only: Annotated[tuple[str, ...], _names(_KINDS)]
    """The kinds of documents; by default all that the record has a section for."""
    variant: Annotated[tuple[str, ...], _names(_VARIANTS)]
    """Variants that are made on request only."""
    code: str = Field("", max_length=60, pattern=_WORD)
    """The klasifikasi code in numbers; by default that of the settings."""
    unit: str = Field("", max_length=60, pattern=_WORD)
    """The code of the office in numbers; by default that of the settings or the record."""
    numbered: bool = False
    """Number also what may go without."""


class Listing(Query):
    """Which documents of the register, page by page."""

    state: Literal["konsep", "terdaftar", "menunggu", "ditandatangani", "dicabut"] | None = None
    kind: Annotated[str | None, AfterValidator(_known_kind)] = Field(
        None, json_schema_extra={"enum": _KINDS}
    )
    limit: int = Field(100, ge=1, le=500)
    """How many at most."""
    after: str | None = Field(None, pattern="^[0-9a-z]{26}$")
    """Only those after the document of this id: the last one of the page before."""


class BatchRowsQuery(Query):
    """Which rows of a batch, page by page."""

    state: Literal["menunggu", "diantrekan", "dikerjakan", "selesai", "ditolak"] | None = None
    limit: int = Field(100, ge=1, le=1000)
    """How many at most."""
    after: int = Field(0, ge=0, le=10**8)
    """Only those behind the row of this number: the last one of the page before."""


class Reading(Query):
    """What a draft is to become."""

    to: TreeForm = "json"
    """The tree as JSON or YAML, or the text written anew."""


class Linting(Query):
    """How a draft is to be judged."""

    jenis: str = Field("", max_length=100, pattern=_WORD)
    """The type of regulation, for a body without its title."""
    fix: bool = False
    """Mend what needs no judgement, and give the mended text."""


class Typed(Query):
    """What an uploaded template is a template of."""

    kind: str = Field("", max_length=60, pattern="^[a-z-]*$")
    """Its stem (``maklumat-poster``), where its file name does not say it."""


Model = TypeVar("Model", bound=Query)


def read_query(model: type[Model]) -> Model:
    """The query of this request.

    Raises UsageFault with everything that is wrong with it: an unknown key, a key twice that takes
    one value, a value that is not allowed. A list may be written with commas or repeated.
    """
    found: Model = _read(model, request.query_string)
    return found


@lru_cache(maxsize=256)  # programs ask for the same again and again
def _read(model: type[Model], written: bytes) -> Model:
    """What a query says, as it is ``written`` in this request; faults are not remembered."""
    args = request.args
    known, lists = _keys(model)
    if unknown := sorted(args.keys() - known):
        params = {"nilai": ", ".join(unknown)[:100], "dikenal": ", ".join(sorted(known))}
        raise Refusal(400, "usage", "web.unknown_query", unknown[0][:60], **params)
    values: dict[str, Any] = {}
    for name in args:
        given = args.getlist(name)
        if name in lists:
            pieces = ",".join(given).split(",")
            values[name] = tuple(p.strip().lower() for p in pieces if p.strip())
        else:
            values[name] = given[0] if len(given) == 1 else given
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise UsageFault(*(_finding(model, e["loc"], values) for e in error.errors())) from None


def _finding(model: type[Query], place: tuple[Any, ...], values: dict[str, Any]) -> Finding:
    name = str(place[0])
    value = str(values.get(name, ""))[:60]
    if name == "lang":
        return Finding("web.unknown_lang", name, {"nilai": value[:20]})
    return Finding("api.bad_query", name, {"nilai": value, "dikenal": _allowed(model, name)})


def _allowed(model: type[Query], name: str) -> str:
    """What a key takes, in few words that need no translation."""
    schema = model.model_json_schema()["properties"][name]
    options = schema.get("anyOf", [schema])
    words: list[str] = []
    for option in options:
        words += [str(value) for value in option.get("enum", schema.get("enum", ()))]
        if "minimum" in option:
            words.append(f"{option['minimum']}–{option['maximum']}")
        elif option.get("type") == "boolean":
            words += ["true", "false"]
        elif "pattern" in option and not words:
            words.append(
                option["pattern"] if option["pattern"] != _WORD else f"≤ {option['maxLength']}"
            )
    return ", ".join(dict.fromkeys(words))


@cache
def _keys(model: type[Query]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys that an address may have, and those of them that take a list."""
    fields = model.model_fields.items()
    lists = (name for name, field in fields if get_origin(field.annotation) is tuple)
    return frozenset(model.model_fields), frozenset(lists)
