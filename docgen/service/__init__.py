"""The use cases: load, check and generate. Doors call these and hold no rules of their own."""

from docgen.records.muat import Source
from docgen.service.checking import Checked, check
from docgen.service.describing import schema, starter
from docgen.service.documents import FORMATS, Document, Wish, generate, naskahs
from docgen.service.loading import load, load_all, sources
from docgen.service.output import Written, write_all
from docgen.service.templates import TemplateStore

__all__ = [
    "FORMATS",
    "Checked",
    "Document",
    "Source",
    "TemplateStore",
    "Wish",
    "Written",
    "check",
    "generate",
    "load",
    "load_all",
    "naskahs",
    "schema",
    "sources",
    "starter",
    "write_all",
]
