"""A context to try a template with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.rendering.media import Picture

__all__ = ["Trial"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One sample document, ready to be rendered."""

    context: Mapping[str, Any]
    """What the template may print."""
    media: Mapping[str, Picture] = field(default_factory=dict)
    """Its pictures by slot."""
