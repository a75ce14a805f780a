"""Runs a batch on this machine, over several processes that may die."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Thread
from typing import Any

from docgen.batch.making import Job, Made, Task, make
from docgen.batch.spec import Spec
from docgen.batch.state import State
from docgen.batch.stores import Store, open_store
from docgen.errors import DocgenError, Finding

__all__ = ["CHUNK", "run_here"]

CHUNK = 50
"""Rows that a process does at a time: handing out single rows costs more than it gains, and a
group of files is flushed to disk at the cost of one."""

_spec: Spec | None = None
_job: Job | None = None
_store: Store | None = None
_broken: DocgenError | None = None
"""Why this process cannot work; raised with its first rows, where somebody hears it."""


def _prepare(spec: dict[str, Any], folder: Path, url: str) -> None:
    """Called once in each process: templates are compiled there once, not for every chunk."""
    Thread(target=_end_with_parent, daemon=True).start()
    global _spec, _job, _store, _broken
    _spec = Spec.of_json(spec)
    try:
        _spec.must_be_alike()
        _job, _store = _spec.job(folder), open_store(url)
    except DocgenError as error:
        _broken = error


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: nobody else would tell it to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(tasks: list[Task]) -> list[Made]:
    if _broken is not None:
        raise _broken
    if _spec is None or _job is None or _store is None:
        raise RuntimeError("the process was not prepared")
    _spec.must_be_alike()
    made = make(_job, tasks, _store)
    _spec.must_be_alike()  # else nobody knows which templates these rows were made with
    return made


def run_here(
    spec: Spec,
    folder: Path,
    state: State,
    url: str,
    *,
    workers: int,
    step: Callable[[Sequence[Made]], None] = lambda _: None,
) -> None:
    """Do all rows that wait, in ``workers`` processes.

    A process that dies takes no row with it: the rows that were under way are done again, one at a
    time, and one that kills its process twice more is refused. ``step`` hears the verdicts of every
    chunk. What stops every row (store full, font missing, templates that were changed meanwhile) is
    raised; rows without a verdict wait.
    """
    run = _Run(spec, folder, state, url, step)
    state.give_back()
    while state.counts().left:
        for number in run.together(workers):
            run.alone(number)


class _Run:
    def __init__(
        self,
        spec: Spec,
        folder: Path,
        state: State,
        url: str,
        step: Callable[[Sequence[Made]], None],
    ) -> None:
        self._prepared = (spec.as_json(), folder, url)
        self._state, self._step = state, step

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=self._prepared)

    def together(self, workers: int) -> list[int]:
        """Go over the waiting rows; return those that were under way when a process died."""
        size = max(1, min(CHUNK, -(-self._state.counts().left // (workers * 4))))
        running: dict[Future[list[Made]], list[int]] = {}
        after = 0
        with self._pool(workers) as pool:
            try:
                while True:
                    while len(running) < workers * 2:
                        numbers = self._state.waiting(size, after)
                        if not numbers:
                            break
                        after = numbers[-1]
                        running[pool.submit(_work, self._state.take(numbers))] = numbers
                    if not running:
                        return []
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        self._tell(future.result())
                        del running[future]
            except BrokenProcessPool:
                lost = [number for numbers in running.values() for number in numbers]
                self._state.give_back(lost)
                return lost
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def alone(self, number: int) -> None:
        """Do one row in a process of its own, twice if need be."""
        for _ in range(2):
            tasks = self._state.take([number])
            if not tasks:  # it has its verdict
                return
            try:
                with self._pool(1) as pool:
                    self._tell(pool.submit(_work, tasks).result())
                return
            except BrokenProcessPool:
                self._state.give_back([number])
        fault = Finding("batch.worker_died", f"baris {number}")
        self._tell([Made(number, faults=(fault,))])

    def _tell(self, verdicts: Sequence[Made]) -> None:
        self._state.record(verdicts)
        self._step(verdicts)
