"""Pages for work in progress: the forms, what they would become, and the list of what was begun."""

from __future__ import annotations

from flask import Blueprint

from docgen.web.konsep import edit, listing, look

__all__ = ["blueprint"]

blueprint = Blueprint("konsep", __name__, url_prefix="/konsep")
blueprint.add_url_rule("", "index", listing.index, methods=["GET"])
blueprint.add_url_rule("", "begin", listing.begin, methods=["POST"])
blueprint.add_url_rule("/impor", "take_in", listing.take_in, methods=["POST"])
blueprint.add_url_rule("/<key>", "edit", edit.show, methods=["GET"])
blueprint.add_url_rule("/<key>", "submit", edit.submit, methods=["POST"])
blueprint.add_url_rule("/<key>/simpan", "keep", edit.keep, methods=["POST"])
blueprint.add_url_rule("/<key>/buang", "discard", listing.discard, methods=["POST"])
blueprint.add_url_rule("/<key>/ekspor", "export", listing.export, methods=["GET"])
blueprint.add_url_rule("/<key>/pratinjau", "preview", look.preview, methods=["POST"])
blueprint.add_url_rule("/<key>/halaman/<int:number>", "page", look.page, methods=["GET"])
