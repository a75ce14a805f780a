"""The pages of a document while it is being written: pictures of the real PDF."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, jsonify, request

from docgen import service
from docgen.i18n import text
from docgen.service.previewing import Previewed
from docgen.web.access import absent, allow
from docgen.web.forms.posted import parsed
from docgen.web.forms.shape import roots
from docgen.web.forms.tidy import Tidied, tidied
from docgen.web.konsep.work import Work, opened
from docgen.web.language import current_language
from docgen.web.pages.page_pictures import previews
from docgen.web.stems import stem_words

__all__ = ["first_look", "page", "preview"]

_WIDTH = 800


@allow()
def preview(key: str) -> Response:
    """The page of what is in the form now, else its faults (422). Nothing is saved."""
    work = opened(key, request.form.get("jenis", ""))
    asked = {root.name for root in roots(work.kind)}
    posted = parsed(request.form.items(multi=True))
    others = {name: value for name, value in work.data.items() if name not in asked}
    tidy = tidied({**others, **posted}, work.kind)
    seen = previews().look(work.source(tidy.data), work.kind, request.form.get("naskah", ""))
    if seen.findings:
        return _faults(seen, tidy)
    return _picture(seen, _number("hal", 1))


@allow()
def page(key: str, number: int) -> Response:
    """A page of what was last saved, for those who see the form without scripts."""
    work: Work = opened(key, request.args.get("jenis", ""))
    tidy = tidied(work.data, work.kind)
    seen = previews().look(work.source(tidy.data), work.kind, request.args.get("naskah", ""))
    if seen.findings:
        raise absent()
    return _picture(seen, number)


def first_look(work: Work, data: dict[str, Any]) -> dict[str, Any]:
    """What the form shows beside itself before any script runs."""
    source = work.source(tidied(data, work.kind).data)
    seen = previews().look(source, work.kind, request.values.get("naskah", ""))
    language = current_language()
    about: dict[str, Any] = {
        "stems": _worded(seen),
        "stem": seen.stem,
        "words": stem_words(seen.stem, language),
        "lacking": len(seen.lacking),
    }
    if seen.findings:
        told = [service.as_json(finding, language) for finding in seen.findings]
        said = [f"{fault['label'] or fault['path']}: {fault['message']}" for fault in told]
        return {**about, "pages": 0, "faults": said}
    picture = previews().draw(seen.pdf, _number("hal", 1), _WIDTH)
    size = {"width": picture.width, "height": picture.height}
    return {**about, **size, "pages": picture.pages, "page": picture.page, "faults": []}


def _worded(seen: Previewed) -> list[tuple[str, str]]:
    """The documents that can be looked at, each with its words."""
    language = current_language()
    return [(stem, stem_words(stem, language)) for stem in seen.stems]


def _number(name: str, default: int) -> int:
    said = request.values.get(name, "")
    return int(said) if said.isdigit() and len(said) < 6 else default


def _picture(seen: Previewed, number: int) -> Response:
    """The picture, and beside it what there is to look at."""
    picture = previews().draw(seen.pdf, number, _number("lebar", _WIDTH))
    language = current_language()
    about = {
        "halaman": picture.page,
        "dari": picture.pages,
        "naskah": seen.stem,
        "semua": _worded(seen),
        "kurang": len(seen.lacking),
        "uraian": text(
            "web.page.preview_alt",
            language,
            naskah=stem_words(seen.stem, language),
            halaman=picture.page,
            dari=picture.pages,
        ),
    }
    response = Response(picture.data, content_type=picture.media_type)
    response.headers["X-Docgen-Preview"] = json.dumps(about)
    return response


def _faults(seen: Previewed, tidy: Tidied) -> Response:
    language = current_language()
    faults = [service.as_json(finding, language) for finding in seen.findings]
    response = jsonify(
        {
            "faults": [
                {
                    "path": tidy.on_form(fault["path"]),
                    "label": fault["label"] or fault["path"],
                    "message": fault["message"],
                    "fix": fault["fix"],
                }
                for fault in faults
            ]
        }
    )
    response.status_code = 422
    return response
