"""Settings, from the environment: each named, explained and with a default that needs nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

__all__ = ["Settings", "current", "data_folder"]

_NUMBER_FORMAT = "{kode}/{urut}/{unit}/{tahun}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside."""

    templates: Path | None = None
    """``DOCGEN_TEMPLATES``: a folder whose templates win over the built-in ones."""
    language: str = "id"
    """``DOCGEN_LANG``: language of messages, ``id`` or ``en``."""
    epoch: datetime | None = field(default=None)
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
    proxies: int = 0
    """``DOCGEN_PROXIES``: how many proxies stand before the public pages; the address that they
    report is the one that is rate-limited."""
    actor: str = ""
    """``DOCGEN_ACTOR``: who is named in the audit trail; by default the user of the machine."""


def current(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives; what is not readable counts as not set."""
    env = os.environ if environ is None else environ
    epoch = env.get("SOURCE_DATE_EPOCH", "")
    language = env.get("DOCGEN_LANG", "id").lower()[:2]
    return Settings(
        templates=Path(env["DOCGEN_TEMPLATES"]) if env.get("DOCGEN_TEMPLATES") else None,
        language=language if language in ("id", "en") else "id",
        epoch=datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)
        if epoch.isdigit()
        else None,
        database_url=env.get("DOCGEN_DATABASE_URL", "").strip(),
        store=Path(env["DOCGEN_STORE"]) if env.get("DOCGEN_STORE") else None,
        public_url=env.get("DOCGEN_PUBLIC_URL", "").strip().rstrip("/"),
        number_format=env.get("DOCGEN_NUMBER_FORMAT", "").strip() or _NUMBER_FORMAT,
        number_codes=env.get("DOCGEN_NUMBER_CODES", "").strip(),
        number_unit=env.get("DOCGEN_NUMBER_UNIT", "").strip(),
        proxies=int(env["DOCGEN_PROXIES"]) if env.get("DOCGEN_PROXIES", "").isdigit() else 0,
        actor=env.get("DOCGEN_ACTOR", "").strip(),
        trust=Path(env["DOCGEN_TRUST"]) if env.get("DOCGEN_TRUST") else None,
        tsa=env.get("DOCGEN_TSA", "").strip(),
        bsre_url=env.get("DOCGEN_BSRE_URL", "").strip(),
        bsre_user=env.get("DOCGEN_BSRE_USER", "").strip(),
    )


def data_folder() -> Path:
    """The user's data folder of docgen, where the register lies unless it is told otherwise."""
    return user_data_path("docgen", appauthor=False)
