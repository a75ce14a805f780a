"""What a verification found, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from docgen.errors import Finding

__all__ = [
    "Integrity",
    "Modification",
    "Report",
    "Revision",
    "Revocation",
    "SignatureReport",
    "Trusted",
    "Verdict",
    "worst",
]

Verdict = Literal["sah", "tidak_dapat_dipastikan", "tidak_sah"]
"""Valid, undecided, invalid: from best to worst."""
Integrity = Literal["utuh", "rusak"]
Trusted = Literal["tepercaya", "tidak_dikenal", "ditolak"]
"""The certificate chains to an anchor, to none that is known, or to one but must not be used."""
Revocation = Literal["tidak_dicabut", "dicabut", "tidak_diperiksa"]
Modification = Literal["tidak_ada", "diizinkan", "terlarang"]
"""What was added behind the signature: nothing, what it allows, what it forbids."""

_ORDER: tuple[Verdict, ...] = ("sah", "tidak_dapat_dipastikan", "tidak_sah")


def worst(*verdicts: Verdict) -> Verdict:
    """The worst of some verdicts; ``sah`` of none."""
    return max(verdicts, key=_ORDER.index, default="sah")


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature."""

    position: int
    """From 1, in the order in which they were added."""
    field: str
    role: str
    """What the field says that its signatory signs as."""
    name: str
    """Whom the page prints there."""
    office: str
    signer: str
    """Whom the certificate names."""
    issuer: str
    claimed: datetime | None
    """When it was signed, as the signatory's computer said."""
    stamped: datetime | None
    """When it existed at the latest, as a trusted time-stamp authority says."""
    reason: str
    certifies: bool
    """Whether it is the one that says which changes may follow."""
    revision: int
    """The revision of the file that it covers, from 1."""
    integrity: Integrity
    trust: Trusted
    revocation: Revocation
    modification: Modification
    verdict: Verdict
    findings: tuple[Finding, ...]
    """What stands against it, and what is worth knowing."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One saving of the file."""

    number: int
    """From 1; the first is the file as it was made."""
    end: int
    """Its last byte, counted from the beginning of the file."""
    signature: str
    """The field that was signed in it, or nothing."""
    changes: tuple[str, ...]
    """Codes of what is otherwise different from the revision before: ``verify.change_pages``."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole file."""

    verdict: Verdict
    signatures: tuple[SignatureReport, ...]
    revisions: tuple[Revision, ...]
    waiting: tuple[str, ...]
    """Who has not signed yet."""
    title: str
    sha256: str
    """Of the file as it is."""
    original_sha256: str
    """Of its first revision: what was signed."""
    findings: tuple[Finding, ...]
    """About the file as a whole."""
