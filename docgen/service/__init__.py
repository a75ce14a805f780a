"""The use cases: load, check and generate. Doors call these and hold no rules of their own."""

from docgen.records.muat import Source
from docgen.service.checking import Checked, Prepared, check, count, make, prepare
from docgen.service.conformance import (
    Conformance,
    conformance,
    conformance_json,
    not_covered,
)
from docgen.service.describing import schema, starter, variants
from docgen.service.documents import FORMATS, Document, Wish, generate, naskahs
from docgen.service.loading import load, load_all, sources, sources_of
from docgen.service.output import Written, write_all
from docgen.service.record_lint import is_drafting
from docgen.service.reporting import (
    as_json,
    checked_json,
    document_json,
    line_of,
    problems,
    state_of,
)
from docgen.service.template_check import (
    CheckedTemplate,
    check_template,
    check_templates,
    template_json,
)
from docgen.service.template_files import TemplateFile, export_templates, list_templates
from docgen.service.templates import TemplateStore

__all__ = [
    "FORMATS",
    "Checked",
    "CheckedTemplate",
    "Conformance",
    "Document",
    "Prepared",
    "Source",
    "TemplateFile",
    "TemplateStore",
    "Wish",
    "Written",
    "as_json",
    "check",
    "check_template",
    "check_templates",
    "checked_json",
    "conformance",
    "conformance_json",
    "count",
    "document_json",
    "export_templates",
    "generate",
    "is_drafting",
    "line_of",
    "list_templates",
    "load",
    "load_all",
    "make",
    "naskahs",
    "not_covered",
    "prepare",
    "problems",
    "schema",
    "sources",
    "sources_of",
    "starter",
    "state_of",
    "template_json",
    "variants",
    "write_all",
]
