"""Settings, from the environment: each named, explained and with a default that needs nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["Settings", "current"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside."""

    templates: Path | None = None
    """``DOCGEN_TEMPLATES``: a folder whose templates win over the built-in ones."""
    language: str = "id"
    """``DOCGEN_LANG``: language of messages, ``id`` or ``en``."""
    epoch: datetime | None = field(default=None)
    """``SOURCE_DATE_EPOCH``: the date that files carry when the record gives none."""


def current(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives; what is not readable counts as not set."""
    env = os.environ if environ is None else environ
    epoch = env.get("SOURCE_DATE_EPOCH", "")
    language = env.get("DOCGEN_LANG", "id").lower()[:2]
    return Settings(
        templates=Path(env["DOCGEN_TEMPLATES"]) if env.get("DOCGEN_TEMPLATES") else None,
        language=language if language in ("id", "en") else "id",
        epoch=datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)
        if epoch.isdigit()
        else None,
    )
