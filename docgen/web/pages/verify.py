"""The public pages: whether a document is genuine. They work without scripts and keep nothing."""

from __future__ import annotations

import re
from datetime import date

from flask import Response, current_app, render_template, request

from docgen import service
from docgen.errors import DataError, Finding
from docgen.i18n import text
from docgen.service import verifying
from docgen.service.verifying_words import signature_words, standing_words, verdict_words
from docgen.web.access import public
from docgen.web.guard import too_large
from docgen.web.language import current_language

__all__ = ["check", "document", "show"]

_ID = re.compile(r"[0-9a-z]{26}")
_MB = 10**6


@public
def show() -> Response:
    """The form, and what was found for a printed number."""
    nomor = request.args.get("nomor", "")[:100]
    found = verifying.public_documents(nomor) if nomor.strip() else None
    return _form(nomor=nomor, found=found)


@public
def check() -> Response:
    """The verdict on an uploaded file. It is read into memory and forgotten."""
    file = request.files.get("berkas")
    if file is None or not file.filename:
        return _form(status=400, faults=[Finding("web.verify_no_file")])
    limit: int = current_app.config["MAX_VERIFY"]
    data = file.read(limit + 1)
    if len(data) > limit:
        raise too_large(len(data), limit)
    try:
        found = verifying.verify_data(data)
    except DataError as error:
        return _form(status=422, faults=error.findings)
    language = current_language()
    report = found.report
    page = render_template(
        "periksa-hasil.html",
        found=found,
        report=report,
        verdict=verdict_words(found.verdict, language),
        signatures=[
            (each.verdict, signature_words(each, language), _said(each.findings))
            for each in report.signatures
        ],
        changes=[
            text(
                "verify.revision",
                language,
                nomor=each.number,
                apa=", ".join(text(code, language) for code in each.changes),
            )
            for each in report.revisions[1:]
            if each.changes
        ],
        standing=standing_words(found, language),
        waiting="; ".join(report.waiting),
        faults=_said((*report.findings, *found.findings)),
    )
    return _page(page)


@public
def document(key: str) -> Response:
    """What the register says about a document, behind its QR code."""
    found = verifying.public_document(key) if _ID.fullmatch(key) else None
    language = current_language()
    if found is None:
        return _page(render_template("periksa-tidak-ada.html"), 404)
    page = render_template(
        "periksa-dokumen.html",
        document=found,
        dated=_day(found.dated),
        state=text(f"verify.state_{found.state.value}", language),
        verdict=verdict_words(found.verdict, language) if found.verdict else "",
        signatures=[
            (each.verdict, signature_words(each, language), _said(each.findings))
            for each in found.signatures
        ],
    )
    return _page(page)


def _form(
    status: int = 200,
    nomor: str = "",
    found: list[verifying.PublicDocument] | None = None,
    faults: tuple[Finding, ...] | list[Finding] = (),
) -> Response:
    limit = current_app.config["MAX_VERIFY"] // _MB
    language = current_language()
    rows = [
        (each, _day(each.dated), text(f"verify.state_{each.state.value}", language))
        for each in found or ()
    ]
    page = render_template(
        "periksa.html",
        nomor=nomor,
        searched=found is not None,
        rows=rows,
        faults=_said(faults),
        limit=limit,
    )
    return _page(page, status)


def _said(findings: tuple[Finding, ...] | list[Finding]) -> list[dict[str, object]]:
    return [service.as_json(finding, current_language()) for finding in findings]


def _day(iso: str | None) -> str:
    """A date as figures: the page is read in two languages."""
    return f"{date.fromisoformat(iso):%d-%m-%Y}" if iso else "–"


def _page(page: str, status: int = 200) -> Response:
    return Response(page, status, content_type="text/html; charset=utf-8")
