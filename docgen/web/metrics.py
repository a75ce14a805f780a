"""Numbers for Prometheus: requests by route and status, documents by kind and format.

Several processes count together in the folder that ``PROMETHEUS_MULTIPROC_DIR`` names when this is
imported; ``docgen serve`` sees to that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from docgen.service import Document

__all__ = ["CONTENT_TYPE", "count_documents", "count_request", "exposed", "forget_process"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"}

_registry = CollectorRegistry()
_requests = Counter(
    "docgen_requests", "Requests that were answered.", ("method", "route", "status"),
    registry=_registry,
)  # fmt: skip
_seconds = Histogram(
    "docgen_request_seconds", "Time from request to answer.", ("route",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=_registry,
)  # fmt: skip
_documents = Counter(
    "docgen_documents", "Documents that were made.", ("kind", "format"), registry=_registry
)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request; what is no method of HTTP counts as one."""
    method = method if method in _METHODS else "other"
    _requests.labels(method, route, str(status)).inc()
    _seconds.labels(route).observe(seconds)


def count_documents(documents: Iterable[Document]) -> None:
    """Count documents that were made."""
    for document in documents:
        _made(document.kind, document.format).inc()


@cache
def _made(kind: str, format: str) -> Counter:  # noqa: A002 - its label
    """The counter of a sort of documents, of which there are few."""
    return _documents.labels(kind, format)


def forget_process(process: int) -> None:
    """A process that counted has ended: what it counted stays, what it said of itself goes."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        mark_process_dead(process)  # type: ignore[no-untyped-call]


def exposed() -> bytes:
    """All numbers, those of the other processes too, as Prometheus reads them."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(_registry)
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return generate_latest(together)
