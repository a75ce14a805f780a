"""A stand-in for the e-sign client service: it checks every request strictly, and signs."""

from __future__ import annotations

import base64
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter

__all__ = ["NIK", "PASSPHRASE", "PASSWORD", "USER", "StandIn", "standing_in"]

NIK, PASSPHRASE = "0000000000000001", "sandi-penanda-tangan"
USER, PASSWORD = "kantor-contoh", "sandi-kantor"
_SHOWN = {
    "imageBase64": str, "tampilan": str, "page": int, "originX": float, "originY": float,
    "width": float, "height": float, "location": str, "reason": str, "contactInfo": str,
}  # fmt: skip


class StandIn(BaseHTTPRequestHandler):
    """``answer`` is ``sign``, or the way in which the service misbehaves."""

    key: ClassVar[signers.SimpleSigner]
    answer: ClassVar[str] = "sign"
    faults: ClassVar[list[str]] = []
    seen: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        self._must(self.path == "/api/v2/sign/pdf", "path")
        self._must(self.headers["Content-Type"] == "application/json", "content type")
        if self.headers["Authorization"] != expected:
            self._send(401, {"error": "Unauthorized"})
            return
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append(body)
        self._must(set(body) == {"nik", "passphrase", "signatureProperties", "file"}, "keys")
        (shown,), (file,) = body["signatureProperties"], body["file"]
        self._must(set(shown) == set(_SHOWN), "properties")
        self._must(shown["tampilan"] == "VISIBLE", "tampilan")
        self._must(all(isinstance(shown[k], (kind, int) if kind is float else kind)
                       for k, kind in _SHOWN.items()), "types")  # fmt: skip
        data = base64.b64decode(file, validate=True)
        picture = Image.open(io.BytesIO(base64.b64decode(shown["imageBase64"], validate=True)))
        self._must(picture.format == "PNG", "picture")
        if (body["nik"], body["passphrase"]) != (NIK, PASSPHRASE):
            self._send(400, {"error": f"passphrase {body['passphrase']} salah untuk {body['nik']}"})
        elif self.answer == "sign":
            signed = base64.b64encode(self._sign(data, shown)).decode()
            self._send(200, {"time": 12, "file": [signed]})
        elif self.answer == "unsigned":
            self._send(200, {"time": 1, "file": [file]})
        elif self.answer == "other":
            other = base64.b64encode(b"%PDF-1.7 lain").decode()
            self._send(200, {"time": 1, "file": [other]})
        elif self.answer == "redirect":
            self.send_response(307)
            self.send_header("Location", "/lain")
            self.end_headers()
        else:
            self._raw(200, self.answer.encode())

    def _sign(self, data: bytes, shown: dict[str, Any]) -> bytes:
        """A visible signature in a field of the service's own, at the wanted place."""
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        page = writer.prev.root["/Pages"]["/Kids"][shown["page"] - 1].get_object()
        top = float(page["/MediaBox"][3]) - shown["originY"]
        box = tuple(round(n) for n in (shown["originX"], top - shown["height"],
                                       shown["originX"] + shown["width"], top))  # fmt: skip
        name = f"esign{len(self.seen)}"
        about = signers.PdfSignatureMetadata(
            field_name=name, reason=shown["reason"], subfilter=SigSeedSubFilter.PADES
        )
        spec = SigFieldSpec(name, on_page=shown["page"] - 1, box=box)
        tool = signers.PdfSigner(about, self.key, new_field_spec=spec)
        return tool.sign_pdf(writer).getvalue()

    def _must(self, holds: bool, what: str) -> None:
        if not holds:
            self.faults.append(what)

    def _send(self, status: int, body: dict[str, Any]) -> None:
        self._raw(status, json.dumps(body).encode())

    def _raw(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def standing_in(signing_key: signers.SimpleSigner, behaviour: str = "sign") -> Iterator[Any]:
    """A running stand-in: the address, and the class with what it saw."""

    class Running(StandIn):
        key = signing_key
        answer = behaviour
        faults: ClassVar[list[str]] = []
        seen: ClassVar[list[dict[str, Any]]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Running)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", Running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
