"""The page for people."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from docgen.i18n import text
from docgen.web.language import current_language
from docgen.web.pages import home

__all__ = ["blueprint"]

blueprint = Blueprint("pages", __name__)
blueprint.add_url_rule("/", "home", home.show, methods=["GET"])
blueprint.add_url_rule("/", "submit", home.submit, methods=["POST"])


@blueprint.app_context_processor
def _words() -> dict[str, Any]:
    """``t(code)`` in templates: the words of a code in the language of the request."""
    language = current_language()

    def t(code: str, /, **params: Any) -> str:
        return text(f"web.page.{code}", language, **params)

    return {"t": t, "lang": language}
