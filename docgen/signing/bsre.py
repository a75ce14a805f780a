"""Signing at the certificate authority of the government (BSrE), through its e-sign client.

An office runs the client service in its own network; it takes a PDF, the signatory's NIK and
passphrase, and answers with the signed file. The shapes of request and answer are those that public
clients use: kiiskominfokepri/esign-ts (its table of version 2, made from the technical guide
v2.2.1) and taufiqurrohmansuwarto/rumahASN (utils/esign-utils.js: ``originX`` and ``originY`` count
in points from the upper left corner). Nothing here was ever tried against the real service.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from asn1crypto import x509

from docgen.errors import DataError, EnvironmentFault, Finding, UsageFault
from docgen.signing.opening import MAX_BYTES, Opened
from docgen.signing.picture import block_picture
from docgen.signing.signer import Order, Secret

__all__ = ["BsreAccount", "BsreSigner"]

_PATH = "/api/v2/sign/pdf"
_SECONDS = 120
_NIK = re.compile(r"[0-9]{16}")
_ANSWER = 2 * MAX_BYTES


@dataclass(frozen=True, slots=True)
class BsreAccount:
    """The office's account at its e-sign client service."""

    url: str
    """Where the service answers: ``https://esign.contoh.go.id``."""
    user: str
    password: Secret


class BsreSigner:
    """Signs with the certificate that the authority keeps for a person."""

    def __init__(self, account: BsreAccount, nik: str, passphrase: Secret) -> None:
        """Raises UsageFault for an address or NIK that cannot be one, or a missing passphrase."""
        if not _NIK.fullmatch(nik):
            raise UsageFault.of("signing.bad_nik")
        if not passphrase:
            raise UsageFault.of("signing.no_passphrase")
        self._plain = _checked(account.url)
        self._account, self._nik, self._passphrase = account, nik, passphrase

    @property
    def certificate(self) -> x509.Certificate | None:
        """None: the service shows it only in what it signed."""
        return None

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Nothing is at hand."""
        return ()

    def sign(self, opened: Opened, order: Order) -> bytes:
        """The file as the service sends it back; :mod:`docgen.signing.sign` believes none of it.

        Raises EnvironmentFault when the service does not answer, DataError when it refuses.
        """
        place = order.place
        picture = block_picture(order.block, place.width, place.height)
        shown = {
            "imageBase64": base64.b64encode(picture).decode("ascii"),
            "tampilan": "VISIBLE",
            "page": place.page,
            "originX": round(place.left, 2),
            "originY": round(place.top, 2),
            "width": round(place.width, 2),
            "height": round(place.height, 2),
            "location": "",
            "reason": order.reason,
            "contactInfo": "",
        }
        answer = self._ask(
            {
                "nik": self._nik,
                "passphrase": self._passphrase.reveal(),
                "signatureProperties": [shown],
                "file": [base64.b64encode(opened.data).decode("ascii")],
            }
        )
        files = answer["file"]
        try:
            (file,) = files
            return base64.b64decode(file, validate=True)
        except (ValueError, TypeError, binascii.Error):
            raise EnvironmentFault.of("signing.service_garbled", self._account.url) from None

    def _ask(self, body: dict[str, Any]) -> dict[str, Any]:
        """Send a request. Redirects are not followed: the passphrase goes to one address only."""
        account = self._account
        pair = f"{account.user}:{account.password.reveal()}".encode()
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked
            account.url.rstrip("/") + _PATH,
            json.dumps(body).encode("ascii"),
            {
                "Authorization": "Basic " + base64.b64encode(pair).decode("ascii"),
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
            method="POST",
        )
        handlers: list[Any] = [_Stay()]
        if self._plain:
            handlers.append(urllib.request.ProxyHandler({}))
        try:
            with urllib.request.build_opener(*handlers).open(request, timeout=_SECONDS) as reply:
                data = reply.read(_ANSWER + 1)
        except urllib.error.HTTPError as error:
            raise self._refusal(error.code, error.read(4000)) from None
        except (urllib.error.URLError, OSError, ValueError) as error:
            reason = type(error).__name__
            raise EnvironmentFault.of("signing.service_silent", account.url, sebab=reason) from None
        found = _object(data) if len(data) <= _ANSWER else None
        if found is None:
            raise EnvironmentFault.of("signing.service_garbled", account.url)
        if "file" not in found:
            raise self._refusal(200, data[:4000])
        return found

    def _refusal(self, status: int, data: bytes) -> DataError:
        """The service's own words, without anything that we told it in confidence."""
        found = _object(data) or {}
        said = str(found.get("error") or found.get("message") or "")[:200]
        for secret in (self._passphrase.reveal(), self._account.password.reveal(), self._nik):
            said = said.replace(secret, "***") if secret else said
        params = {"status": status, "kata": said or "-"}
        return DataError(Finding("signing.service_refused", self._account.url, params))


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Refuse: urllib then raises the redirect as an error."""
        return


def _checked(url: str) -> bool:
    """Whether an address is plain HTTP, which only machines of the own network may be asked by."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" and host:
        return False
    try:
        near = host == "localhost" or ipaddress.ip_address(host).is_private
    except ValueError:
        near = False
    if parts.scheme != "http" or not near:
        raise UsageFault.of("signing.bad_service", "DOCGEN_BSRE_URL", alamat=url[:100])
    return True


def _object(data: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
