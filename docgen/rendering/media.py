"""Pictures and properties that travel beside a context, the same for DOCX and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Picture", "Properties"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be placed: checked, upright, without metadata."""

    data: bytes
    """PNG or JPEG bytes."""
    width: float
    """Printed width in millimetres."""
    height: float
    """Printed height in millimetres."""
    alt: str
    """Alternative text; never empty."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself, outside its pages."""

    title: str
    subject: str = ""
    author: str = ""
    """The institution that issues the document."""
    keywords: str = ""
    created: datetime = datetime(2000, 1, 1)
    """From the record or ``SOURCE_DATE_EPOCH``, never the clock: same record, same bytes."""
    record_hash: str = ""
    """SHA-256 of the record, in hex."""
    template_hash: str = ""
    """SHA-256 of the template and all that it includes, in hex."""
    version: str = ""
    """The docgen version."""
    address: str = ""
    """Where a registered document is checked: by it a changed file is told from a foreign one."""
    zone: str = ""
    """The zone in which a signature tells its time: ``WIB``, ``WITA``, ``WIT`` or nothing."""
    draft: bool = False
    """Whether values are still to be filled in: such a file must not be signed."""
