"""Every setting with its meaning, default and present value, from the code itself."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen import settings
from docgen.i18n import Language, text
from docgen.settings import EXTRA, SETTINGS, Setting, Settings

__all__ = ["MASK", "Shown", "shown"]

MASK = "********"
_PASSWORD = re.compile(r"(?<=://)([^/@\s]*):[^/@\s]*@")


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as it is shown."""

    env: str
    """The environment variable."""
    meaning: str
    default: str
    """Empty: none."""
    value: str
    """The value in force; secrets are masked."""
    given: bool
    """Whether the environment sets it, to something that can be read."""


def shown(language: Language, environ: Mapping[str, str] | None = None) -> list[Shown]:
    """All settings, in the order of their subjects."""
    env = os.environ if environ is None else environ
    now, plain = settings.current(env), Settings()
    return [_shown(setting, language, env, now, plain) for setting in (*SETTINGS, *EXTRA)]


def _shown(
    setting: Setting, language: Language, env: Mapping[str, str], now: Settings, plain: Settings
) -> Shown:
    meaning = text(f"setting.{setting.env}", language)
    raw = env.get(setting.env, "").strip()
    if not setting.field:
        return Shown(setting.env, meaning, "", _masked(setting, raw), bool(raw))
    value = getattr(now, setting.field)
    given = bool(raw) and setting.read(raw) is not None
    default = _plain(getattr(plain, setting.field))
    return Shown(setting.env, meaning, default, _masked(setting, _plain(value)), given)


def _masked(setting: Setting, value: str) -> str:
    """An address shows all but its password; another secret shows only that it is set."""
    if not setting.secret or not value:
        return value
    if "://" not in value:
        return MASK
    return _PASSWORD.sub(rf"\1:{MASK}@", value.partition("?")[0])


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return ",".join(value) if isinstance(value, tuple) else str(value)
