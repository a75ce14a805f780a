"""Where the day begins: the kinds of documents, and what is there already."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template

from docgen import service
from docgen.errors import DocgenError, EnvironmentFault
from docgen.service import drafts
from docgen.service.overview import Overview, overview
from docgen.service.register import exists, shared
from docgen.web.access import allow, current_account, scope_of
from docgen.web.forms.shape import KINDS, LETTERS
from docgen.web.konsep.work import KIND, kind_of
from docgen.web.language import current_language

__all__ = ["show"]

_DRAFTS = 6


@allow()
def show() -> str:
    """The start page. A register that cannot be reached is told of, and stops nothing else."""
    found, faults = Overview(), []
    begun: Sequence[drafts.Draft] = ()
    try:
        if exists():
            account = current_account()
            found = overview(shared(), scope_of(account))
            begun = drafts.listed(shared(), account, KIND, most=_DRAFTS)
    except EnvironmentFault as error:
        faults = _told(error)
    return render_template(
        "beranda.html",
        kinds=[kind for kind in KINDS if kind not in LETTERS],
        letters=LETTERS,
        drafts=[(row, kind_of(row)) for row in begun],
        recent=found.recent,
        waiting=found.waiting,
        faults=faults,
    )


def _told(error: DocgenError) -> list[dict[str, object]]:
    return [service.as_json(finding, current_language()) for finding in error.findings]
