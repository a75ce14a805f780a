"""``Idempotency-Key``: a request that a program repeats is carried out once and answered alike."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Response, current_app, make_response, request

from docgen.service import repeating
from docgen.service.acting import acting
from docgen.service.register import shared
from docgen.web.access import current_account
from docgen.web.refusal import Refusal

__all__ = ["KEY_PATTERN", "repeatable"]

KEY_PATTERN = "^[A-Za-z0-9._:~-]{8,128}$"
_KEY = re.compile(KEY_PATTERN.strip("^$"))
_KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Content-Language", "ETag", "Location")
_SECRET = ("passphrase",)
"""Fields that no trace is kept of, not even in a hash."""

View = TypeVar("View", bound=Callable[..., Any])


def repeatable(view: View) -> View:
    """Let a program repeat a request to a view, and let the view act for who asks.

    The answer is kept for a day with the account that asked: errors of the request too, but none of
    the service, after which it may be tried again. Refusal for a key that is none (400), that came
    with another request (422), or whose request is still at work (409).
    """

    @wraps(view)
    def once(*args: Any, **kwargs: Any) -> Any:
        with acting(current_account()):
            key = request.headers.get("Idempotency-Key")
            if key is None:
                return view(*args, **kwargs)
            if not _KEY.fullmatch(key):
                raise Refusal(400, "usage", "api.bad_key", "Idempotency-Key")
            return _once(lambda: view(*args, **kwargs), key)

    return once  # type: ignore[return-value]


def _once(work: Callable[[], Any], key: str) -> Response:
    database = shared()
    ask = repeating.Ask(
        key_hash=hashlib.sha256(key.encode()).hexdigest(),
        account=current_account().id,
        route=f"{request.method} {request.path}"[:200],
        request_hash=_request_hash(),
    )
    kept = repeating.begin(database, ask)
    if kept is not None:
        return _again(kept, ask)
    response: Response | None = None
    try:
        try:
            response = make_response(work())
        except Exception as error:
            response = make_response(current_app.handle_user_exception(error))
    finally:
        if response is None or response.status_code >= 500:
            repeating.release(database, ask)
    if response.status_code < 500:
        headers = {
            name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers
        }
        body = response.get_data()
        repeating.finish(database, ask, response.status_code, json.dumps(headers), body)
    return response


def _again(kept: repeating.Kept, ask: repeating.Ask) -> Response:
    if kept.request_hash != ask.request_hash:
        raise Refusal(422, "key-reused", "api.key_reused", "Idempotency-Key")
    if kept.status is None:
        raise Refusal(409, "at-work", "api.at_work", "Idempotency-Key")
    response = Response(kept.body, kept.status)
    for name, value in json.loads(kept.headers).items():
        response.headers[name] = value
    response.headers["Idempotency-Replayed"] = "true"
    return response


def _request_hash() -> str:
    """SHA-256 over what is asked, whatever the boundary between the parts of a form."""
    digest = hashlib.sha256()

    def add(*pieces: str | bytes | None) -> None:
        for piece in pieces:  # a part of a form need not have a name
            text = piece or ""
            data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
            digest.update(len(data).to_bytes(8, "big") + data)

    add(request.query_string, request.headers.get("Accept", ""), request.mimetype)
    if request.mimetype != "multipart/form-data":
        add(request.get_data(cache=True))
        return digest.hexdigest()
    for name, value in request.form.items(multi=True):
        add(name, "" if name in _SECRET else value)
    for name, file in request.files.items(multi=True):
        add(name, file.filename, file.stream.read())
        file.stream.seek(0)
    return digest.hexdigest()
