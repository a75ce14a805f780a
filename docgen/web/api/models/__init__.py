"""What the interface answers and is asked, as pydantic models: the schemas of its description."""

from docgen.web.api.models.batches import (
    BatchList,
    BatchRows,
    BatchState,
    Corrections,
    GoingOn,
)
from docgen.web.api.models.documents import CheckedRecords, MadeDocuments
from docgen.web.api.models.faults import Finding, Problem
from docgen.web.api.models.perkada import LintedDraft, ReadDraft, Regulation, RenumberedDraft
from docgen.web.api.models.register import (
    RegisteredDocument,
    RegisteredDocuments,
    Voiding,
)
from docgen.web.api.models.signing import SignedDocument, VerifiedFile
from docgen.web.api.models.templates import CheckedTemplate, TemplateList

__all__ = [
    "BatchList",
    "BatchRows",
    "BatchState",
    "CheckedRecords",
    "CheckedTemplate",
    "Corrections",
    "Finding",
    "GoingOn",
    "LintedDraft",
    "MadeDocuments",
    "Problem",
    "ReadDraft",
    "RegisteredDocument",
    "RegisteredDocuments",
    "Regulation",
    "RenumberedDraft",
    "SignedDocument",
    "TemplateList",
    "VerifiedFile",
    "Voiding",
]
