"""Records in, findings or documents out."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from docgen import service
from docgen.web.access import allow
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import parcel
from docgen.web.api.models import CheckedRecords, MadeDocuments
from docgen.web.api.operation import JSON, Operation, binary, operation, record_bodies
from docgen.web.api.query import Making, Query, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.intake import opened
from docgen.web.language import current_language
from docgen.web.making import make
from docgen.web.metrics import count_documents
from docgen.web.problems import data_problem
from docgen.web.sending import MEDIA_TYPES, ZIP, media_type, send, zip_path

__all__ = ["check", "create"]


@blueprint.post("/documents")
@operation(
    blueprint,
    Operation(
        "createDocuments",
        "documents",
        {JSON: MadeDocuments, **binary(ZIP, *MEDIA_TYPES.values())},
        query=Making,
        bodies=record_bodies(),
        etag=True,
    ),
)
@allow()
@repeatable
def create() -> Response | dict[str, Any]:
    """Make the documents of a record

    One document comes back as its file, several as a zip; with ``Accept: application/json`` the
    list of them, with their hashes and what was found in the record.
    """
    wish = read_query(Making).wish()
    with opened(parcel()) as parts:
        made = make(parts.sources, wish)
    if not made.sound:
        return data_problem(service.problems(made.results, made.sources, current_language(), "E"))
    count_documents(made.documents)
    files = [ZIP] if len(made.documents) > 1 else [media_type(made.documents[0])]
    if not _wants_list(files):
        return send(made.documents)
    return {
        "documents": [service.document_json(d, zip_path(d)) for d in made.documents],
        "problems": service.problems(made.results, made.sources, current_language()),
    }


@blueprint.post("/check")
@operation(
    blueprint,
    Operation(
        "checkRecords",
        "documents",
        {JSON: CheckedRecords},
        query=Query,
        bodies=record_bodies(),
    ),
)
@allow()
@repeatable
def check() -> dict[str, Any]:
    """Find everything that is wrong with a record

    Status 200 also when there are faults: the JSON of ``docgen check --json``.
    """
    read_query(Query)
    language = current_language()
    with opened(parcel()) as parts:
        results = service.check(parts.sources)
    records = [
        service.checked_json(result, source, language)
        for result, source in zip(results, parts.sources, strict=True)
    ]
    return {"records": records, "problems": []}


def _wants_list(files: list[str]) -> bool:
    """Whether the caller takes JSON rather than the files of these types."""
    wanted = request.headers.get("Accept")
    return bool(wanted) and request.accept_mimetypes.best_match([*files, JSON]) == JSON
