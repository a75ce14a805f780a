"""The language of one answer, and how it stays the same from page to page."""

from __future__ import annotations

from flask import Flask, Response, request

from docgen import settings
from docgen.i18n import LANGUAGES, Language

__all__ = ["COOKIE", "current_language", "register"]

COOKIE = "docgen-bahasa"
"""Holds ``id`` or ``en`` and nothing else."""
_YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Remember a language that somebody chose on a page."""
    app.after_request(_remember)


def current_language() -> Language:
    """``?lang=`` of the request, else what was chosen before, else that of the settings."""
    wanted = request.args.get("lang") or request.cookies.get(COOKIE) or settings.language()
    return next((language for language in LANGUAGES if language == wanted), "id")


def _remember(response: Response) -> Response:
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and not request.path.startswith("/api/"):
        response.set_cookie(
            COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure
        )
    return response
