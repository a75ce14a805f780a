"""The form of one document: shown, saved, checked, and turned into files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from docgen import service
from docgen.errors import DataError, Finding
from docgen.i18n import text
from docgen.service.draft_files import keep_picture
from docgen.web.access import allow, rule_of, whoever
from docgen.web.forms.posted import at, parsed, steps
from docgen.web.forms.rows import ACTIONS, changed, list_of, set_value
from docgen.web.forms.shape import KINDS, roots
from docgen.web.forms.tidy import Tidied, tidied
from docgen.web.forms.view import Fault, Node, built
from docgen.web.konsep.look import first_look
from docgen.web.konsep.work import Work, may_change, opened
from docgen.web.language import current_language
from docgen.web.making import make
from docgen.web.names import shown
from docgen.web.sending import send

__all__ = ["keep", "show", "submit"]

_FORMATS = {"pdf": ("pdf",), "docx": ("docx",), "semua": ("docx", "pdf")}
_PARTS = 5_000
"""Fields of one form that comes with a picture."""


@allow()
def show(key: str) -> str:
    """The form as it was last saved."""
    work = opened(key, request.args.get("jenis", ""))
    return _page(work, work.data, work.draft.changed_at)


@allow()
def submit(key: str) -> Answer | Response:
    """Whatever a button of the form asks; what was typed is kept in any case.

    Who may only look at the draft checks and downloads it as it was last saved.
    """
    request.max_form_parts = _PARTS
    work = opened(key, request.form.get("jenis", ""))
    action, _, what = request.form.get("aksi", "simpan").partition(":")
    if not may_change(work.draft):
        saved, at = Tidied(work.data), work.draft.changed_at
        if action == "periksa":
            return _checked(work, saved, at)
        if action == "unduh" and what in _FORMATS:
            return _files(work, saved, at, what)
    typed = _typed(work)
    findings: list[Finding] = []
    if action in ACTIONS and _is_place(what):
        changed(typed, action, what)
    elif action == "unggah" and _is_place(what):
        findings += _upload(work, typed, what)
    tidy = tidied(typed, work.kind)
    seen = work.save(tidy.data, request.form.get("versi", ""))
    if seen is None:
        findings.append(Finding("web.draft_changed"))
        newest = opened(key).draft.changed_at
        return _html(_page(work, typed, newest, findings, tidy), 409)
    if action in ACTIONS or findings:
        where = list_of(action, what) if action in ACTIONS else what
        return _html(_page(work, typed, seen, findings, tidy, where), 422 if findings else 200)
    if action == "jenis" and what in KINDS:
        return redirect(url_for("konsep.edit", key=key, jenis=what), 303)
    if action == "daftar":
        return redirect(url_for("book.new", konsep=key, jenis=work.kind), 303)
    if action == "periksa":
        return _checked(work, tidy, seen)
    if action == "unduh" and what in _FORMATS:
        return _files(work, tidy, seen, what)
    return redirect(url_for("konsep.edit", key=key, jenis=work.kind, tersimpan=1), 303)


@allow()
def keep(key: str) -> Response:
    """Save, and say no more than that; 409 when the form was saved from elsewhere meanwhile."""
    work = opened(key, request.form.get("jenis", ""))
    tidy = tidied(_typed(work), work.kind)
    seen = work.save(tidy.data, request.form.get("versi", ""))
    if seen is None:
        response = jsonify({"pesan": text("web.draft_changed", current_language())})
        response.status_code = 409
        return response
    return jsonify({"versi": seen})


def _typed(work: Work) -> dict[str, Any]:
    """What was posted, over what the form does not ask for."""
    asked = {root.name for root in roots(work.kind)}
    posted = parsed(request.form.items(multi=True))
    others = {key: value for key, value in work.data.items() if key not in asked}
    return {**{key: posted[key] for key in posted if key in asked}, **others}


def _is_place(path: str) -> bool:
    try:
        return bool(steps(path))
    except ValueError:
        return False


def _upload(work: Work, typed: dict[str, Any], path: str) -> list[Finding]:
    """Keep the picture that was chosen for a field, and name it there."""
    file = request.files.get(f"f.{path}")
    if file is None or not file.filename:
        return [Finding("web.draft_no_file", path)]
    given = file.filename.replace("\\", "/").rpartition("/")[2]
    try:
        name = keep_picture(work.folder, shown(given), file.read())
    except DataError as error:
        return [Finding(f.code, path, f.params) for f in error.findings]
    set_value(typed, path, name)
    return []


def _checked(work: Work, tidy: Tidied, seen: str) -> Response:
    (result,) = service.check([work.source(tidy.data)])
    page = _page(work, tidy.data, seen, result.findings, Tidied(tidy.data), checked=True)
    return _html(page, 422 if result.of("E") else 200)


def _files(work: Work, tidy: Tidied, seen: str, what: str) -> Response:
    """The documents, or the form with what stands in their way."""
    wish = service.Wish(_FORMATS[what], frozenset({work.kind}))  # type: ignore[arg-type]
    made = make([work.source(tidy.data)], wish)
    if not made.sound:
        findings = made.results[0].findings
        page = _page(work, tidy.data, seen, findings, Tidied(tidy.data), checked=True)
        return _html(page, 422)
    documents = made.documents
    if what != "semua":
        documents = documents[:1]
    response = send(documents)
    if what == "pdf":
        disposition = response.headers["Content-Disposition"]
        response.headers["Content-Disposition"] = disposition.replace("attachment", "inline", 1)
    return response


def _html(page: str, status: int) -> Response:
    return Response(page, status, content_type="text/html; charset=utf-8")


def _page(
    work: Work,
    data: dict[str, Any],
    seen: str,
    findings: Sequence[Finding] = (),
    tidy: Tidied | None = None,
    focus: str = "",
    *,
    checked: bool = False,
) -> str:
    language = current_language()
    told = [service.as_json(finding, language) for finding in findings]
    for fault in told:
        fault["path"] = tidy.on_form(fault["path"]) if tidy and not checked else fault["path"]
    at_fields: dict[str, list[Fault]] = {}
    for fault in told:
        if fault["severity"] in "EW":
            said = Fault(fault["severity"], fault["message"], fault["fix"])
            at_fields.setdefault(fault["path"], []).append(said)
    nodes = built(data, work.kind, language, at_fields)
    part = request.headers.get("X-Bagian", "")
    if part and (node := _found(nodes, part)) is not None:
        number = 1 + next((n for n, root in enumerate(nodes) if root is node), 0)
        return render_template("bagian.html", node=node, seen=seen, nomor=number)
    return render_template(
        "formulir.html",
        work=work,
        nodes=nodes,
        seen=seen,
        faults=[fault for fault in told if fault["severity"] == "E"],
        warnings=[fault for fault in told if fault["severity"] == "W"],
        blanks=[fault for fault in told if fault["severity"] == "P"],
        checked=checked,
        focus=focus,
        saved="tersimpan" in request.args,
        kinds=tuple(KINDS),
        registers=_may_register() and may_change(work.draft),
        looking=not may_change(work.draft),
        preview=first_look(work, data),
        present={kind for kind, section in KINDS.items() if at(data, section) is not None},
    )


def _may_register() -> bool:
    """Whether the user may open the page to which its button leads."""
    rule = rule_of(current_app.view_functions.get("book.new"))
    return rule is not None and rule.admits(whoever())


def _found(nodes: Sequence[Node], path: str) -> Node | None:
    for node in nodes:
        if node.path == path:
            return node
        if path.startswith(node.path) and (found := _found(node.children, path)) is not None:
            return found
    return None
