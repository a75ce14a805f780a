"""What a file says about itself: the template's words, filled in as docxtpl does, or docgen's."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from docgen.rendering.docx.properties import core_xml

__all__ = ["Core", "core_part"]

_DOCXTPL: Final = ("author", "comments", "identifier", "language", "subject", "title")
"""The texts in which docxtpl obeys tags."""
_DOCGEN: Final = ("title", "subject", "author", "comments", "keywords", "category")
"""The texts of the template that stay where docgen's properties say nothing."""
_PART: Final = "docProps/core.xml"


def core_part(package: Any) -> XmlPart | None:
    """The part with the core properties, if the package has one."""
    try:
        part = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except KeyError:
        return None
    return part if isinstance(part, XmlPart) else None


class Core:
    """The core properties of a template."""

    __slots__ = ("_fixed", "_own", "_plain", "_texts", "_xml", "member", "tagged")

    def __init__(self, package: Any) -> None:
        """``package``: of python-docx, as the template is."""
        part = core_part(package)
        self.member = _PART if part is None else str(part.partname).lstrip("/")
        self._xml = b"" if part is None else bytes(part.blob)
        self._texts: dict[str, str] = {}
        self._own: dict[str, Any] = {}
        self._fixed: bytes | None = None
        self._plain: dict[str, Any] | None = None
        """What it says in every document, where no text holds a tag."""
        if part is not None:
            said = package.core_properties
            self._texts = {name: getattr(said, name) for name in {*_DOCXTPL, *_DOCGEN}}
            self._own = {
                **{n: moment for n in ("created", "modified") if (moment := getattr(said, n))},
                **({"language": said.language} if said.language else {}),
            }
        self.tagged = any("{" in text for text in self._texts.values())
        """A text may hold a tag."""

    def xml(self, fields: Mapping[str, Any], run: Any) -> bytes:
        """The part: with ``fields`` (see :func:`..properties.as_fields`), or as docxtpl leaves it
        when nothing is said; ``run`` renders a text that may hold tags.

        Raises:
            DataError: ``docx.character``.
            TemplateFault: what a tag does wrong.
        """
        if fields or not self._xml:
            return core_xml({**self._said(run), **fields})
        if self._fixed is not None:
            return self._fixed
        element = parse_xml(self._xml)
        properties: Any = CoreProperties(element)  # type: ignore[arg-type]
        try:
            for name in _DOCXTPL:
                setattr(properties, name, run(self._texts[name]))
        except ValueError:  # python-docx takes 255 characters, Word takes more
            return core_xml(self._said(run))
        made: bytes = serialize_part_xml(element)
        if not self.tagged:
            self._fixed = made
        return made

    def _said(self, run: Any) -> dict[str, Any]:
        if self._plain is not None:
            return self._plain
        texts: dict[str, Any] = {
            n: unescape(run(self._texts[n])) for n in _DOCGEN if n in self._texts
        }
        said = texts | self._own
        if not self.tagged:
            self._plain = said
        return said
