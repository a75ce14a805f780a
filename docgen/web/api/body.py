"""The body and the query of a request to the interface for programs."""

from __future__ import annotations

from flask import request
from werkzeug.datastructures import FileStorage

from docgen.i18n import LANGUAGES, Language
from docgen.service import Wish
from docgen.web.intake import Parcel
from docgen.web.language import current_language
from docgen.web.making import wish_of
from docgen.web.refusal import Refusal

__all__ = ["asked_language", "asked_wish", "parcel"]

_QUERY = {"format", "only", "variant", "lang"}
_YAML = {"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml"}
_FORM = "multipart/form-data"


def asked_language() -> Language:
    """``lang``; refused when it is neither id nor en."""
    lang = request.args.get("lang")
    if lang is not None and lang not in LANGUAGES:
        raise Refusal(400, "usage", "web.unknown_lang", "lang", nilai=lang[:20])
    return current_language()


def asked_wish() -> Wish:
    """``format``, ``only`` and ``variant``, each as a list with commas or repeated.

    Raises UsageFault for another key or an unknown name.
    """
    if unknown := sorted(set(request.args) - _QUERY):
        params = {"nilai": ", ".join(unknown)[:100], "dikenal": ", ".join(sorted(_QUERY))}
        raise Refusal(400, "usage", "web.unknown_query", unknown[0][:60], **params)
    return wish_of(_listed("format"), _listed("only"), _listed("variant"))


def _listed(key: str) -> list[str]:
    values = ",".join(request.args.getlist(key)).split(",")
    return [value.strip().lower() for value in values if value.strip()]


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
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refusal(415, "media-type", "web.encoding")
    return Parcel(request.get_data(cache=False), name)


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
