"""The interface for programs, under ``/api/v1``: each view stands with its description."""

from docgen.web.api import batches, documents, perkada, register, schemas, signing, templates
from docgen.web.api.blueprint import blueprint

__all__ = [
    "batches",
    "blueprint",
    "documents",
    "perkada",
    "register",
    "schemas",
    "signing",
    "templates",
]
