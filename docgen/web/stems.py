"""Documents of a record in words: ``maklumat-poster`` is a poster to people."""

from __future__ import annotations

import re

from docgen.i18n import Language, text
from docgen.web.forms.shape import KINDS

__all__ = ["stem_words", "variant_words"]

_NUMBERED = re.compile(r"(.*?)(?:-(\d+))?")


def stem_words(stem: str, language: Language) -> str:
    """The words of ``<kind>[-<variant>][-<n>]``; the stem itself when its kind is not known."""
    kind = next((kind for kind in KINDS if f"{stem}-".startswith(f"{kind}-")), "")
    if not kind:
        return stem
    match = _NUMBERED.fullmatch(stem.removeprefix(kind).removeprefix("-"))
    variant, number = match.groups() if match else ("", None)
    words = variant_words(variant, language) if variant else text(f"web.page.kind_{kind}", language)
    return f"{words} {number}" if number else words


def variant_words(variant: str, language: Language) -> str:
    """The words of a variant; its own name where no catalogue has it, as that of a new kind."""
    code = f"web.variant.{variant}"
    words = text(code, language)
    return variant if words == code else words
