"""Signing: everything that speaks against it is looked for first, and the result is verified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pyhanko.sign.timestamps import TimeStamper

from docgen.errors import DataError, DocgenError
from docgen.signing.block import Block, time_words
from docgen.signing.certificate import check_certificate
from docgen.signing.examine import Asked
from docgen.signing.opening import Opened, open_pdf, reading
from docgen.signing.places import Place, choose, places
from docgen.signing.report import Report, SignatureReport
from docgen.signing.signer import Level, Order, Signer
from docgen.signing.trust import Trust
from docgen.signing.verify import CLOCK_LEEWAY, verify_opened

__all__ = ["Signed", "Wanted", "sign"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be signed."""

    who: str
    """The signatory: field, role, name or office, or a part of one."""
    trust: Trust
    level: Level = "b"
    stamper: TimeStamper | None = None
    reason: str = ""
    link: str = ""
    """What the QR code says: where the document can be checked; empty: the hash of the file."""
    at: datetime | None = None
    """The time of signing; None: now."""
    online: bool = False
    """Whether proof of revocation status may be fetched."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file."""

    data: bytes
    place: Place
    report: Report
    """What a verification of it says."""


def sign(data: bytes, signer: Signer, wanted: Wanted, name: str = "") -> Signed:
    """The file with one signature more; ``name`` is what errors call it.

    Raises DataError with the reason when the file or the certificate must not be signed (with):
    see the codes ``signing.*``; UsageFault when nobody or several are meant by ``who``.
    """
    at = wanted.at or datetime.now(UTC)
    opened = open_pdf(data, name)
    with reading(data, name):
        found = places(opened.reader)
    place = choose(found, wanted.who)
    _check_turn(place, found, name)
    before = verify_opened(opened, Asked(wanted.trust, at))
    _check_signatures(before, at, name)
    issuer = ""
    if (certificate := signer.certificate) is not None:
        issuer = check_certificate(certificate, signer.chain, wanted.trust, at, fetch=wanted.online)
    block = Block(
        place.office or place.role,
        place.name,
        time_words(at, place.zone),
        wanted.reason,
        wanted.link or f"urn:sha256:{before.original_sha256}",
        issuer,
    )
    order = Order(
        place=place,
        block=block,
        at=at,
        reason=wanted.reason,
        level=wanted.level,
        certify=not before.signatures,
        trust=wanted.trust,
        stamper=wanted.stamper,
        fetch=wanted.online,
    )
    return _checked(opened, signer.sign(opened, order), place, before, wanted, at)


def _check_turn(place: Place, found: Sequence[Place], name: str) -> None:
    if place.draft:
        raise DataError.of("signing.draft", name)
    if place.signed:
        raise DataError.of("signing.signed_already", name, nama=place.label)
    waiting = [other for other in found if other.turn < place.turn and not other.signed]
    if waiting:
        listed = "; ".join(other.label for other in waiting)
        raise DataError.of("signing.out_of_turn", name, nama=place.label, menunggu=listed)


def _check_signatures(before: Report, at: datetime, name: str) -> None:
    for each in before.signatures:
        if each.integrity == "rusak" or each.modification == "terlarang":
            raise DataError.of("signing.altered_before", name, nama=each.signer or each.field)
        when = each.stamped or each.claimed
        if when is not None and when.tzinfo is not None and at < when - CLOCK_LEEWAY:
            raise DataError.of(
                "signing.clock_backwards", name, nama=each.signer, waktu=f"{when:%d-%m-%Y %H:%M %Z}"
            )


def _checked(
    opened: Opened, data: bytes, place: Place, before: Report, wanted: Wanted, at: datetime
) -> Signed:
    """What came back, when it is our file with exactly one sound signature more.

    Nothing is believed of a signing service, and a fault of our own must not leave the house.
    """
    if not data.startswith(opened.data):
        raise DocgenError.of("signing.not_added")
    after = verify_opened(open_pdf(data), Asked(wanted.trust, at))
    known = {each.field for each in before.signatures}
    fresh: list[SignatureReport] = [each for each in after.signatures if each.field not in known]
    if len(fresh) != 1 or any(
        each.integrity == "rusak" or each.modification == "terlarang" or each.trust == "ditolak"
        for each in after.signatures
    ):
        raise DocgenError.of("signing.unsound")
    return Signed(data, place, after)
