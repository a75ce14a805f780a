"""Messages for people, in Indonesian and English, from the gettext catalogues in ``locales/``.

A catalogue maps the code of a finding to its message, and ``<code>#fix`` to the mend. Parameters
stand in braces, as for :meth:`str.format_map`. Each area of docgen has a catalogue (a gettext
domain) of its own, so a message stands beside its like.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from docgen.assets import locales_dir
from docgen.errors import Finding

__all__ = ["LANGUAGES", "Language", "Message", "codes", "explain", "text"]

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in words."""

    message: str
    """What is wrong."""
    fix: str
    """How to mend it; empty when nothing needs mending."""


class _Params(dict[str, Any]):
    """Parameters of a message; one that is missing prints as its own name, never as a failure."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@cache
def _catalogue(language: Language) -> Mapping[str, str]:
    """All domains of one language as one mapping; compiled files win over their sources."""
    merged: dict[str, str] = {}
    folder = locales_dir() / language / "LC_MESSAGES"
    for source in sorted(folder.glob("*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            stream = io.BytesIO(compiled.read_bytes())
        else:
            stream = io.BytesIO()
            write_mo(stream, read_po(io.BytesIO(source.read_bytes()), locale=language))
            stream.seek(0)
        translations = gettext.GNUTranslations(stream)
        entries: Mapping[str, str] = translations._catalog  # type: ignore[attr-defined]
        merged.update({k: v for k, v in entries.items() if isinstance(k, str) and k})
    return merged


def codes(language: Language = "id") -> frozenset[str]:
    """Every code that has a message in ``language``."""
    return frozenset(key for key in _catalogue(language) if "#" not in key)


def text(code: str, language: Language = "id", /, **params: Any) -> str:
    """The words of one code; the code itself when no catalogue has it."""
    template = _catalogue(language).get(code)
    return code if template is None else template.format_map(_Params(params))


def explain(finding: Finding, language: Language = "id") -> Message:
    """A finding in words: what is wrong and how to mend it."""
    params = _Params(finding.params, path=finding.path, label=finding.label)
    catalogue = _catalogue(language)
    message = catalogue.get(finding.code, finding.code)
    fix = catalogue.get(f"{finding.code}#fix", "")
    return Message(message.format_map(params), fix.format_map(params))
