"""The service with three routes beside it that only a measurement needs.

    python -m benchmarks.serving_app PORT PROCESSES THREADS

``/api/bench/static`` sends the bytes of a berita acara, ``/api/bench/taken`` sends them to a record
that it takes in and does not look at, ``/api/bench/render`` renders them from a ready context. All
go through what every request of the product goes through.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sys
from typing import Any

from apiflask import APIFlask
from flask import Response

from docgen import service
from docgen.assets import examples_dir
from docgen.service.documents import render
from docgen.settings import Settings
from docgen.web import create_app
from docgen.web.access import allow
from docgen.web.api.body import parcel
from docgen.web.api.repeating import repeatable
from docgen.web.sending import MEDIA_TYPES
from docgen.web.serving import with_gunicorn

__all__ = ["FORMAT", "create", "main", "record", "target"]

FORMAT = "DOCGEN_BENCH_FORMAT"
"""The environment variable that says which format is measured."""


def record() -> bytes:
    """A record of one berita acara as JSON; it names no pictures."""
    source = service.sources(examples_dir() / "dki-jakarta.yaml")[0]
    names = ("id", "pemda", "unit", "verifikasi")
    parts = {name: source.data[name] for name in names if name in source.data}
    return json.dumps(parts, ensure_ascii=False).encode()


def target() -> str:
    """The address of the whole route."""
    return f"/api/v1/documents?only=berita-acara&format={os.environ.get(FORMAT, 'docx')}"


def create() -> APIFlask:
    """The service of this computer's user, with the three routes."""
    app = create_app({"LOCAL": True})
    form: Any = os.environ.get(FORMAT, "docx")
    wish = service.Wish((form,), frozenset({"berita-acara"}))
    (prepared,) = service.prepare(service.sources_of(record(), "berkas.json", None), wish)
    made = prepared.checked.record
    if made is None:
        raise SystemExit("the example has a fault")
    naskah, store = prepared.naskahs[0], app.extensions["docgen"]
    ready = render(made, naskah, form, store, {}).data

    def answer(data: bytes, digest: str) -> Response:
        response = Response(data, content_type=MEDIA_TYPES[form])
        response.set_etag(digest)
        return response

    digest = hashlib.sha256(ready).hexdigest()

    @allow()
    def static() -> Response:
        return answer(ready, digest)

    @allow()
    @repeatable
    def taken() -> Response:
        parcel()
        return answer(ready, digest)

    @allow()
    def rendered() -> Response:
        data = render(made, naskah, form, store, {}).data
        return answer(data, hashlib.sha256(data).hexdigest())

    app.add_url_rule("/api/bench/static", "bench_static_bytes", static)
    app.add_url_rule("/api/bench/taken", "bench_taken", taken, methods=("POST",))
    app.add_url_rule("/api/bench/render", "bench_render", rendered)
    return app


def main(port: int, workers: int, threads: int) -> None:
    """Serve as ``docgen serve`` does, with processes that live as long as the measurement."""
    settings = Settings(workers=workers, threads=threads, max_requests=0)
    with socket.create_server(("127.0.0.1", port), backlog=128) as listener:
        with_gunicorn.serve(create, listener, settings)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
