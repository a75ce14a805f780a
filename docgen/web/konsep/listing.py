"""What an account has begun: the list, new drafts, drafts from files and as files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from docgen import service
from docgen.errors import DataError, Finding
from docgen.service import drafts
from docgen.service.draft_files import copy_files, folder_of, forget_files
from docgen.service.records import as_yaml, blank_record
from docgen.service.register import shared
from docgen.web.access import absent, allow, current_account
from docgen.web.forms.shape import KINDS, section_of
from docgen.web.intake import Parcel
from docgen.web.intake import opened as unpacked
from docgen.web.konsep.work import KIND, begun, kind_of, may_change, opened
from docgen.web.language import current_language
from docgen.web.pages.examples import example

__all__ = ["begin", "discard", "export", "index", "take_in"]

_EXAMPLE = "kota-contoh"
_SHARED = ("pemda", "unit")
_ZIP = b"PK\x03\x04"


@allow()
def index() -> str:
    """The list of what was begun, and where to take a file in."""
    return _page()


@allow()
def begin() -> Answer:
    """A new draft: with government and unit of the account's last one, or the whole example."""
    kind = request.form.get("jenis", "")
    if kind not in KINDS:
        raise absent()
    files: Path | None = None
    if request.form.get("dari") == "contoh" and (path := example(_EXAMPLE)):
        (source,) = service.sources(path)
        data, files = source.data, path.parent
    else:
        data = blank_record(kind)
        own = current_account()
        mine = [opened(d.id) for d in drafts.listed(shared(), own, KIND) if d.account == own.id]
        # The invented people of the example never get into a draft that is meant in earnest.
        work = next((work for work in mine if work.data.get("id") != _EXAMPLE), None)
        if work is not None:
            data |= {part: work.data[part] for part in _SHARED if work.data.get(part)}
            files = work.folder
    made = begun(kind, data)
    if files is not None and files.is_dir():
        copy_files(folder_of(shared(), made), files)
    return redirect(url_for("konsep.edit", key=made.id), 303)


@allow()
def take_in() -> Answer | Response:
    """A record from a YAML or JSON file, or a zip with its pictures, becomes a draft."""
    file = request.files.get("berkas")
    if file is None or not file.filename:
        return _faulty([Finding("web.empty", "")], 400)
    content = file.read()
    name = file.filename.replace("\\", "/").rpartition("/")[2]
    bundle = content.startswith(_ZIP)
    wanted = Parcel(None, "", BytesIO(content)) if bundle else Parcel(content, name)
    try:
        with unpacked(wanted) as parts:
            if bad := [s for s in parts.sources if not isinstance(s.data, dict)]:
                raise DataError(*(Finding("record.not_mapping", s.name) for s in bad))
            made = [_taken(source) for source in parts.sources]
    except DataError as error:
        return _faulty(error.findings, 422)
    if len(made) > 1:
        return redirect(url_for("konsep.index"), 303)
    return redirect(url_for("konsep.edit", key=made[0].id), 303)


def _taken(source: service.Source) -> drafts.Draft:
    data = source.data
    kind = next((kind for kind in KINDS if data.get(section_of(kind)) is not None), "maklumat")
    made = begun(kind, data)
    if source.folder is not None:
        copy_files(folder_of(shared(), made), source.folder)
    return made


@allow()
def export(key: str) -> Response:
    """The record as a YAML file."""
    work = opened(key)
    response = Response(as_yaml(work.data), content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="berkas-{key[:6]}.yaml"'
    return response


@allow()
def discard(key: str) -> Answer:
    """Throw a draft away."""
    work = opened(key)
    drafts.discard(shared(), current_account(), work.draft)
    forget_files(shared(), work.draft)
    return redirect(url_for("konsep.index", dibuang=1), 303)


def _faulty(findings: Sequence[Finding], status: int) -> Response:
    return Response(_page(findings), status, content_type="text/html; charset=utf-8")


def _page(findings: Sequence[Finding] = ()) -> str:
    language = current_language()
    rows = drafts.listed(shared(), current_account(), KIND)
    return render_template(
        "konsep.html",
        rows=[(row, kind_of(row), may_change(row)) for row in rows],
        faults=[service.as_json(finding, language) for finding in findings],
        discarded="dibuang" in request.args,
    )
