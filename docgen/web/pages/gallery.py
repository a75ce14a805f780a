"""The gallery of templates: what is in force, to download, to try, and for an admin to replace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, current_app, request

from docgen import service, settings
from docgen.errors import DocgenError, UsageFault
from docgen.service import template_desk
from docgen.service.template_files import TemplateFile
from docgen.web.access import absent, allow, current_account
from docgen.web.forms.shape import KINDS
from docgen.web.language import current_language
from docgen.web.pages.answering import attachment, go, page, said, upload
from docgen.web.pages.page_pictures import MAX_PAGES, picture
from docgen.web.sending import media_type_of
from docgen.web.stems import variant_words

__all__ = ["blueprint"]

blueprint = Blueprint("gallery", __name__, url_prefix="/templat")


@blueprint.get("")
@allow()
def index() -> Response:
    """The templates in force: the office's own, and the built-in ones beside them."""
    found = service.list_templates(settings.current().templates)
    order = list(KINDS)
    kinds = sorted({item.kind or "" for item in found}, key=lambda kind: _rank(kind, order))
    return page(
        "templat-daftar.html",
        groups=[(kind, [item for item in found if (item.kind or "") == kind]) for kind in kinds],
        variant=lambda name: variant_words(name, current_language()),
    )


def _rank(kind: str, order: Sequence[str]) -> int:
    """Kinds in the order of the start page, what is shared at the end."""
    return order.index(kind) if kind in order else len(order) + (not kind)


@blueprint.get("/<path:name>/lihat")
@allow()
def show(name: str) -> Response:
    """One template: where it comes from, what its check says, what it makes of the example."""
    return _shown(_named(name))


@blueprint.get("/<path:name>/unduh")
@allow()
def download(name: str) -> Response:
    """The file of a template, to be edited."""
    template = _named(name)
    kind = "application/xml" if template.path.suffix == ".xml" else media_type_of(template.name)
    return attachment(template.path.read_bytes(), kind, template.path.name)


@blueprint.get("/<path:name>/contoh")
@allow()
def example(name: str) -> Response:
    """What the template makes of the example, as a file."""
    document = template_desk.tried(_named(name), current_app.extensions["docgen"])
    return attachment(document.data, media_type_of(document.name), document.name)


@blueprint.get("/<path:name>/halaman/<int:number>.png")
@allow()
def page_picture(name: str, number: int) -> Response:
    """A page of it as a picture."""
    document = template_desk.tried(_named(name), current_app.extensions["docgen"])
    if document.format != "pdf" or not 1 <= number <= min(document.pages or 0, MAX_PAGES):
        raise absent()
    return Response(picture(document.data, number), content_type="image/png")


@blueprint.post("/<path:name>/lihat")
@allow("admin")
def replace(name: str) -> Response:
    """Check an uploaded template; put it in force when that is asked for and nothing is wrong."""
    template = _named(name)
    office = settings.current().templates
    try:
        if request.form.get("aksi") == "bawaan":
            template_desk.restore_built_in(template, office)
            return go("gallery.show", name=name)
        data, _ = upload("berkas", template_desk.MAX_TEMPLATE)
        if request.form.get("aksi") == "periksa":
            report = template_desk.checked(data, template)
            return _shown(template, report=said(report.findings), sound=report.sound)
        template_desk.take(data, template, office)
    except DocgenError as error:
        return _shown(template, said(error.findings), 422)
    return go("gallery.show", name=name)


def _named(name: str) -> TemplateFile:
    found = service.list_templates(settings.current().templates)
    template = next((item for item in found if item.name == name), None)
    if template is None:
        raise absent()
    return template


def _shown(
    template: TemplateFile,
    faults: Any = (),
    status: int = 200,
    *,
    report: Any = None,
    sound: bool = False,
) -> Response:
    pages, trouble = 0, []
    try:
        document = template_desk.tried(template, current_app.extensions["docgen"])
        pages = min(document.pages or 0, 4) if document.format == "pdf" else 0
    except UsageFault:
        document = None
    except DocgenError as error:
        document, trouble = None, said(error.findings)
    office = settings.current().templates
    return page(
        "templat-satu.html",
        status,
        template=template,
        variant=variant_words(template.variant, current_language()) if template.variant else "",
        document=document,
        pages=pages,
        trouble=trouble,
        faults=faults,
        report=report,
        sound=sound,
        versions=template_desk.versions(template, office),
        changeable="admin" in current_account().roles and template.format in ("docx", "pdf"),
        office=office is not None,
    )
