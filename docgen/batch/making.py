"""Rows become files: the one place where the work of a batch is done, whoever calls it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.batch.columns import Column, is_within
from docgen.batch.merging import merged
from docgen.batch.stores import Store
from docgen.batch.tables.model import Row
from docgen.errors import DocgenError, EnvironmentFault, Finding
from docgen.records.telaah import Record
from docgen.service import TemplateStore, Wish, prepare
from docgen.service import make as make_documents

__all__ = ["Job", "Made", "Task", "make"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """What all rows of a batch share."""

    base: Any
    """The base record as written."""
    columns: tuple[Column, ...]
    """The columns of the table; none for lines of JSON."""
    wish: Wish
    folder: Path | None
    """Where the pictures lie that records name."""
    templates: TemplateStore


@dataclass(frozen=True, slots=True)
class Task:
    """One row that is to be made."""

    row: Row
    name: str
    """The folder of its documents, as planned."""


@dataclass(frozen=True, slots=True)
class Made:
    """The verdict on one row."""

    number: int
    files: tuple[tuple[str, str], ...] = ()
    """Name and SHA-256 of each file, when the row is done."""
    faults: tuple[Finding, ...] = ()
    """Every reason, when it is refused."""
    warnings: int = 0
    """Findings of severity W and placeholders that are left."""

    @property
    def done(self) -> bool:
        """Whether its documents are there."""
        return not self.faults


def make(
    job: Job, tasks: Sequence[Task], store: Store, beat: Callable[[], None] = lambda: None
) -> list[Made]:
    """The verdicts on some rows, their files safely in the store.

    ``beat`` is called before each row: a place to say that the work goes on.

    A fault of one row is its verdict and stops no other, also one that docgen did not foresee. What
    would stop every row is raised: EnvironmentFault (store full, font missing).
    """
    verdicts: list[Made] = []
    files: dict[str, bytes] = {}
    for task in tasks:
        beat()
        place = f"baris {task.row.number}"
        try:
            verdict, made = _one(job, task)
        except EnvironmentFault:
            raise
        except DocgenError as error:
            verdict, made = Made(task.row.number, faults=error.findings), {}
        except Exception as error:
            _log.exception("row %d", task.row.number)
            fault = Finding("batch.internal", place, {"sebab": type(error).__name__})
            verdict, made = Made(task.row.number, faults=(fault,)), {}
        verdicts.append(verdict)
        files.update(made)
    if files:
        store.put(files)
    return verdicts


def _one(job: Job, task: Task) -> tuple[Made, dict[str, bytes]]:
    number = task.row.number
    source, faults = merged(task.row, job.columns, job.base, job.folder)
    (prepared,) = prepare([source], job.wish)
    checked = prepared.checked
    faults = (*faults, *_others(checked.of("E"), faults, job.columns))
    if faults or checked.record is None:
        return Made(number, faults=faults), {}
    record: Record = checked.record
    if record.berkas.folder_name != task.name:
        params = {"rencana": task.name, "hasil": record.berkas.folder_name}
        return Made(number, faults=(Finding("batch.name_differs", f"baris {number}", params),)), {}
    documents = list(make_documents(prepared, job.templates))
    files = {f"{document.folder}/{document.name}": document.data for document in documents}
    hashes = zip(files, (document.sha256 for document in documents), strict=True)
    warnings = len(checked.of("W")) + len(checked.of("P"))
    return Made(number, tuple(hashes), (), warnings), files


def _others(
    found: Sequence[Finding], cells: Sequence[Finding], columns: Sequence[Column]
) -> list[Finding]:
    """What is wrong with the record besides what its cells already say: a cell that was not taken
    is missing in the record, and that is no second fault.
    """
    heads = {fault.params.get("kolom") for fault in cells}
    paths = [column.path for column in columns if column.head in heads]
    return [f for f in found if not any(is_within(f.path, path) for path in paths)]
