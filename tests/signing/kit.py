"""What the tests of signatures are made of: demo keys, a document with fields, and tampering."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from docgen import load
from docgen.service import Wish, generate
from docgen.signing.demo import DemoKeys
from docgen.signing.local import LocalSigner
from docgen.signing.pkcs12 import open_key
from docgen.signing.sign import Signed, Wanted, sign
from docgen.signing.signer import Secret
from docgen.signing.trust import Trust, load_trust
from docgen.signing.verify import verify

__all__ = ["FIELDS", "LINK", "Desk", "appended", "minutes"]

FIELDS = ("tim_1", "tim_2", "unit_1")
"""The three places of the minutes, in the order of signing."""
LINK = "https://contoh.go.id/v/0123456789abcdefghjkmnpqrs"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def minutes(*, electronic: bool = True) -> bytes:
    """The minutes of the fictional example, with fields for three signatures or for ink."""
    overlay = EXAMPLES / "tumpang" / "tanda-tangan-elektronik.yaml" if electronic else None
    record = load(EXAMPLES / "kota-contoh.yaml", overlay=overlay)
    wish = Wish(formats=("pdf",), only=frozenset({"berita-acara"}))
    return next(d.data for d in generate(record, wish) if d.variant is None)


@dataclass(frozen=True)
class Desk:
    """A folder of demo keys, ready to sign with."""

    keys: DemoKeys

    @property
    def secret(self) -> Secret:
        return Secret(self.keys.passphrase.read_text().strip())

    @property
    def trust(self) -> Trust:
        return load_trust(self.keys.trust)

    def signer(self, number: int) -> LocalSigner:
        """The key of a signer, from 1."""
        return open_key(self.keys.signers[number - 1], self.secret)

    def sign(self, data: bytes, number: int, **wanted: object) -> Signed:
        """Signer ``number`` signs in the place of that number, or where ``who`` says."""
        values = {"who": FIELDS[number - 1], "trust": self.trust, "link": LINK, **wanted}
        return sign(data, self.signer(number), Wanted(**values))  # type: ignore[arg-type]

    def signed(self, count: int = 3, **wanted: object) -> bytes:
        """The minutes with the first signatures."""
        data = minutes()
        for number in range(1, count + 1):
            data = self.sign(data, number, **wanted).data
        return data

    def verdict(self, data: bytes, now: datetime | None = None) -> str:
        """What a verification says in one word."""
        return verify(data, self.trust, now=now or datetime.now(UTC)).verdict


def appended(data: bytes, edit: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """A file with an incremental update that ``edit`` made."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
