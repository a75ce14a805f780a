"""PDF from XML templates, in three stages: parse, layout, emit.

``parse`` reads a rendered template into a tree, ``layout`` sets the tree as pages of positioned
operations that know their structure element, ``emit`` writes the file in one pass. Nothing here
knows a kind of document.
"""

from docgen.rendering.pdf.fonts import uncovered
from docgen.rendering.pdf.operations import LaidOutDocument
from docgen.rendering.pdf.templates import PdfResult, PdfTemplates

__all__ = ["LaidOutDocument", "PdfResult", "PdfTemplates", "uncovered"]
