"""What can be told of a template without knowing its kind: its tags, and the names that it uses.

The same for Word and XML templates; :mod:`docgen.rendering.docx.check` and
:mod:`docgen.rendering.pdf.check` say where in their file a finding stands.
"""

from docgen.rendering.checking.shapes import Shape, shape_of
from docgen.rendering.checking.trials import Trial

__all__ = ["Shape", "Trial", "shape_of"]
