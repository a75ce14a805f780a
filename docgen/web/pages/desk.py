"""The signing desk: what waits for whom, and signing it here or elsewhere.

A key and its passphrase are read from the request, used and forgotten: nothing writes them to a
disk, a log or an answer. They are taken only where nobody can listen on the way: on this computer,
or over TLS.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, request

from docgen.errors import DocgenError
from docgen.service import signing, signing_desk
from docgen.service.register import shared
from docgen.service.register_desk import Database, Document, file_of, owner_of
from docgen.service.signing_desk import Waiting
from docgen.web.access import allow, current_account, owns, scope_of
from docgen.web.pages.answering import go, page, said, typed, upload, words
from docgen.web.pages.owned import changing, looked_up
from docgen.web.refusal import Refusal

__all__ = ["blueprint"]

_MAY_SIGN = ("penanda_tangan", "admin")
_MAY_UPLOAD = ("penanda_tangan", "operator", "admin")
_MAX_KEY = 1_000_000
"""Bytes of a key file."""

blueprint = Blueprint("desk", __name__, url_prefix="/tanda-tangan")


@blueprint.get("")
@allow()
def index() -> Response:
    """What waits for signatures, and for whose."""
    database = shared()
    rows = signing_desk.waiting(database, scope_of(current_account()))
    return page("tanda-daftar.html", rows=rows)


@blueprint.get("/<key>")
@allow()
def show(key: str) -> Response:
    """Who signs a document, whose turn it is, and how."""
    database = shared()
    return _shown(database, looked_up(database, key))


@blueprint.post("/<key>")
@allow(*_MAY_SIGN)
def sign(key: str) -> Response:
    """Sign with a key file that comes with the request."""
    with changing() as database:
        document = looked_up(database, key, change=True)
        if not _private():
            raise Refusal(403, "no-tls", "desk.no_tls")
        try:
            data, _ = upload("kunci", _MAX_KEY)
            secret = signing.KeyData(data, signing.Secret(request.form.get("sandi", "")))
            wish = signing.SignWish(
                typed("siapa"), reason=typed("alasan", 200), registered_only=True
            )
            signed, _ = signing.sign_data(file_of(database, document), document.title, secret, wish)
        except DocgenError as error:
            return _shown(database, document, said(error.findings), 422)
        # What is worth knowing about it, such as a certificate in another name, is said at once.
        remarks = [f for f in signed.report.signatures[-1].findings if f.severity != "I"]
        if remarks:
            return _shown(database, looked_up(database, key), said(remarks))
    return go("desk.show", key=key)


@blueprint.post("/<key>/berkas")
@allow(*_MAY_UPLOAD)
def bring(key: str) -> Response:
    """Take a file that was signed elsewhere, once it is verified."""
    with changing() as database:
        document = looked_up(database, key, change=True)
        try:
            data, _ = upload("berkas", current_app.config["MAX_VERIFY"])
            signing_desk.accept(database, document, data)
        except DocgenError as error:
            return _shown(database, document, said(error.findings), 422)
    return go("desk.show", key=key)


def _private() -> bool:
    """Whether nobody can read the request on its way."""
    return current_account().local or request.is_secure


def _shown(database: Database, document: Document, faults: Any = (), status: int = 200) -> Response:
    waiting = Waiting(document, signing_desk.places_in(database, document))
    account = current_account()
    mine = owns(account, owner_of(database, document.id))
    last = document.latest("pdf")
    return page(
        "tanda-dokumen.html",
        status,
        document=document,
        state=words(f"register.state_{document.state.value}"),
        places=waiting.places,
        turn=waiting.next,
        last=last,
        faults=faults,
        private=_private(),
        signs=mine and bool(account.roles & set(_MAY_SIGN)),
        brings=mine and bool(account.roles & set(_MAY_UPLOAD)),
    )
