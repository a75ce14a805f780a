"""Regulations in Word: drafts read as Word shows them, and trees written as editable drafts."""

from docgen.perkada.docx.reader import read_docx
from docgen.perkada.docx.writer import write_docx
from docgen.perkada.docx_facts import DocxFacts

__all__ = ["DocxFacts", "read_docx", "write_docx"]
