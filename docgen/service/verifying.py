"""Verifying: of a file, and of a registered document by its id or its printed number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from docgen import register, settings
from docgen.errors import DataError, DocgenError, Finding, UsageFault
from docgen.i18n import Language
from docgen.kinds import all_kinds
from docgen.register import Document, State
from docgen.service.documents import Wish, naskahs
from docgen.service.register_desk import file_of, record_of
from docgen.service.reporting import as_json
from docgen.service.signed_files import Match, match, register_if_any
from docgen.signing.examine import Asked
from docgen.signing.opening import MAX_BYTES, open_pdf
from docgen.signing.report import Report, SignatureReport, Verdict, worst
from docgen.signing.trust import load_trust
from docgen.signing.verify import verify_opened

__all__ = [
    "MAX_BYTES",
    "PublicDocument",
    "Standing",
    "Verification",
    "public_document",
    "public_documents",
    "read_pdf",
    "verification_json",
    "verify_data",
    "verify_file",
]

Standing = Literal["sama", "lanjutan", "berbeda"]
"""A file is a registered one; begins with a registered one; or claims to be one and is not."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What is to be said about a file."""

    report: Report
    standing: Standing | None
    """How it stands to the register; None: it is not in it."""
    document: Document | None
    """The registered document that it belongs to, or claims to."""
    verdict: Verdict
    findings: tuple[Finding, ...]
    """What the register adds to those of the report."""


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """What anybody may see of a registered document: no NIP, no rank, no record."""

    id: str
    title: str
    nomor: str
    dated: str | None
    """ISO date of the act."""
    issuer: str
    state: State
    signatories: tuple[tuple[str, str], ...]
    """Names and offices, as the page prints them."""
    files: tuple[tuple[str, str], ...]
    """Formats and SHA-256 of the registered files, the last of each format."""
    signatures: tuple[SignatureReport, ...]
    """Of its last PDF."""
    verdict: Verdict | None
    """Of these signatures; None when it has none."""


def read_pdf(path: Path) -> bytes:
    """The bytes of a file. Raises UsageFault when it cannot be read, DataError when too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            params = {"ukuran": size // 10**6, "batas": MAX_BYTES // 10**6}
            raise DataError.of("signing.too_large", str(path), **params)
        return path.read_bytes()
    except OSError:
        code = "record.no_plain_file" if path.exists() else "record.no_file"
        raise UsageFault.of(code, str(path)) from None


def verify_file(path: Path, *, online: bool = False) -> Verification:
    """Verify a file on disk. Raises as :func:`read_pdf` and :func:`verify_data`."""
    return verify_data(read_pdf(path), str(path), online=online)


def verify_data(data: bytes, name: str = "", *, online: bool = False) -> Verification:
    """Verify the bytes of a PDF, and ask the register for them when there is one.

    online: proof of revocation status may be fetched from where the certificates say. Never for
    files that strangers send: they would choose whom this machine asks.

    Raises DataError when it cannot be opened.
    """
    current = settings.current()
    file = open_pdf(data, name)
    report = verify_opened(file, Asked(load_trust(current.trust), datetime.now(UTC), online))
    with register_if_any(current) as database:
        found = None if database is None else match(database, file)
    return _joined(report, found)


def _joined(report: Report, found: Match | None) -> Verification:
    if found is None:
        return Verification(report, None, None, report.verdict, ())
    document, verdict = found.document, report.verdict
    findings: list[Finding] = []
    standing: Standing = "sama" if found.whole else "lanjutan" if found.length else "berbeda"
    if standing == "berbeda":
        findings.append(Finding("verify.not_the_registered", params={"nomor": document.nomor}))
        verdict = worst(verdict, "tidak_sah")
    if document.state is State.DICABUT:
        findings.append(Finding("verify.withdrawn", params={"nomor": document.nomor}))
        verdict = worst(verdict, "tidak_sah")
    last = document.latest("pdf")
    if found.whole and last is not None and last.size != found.length:
        findings.append(Finding("verify.older_file", severity="W"))
    return Verification(report, standing, document, verdict, tuple(findings))


def public_document(key: str) -> PublicDocument | None:
    """A registered document by its public id; None when there is none, or only a draft."""
    with register_if_any() as database:
        if database is None:
            return None
        with database.reading() as connection:
            try:
                document = register.find(connection, key)
            except UsageFault:
                return None
        if document.state is State.KONSEP:
            return None
        try:
            data = file_of(database, document)
        except DocgenError:  # erased, or without a PDF: the entry itself still tells
            data = b""
    return _public(document, data)


def public_documents(nomor: str) -> list[PublicDocument]:
    """The registered documents that carry a printed number, without a look at their files."""
    if not 3 <= len(nomor.strip()) <= 100:
        return []
    with register_if_any() as database:
        if database is None:
            return []
        with database.reading() as connection:
            found: Sequence[Document] = register.by_number(connection, " ".join(nomor.split()))
    return [_public(document, b"") for document in found]


def _public(document: Document, data: bytes) -> PublicDocument:
    signatures: tuple[SignatureReport, ...] = ()
    verdict: Verdict | None = None
    if data:
        trust = load_trust(settings.current().trust)
        report = verify_opened(open_pdf(data), Asked(trust, datetime.now(UTC)))
        signatures, verdict = report.signatures, report.verdict if report.signatures else None
    last = {file.format: file.sha256 for file in document.files}
    return PublicDocument(
        id=document.id,
        title=document.title,
        nomor=document.nomor,
        dated=document.dated,
        issuer=document.issuer,
        state=document.state,
        signatories=_signatories(document),
        files=tuple(last.items()),
        signatures=signatures,
        verdict=verdict,
    )


def _signatories(document: Document) -> tuple[tuple[str, str], ...]:
    """Who signs it, from the record that it was made of; nobody once that is erased."""
    if document.record is None:
        return ()
    every = frozenset(name for kind in all_kinds() for name in kind.on_request)
    wish = Wish(only=frozenset({document.kind}), variants=every)
    for naskah in naskahs(record_of(document), wish):
        if (naskah.variant, naskah.number) == (document.variant, document.n):
            return naskah.signatories
    return ()


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def verification_json(found: Verification, language: Language) -> dict[str, Any]:
    """A verification for programs."""
    report, document = found.report, found.document
    return {
        "verdict": found.verdict,
        "title": report.title,
        "sha256": report.sha256,
        "original_sha256": report.original_sha256,
        "signatures": [_signature_json(each, language) for each in report.signatures],
        "waiting": list(report.waiting),
        "revisions": [
            {
                "number": each.number,
                "end": each.end,
                "signature": each.signature or None,
                "changes": list(each.changes),
            }
            for each in report.revisions
        ],
        "registered": None
        if document is None
        else {
            "id": document.id,
            "nomor": document.nomor,
            "state": document.state.value,
            "standing": found.standing,
            "url": document.url,
        },
        "findings": [as_json(f, language) for f in (*report.findings, *found.findings)],
    }


def _signature_json(each: SignatureReport, language: Language) -> dict[str, Any]:
    plain = (
        "position", "field", "role", "name", "office", "signer", "issuer", "reason", "certifies",
        "revision", "integrity", "trust", "revocation", "modification", "verdict",
    )  # fmt: skip
    return {
        **{key: getattr(each, key) for key in plain},
        "claimed": _time(each.claimed),
        "stamped": _time(each.stamped),
        "findings": [as_json(finding, language) for finding in each.findings],
    }
