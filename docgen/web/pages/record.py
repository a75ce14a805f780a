"""A record in, as it is written, its faults or its documents out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Response, render_template, request

from docgen import service
from docgen.errors import DataError, Finding
from docgen.i18n import text
from docgen.web.access import allow
from docgen.web.intake import opened
from docgen.web.language import current_language
from docgen.web.making import Made, make
from docgen.web.pages.examples import example, examples
from docgen.web.pages.form import Filled, filled, parcel
from docgen.web.pages.rows import grouped, states
from docgen.web.sending import send

__all__ = ["show", "submit"]

_MAKE = "buat"


@allow()
def show() -> str:
    """The empty form, or one that begins with an example."""
    name = request.args.get("contoh", "")
    path = example(name)
    if path is None:
        return _page(Filled())
    return _page(Filled(path.read_text(encoding="utf-8"), name))


@allow()
def submit() -> Response:
    """Everything that is wrong, or what is still to be filled in, or the documents."""
    form = filled()
    wanted = parcel(form)
    if wanted is None:
        return _faulty(form, [Finding("web.empty", "")], 400)
    if wanted.record is not None:
        form = form.with_record(wanted.record)
    wish = form.wish
    try:
        with opened(wanted) as parts:
            form = form.with_record(parts.record)
            if request.form.get("aksi") == _MAKE:
                made = make(parts.sources, wish)
            else:
                made = Made(parts.sources, service.check(parts.sources), [])
    except DataError as error:
        return _faulty(form, error.findings, 422)
    if made.documents:
        return send(made.documents)
    language = current_language()
    faults = service.problems(made.results, made.sources, language)
    page = _page(form, faults, states(made.results, language), ready=made.sound)
    return Response(page, 200 if made.sound else 422, content_type="text/html; charset=utf-8")


def _faulty(form: Filled, findings: Sequence[Finding], status: int) -> Response:
    faults = [service.as_json(finding, current_language()) for finding in findings]
    return Response(_page(form, faults), status, content_type="text/html; charset=utf-8")


def _page(
    form: Filled,
    faults: Sequence[Mapping[str, Any]] | None = None,
    said: Sequence[str] = (),
    *,
    ready: bool = False,
) -> str:
    form = replace(form, teks=form.teks.encode("utf-8", "replace").decode())
    return render_template(
        "berkas.html",
        form=form,
        groups=None if faults is None else grouped(faults, form.teks, current_language()),
        states=said,
        ready=ready,
        examples=_labelled("example", examples()),
        formats=_labelled("format", service.FORMATS),
        variants=_labelled(
            "variant", sorted({n for some in service.variants().values() for n in some})
        ),
    )


def _labelled(kind: str, names: Iterable[str]) -> list[tuple[str, str]]:
    """Names with their words; one that has no words, such as that of a new kind, is its own."""
    language = current_language()
    found = []
    for name in names:
        code = f"web.{kind}.{name}"
        words = text(code, language)
        found.append((name, name if words == code else words))
    return found
