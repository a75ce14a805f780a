"""The second stage: the element tree becomes pages of positioned operations."""

from docgen.rendering.pdf.layout.document import lay_out

__all__ = ["lay_out"]
