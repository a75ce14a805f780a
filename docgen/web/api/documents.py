"""Records in, findings or documents out."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from docgen import service
from docgen.web.access import allow
from docgen.web.api.body import asked_language, asked_wish, parcel
from docgen.web.intake import opened
from docgen.web.making import make
from docgen.web.problems import data_problem
from docgen.web.sending import ZIP, media_type, send, zip_path

__all__ = ["check", "create"]

_JSON = "application/json"


@allow()
def create() -> Response | dict[str, Any]:
    """The documents of the record in the body: the file, a zip, or (by ``Accept``) a list."""
    language, wish = asked_language(), asked_wish()
    with opened(parcel()) as parts:
        made = make(parts.sources, wish)
    if not made.sound:
        return data_problem(service.problems(made.results, made.sources, language, "E"))
    files = [ZIP] if len(made.documents) > 1 else [media_type(made.documents[0])]
    if request.accept_mimetypes.best_match([*files, _JSON]) != _JSON:
        return send(made.documents)
    return {
        "documents": [service.document_json(d, zip_path(d)) for d in made.documents],
        "problems": service.problems(made.results, made.sources, language),
    }


@allow()
def check() -> dict[str, Any]:
    """Every finding of every record in the body; 200 also when there are faults."""
    language = asked_language()
    asked_wish()
    with opened(parcel()) as parts:
        results = service.check(parts.sources)
    records = [
        service.checked_json(result, source, language)
        for result, source in zip(results, parts.sources, strict=True)
    ]
    return {"records": records, "problems": []}
