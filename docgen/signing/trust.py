"""Whom we trust: the certificates that a chain must end in, and what is known to be revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from asn1crypto import crl, ocsp, pem, x509
from pyhanko_certvalidator import ValidationContext

from docgen.errors import EnvironmentFault

__all__ = ["NOBODY", "Trust", "load_trust"]

_CERTIFICATES = {".pem", ".crt", ".cer", ".der"}
_LISTS = {".crl"}
_MOST = 5_000_000
"""Bytes of one file."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is trusted, and what is known about revocation without asking anybody."""

    anchors: tuple[x509.Certificate, ...] = ()
    """Certificates that a chain must end in."""
    others: tuple[x509.Certificate, ...] = ()
    """Certificates in between, that files may have left out."""
    lists: tuple[crl.CertificateList, ...] = ()
    """Revocation lists."""

    def context(
        self,
        *,
        moment: datetime | None = None,
        strict: bool = False,
        fetch: bool = False,
        certs: Iterable[x509.Certificate] = (),
        lists: Iterable[crl.CertificateList] = (),
        answers: Iterable[ocsp.OCSPResponse] = (),
    ) -> ValidationContext:
        """What certificates are checked with.

        moment: the time that they are judged at, else now; strict: every certificate below an
        anchor needs proof that it is not revoked; fetch: such proof may be asked for over the
        network, as the certificates themselves name it. The rest comes from the file.
        """
        return ValidationContext(
            trust_roots=list(self.anchors),
            other_certs=[*self.others, *certs],
            crls=[*self.lists, *lists],
            ocsps=list(answers),
            moment=moment,
            allow_fetching=fetch and moment is None,
            revocation_mode="require" if strict else "soft-fail",
            retroactive_revinfo=moment is not None,
            time_tolerance=timedelta(minutes=5),
        )


NOBODY = Trust()
"""No anchor is configured: nothing chains to one."""


def load_trust(path: Path | None) -> Trust:
    """What ``DOCGEN_TRUST`` names: a folder of certificates and revocation lists, or one file.

    A certificate that is its own issuer is an anchor, any other one stands in between. Raises
    EnvironmentFault when the path does not exist or a file in it cannot be read.
    """
    if path is None:
        return NOBODY
    if not path.exists():
        raise EnvironmentFault.of("signing.no_trust", str(path))
    files = [path] if path.is_file() else sorted(p for p in path.iterdir() if p.is_file())
    certificates: list[x509.Certificate] = []
    lists: list[crl.CertificateList] = []
    for file in files:
        suffix = file.suffix.lower()
        if suffix not in _CERTIFICATES | _LISTS:
            continue
        try:
            if file.stat().st_size > _MOST:
                raise ValueError("too large")
            for data in _unwrapped(file.read_bytes()):
                if suffix in _LISTS:
                    lists.append(_whole_list(data))
                else:
                    certificates.append(_whole_certificate(data))
        except (OSError, ValueError, TypeError):
            raise EnvironmentFault.of("signing.bad_trust", str(file)) from None
    anchors = [c for c in certificates if c.self_issued]
    others = [c for c in certificates if not c.self_issued]
    return Trust(tuple(anchors), tuple(others), tuple(lists))


def _unwrapped(data: bytes) -> list[bytes]:
    if not pem.detect(data):
        return [data]
    return [der for _, _, der in pem.unarmor(data, multiple=True)]


def _whole_certificate(data: bytes) -> x509.Certificate:
    found = x509.Certificate.load(data, strict=True)
    _ = found.subject.native, found.public_key.native  # read it now, not when it is needed
    return found


def _whole_list(data: bytes) -> crl.CertificateList:
    found = crl.CertificateList.load(data, strict=True)
    _ = found["tbs_cert_list"]["this_update"].native
    return found
