"""What signs: the one interface of a key file, a token, and a signing service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from asn1crypto import x509
from pyhanko.sign.timestamps import TimeStamper

from docgen.signing.block import Block
from docgen.signing.opening import Opened
from docgen.signing.places import Place
from docgen.signing.trust import Trust

__all__ = ["LEVELS", "Level", "Order", "Secret", "Signer"]

Level = Literal["b", "t", "lt"]
LEVELS: tuple[Level, ...] = ("b", "t", "lt")
"""PAdES baseline levels (ETSI EN 319 142-1): B-B, B-T with a time stamp, B-LT with proof of
revocation status beside it."""


class Secret:
    """A passphrase, PIN or password: it never prints itself."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(***)"

    def __bool__(self) -> bool:
        return bool(self._value)

    def reveal(self) -> str:
        """The value itself, for the one call that needs it."""
        return self._value


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be signed, where and how."""

    place: Place
    block: Block
    at: datetime
    """The time of signing, with its zone."""
    reason: str
    level: Level
    certify: bool
    """Whether this is the first signature, which allows later ones and nothing else."""
    trust: Trust
    stamper: TimeStamper | None = None
    """The time-stamp authority; needed for the levels t and lt."""
    fetch: bool = False
    """Whether proof that no certificate is revoked may be fetched over the network."""


class Signer(Protocol):
    """Something that signs."""

    @property
    def certificate(self) -> x509.Certificate | None:
        """The signatory's certificate; None when a service shows it only in what it signed."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Certificates between that one and its authority, as far as they are at hand."""

    def sign(self, opened: Opened, order: Order) -> bytes:
        """The file with one signature more, added to its end."""
