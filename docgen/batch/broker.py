"""Batches over several machines: Celery hands rows out, the database says what is true.

A message holds only the id of a batch and the numbers of rows. A worker takes those rows in the
database, for a while; a message that comes twice finds nothing to take, and what a lost one held
runs out of time and is handed out again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from celery import Celery

from docgen import __version__
from docgen.batch.files import unpacked
from docgen.batch.local import CHUNK
from docgen.batch.making import Job, make
from docgen.batch.spec import Spec, fingerprint
from docgen.batch.state import LEASE, Counts, State
from docgen.batch.stores import Store, open_store
from docgen.errors import EnvironmentFault
from docgen.register import Database

__all__ = ["broker", "run_over_broker", "start_worker"]

TASK = "docgen.batch.rows"
AHEAD = 20
"""Chunks that lie in the queue or in workers' hands at a time: enough to keep 20 workers busy."""
_PAUSE = 0.3
_log = logging.getLogger(__name__)


def broker(url: str) -> Celery:
    """The queue behind an address (``redis://…``); nothing is opened yet."""
    app = Celery("docgen", broker=url, set_as_current=False)
    app.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        worker_prefetch_multiplier=1,
        broker_connection_retry_on_startup=True,
        broker_transport_options={"visibility_timeout": 4 * LEASE},
        worker_hijack_root_logger=False,
    )
    return app


def run_over_broker(
    app: Celery,
    state: State,
    url: str,
    step: Callable[[Counts], None] = lambda _: None,
) -> None:
    """Hand out the rows of a batch until each has its verdict.

    Whoever calls this may die as well: the rows keep their state, and another call goes on.
    Raises EnvironmentFault when the broker cannot be reached.
    """
    said: Counts | None = None
    while (counts := state.counts()).left:
        if counts != said:
            step(counts)
            said = counts
        room = AHEAD * CHUNK - counts.running - counts.queued
        numbers = state.hand_out(min(CHUNK, room)) if room > 0 else []
        if not numbers:
            time.sleep(_PAUSE)
            continue
        try:
            app.send_task(TASK, [state.batch, numbers, url], retry=False)
        except Exception as error:  # kombu raises what its transport raises
            state.give_back(numbers)
            reason = type(error).__name__
            raise EnvironmentFault.of("batch.broker", "DOCGEN_BROKER_URL", sebab=reason) from None
    step(state.counts())


class _Worker:
    """What one process of a worker keeps between tasks: the batch that it worked on last."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        self._known: tuple[str, str] | None = None
        self._job: Job | None = None
        self._store: Store | None = None
        self._folder: Any = None

    def rows(self, batch: str, numbers: list[int], url: str) -> None:
        """Do some rows of a batch."""
        state = State(self._engine, batch)
        found = state.spec()
        if found is None:
            _log.warning("batch %s is not known here", batch)
            return
        job, store = self._prepared(state, found[0], url)
        if job is None or store is None:
            return
        tasks = state.take(numbers)
        if not tasks:
            return
        mine = [task.row.number for task in tasks]
        told = time.monotonic()

        def beat() -> None:
            nonlocal told
            if time.monotonic() - told > LEASE / 4:
                state.keep(mine)
                told = time.monotonic()

        try:
            verdicts = make(job, tasks, store, beat)
        except BaseException:
            state.give_back(mine)
            raise
        state.record(verdicts)

    def _prepared(
        self, state: State, said: dict[str, Any], url: str
    ) -> tuple[Job | None, Store | None]:
        if self._known == (state.batch, url):
            return self._job, self._store
        spec = Spec.of_json(said)
        templates = Path(spec.templates) if spec.templates else None
        if spec.version != __version__ or spec.templates_hash != fingerprint(templates):
            # Its files would not be the same bytes: the rows stay for workers that are alike.
            _log.error("batch %s: another version of docgen or of the templates", state.batch)
            return None, None
        if self._folder is not None:
            self._folder.__exit__(None, None, None)
        self._folder = unpacked(state)
        self._job, self._store = spec.job(self._folder.__enter__()), open_store(url)
        self._known = (state.batch, url)
        return self._job, self._store


def start_worker(url: str, open_database: Callable[[], Database], concurrency: int) -> int:
    """Work until told to stop; the exit code of the worker.

    ``open_database``: opens the database that says what is true, once in each process.
    """
    app = broker(url)
    workers: list[_Worker] = []

    def rows(batch: str, numbers: list[int], store: str) -> None:
        if not workers:
            workers.append(_Worker(open_database()))
        workers[0].rows(batch, numbers, store)

    app.task(name=TASK)(rows)
    arguments = ["worker", "--loglevel=WARNING", f"--concurrency={concurrency}", "--without-mingle"]
    app.worker_main([*arguments, "--without-gossip", "--pool=prefork"])
    return 0
