"""Build hook: compile the message catalogues that the wheel carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``locales/*/LC_MESSAGES/*.po`` beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before the files are collected."""
        for source in sorted(Path(self.root, "locales").rglob("*.po")):
            with source.open("rb") as stream:
                catalogue = read_po(stream, locale=source.parts[-3])
            target = source.with_suffix(".mo")
            with target.open("wb") as out:
                write_mo(out, catalogue)
            build_data["artifacts"].append(str(target.relative_to(self.root)))
