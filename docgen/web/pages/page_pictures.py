"""Pages of finished PDFs as pictures, for previews."""

from __future__ import annotations

from typing import Any

from flask import current_app

from docgen.service.previewing import Previews

__all__ = ["MAX_PAGES", "picture", "previews"]

MAX_PAGES = 60
"""Pages of a document that are drawn."""
_WIDTH = 900
"""Pixels: sharp at the width of a column on screens of twice the usual density."""


def previews() -> Previews:
    """The previews of this process, which remember what they made."""
    kept: Any = current_app.extensions.get("docgen.previews")
    if kept is None:
        kept = current_app.extensions.setdefault(
            "docgen.previews", Previews(current_app.extensions["docgen"])
        )
    return kept  # type: ignore[no-any-return]


def picture(data: bytes, number: int) -> bytes:
    """The page of a PDF that docgen made, from 1, as PNG."""
    return previews().draw(data, number, _WIDTH).data
