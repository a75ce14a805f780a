"""Settings, from the environment: each named, explained and with a default that needs nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

__all__ = [
    "EXTRA",
    "SETTINGS",
    "Setting",
    "Settings",
    "current",
    "data_folder",
    "language",
    "undated",
]

_NUMBER_FORMAT = "{kode}/{urut}/{unit}/{tahun}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside."""

    templates: Path | None = None
    """``DOCGEN_TEMPLATES``: a folder whose templates win over the built-in ones."""
    language: str = "id"
    """``DOCGEN_LANG``: language of messages, ``id`` or ``en``."""
    epoch: datetime | None = None
    """``SOURCE_DATE_EPOCH``: the date that files carry when the record gives none."""
    database_url: str = ""
    """``DOCGEN_DATABASE_URL``: the database of the register, ``sqlite:///FILE`` or
    ``postgresql://…``; by default the file ``docgen-register.db`` in the user's data folder."""
    store: Path | None = None
    """``DOCGEN_STORE``: the folder of the registered files; by default beside a SQLite database,
    else in the user's data folder."""
    public_url: str = ""
    """``DOCGEN_PUBLIC_URL``: the address of the public page, printed as a QR code: what a document
    is checked at is ``<address>/v/<id>``. Registering needs it."""
    number_format: str = _NUMBER_FORMAT
    """``DOCGEN_NUMBER_FORMAT``: the pattern of numbers of naskah dinas, where the record's
    ``pemda.format_nomor`` gives none."""
    number_codes: str = ""
    """``DOCGEN_NUMBER_CODES``: klasifikasi codes by series: ``berita-acara=100.3.11,…``."""
    number_unit: str = ""
    """``DOCGEN_NUMBER_UNIT``: the code of the office in numbers; by default its short name."""
    trust: Path | None = None
    """``DOCGEN_TRUST``: a folder (or one file) of the certificates that signatures must chain to,
    ``.crt``, ``.pem``, ``.cer`` or ``.der``, and of revocation lists, ``.crl``."""
    tsa: str = ""
    """``DOCGEN_TSA``: the time-stamp authority (RFC 3161) of the levels t and lt."""
    bsre_url: str = ""
    """``DOCGEN_BSRE_URL``: where the office's e-sign client service answers."""
    bsre_user: str = ""
    """``DOCGEN_BSRE_USER``: the office's name there; the password is asked for, or stands in
    ``DOCGEN_BSRE_PASSWORD``."""
    actor: str = ""
    """``DOCGEN_ACTOR``: who is named in the audit trail; by default the user of the machine."""
    accounts: str = ""
    """``DOCGEN_ACCOUNTS``: ``required`` asks for a login on this computer too."""
    bind: str = "127.0.0.1:8000"
    """``DOCGEN_BIND``: where ``docgen serve`` listens, ``ADDRESS:PORT`` or ``unix:PATH``."""
    hosts: tuple[str, ...] = ()
    """``DOCGEN_HOSTS``: names by which the service may be called, with commas between them; this
    computer's own are always among them."""
    proxies: int = 0
    """``DOCGEN_PROXIES``: how many proxies stand before the service; the address that they report
    is the one that is rate-limited. With any, everybody logs in."""
    secret_key: str = ""
    """``DOCGEN_SECRET_KEY``: what sessions are signed with, at least 32 characters, the same on
    every machine; by default a new one at each start, which ends all sessions."""
    workers: int = 0
    """``DOCGEN_WORKERS``: processes that answer; 0: as many as there are processors, at least 2."""
    threads: int = 2
    """``DOCGEN_THREADS``: threads of each process; more where a database or a signing service lets
    them wait for long, one behind a proxy that holds requests until they are whole."""
    timeout: int = 120
    """``DOCGEN_TIMEOUT``: seconds after which a process that no longer answers is replaced."""
    max_requests: int = 20_000
    """``DOCGEN_MAX_REQUESTS``: requests after which a process is replaced by a new one, a tenth
    more or less so that not all go at once; 0: never."""
    rate: str = "600 per minute"
    """``DOCGEN_RATE``: how often one account, or one address without an account, may ask."""
    redis: str = ""
    """``DOCGEN_REDIS``: ``redis://…`` where rates are counted for all processes together; by
    default each process counts for itself."""


_DEFAULTS = Settings()


def _path(value: str) -> Path | None:
    return Path(value) if value else None


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None


def _language(value: str) -> str | None:
    short = value.lower()[:2]
    return short if short in ("id", "en") else None


def _epoch(value: str) -> datetime | None:
    seconds = _number(value)
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def _address(value: str) -> str:
    return value.rstrip("/")


def _names(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip().lower() for name in value.split(","))))


@dataclass(frozen=True, slots=True)
class Setting:
    """How one field of :class:`Settings` is set."""

    env: str
    """The name of its environment variable."""
    field: str = ""
    """The field; empty for what is read only where it is needed."""
    read: Callable[[str], Any] = str
    """From the text to the value; None counts as not set."""
    secret: bool = False
    """Whether it is shown masked."""


SETTINGS = (
    Setting("DOCGEN_TEMPLATES", "templates", _path),
    Setting("DOCGEN_LANG", "language", _language),
    Setting("SOURCE_DATE_EPOCH", "epoch", _epoch),
    Setting("DOCGEN_DATABASE_URL", "database_url", secret=True),
    Setting("DOCGEN_STORE", "store", _path),
    Setting("DOCGEN_PUBLIC_URL", "public_url", _address),
    Setting("DOCGEN_NUMBER_FORMAT", "number_format"),
    Setting("DOCGEN_NUMBER_CODES", "number_codes"),
    Setting("DOCGEN_NUMBER_UNIT", "number_unit"),
    Setting("DOCGEN_TRUST", "trust", _path),
    Setting("DOCGEN_TSA", "tsa"),
    Setting("DOCGEN_BSRE_URL", "bsre_url"),
    Setting("DOCGEN_BSRE_USER", "bsre_user"),
    Setting("DOCGEN_ACTOR", "actor"),
    Setting("DOCGEN_ACCOUNTS", "accounts", str.lower),
    Setting("DOCGEN_BIND", "bind"),
    Setting("DOCGEN_HOSTS", "hosts", _names),
    Setting("DOCGEN_PROXIES", "proxies", _number),
    Setting("DOCGEN_SECRET_KEY", "secret_key", secret=True),
    Setting("DOCGEN_WORKERS", "workers", _number),
    Setting("DOCGEN_THREADS", "threads", _number),
    Setting("DOCGEN_TIMEOUT", "timeout", _number),
    Setting("DOCGEN_MAX_REQUESTS", "max_requests", _number),
    Setting("DOCGEN_RATE", "rate"),
    Setting("DOCGEN_REDIS", "redis", secret=True),
)
"""How each field is set, in their order of subject."""
_LANGUAGE = next(setting for setting in SETTINGS if setting.field == "language")

EXTRA = (
    Setting("DOCGEN_BROKER_URL", secret=True),
    Setting("DOCGEN_BSRE_PASSWORD", secret=True),
    Setting("DOCGEN_BSRE_NIK", secret=True),
    Setting("DOCGEN_PASSPHRASE", secret=True),
    Setting("DOCGEN_METRICS_TOKEN", secret=True),
    Setting("DOCGEN_DEFLATE"),
    Setting("DOCGEN_DEBUG"),
)
"""Variables that no field holds: secrets, which are read where they are used, and switches of the
smallest parts."""


def current(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives; what is not readable counts as not set."""
    env = os.environ if environ is None else environ
    found = ((setting.field, _given(setting, env)) for setting in SETTINGS)
    return Settings(**{field: value for field, value in found if value is not None})


def _given(setting: Setting, env: Mapping[str, str]) -> Any:
    """What the environment says; None where it says nothing that can be read."""
    text = env.get(setting.env, "").strip()
    return setting.read(text) if text else None


def language() -> str:
    """The language of messages alone, which every answer asks for."""
    return _given(_LANGUAGE, os.environ) or _DEFAULTS.language


def undated() -> datetime:
    """The date that a file carries when nothing that it is made of gives one."""
    return current().epoch or datetime(2000, 1, 1)


def data_folder() -> Path:
    """The user's data folder of docgen, where the register lies unless it is told otherwise."""
    return user_data_path("docgen", appauthor=False)
