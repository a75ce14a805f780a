"""The interface for programs, under ``/api/v1``: each view stands with its description."""

from docgen.web.api import documents, perkada, register, schemas, signing, templates
from docgen.web.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "documents",
    "perkada",
    "register",
    "schemas",
    "signing",
    "templates",
]
