"""The third stage: positioned operations become a finished file, in one pass."""

from docgen.rendering.pdf.emit.file import emit

__all__ = ["emit"]
