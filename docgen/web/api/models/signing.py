"""Signatures and their verification."""

from __future__ import annotations

from typing import Literal

from docgen.web.api.models.base import Answer, Sha256
from docgen.web.api.models.faults import Finding

__all__ = ["Revision", "Signature", "SignedDocument", "Standing", "VerifiedFile"]

Verdict = Literal["sah", "tidak_sah", "belum_pasti"]


class Signature(Answer):
    """One signature on a PDF."""

    position: int
    field: str
    role: str
    name: str
    office: str
    signer: str
    issuer: str
    reason: str
    certifies: bool
    revision: int
    integrity: str
    trust: str
    revocation: str
    modification: str
    verdict: str
    claimed: str | None
    """The time that the signer says; ISO 8601."""
    stamped: str | None
    """The time that an authority vouches for; ISO 8601."""
    findings: list[Finding]


class Revision(Answer):
    """One saved state of a PDF."""

    number: int
    end: int
    signature: str | None
    changes: list[str]


class Standing(Answer):
    """How a file stands to the register."""

    id: str
    nomor: str
    state: str
    standing: Literal["sama", "lanjutan", "berbeda"] | None
    url: str


class VerifiedFile(Answer):
    """What is to be said about a PDF, as ``docgen verify --json`` gives it."""

    verdict: str
    title: str
    sha256: Sha256
    original_sha256: str
    signatures: list[Signature]
    waiting: list[str]
    revisions: list[Revision]
    registered: Standing | None
    findings: list[Finding]


class SignedDocument(VerifiedFile):
    """A PDF that was signed, and what is to be said about it now."""

    field: str
    document: str | None
    """The id of the registered document; None when it is not in the register."""
    state: str | None
