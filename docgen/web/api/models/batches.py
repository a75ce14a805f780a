"""How far a batch is."""

from __future__ import annotations

from typing import Literal

from docgen.web.api.models.base import Answer

__all__ = ["BatchState"]


class BatchCounts(Answer):
    """Rows by what became of them."""

    total: int
    done: int
    refused: int
    left: int
    """Rows without a verdict."""


class BatchRow(Answer):
    """A refused row."""

    number: int
    """Its number in the table."""
    name: str
    """The folder of its documents."""
    state: str
    words: str
    files: list[str]
    reasons: list[str]


class BatchProblem(Answer):
    """Why a batch could not be run at all."""

    code: str
    path: str
    params: dict[str, str]


class BatchLinks(Answer):
    """Where to go on."""

    self: str
    events: str
    zip: str


class BatchState(Answer):
    """A batch."""

    id: str
    title: str
    state: Literal["petakan", "siap", "selesai", "gagal"]
    """siap: to be run, or under way."""
    counts: BatchCounts | None
    """Null while it waits for its turn."""
    refused: list[BatchRow]
    problems: list[BatchProblem]
    links: BatchLinks
