"""Where the day begins: the kinds of documents, and what is there already."""

from __future__ import annotations

from flask import render_template

from docgen import service
from docgen.web.access import allow

__all__ = ["show"]


@allow()
def show() -> str:
    """The start page."""
    return render_template("beranda.html", kinds=tuple(service.variants()))
