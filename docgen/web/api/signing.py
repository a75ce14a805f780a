"""Signatures: put on a PDF, and verified."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from flask import Response, current_app, request

from docgen.service import register_desk, signing, verifying
from docgen.service.register import exists, shared
from docgen.web.access import allow, must_own
from docgen.web.api.blueprint import blueprint
from docgen.web.api.body import upload
from docgen.web.api.models import SignedDocument, VerifiedFile
from docgen.web.api.operation import BINARY, JSON, Operation, binary, operation
from docgen.web.api.query import Query, read_query
from docgen.web.api.repeating import repeatable
from docgen.web.language import current_language
from docgen.web.refusal import Refusal
from docgen.web.sending import MEDIA_TYPES

__all__ = ["sign", "verify"]

_PDF = MEDIA_TYPES["pdf"]
_LEVELS = ("b", "t")
"""Not lt: it fetches from addresses that the certificate names, which a stranger may have made."""
_LARGEST_KEY = 1_000_000
_PLAIN = re.compile(r"[^\x00-\x1f\x7f]{0,500}")


@blueprint.post("/verify")
@operation(
    blueprint,
    Operation(
        "verifyFile",
        "signing",
        {JSON: VerifiedFile},
        bodies={
            _PDF: BINARY,
            "multipart/form-data": {
                "type": "object",
                "properties": {"file": BINARY},
                "required": ["file"],
            },
        },
    ),
)
@allow()
@repeatable
def verify() -> dict[str, Any]:
    """Verify the signatures of a PDF

    Status 200 whatever the verdict is: the JSON of ``docgen verify``. The file is forgotten.
    """
    read_query(Query)
    data, _ = upload("file", _limit(), pdf=_PDF)
    return verifying.verification_json(verifying.verify_data(data), current_language())


@blueprint.post("/sign")
@operation(
    blueprint,
    Operation(
        "signFile",
        "signing",
        {JSON: SignedDocument, **binary(_PDF)},
        bodies={
            "multipart/form-data": {
                "type": "object",
                "properties": {
                    "file": BINARY,
                    "key": {**BINARY, "description": "A PKCS#12 file."},
                    "passphrase": {"type": "string"},
                    "as": {
                        "type": "string",
                        "minLength": 1,
                        "description": "The signatory: field, role, name or office.",
                    },
                    "level": {"type": "string", "enum": list(_LEVELS), "default": "b"},
                    "reason": {"type": "string", "maxLength": 500},
                    "registered": {
                        "type": "string",
                        "enum": ["true", "false"],
                        "description": "Refuse a file that is not in the register.",
                    },
                },
                "required": ["file", "key", "passphrase", "as"],
                "additionalProperties": False,
            }
        },
    ),
)
@allow("penanda_tangan")
@repeatable
def sign() -> Response | dict[str, Any]:
    """Put a signature on a PDF

    The signed file, or with ``Accept: application/json`` what is to be said about it. That of a
    registered document is kept in the register too. The key is used once and forgotten.
    """
    read_query(Query)
    pdf, _ = upload("file", _limit(), pdf=_PDF)
    key, _ = upload("key", _LARGEST_KEY)
    wish = _wish()
    _refuse_foreign(pdf)
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        path, secret = Path(folder) / "dokumen.pdf", Path(folder) / "kunci.p12"
        path.write_bytes(pdf)
        secret.write_bytes(key)
        passphrase = signing.Secret(request.form.get("passphrase", ""))
        signed = signing.sign_file(path, signing.KeyFile(secret, passphrase), wish)
        data = path.read_bytes()
    if request.accept_mimetypes.best_match([_PDF, JSON]) == JSON:
        told = signing.signed_json(signed, current_language())
        del told["path"]
        return told
    response = Response(data, content_type=_PDF)
    response.set_etag(hashlib.sha256(data).hexdigest())
    response.headers["Content-Disposition"] = 'attachment; filename="dokumen-ttd.pdf"'
    return response


def _wish() -> signing.SignWish:
    """How to sign, from the fields of the form; Refusal (400) for what is none of them."""
    form = request.form
    known = {"passphrase", "as", "level", "reason", "registered"}
    for name in form:
        if name not in known or len(form.getlist(name)) > 1 or not _PLAIN.fullmatch(form[name]):
            raise _bad(name)
    level, registered = form.get("level", "b"), form.get("registered", "false")
    for name, right in (
        ("as", bool(form.get("as", "").strip())),
        ("level", level in _LEVELS),
        ("registered", registered in ("true", "false")),
        ("passphrase", "passphrase" in form),
    ):
        if not right:
            raise _bad(name)
    return signing.SignWish(
        form["as"],
        cast("signing.Level", level),
        reason=form.get("reason", ""),
        registered_only=registered == "true",
    )


def _bad(name: str | None) -> Refusal:
    shown = (name or "-")[:60]  # a part of a form need not have a name
    return Refusal(400, "usage", "api.bad_field", shown, nama=shown)


def _refuse_foreign(pdf: bytes) -> None:
    """A file of another unit's document is not signed here, since the register would keep it."""
    if exists():
        for document in register_desk.find_by_file(shared(), pdf):
            must_own(register_desk.owner_of(shared(), document.id))


def _limit() -> int:
    return int(current_app.config["MAX_VERIFY"])
