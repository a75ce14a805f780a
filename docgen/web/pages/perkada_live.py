"""What the editor asks for while somebody writes: findings, a saved text, files and pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Response, current_app, jsonify, request

from docgen.errors import DataError
from docgen.service import perkada_desk
from docgen.service.perkada_desk import examine
from docgen.service.templates import TemplateStore
from docgen.web.access import absent, allow
from docgen.web.language import current_language
from docgen.web.pages.answering import attachment, said, typed
from docgen.web.pages.page_pictures import MAX_PAGES, picture
from docgen.web.pages.perkada import blueprint, found, kept

__all__ = ["blueprint"]

_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@blueprint.post("/periksa")
@allow("perancang", "admin")
def findings() -> dict[str, Any]:
    """Findings, outline and labels of the text in the body; nothing is kept."""
    examined = examine(_text(), current_language())
    return {
        "findings": examined.findings,
        "outline": examined.outline,
        "labels": examined.labels,
        "summary": examined.summary,
    }


@blueprint.post("/<key>/simpan")
@allow("perancang", "admin")
def keep(key: str) -> Response:
    """Keep the text in the body; answers with the new version, which the next save names."""
    draft = found(key)
    try:
        draft = kept(draft, typed("judul") or draft.title, _text(), request.form.get("versi", ""))
    except DataError as error:
        answer = jsonify({"problems": said(error.findings)})
        answer.status_code = 409
        return answer
    return jsonify({"versi": draft.changed_at})


@blueprint.get("/<key>/naskah.<form>")
@allow("perancang", "admin")
def file(key: str, form: str) -> Response:
    """The saved draft as text, Word file or PDF."""
    draft = found(key)
    if form not in _TYPES:
        raise absent()
    data = _pdf(draft.text)[0] if form == "pdf" else perkada_desk.exported(draft.text, form)
    return attachment(data, _TYPES[form], f"naskah.{form}")


@blueprint.get("/<key>/halaman")
@allow("perancang", "admin")
def pages(key: str) -> Response:
    """How many pages the saved draft has as a PDF, or why it has none."""
    try:
        _, count = _pdf(found(key).text)
    except DataError as error:
        return jsonify({"pages": 0, "problems": said(error.findings)})
    return jsonify({"pages": min(count, MAX_PAGES), "problems": []})


@blueprint.get("/<key>/halaman/<int:number>.png")
@allow("perancang", "admin")
def page_picture(key: str, number: int) -> Response:
    """One page of the saved draft, from 1."""
    data, count = _pdf(found(key).text)
    if not 1 <= number <= min(count, MAX_PAGES):
        raise absent()
    return Response(picture(data, number), content_type="image/png")


def _text() -> str:
    return request.form.get("teks", "").replace("\r\n", "\n").replace("\r", "\n")


def _pdf(text: str) -> tuple[bytes, int]:
    return _printed(text, current_app.extensions["docgen"])


@lru_cache(maxsize=8)
def _printed(text: str, store: TemplateStore) -> tuple[bytes, int]:
    """The PDF of a text and its pages; the last few are kept, since each page asks for it."""
    document = perkada_desk.printed(text, store)
    return document.data, document.pages or 0
