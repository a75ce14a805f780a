"""Values are data: what a context may hold, and how a text is written into XML.

The product passes plain text, numbers, lists and mappings. The library call also takes docxtpl's
own value types, which carry finished XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import docxtpl
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from markupsafe import Markup
from markupsafe import escape as _escape_xml

from docgen.errors import DataError, Finding, UsageFault
from docgen.rendering.docx.budget import BUDGET

__all__ = ["DEEPEST", "Prepared", "Ready", "escape", "forbidden", "prepare", "subdocuments"]

_FORBIDDEN: Final = re.compile(
    "[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)
"""Outside the Char production of XML 1.0 (W3C, section 2.2); lone surrogates among them."""
_LINE_ENDS: Final = re.compile("\r\n?")
DEEPEST: Final = 253
"""Levels of nesting; what :mod:`docgen.rendering.docx.compiled.gathering` looks through with."""
_SUBDOC: Final[type | None] = getattr(docxtpl, "Subdoc", None)
"""Only there when docxcompose is installed."""


def forbidden(text: str, allowed: str = "") -> str:
    """The first character that XML 1.0 cannot hold, or an empty text."""
    return next((m.group() for m in _FORBIDDEN.finditer(text) if m.group() not in allowed), "")


def escape(text: str) -> Markup:
    """``text`` as XML that prints it as typed; every kind of line end is one line break."""
    return _escape_xml(_LINE_ENDS.sub("\n", str(text)))


class Ready:
    """Finished XML of docxtpl or of a picture, made when it is printed.

    Opaque on purpose: docxtpl's own objects would hand a template the document with its methods
    that write files.
    """

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:
        self._value = value

    def __html__(self) -> str:
        """The XML."""
        return str(self._value)

    __str__ = __html__


@dataclass(frozen=True, slots=True)
class Prepared:
    """A context that is ready to be printed."""

    values: dict[str, Any]
    carriage: bool
    """A text holds a carriage return."""
    rich: tuple[str, ...]
    """The XML that docxtpl's RichText, RichTextParagraph and Listing carry."""


def prepare(context: Mapping[str, Any], bind: Callable[[InlineImage], Any]) -> Prepared:
    """The context as plain data, with docxtpl's pictures bound to a document by ``bind``.

    Raises:
        DataError: ``docx.character``, for every text that holds what XML 1.0 forbids.
        UsageFault: ``docx.not_plain``, for every value that is neither plain nor of docxtpl.
    """
    preparation = _Preparation(bind)
    plain = preparation.walk(context, "", 0)
    if preparation.wrong_types:
        raise UsageFault(*preparation.wrong_types)
    if preparation.wrong_texts:
        raise DataError(*preparation.wrong_texts)
    return Prepared(plain, preparation.carriage, tuple(preparation.rich))


def subdocuments(value: Any, depth: int = 0) -> list[Any]:
    """The docxtpl sub-documents somewhere in a context."""
    if _SUBDOC is None or depth > DEEPEST:
        return []
    if isinstance(value, _SUBDOC):
        return [value]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [found for item in value for found in subdocuments(item, depth + 1)]
    return []


class _Preparation:
    def __init__(self, bind: Callable[[InlineImage], Any]) -> None:
        self._bind = bind
        self.carriage = False
        self.rich: list[str] = []
        self.wrong_texts: list[Finding] = []
        self.wrong_types: list[Finding] = []

    def walk(self, value: Any, path: str, depth: int) -> Any:
        if isinstance(value, str):
            self._check(value, path)
            return str(value)
        if value is None or isinstance(value, bool | int | float):
            return value
        if depth > DEEPEST:
            self.wrong_types.append(Finding("docx.too_deep", path, {"limit": DEEPEST}))
            return None
        if isinstance(value, Mapping):
            return {
                self._key(key, path): self.walk(
                    item, f"{path}.{key}" if path else str(key), depth + 1
                )
                for key, item in value.items()
            }
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
            return [self.walk(item, f"{path}[{i}]", depth + 1) for i, item in enumerate(value)]
        return self._special(value, path)

    def _key(self, key: Any, path: str) -> str | int:
        if isinstance(key, str):
            self._check(key, path)
            return str(key)
        if isinstance(key, int):
            return key
        self.wrong_types.append(Finding("docx.not_plain", path, {"kind": type(key).__name__}))
        return str(key)

    def _special(self, value: Any, path: str) -> Any:
        if isinstance(value, RichText | RichTextParagraph | Listing):
            # docxtpl reads \a and \f in these as a new paragraph and a new page.
            self._check(value.xml, path, allowed="\a\f")
            self.rich.append(value.xml)
            return Ready(value)
        if isinstance(value, InlineImage):
            return Ready(self._bind(value))
        if _SUBDOC is not None and isinstance(value, _SUBDOC):
            return Ready(value)
        self.wrong_types.append(Finding("docx.not_plain", path, {"kind": type(value).__name__}))
        return None

    def _check(self, text: str, path: str, allowed: str = "") -> None:
        self.carriage = self.carriage or "\r" in text
        if len(text) > BUDGET.characters:
            millions = {
                "value": f"{len(text) / 1e6:.0f}",
                "limit": f"{BUDGET.characters / 1e6:.0f}",
            }
            self.wrong_texts.append(Finding("docx.long", path, millions))
            return
        if found := forbidden(text, allowed):
            params = {"character": f"U+{ord(found):04X}", "place": text.index(found) + 1}
            self.wrong_texts.append(Finding("docx.character", path, params))
