"""The bodies of requests: a record with its files, one file, or a few members of JSON."""

from __future__ import annotations

from typing import TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import FileStorage

from docgen.errors import DataError, Finding
from docgen.web.guard import too_large
from docgen.web.intake import Parcel
from docgen.web.refusal import Refusal

__all__ = ["fields", "parcel", "plain", "upload"]

_YAML = {"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml"}
_FORM = "multipart/form-data"

Model = TypeVar("Model", bound=BaseModel)


def parcel() -> Parcel:
    """The record in the body, alone or with files. Raises Refusal (400, 415)."""
    kind = request.mimetype
    if kind == _FORM:
        return _from_form()
    if kind in _YAML:
        name = "berkas.yaml"
    elif kind == "application/json" or kind.endswith("+json"):
        name = "berkas.json"
    else:
        raise Refusal(415, "media-type", "web.media_type", nilai=kind[:80] or "-")
    return Parcel(plain(), name)


def plain() -> bytes:
    """The bytes of the body. Raises Refusal (415) when they are packed."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refusal(415, "media-type", "web.encoding")
    return request.get_data(cache=False)


def upload(field: str, limit: int, **kinds: str) -> tuple[bytes, str]:
    """The bytes and the name of the one file that is sent: in a form, or as the body itself.

    kinds: by the ending of the name that it gets, the media type that a body of its own may have
    (``pdf="application/pdf"``). Raises Refusal (400, 413, 415).
    """
    if request.mimetype == _FORM:
        found = request.files.getlist(field)
        if len(found) != 1 or not found[0].filename:
            raise Refusal(400, "usage", "api.one_file", field, nama=field)
        data = found[0].stream.read(limit + 1)
        name = found[0].filename.replace("\\", "/").rpartition("/")[2]
    else:
        name = next(
            (f"{field}.{end}" for end, kind in kinds.items() if kind == request.mimetype), ""
        )
        if not name:
            known = ", ".join([*kinds.values(), _FORM])
            raise Refusal(415, "media-type", "api.media_type", "Content-Type",
                          nilai=request.mimetype[:80] or "-", dikenal=known)  # fmt: skip
        data = plain()
    if len(data) > limit:
        raise too_large(len(data), limit)
    return data, name


def fields(model: type[Model]) -> Model:
    """The members of a JSON body.

    Raises Refusal (415) for another type, DataError with every member that is not in order.
    """
    if request.mimetype != "application/json":
        raise Refusal(415, "media-type", "api.media_type", "Content-Type",
                      nilai=request.mimetype[:80] or "-", dikenal="application/json")  # fmt: skip
    try:
        return model.model_validate_json(plain())
    except ValidationError as error:
        found = [
            Finding(
                "api.bad_member", ".".join(map(str, each["loc"]))[:100], {"sebab": each["type"]}
            )
            for each in error.errors(include_url=False, include_context=False, include_input=False)
        ]
        raise DataError(*found) from None


def _from_form() -> Parcel:
    """``record`` (file or text) and files, or ``bundle`` (zip), or a record over a bundle."""
    files = [(key, file) for key, file in request.files.items(multi=True) if file.filename]
    bundles = [file for key, file in files if key == "bundle"]
    records = [file for key, file in files if key == "record"]
    texts = request.form.getlist("record")
    if len(bundles) > 1 or len(records) + len(texts) > 1:
        raise Refusal(400, "usage", "web.record_twice")
    if not (bundles or records or texts):
        raise Refusal(400, "usage", "web.no_record")
    record, name = _content(records, texts)
    return Parcel(
        record,
        name,
        bundles[0].stream if bundles else None,  # type: ignore[arg-type]
        tuple((f.filename or "", f) for key, f in files if key not in ("bundle", "record")),
    )


def _content(records: list[FileStorage], texts: list[str]) -> tuple[bytes | None, str]:
    if records:
        return records[0].read(), (records[0].filename or "").replace("\\", "/").rpartition("/")[2]
    if texts:
        return texts[0].encode("utf-8", "surrogatepass"), "berkas"
    return None, ""
