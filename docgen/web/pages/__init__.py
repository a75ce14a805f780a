"""The pages for people: making documents, and checking whether one is genuine."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Blueprint

from docgen.i18n import text
from docgen.web.guard import on_public_site
from docgen.web.language import current_language
from docgen.web.navigation import links, switched
from docgen.web.pages import (
    batch_live,
    batch_mending,
    desk,
    gallery,
    home,
    perkada_live,
    record,
    register_add,
    verify,
)

__all__ = ["batch_mending", "blueprint", "checking", "desks"]

blueprint = Blueprint("pages", __name__)
blueprint.add_url_rule("/", "home", home.show, methods=["GET"])
blueprint.add_url_rule("/berkas", "record", record.show, methods=["GET"])
blueprint.add_url_rule("/berkas", "submit", record.submit, methods=["POST"])

checking = Blueprint("checking", __name__)
"""The pages that are open to the public."""
checking.add_url_rule("/v", "show", verify.show, methods=["GET"])
checking.add_url_rule("/v", "check", verify.check, methods=["POST"])
checking.add_url_rule("/v/<key>", "document", verify.document, methods=["GET"])


desks = (
    perkada_live.blueprint,
    register_add.blueprint,
    desk.blueprint,
    batch_live.blueprint,  # with the views of batch_mending, which stand on the same one
    gallery.blueprint,
)
"""The pages of the desk: drafting, register, signatures, batches, templates."""


@blueprint.app_template_filter("waktu")
def _time(iso: str) -> str:
    """A moment of the database by the clock of this machine."""
    return f"{datetime.fromisoformat(iso).astimezone():%d-%m-%Y %H.%M}"


@blueprint.app_template_filter("tanggal")
def _day(iso: str | None) -> str:
    """A date in figures, as pages show dates in both languages."""
    return f"{date.fromisoformat(iso):%d-%m-%Y}" if iso else "–"


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    """``t(code)`` in templates: the words of a code in the language of the request."""
    language = current_language()

    def t(code: str, /, **params: Any) -> str:
        return text(f"web.page.{code}", language, **params)

    return {
        "t": t,
        "lang": language,
        "public": on_public_site(),
        "navigation": links,
        "switched": switched,
    }
