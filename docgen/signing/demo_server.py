"""The demo authority on this machine: time stamps and the revocation list, without a network.

It answers 127.0.0.1 only and stamps whatever it is asked to: for trying out, like the demo keys.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from asn1crypto import tsp, x509
from pyhanko.sign import signers
from pyhanko.sign.timestamps import DummyTimeStamper

from docgen.errors import DataError, EnvironmentFault
from docgen.signing.demo import PASSPHRASE, TRUST

__all__ = ["demo_server", "demo_stamper"]

_MOST = 10_000
"""Bytes of a time-stamp request; a real one has about sixty."""


def demo_stamper(folder: Path) -> DummyTimeStamper:
    """The time-stamp authority of a folder of demo keys. Raises DataError when it is none."""
    try:
        secret = (folder / PASSPHRASE).read_bytes().strip()
        data = (folder / "penanda-waktu.p12").read_bytes()
        key = signers.SimpleSigner.load_pkcs12_data(data, [], secret)
    except (OSError, ValueError):
        raise DataError.of("signing.no_demo", str(folder)) from None
    certificate: x509.Certificate = key.signing_cert
    return DummyTimeStamper(certificate, key.signing_key, certs_to_embed=key.cert_registry)


def demo_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for :meth:`serve_forever`; port 0 takes a free one.

    Raises DataError when the folder holds no demo keys, EnvironmentFault when the port is taken.
    """

    class Handler(_Handler):
        stamper = demo_stamper(folder)
        lists = folder / TRUST / "otoritas.crl"

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        reason = error.strerror or ""
        raise EnvironmentFault.of(
            "signing.port_taken", "--port", porta=port, sebab=reason
        ) from None


class _Handler(BaseHTTPRequestHandler):
    stamper: ClassVar[DummyTimeStamper]
    lists: ClassVar[Path]
    timeout = 10

    def do_GET(self) -> None:
        """The revocation list."""
        if self.path != "/ca.crl":
            self.send_error(404)
            return
        self._answer("application/pkix-crl", self.lists.read_bytes())

    def do_POST(self) -> None:
        """A time stamp (RFC 3161)."""
        if self.path != "/tsa":
            self.send_error(404)
            return
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > _MOST:
            self.send_error(413)
            return
        try:
            request = tsp.TimeStampReq.load(self.rfile.read(int(length)), strict=True)
            answer = self.stamper.request_tsa_response(request)
        except (ValueError, TypeError):
            self.send_error(400)
            return
        self._answer("application/timestamp-reply", answer.dump())

    def _answer(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing is written down."""
