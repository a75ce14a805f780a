"""The interface for programs, under ``/api/v1``: each view stands with its description."""

from docgen.web.api import (
    batch_changes,
    batches,
    documents,
    perkada,
    register,
    schemas,
    signing,
    templates,
)
from docgen.web.api.blueprint import blueprint

__all__ = [
    "batch_changes",
    "batches",
    "blueprint",
    "documents",
    "perkada",
    "register",
    "schemas",
    "signing",
    "templates",
]
