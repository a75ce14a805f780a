"""Where one can go from every page: to what there is and the account may open, and to the same page
in the other language.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import current_app, request, url_for
from werkzeug.datastructures import MultiDict

from docgen.web.access import rule_of, whoever

__all__ = ["ENTRIES", "Entry", "Link", "links", "switched"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that the navigation leads to."""

    endpoint: str
    """Its view; where there is none of that name, the entry is left out."""
    code: str
    """Its words: ``web.page.nav_<code>``."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is drawn."""

    address: str
    code: str
    here: bool
    """Whether the page that is shown belongs to it."""


ENTRIES = (
    Entry("pages.home", "home"),
    Entry("konsep.index", "drafts"),
    Entry("editor.index", "perkada"),
    Entry("book.index", "register"),
    Entry("desk.index", "desk"),
    Entry("batches.index", "batches"),
    Entry("gallery.index", "gallery"),
    Entry("pages.record", "record"),
)
"""In the order of the day's work; each part of the pages has a blueprint of its own."""


def links() -> list[Link]:
    """The entries that the user may open; none under the public address or without a login."""
    account = whoever()
    if account is None:
        return []
    found = []
    for entry in ENTRIES:
        rule = rule_of(current_app.view_functions.get(entry.endpoint))
        if rule is not None and rule.admits(account):
            found.append(Link(url_for(entry.endpoint), entry.code, _is_here(entry)))
    return found


def switched(language: str) -> str:
    """The address of this page in another language, with what was asked for in it.

    Where a form was sent to an address that shows no page, that of the nearest page above it.
    """
    path, asked = request.path, request.args
    if request.method not in ("GET", "HEAD"):
        adapter = current_app.create_url_adapter(request)
        while adapter is not None and path != "/" and not adapter.test(path, "GET"):
            path = path.rpartition("/")[0] or "/"
        if path != request.path:
            asked = MultiDict()
    pairs = [(name, value) for name, value in asked.items(multi=True) if name != "lang"]
    query = urlencode([*pairs, ("lang", language)], errors="replace")
    return f"{quote(path)}?{query}"


def _is_here(entry: Entry) -> bool:
    if entry.endpoint.startswith("pages."):
        return request.endpoint == entry.endpoint
    return request.blueprint == entry.endpoint.partition(".")[0]
