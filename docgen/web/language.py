"""The language of one answer."""

from __future__ import annotations

from flask import request

from docgen import settings
from docgen.i18n import LANGUAGES, Language

__all__ = ["current_language"]


def current_language() -> Language:
    """``?lang=`` of the request, else that of the settings (Indonesian)."""
    wanted = request.args.get("lang", settings.current().language)
    return next((language for language in LANGUAGES if language == wanted), "id")
