"""One draft of a record as its pages use it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import service
from docgen.errors import DataError
from docgen.service import drafts
from docgen.service.draft_files import folder_of
from docgen.service.register import shared
from docgen.web import access
from docgen.web.access import absent, current_account
from docgen.web.forms.shape import KINDS, roots

__all__ = ["KIND", "Work", "begun", "kind_of", "may_change", "opened"]

KIND = "berkas"
"""What the table of drafts calls a record."""
_NAMELESS = "–"


@dataclass(frozen=True)
class Work:
    """A record that is being written, and the document that its form is open for."""

    draft: drafts.Draft
    kind: str
    data: dict[str, Any]
    """What was typed."""

    @property
    def folder(self) -> Path:
        """Where its pictures lie."""
        return folder_of(shared(), self.draft)

    def source(self, data: dict[str, Any]) -> service.Source:
        """The record of this kind of document alone: what others lack must not stand in its way."""
        others = set(KINDS.values()) - {root.name for root in roots(self.kind)}
        own = {key: value for key, value in data.items() if key not in others}
        return service.Source(own, "formulir", self.folder)

    def save(self, data: dict[str, Any], known: str) -> str | None:
        """Keep what was typed; by what its new state is known, None when there is a newer one."""
        text = _written(self.kind, data)
        try:
            done = drafts.save(
                shared(), current_account(), self.draft, _title(data), text, known=known
            )
        except DataError as error:
            if error.code != "desk.saved_meanwhile":
                raise
            return None
        return done.changed_at


def opened(key: str, kind: str = "") -> Work:
    """The draft of that id, for its own kind of document or another; Refusal (404) where the
    account sees none of that id.
    """
    found = drafts.one(shared(), current_account(), key, KIND) if key.isalnum() else None
    if found is None:
        raise absent()
    said = json.loads(found.text)
    return Work(found, kind if kind in KINDS else said["jenis"], said["data"])


def begun(kind: str, data: dict[str, Any]) -> drafts.Draft:
    """A new draft of whoever asks."""
    return drafts.begin(shared(), current_account(), KIND, _title(data), _written(kind, data))


def may_change(draft: drafts.Draft) -> bool:
    """Whether the user may save and discard a draft, or only look at it, as evaluators do."""
    return access.may_change(draft.account, draft.unit)


def kind_of(draft: drafts.Draft) -> str:
    """The kind of document that a draft was last open for."""
    kind = json.loads(draft.text)["jenis"]
    return kind if kind in KINDS else next(iter(KINDS))


def _title(data: dict[str, Any]) -> str:
    """What a list calls the record: its unit, else its government."""
    for part in ("unit", "pemda"):
        said = data.get(part)
        name = said.get("nama") if isinstance(said, dict) else None
        if isinstance(name, str) and name.strip():
            return name
    return _NAMELESS


def _written(kind: str, data: dict[str, Any]) -> str:
    return json.dumps({"jenis": kind, "data": data}, ensure_ascii=True)
