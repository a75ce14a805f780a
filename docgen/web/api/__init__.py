"""The interface for programs, under ``/api/v1``."""

from flask import Blueprint

from docgen.web.api import batches, documents, schemas

__all__ = ["blueprint"]

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.add_url_rule("/documents", view_func=documents.create, methods=["POST"])
blueprint.add_url_rule("/check", view_func=documents.check, methods=["POST"])
blueprint.add_url_rule("/schema", view_func=schemas.whole)
blueprint.add_url_rule("/schema/<kind>", view_func=schemas.part)
blueprint.add_url_rule("/batches", "batch_begin", batches.create, methods=["POST"])
blueprint.add_url_rule("/batches/<key>", "batch", batches.show)
blueprint.add_url_rule("/batches/<key>/events", "batch_events", batches.stream)
blueprint.add_url_rule("/batches/<key>/zip", "batch_zip", batches.result)
