"""DOCX through one door: a Word template and a context go in, a finished file comes out.

``compile_template(src).render(context, media=…, properties=…)`` knows no document kind. Templates
are Word files with docxtpl tags, which an office may edit in Word; they are not trusted.
"""

from __future__ import annotations

from docgen.rendering.docx.package import Limits
from docgen.rendering.docx.template import CompiledTemplate, compile_template
from docgen.rendering.docx.words import words
from docgen.rendering.docx.zipping import content_hash

__all__ = ["CompiledTemplate", "Limits", "compile_template", "content_hash", "words"]
