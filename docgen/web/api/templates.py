"""Templates: listed, downloaded, and an office's own checked before it is put there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Response

from docgen import service, settings
from docgen.errors import DataError
from docgen.web.access import absent, allow
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import upload
from docgen.web.api.models import CheckedTemplate, TemplateList
from docgen.web.api.operation import BINARY, JSON, Operation, binary, operation
from docgen.web.api.query import Query, Typed, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.language import current_language
from docgen.web.names import check_names
from docgen.web.sending import MEDIA_TYPES, unchanged

__all__ = ["check_template", "download", "in_force"]

_LARGEST = 10_000_000
_XML = "application/xml"
_TYPES = {".docx": MEDIA_TYPES["docx"], ".xml": _XML, ".html": "text/plain", ".txt": "text/plain"}
"""Pages are sent as text: a template is there to be edited, not shown by a browser."""


@blueprint.get("/templates")
@operation(blueprint, Operation("listTemplates", "templates", {JSON: TemplateList}))
@allow()
def in_force() -> dict[str, Any]:
    """List the templates in force"""
    read_query(Query)
    names = ("name", "kind", "variant", "format", "origin", "sha256")
    return {"templates": [{name: getattr(each, name) for name in names} for each in _templates()]}


@blueprint.get("/templates/<path:name>")
@operation(
    blueprint,
    Operation("getTemplate", "templates", binary(*dict.fromkeys(_TYPES.values())), etag=True),
)
@allow()
def download(name: str) -> Response:
    """Download a template, to edit it"""
    read_query(Query)
    found = next((each for each in _templates() if each.name == name), None)
    if found is None:
        raise absent()
    response = Response(found.path.read_bytes(), content_type=_TYPES[found.path.suffix])
    response.set_etag(found.sha256)
    file = name.rpartition("/")[2]
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return unchanged(response)


@blueprint.post("/templates/check")
@operation(
    blueprint,
    Operation(
        "checkTemplate",
        "templates",
        {JSON: CheckedTemplate},
        query=Typed,
        bodies={
            "multipart/form-data": {
                "type": "object",
                "properties": {"template": BINARY},
                "required": ["template"],
            }
        },
    ),
)
@allow("admin")
@repeatable
def check_template() -> dict[str, Any]:
    """Check a template before it is used

    Word (.docx) or XML (.xml). It is tried with sample records and forgotten.
    """
    kind = read_query(Typed).kind
    data, name = upload("template", _LARGEST)
    if faults := check_names([name]):
        raise DataError(*faults)
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        checked = service.check_template(path, kind or None)
    return service.template_json(checked, current_language()) | {"file": name}


def _templates() -> list[service.TemplateFile]:
    return service.list_templates(settings.current().templates)
