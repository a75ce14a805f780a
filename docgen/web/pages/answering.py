"""What the views of the desk's pages have in common: pages, findings in words, uploaded files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage

from docgen import service
from docgen.errors import Finding
from docgen.i18n import text
from docgen.web.guard import too_large
from docgen.web.language import current_language
from docgen.web.refusal import Refusal

__all__ = ["attachment", "go", "page", "said", "typed", "upload", "words"]


def page(source: str, status: int = 200, /, **values: Any) -> Response:
    """A page; what it shows of others is written whatever half characters it holds."""
    html = render_template(source, **values).encode("utf-8", "replace")
    return Response(html, status, content_type="text/html; charset=utf-8")


def go(endpoint: str, **values: Any) -> Response:
    """On to another page, after a form did what it says."""
    return redirect(url_for(endpoint, **values), 303)  # type: ignore[return-value]


def said(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings in the language of the request."""
    return [service.as_json(finding, current_language()) for finding in findings]


def words(code: str, /, **params: Any) -> str:
    """The words of a code in the language of the request."""
    return text(code, current_language(), **params)


def typed(name: str, most: int = 300) -> str:
    """A field of one line, without blanks around it."""
    return request.form.get(name, "").strip()[:most]


def upload(name: str, most: int) -> tuple[bytes, str]:
    """The bytes and the bare name of an uploaded file.

    Raises Refusal: 400 when none was chosen, 413 when it has more than ``most`` bytes.
    """
    file: FileStorage | None = request.files.get(name)
    if file is None or not file.filename:
        raise Refusal(400, "usage", "desk.no_file", name)
    with closing(file):  # a large one lies in a file of its own
        data = file.read(most + 1)
    if len(data) > most:
        raise too_large(len(data), most)
    return data, file.filename.replace("\\", "/").rpartition("/")[2][:200]


def attachment(data: bytes, media_type: str, name: str) -> Response:
    """A file to keep. name: of letters, figures, ``.`` and ``-`` alone."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
