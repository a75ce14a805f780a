"""Pages for screens and for braille translators: HTML and plain text from one context.

The templates run in the same sandbox as those of PDFs; here their output is the file.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf import PdfTemplates
from docgen.rendering.pdf.tree import BREAK

__all__ = ["PageTemplates"]

_BLANKS = re.compile(r"\n{3,}")


class PageTemplates:
    """The HTML and text templates of some folders; where several have a file, the first wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._templates = PdfTemplates(folders)

    def template_hash(self, name: str) -> str:
        """SHA-256, in hex, over the template and all that it includes."""
        return self._templates.template_hash(name)

    def html(
        self,
        name: str,
        context: Mapping[str, Any],
        *,
        media: Mapping[str, Picture] | None = None,
        properties: Properties,
    ) -> bytes:
        """A page that stands alone: its pictures lie inside it.

        Raises TemplateFault when the template is at fault, with its place.
        """
        values = {
            **context,
            "gambar": {slot: _embedded(picture) for slot, picture in (media or {}).items()},
            "berkas": {
                "judul": properties.title,
                "data": properties.record_hash,
                "templat": properties.template_hash,
                "versi": properties.version,
            },
        }
        return self._templates.text(name, values).replace(BREAK, "<br>").encode()

    def plain(self, name: str, context: Mapping[str, Any]) -> bytes:
        """Plain text: one paragraph a line, an empty line between parts.

        Raises TemplateFault when the template is at fault, with its place.
        """
        text = html.unescape(self._templates.text(name, context)).replace(BREAK, "\n")
        lines = "\n".join(line.strip() for line in text.split("\n"))
        return (_BLANKS.sub("\n\n", lines).strip() + "\n").encode()


def _embedded(picture: Picture) -> dict[str, str]:
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(picture.data).decode()
    return {"alamat": f"data:image/{kind};base64,{data}", "alt": picture.alt}
