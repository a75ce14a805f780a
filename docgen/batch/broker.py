"""Batches over several machines: Celery hands rows out, the database says what is true.

A message holds only the id of a batch and the numbers of rows. A worker takes those rows in the
database, for a while; a message that comes twice finds nothing to take, and what a lost one held
runs out of time and is handed out again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from socket import gethostname
from typing import Any

from celery import Celery

from docgen.batch.files import unpacked
from docgen.batch.local import CHUNK
from docgen.batch.making import Job, make
from docgen.batch.spec import Spec
from docgen.batch.state import LEASE, Counts, State
from docgen.batch.stores import Store, open_store
from docgen.errors import DocgenError, EnvironmentFault, Finding, UsageFault
from docgen.register import Database

__all__ = ["broker", "run_over_broker", "start_worker"]

TASK = "docgen.batch.rows"
AHEAD = 20
"""Chunks that lie in the queue or in workers' hands at a time: enough to keep 20 workers busy."""
PATIENCE = LEASE + 20
"""Seconds without a verdict after which a batch ends that workers said they cannot do."""
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
    *,
    mind: Callable[[], None] = lambda: None,
    patience: float = PATIENCE,
) -> None:
    """Hand out the rows of a batch until each has its verdict.

    Whoever calls this may die as well: the rows keep their state, and another call goes on. While
    no worker is there it waits; ``mind`` is called again and again meanwhile, and may raise to end
    it. Raises EnvironmentFault when the broker cannot be reached, when the templates changed since
    the batch was begun, and when no verdict came for ``patience`` seconds while workers said why
    they cannot do its rows.
    """
    known = state.spec()
    if known is None:
        raise UsageFault.of("batch.nothing_to_resume", url)
    spec = Spec.of_json(known[0])
    state.ask_again()
    said: Counts | None = None
    verdicts, since = -1, time.monotonic()
    while (counts := state.counts()).left:
        mind()
        spec.must_be_alike()
        if counts != said:
            step(counts)
            said = counts
        if verdicts != (verdicts := counts.done + counts.refused):
            since = time.monotonic()
        if not counts.running and time.monotonic() - since > patience:
            why = state.left_alone()
            if why is not None:
                raise EnvironmentFault(why)
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
        self._known: tuple[str, str, str] | None = None
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
        spec = Spec.of_json(found[0])
        try:
            # Files of another docgen, or of other templates, would not be the same bytes: the rows
            # stay for workers that are alike.
            spec.must_be_alike()
            job, store = self._prepared(state, spec, url)
        except DocgenError as error:
            self._leave(state, numbers, error, taken=False)
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
            spec.must_be_alike()  # else nobody knows which templates these rows were made with
        except DocgenError as error:  # a full store, for one: it stops every row
            self._leave(state, mine, error, taken=True)
            return
        except BaseException:
            state.give_back(mine)
            raise
        state.record(verdicts)

    def _leave(self, state: State, numbers: list[int], error: DocgenError, *, taken: bool) -> None:
        """Let rows go, and say why where whoever handed them out finds it."""
        _log.error("batch %s: %s", state.batch, error.code)
        why = error.findings[0]
        params = {key: str(value)[:200] for key, value in why.params.items()}
        where = f"{why.path} ({gethostname()})".strip()
        state.leave(numbers, Finding(why.code, where, params), taken=taken)

    def _prepared(self, state: State, spec: Spec, url: str) -> tuple[Job, Store]:
        # What the batch is made with belongs to it: a batch may go on with other templates.
        wanted = (state.batch, url, spec.templates_hash)
        if self._known != wanted or self._job is None or self._store is None:
            self.close()
            self._folder = unpacked(state)
            self._job, self._store = spec.job(self._folder.__enter__()), open_store(url)
            self._known = wanted
        return self._job, self._store

    def close(self) -> None:
        """Take away the files of the batch that was worked on last."""
        folder, self._folder, self._known = self._folder, None, None
        if folder is not None:
            folder.__exit__(None, None, None)


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
