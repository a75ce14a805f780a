"""The first stage: a rendered XML template becomes an element tree."""

from docgen.rendering.pdf.parse.markup import MarkupFault
from docgen.rendering.pdf.parse.reader import read_document
from docgen.rendering.pdf.parse.style_sheet import StyleSheet, read_style_sheet
from docgen.rendering.pdf.parse.xml import read_document_xml, read_xml

__all__ = ["MarkupFault", "StyleSheet", "read_document", "read_document_xml",
           "read_style_sheet", "read_xml"]  # fmt: skip
