"""Signing a file: the key is opened, the register is asked, the signed file is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyhanko.sign.timestamps import HTTPTimeStamper

from docgen import settings
from docgen.errors import DataError, UsageFault
from docgen.i18n import Language
from docgen.register import Database, Document, State
from docgen.service.output import write_file
from docgen.service.register_desk import attach_signed
from docgen.service.signed_files import Match, match, register_if_any
from docgen.service.verifying import Verification, read_pdf, verification_json
from docgen.signing.bsre import BsreAccount, BsreSigner
from docgen.signing.opening import open_pdf
from docgen.signing.pkcs11 import open_token
from docgen.signing.pkcs12 import open_key, open_key_data
from docgen.signing.places import Place, places
from docgen.signing.sign import Signed, Wanted, sign
from docgen.signing.signer import LEVELS, Level, Secret, Signer
from docgen.signing.trust import load_trust

__all__ = [
    "LEVELS",
    "KeyData",
    "KeyFile",
    "Level",
    "Secret",
    "SignWish",
    "SignedFile",
    "SigningService",
    "Token",
    "places_of",
    "sign_data",
    "sign_file",
    "signed_json",
]

_STAMP_SECONDS = 20


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a PKCS#12 file."""

    path: Path
    passphrase: Secret


@dataclass(frozen=True, slots=True)
class KeyData:
    """A key in the bytes of a PKCS#12 file that nothing keeps."""

    data: bytes = field(repr=False)
    passphrase: Secret


@dataclass(frozen=True, slots=True)
class Token:
    """A key on a PKCS#11 token."""

    module: Path
    """The maker's library."""
    token: str
    """The label of the token."""
    label: str
    """The label of key and certificate on it."""
    pin: Secret


@dataclass(frozen=True, slots=True)
class SigningService:
    """A person's certificate at the e-sign service that the settings name."""

    nik: str
    passphrase: Secret
    password: Secret
    """Of the office's account."""


Key = KeyFile | KeyData | Token | SigningService


@dataclass(frozen=True, slots=True)
class SignWish:
    """How to sign."""

    who: str
    """The signatory: field, role, name or office, or a part of one."""
    level: Level = "b"
    tsa: str = ""
    """The time-stamp authority; empty: that of the settings."""
    reason: str = ""
    online: bool = False
    """Whether proof that certificates are not revoked may be fetched."""
    registered_only: bool = False
    """Refuse a file that is not in the register."""
    at: datetime | None = None
    """The time of signing; None: now."""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """What came of it."""

    path: Path
    place: Place
    verification: Verification
    document: Document | None
    """The registered document, with its new state."""


def places_of(path: Path) -> tuple[Place, ...]:
    """Who is to sign a file, in order. Raises as :func:`read_pdf` and ``open_pdf``."""
    return places(open_pdf(read_pdf(path), str(path)).reader)


def sign_file(path: Path, key: Key, wish: SignWish, out: Path | None = None) -> SignedFile:
    """Sign a file; the result takes its place, or goes to ``out``, whole or not at all.

    A registered file is kept in the register too, and its document goes on to ``menunggu`` or,
    with the last signature, ``ditandatangani``.

    Raises DataError when file, certificate or register speak against it, UsageFault for a wrong
    call, EnvironmentFault when a key, service or authority cannot be reached.
    """
    signed, document = sign_data(read_pdf(path), str(path), key, wish)
    target = out or path
    write_file(target, signed.data)
    verification = Verification(signed.report, None, document, signed.report.verdict, ())
    return SignedFile(target, signed.place, verification, document)


def sign_data(data: bytes, name: str, key: Key, wish: SignWish) -> tuple[Signed, Document | None]:
    """The same of the bytes of a file, which errors call ``name``; nothing is written but in the
    register. Also gives the registered document with its new state.
    """
    current = settings.current()
    trust = load_trust(current.trust)
    stamper = _stamper(wish.tsa or current.tsa) if wish.level != "b" else None
    with register_if_any(current) as database:
        found = _registered(database, data, name, wish)
        wanted = Wanted(
            who=wish.who,
            trust=trust,
            level=wish.level,
            stamper=stamper,
            reason=wish.reason,
            link=found.document.url if found else "",
            at=wish.at,
            online=wish.online or wish.level == "lt",
        )
        with _opened(key) as signer:
            signed = sign(data, signer, wanted, name)
        document = None
        if database is not None and found is not None:
            document = attach_signed(
                database,
                found.document.id,
                signed.data,
                based_on=hashlib.sha256(data).hexdigest(),
                complete=not signed.report.waiting,
            )
    return signed, document


def _registered(database: Database | None, data: bytes, name: str, wish: SignWish) -> Match | None:
    """The document that the file is; DataError when the register speaks against signing it."""
    found = None if database is None else match(database, open_pdf(data, name))
    if found is None:
        if wish.registered_only:
            raise DataError.of("signing.unregistered", name)
        return None
    document = found.document
    if not found.whole:
        raise DataError.of("signing.altered_since", name, nomor=document.nomor or document.title)
    if document.state not in (State.TERDAFTAR, State.MENUNGGU):
        raise DataError.of("signing.not_open", name, keadaan=document.state.value)
    if not found.latest:
        raise DataError.of("signing.not_latest", name)
    return found


@contextmanager
def _opened(key: Key) -> Iterator[Signer]:
    if isinstance(key, KeyFile):
        yield open_key(key.path, key.passphrase)
    elif isinstance(key, KeyData):
        yield open_key_data(key.data, key.passphrase, "PKCS#12")
    elif isinstance(key, Token):
        with open_token(key.module, key.token, key.label, key.pin) as signer:
            yield signer
    else:
        current = settings.current()
        if not current.bsre_url:
            raise UsageFault.of("signing.no_service", "DOCGEN_BSRE_URL")
        account = BsreAccount(current.bsre_url, current.bsre_user, key.password)
        yield BsreSigner(account, key.nik, key.passphrase)


def _stamper(url: str) -> HTTPTimeStamper | None:
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageFault.of("signing.bad_tsa", "--tsa", alamat=url[:100])
    return HTTPTimeStamper(url, timeout=_STAMP_SECONDS)


def signed_json(signed: SignedFile, language: Language) -> dict[str, Any]:
    """The outcome for programs."""
    return {
        "path": str(signed.path),
        "field": signed.place.field,
        "waiting": list(signed.verification.report.waiting),
        "document": signed.document.id if signed.document else None,
        "state": signed.document.state.value if signed.document else None,
        **verification_json(signed.verification, language),
    }
