"""One signature under the glass: what it covers, who stands behind it, what came after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from asn1crypto import parser
from pyhanko.pdf_utils import generic
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from docgen.errors import Finding
from docgen.signing.certificate import SIGNING_USAGE, common_name, issuer_name, may_sign
from docgen.signing.opening import Opened
from docgen.signing.places import Place
from docgen.signing.report import (
    Integrity,
    Modification,
    Revocation,
    SignatureReport,
    Trusted,
    Verdict,
)
from docgen.signing.trust import Trust

__all__ = ["Asked", "Embedded", "examine"]

_USAGE = KeyUsageConstraints(key_usage=SIGNING_USAGE, match_all_key_usages=False)
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>")
_LATE = {
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the verification goes by."""

    trust: Trust
    now: datetime
    online: bool = False
    """Whether proof of revocation status may be fetched over the network."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A signed field as it was found."""

    position: int
    """From 1, in the order in which they were signed."""
    field: str
    entry: generic.DictionaryObject
    place: Place | None
    revision: int
    """The revision that it was signed in, from 0."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Whether the certificate is to be believed, and why."""

    trust: Trusted
    revocation: Revocation
    finding: Finding | None = None


def examine(opened: Opened, found: Embedded, asked: Asked) -> SignatureReport:
    """Everything about one signature. A signature that cannot be read is an invalid one."""
    blank = _blank(found)
    try:
        signature = EmbeddedPdfSignature(opened.reader, found.entry, found.field)
        return _Examined(opened, signature, asked).report(blank)
    # Whatever a forged signature makes the libraries stumble over must end in a verdict.
    except Exception as error:
        finding = Finding("verify.unreadable", blank.field, {"sebab": type(error).__name__})
        return replace(blank, findings=(finding,))


def _blank(found: Embedded) -> SignatureReport:
    place = found.place
    return SignatureReport(
        position=found.position,
        field=found.field,
        role=place.role if place else "",
        name=place.name if place else "",
        office=place.office if place else "",
        signer="",
        issuer="",
        claimed=None,
        stamped=None,
        reason="",
        certifies=False,
        revision=found.revision + 1,
        integrity="rusak",
        trust="tidak_dikenal",
        revocation="tidak_diperiksa",
        modification="terlarang",
        verdict="tidak_sah",
        findings=(),
    )


class _Examined:
    """The signature with everything that is known about it."""

    def __init__(self, opened: Opened, signature: EmbeddedPdfSignature, asked: Asked) -> None:
        self._opened, self._signature, self._asked = opened, signature, asked
        self._first = self._validated(asked.trust, strict=True, diff=True)

    def report(self, blank: SignatureReport) -> SignatureReport:
        """The outcome."""
        certificate = self._signature.signer_cert
        integrity, modification = self._integrity(), self._modification()
        standing = self._standing()
        findings = [*self._faults(integrity, modification), *self._times()]
        findings += [standing.finding] if standing.finding else []
        signer = common_name(certificate.subject)
        if blank.name and _plain(signer) not in _plain(blank.name):
            params = {"penanda": signer, "nama": blank.name}
            findings.append(Finding("verify.other_name", blank.field, params, "W"))
        return replace(
            blank,
            signer=signer,
            issuer=issuer_name(certificate),
            claimed=self._first.signer_reported_dt,
            stamped=self._stamp(),
            reason=str(self._signature.sig_object.get("/Reason", "")),
            certifies=self._signature.docmdp_level is not None,
            integrity=integrity,
            trust=standing.trust,
            revocation=standing.revocation,
            modification=modification,
            verdict=_verdict(integrity, modification, standing, findings),
            findings=tuple(findings),
        )

    def _validated(
        self, trust: Trust, *, strict: bool, at: datetime | None = None, diff: bool = False
    ) -> PdfSignatureStatus:
        return validate_pdf_signature(
            self._signature,
            signer_validation_context=self._context(trust, strict=strict, at=at),
            ts_validation_context=self._context(trust, strict=False, at=None),
            key_usage_settings=_USAGE,
            skip_diff=not diff,
        )

    def _context(self, trust: Trust, *, strict: bool, at: datetime | None) -> ValidationContext:
        certs, answers, lists = self._stored
        return trust.context(
            moment=at,
            strict=strict,
            fetch=self._asked.online,
            certs=certs,
            lists=lists,
            answers=answers,
        )

    @cached_property
    def _stored(self) -> tuple[list, list, list]:  # type: ignore[type-arg]
        """Certificates, OCSP answers and revocation lists that the file itself brings."""
        try:
            store = DocumentSecurityStore.read_dss(self._opened.reader)
        except NoDSSFoundError:
            return [], [], []
        context = store.as_validation_context({"trust_roots": []})
        return list(store.load_certs()), list(context.ocsps), list(context.crls)

    def _integrity(self) -> Integrity:
        sound = self._first.intact and self._first.valid and not self._hole()
        return "utuh" if sound else "rusak"

    def _hole(self) -> bool:
        """Whether bytes other than the signature itself are left out of what it covers."""
        data, span = self._opened.data, [int(number) for number in self._signature.byte_range]
        if len(span) != 4 or span[0] != 0 or min(span) < 0 or span[2] + span[3] > len(data):
            return True
        gap = data[span[1] : span[2]]
        if not _HEX.fullmatch(gap):
            return True
        content = self._signature.pkcs7_content
        if content[parser.peek(content) :].strip(b"\0"):  # something behind the signature proper
            return True
        covered = span[2] + span[3]
        return not data[max(0, covered - 8) : covered].rstrip(b"\r\n").endswith(b"%%EOF")

    def _modification(self) -> Modification:
        if self._first.coverage == SignatureCoverageLevel.ENTIRE_FILE:
            return "tidak_ada"
        return "diizinkan" if self._first.docmdp_ok else "terlarang"

    def _faults(self, integrity: Integrity, modification: Modification) -> Iterator[Finding]:
        field = str(self._signature.field_name)
        if integrity == "rusak":
            hole = self._first.intact and self._hole()
            yield Finding("verify.hole" if hole else "verify.altered", field)
        elif modification == "terlarang":
            yield Finding("verify.forbidden_change", field)
        if not self._first.seed_value_ok:
            yield Finding("verify.seed_values", field)

    def _stamp(self) -> datetime | None:
        """The time of a time stamp that is itself sound and trusted."""
        stamp = self._first.timestamp_validity
        if stamp is None or not (stamp.valid and stamp.intact and stamp.trusted):
            return None
        found: datetime = stamp.timestamp
        return found

    def _times(self) -> Iterator[Finding]:
        field = str(self._signature.field_name)
        claimed, stamp = self._first.signer_reported_dt, self._first.timestamp_validity
        if stamp is not None and not (stamp.valid and stamp.intact):
            yield Finding("verify.broken_stamp", field)
        elif stamp is not None and not stamp.trusted:
            yield Finding("verify.foreign_stamp", field, severity="W")
        if claimed is not None and claimed.tzinfo is None:
            yield Finding("verify.no_zone", field, severity="W")

    def _standing(self) -> _Standing:
        """What may be believed of the certificate, now or at the time that a stamp proves."""
        field = str(self._signature.field_name)
        if not self._asked.trust.anchors:
            return _Standing(
                "tidak_dikenal", "tidak_diperiksa", Finding("verify.no_anchors", field)
            )
        if self._first.trusted:
            return _Standing("tepercaya", "tidak_dicabut")
        then = self._stamp()
        if then is not None and self._validated(self._asked.trust, strict=True, at=then).trusted:
            return _Standing(
                "tepercaya", "tidak_dicabut", Finding("verify.was_valid", field, severity="I")
            )
        softly = self._validated(self._asked.trust, strict=False)
        if softly.trusted:
            unknown = Finding("verify.revocation_unknown", field)
            return _Standing("tepercaya", "tidak_diperiksa", unknown)
        return self._refused(softly, field)

    def _refused(self, status: PdfSignatureStatus, field: str) -> _Standing:
        if status.revocation_details is not None:
            when = status.revocation_details.revocation_date
            finding = Finding("verify.revoked", field, {"sejak": f"{when:%d-%m-%Y %H:%M} UTC"})
            return _Standing("ditolak", "dicabut", finding)
        certificate = self._signature.signer_cert
        if status.trust_problem_indic in _LATE:
            claimed = self._first.signer_reported_dt
            inside = claimed is not None and claimed.tzinfo is not None and (
                certificate.not_valid_before <= claimed <= certificate.not_valid_after
            )  # fmt: skip
            ends = f"{certificate.not_valid_after:%d-%m-%Y}"
            code = "verify.expired_since" if inside else "verify.expired"
            trust: Trusted = "tidak_dikenal" if inside else "ditolak"
            return _Standing(trust, "tidak_diperiksa", Finding(code, field, {"sampai": ends}))
        if not may_sign(certificate):
            return _Standing("ditolak", "tidak_diperiksa", Finding("verify.not_for_signing", field))
        params = {"penerbit": issuer_name(certificate)}
        return _Standing(
            "tidak_dikenal", "tidak_diperiksa", Finding("verify.foreign", field, params)
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _verdict(
    integrity: Integrity,
    modification: Modification,
    standing: _Standing,
    findings: list[Finding],
) -> Verdict:
    if integrity == "rusak" or modification == "terlarang" or standing.trust == "ditolak":
        return "tidak_sah"
    if standing.trust != "tepercaya" or standing.revocation != "tidak_dicabut":
        return "tidak_dapat_dipastikan"
    return "tidak_dapat_dipastikan" if any(f.severity == "E" for f in findings) else "sah"
