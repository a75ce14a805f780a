"""How far a batch is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.web.api.models.base import Answer

__all__ = ["BatchList", "BatchRows", "BatchState", "Corrections", "GoingOn"]


class BatchCounts(Answer):
    """Rows by what became of them."""

    total: int
    done: int
    refused: int
    left: int
    """Rows without a verdict."""


class BatchRow(Answer):
    """What became of a row."""

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
    rows: str
    refused: str
    """The refused rows as a workbook to be corrected."""
    zip: str


class BatchHead(Answer):
    """A batch in a list."""

    id: str
    title: str
    state: Literal["petakan", "siap", "selesai", "gagal"]
    """siap: to be run, or under way; gagal: it stopped before its end."""
    counts: BatchCounts | None
    """Null while it waits for its turn."""
    links: BatchLinks


class BatchList(Answer):
    """Batches."""

    batches: list[BatchHead]


class BatchRows(Answer):
    """A page of rows."""

    rows: list[BatchRow]


class BatchState(BatchHead):
    """A batch."""

    refused: list[BatchRow]
    problems: list[BatchProblem]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class CorrectedRow(_Asked):
    """A refused row with other cells."""

    number: Annotated[int, Field(ge=1, le=10**8)]
    """Its number in the table."""
    cells: dict[str, Annotated[str, Field(max_length=1_000_000)]]
    """Head of a column to text; an empty text empties the cell, what is not named stays."""


class Corrections(_Asked):
    """Refused rows that shall be done again."""

    rows: Annotated[list[CorrectedRow], Field(min_length=1, max_length=5000)]


class GoingOn(_Asked):
    """How a batch shall go on."""

    adopt: bool = False
    """With the templates and the docgen that are there now, where they changed since it began."""
