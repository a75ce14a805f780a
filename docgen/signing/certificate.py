"""Whether a certificate may be signed with now, and who vouches for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime

from asn1crypto import x509
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import (
    PathBuildingError,
    PathValidationError,
    RevokedError,
    ValidationError,
)

from docgen.errors import DataError
from docgen.signing.loops import without_loop
from docgen.signing.trust import Trust

__all__ = ["SIGNING_USAGE", "check_certificate", "common_name", "issuer_name", "may_sign"]

SIGNING_USAGE = {"digital_signature", "non_repudiation"}
"""Key usages that allow a signature; one of them is enough."""
_OTHER_PURPOSES = {"time_stamping", "ocsp_signing", "server_auth", "code_signing"}
"""Extended key usages; a certificate that has no others is for something else than documents."""


def common_name(name: x509.Name) -> str:
    """The common name, else the organisation, else everything."""
    parts = name.native
    found = parts.get("common_name") or parts.get("organization_name") or name.human_friendly
    return str(found if isinstance(found, str) else found[0])


def issuer_name(certificate: x509.Certificate) -> str:
    """Who issued a certificate, with the organisation where the name does not say it."""
    name = common_name(certificate.issuer)
    organisation = certificate.issuer.native.get("organization_name")
    if not isinstance(organisation, str) or organisation.casefold() in name.casefold():
        return name
    return f"{name}, {organisation}"


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether a certificate is made for signatures, as far as it says what it is made for."""
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not SIGNING_USAGE & usage.native:
        return False
    return purposes is None or not set(purposes.native) <= _OTHER_PURPOSES


@without_loop
def check_certificate(
    certificate: x509.Certificate,
    chain: Iterable[x509.Certificate],
    trust: Trust,
    at: datetime,
    *,
    fetch: bool = False,
) -> str:
    """Who issued it, when it chains to a trusted anchor; nothing when no anchor is configured.

    Raises DataError with the reason when it must not be signed with: expired, not yet valid, made
    for another use, an authority's own, revoked, or foreign (it chains to none of the anchors).
    """
    name = common_name(certificate.subject)
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if at < begins:
        raise DataError.of("signing.not_yet_valid", name, sejak=f"{begins:%d-%m-%Y}")
    if at > ends:
        raise DataError.of("signing.expired", name, sampai=f"{ends:%d-%m-%Y}")
    if not may_sign(certificate):
        raise DataError.of("signing.not_for_signing", name)
    if certificate.ca:
        raise DataError.of("signing.is_authority", name)
    if not trust.anchors:
        return ""
    validator = CertificateValidator(
        certificate,
        intermediate_certs=list(chain),
        validation_context=trust.context(fetch=fetch),
    )
    try:
        asyncio.run(validator.async_validate_usage(set()))
    except RevokedError as error:
        raise DataError.of(
            "signing.revoked", name, sejak=f"{error.revocation_dt:%d-%m-%Y}"
        ) from None
    except PathBuildingError:
        raise DataError.of("signing.foreign", name, penerbit=issuer_name(certificate)) from None
    except (PathValidationError, ValidationError) as error:
        raise DataError.of("signing.untrusted", name, sebab=str(error)[:200]) from None
    return issuer_name(certificate)
