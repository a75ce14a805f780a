"""Signing with a key of one's own, in a file or on a token: PAdES by pyHanko."""

from __future__ import annotations

import io
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSigningSession,
    SigDSSPlacementPreference,
)
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from docgen.errors import DataError, EnvironmentFault, UsageFault
from docgen.signing.appearance import BlockStyle
from docgen.signing.loops import without_loop
from docgen.signing.opening import Opened
from docgen.signing.signer import Order

__all__ = ["LocalSigner"]

_TOGETHER = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)
"""Proof of revocation status goes into the revision of the signature, which then covers it."""


class LocalSigner:
    """Signs with a key that pyHanko can reach."""

    def __init__(self, key: signers.Signer) -> None:
        self._key = key

    @property
    def certificate(self) -> x509.Certificate | None:
        """The signatory's certificate."""
        found: x509.Certificate | None = self._key.signing_cert
        return found

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """What lies beside the key."""
        return tuple(self._key.cert_registry)

    @without_loop
    def sign(self, opened: Opened, order: Order) -> bytes:
        """The file with the signature in its place.

        Raises UsageFault when a level needs an authority that is not named, EnvironmentFault when
        the time-stamp authority does not answer, DataError when proof that no certificate is
        revoked cannot be had.
        """
        if order.level != "b" and order.stamper is None:
            raise UsageFault.of("signing.no_tsa", "--tsa", tingkat=order.level)
        lasting = order.level == "lt"
        trusted = order.trust.context(strict=True, fetch=order.fetch) if lasting else None
        about = signers.PdfSignatureMetadata(
            field_name=order.place.field,
            md_algorithm="sha256",
            reason=order.reason or None,
            name=order.place.name or None,
            subfilter=SigSeedSubFilter.PADES,
            certify=order.certify,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            embed_validation_info=lasting,
            validation_context=trusted,
            signer_key_usage=set(),  # docgen.signing.certificate has looked at it
            dss_settings=_TOGETHER,
        )
        tool = _Tool(
            about,
            self._key,
            timestamper=None if order.level == "b" else order.stamper,
            stamp_style=BlockStyle(block=order.block),
        )
        tool.at = order.at
        out = io.BytesIO()
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(opened.data))
            tool.sign_pdf(writer, existing_fields_only=True, output=out)
        except (TimestampRequestError, OSError) as error:
            raise EnvironmentFault.of("signing.no_stamp", sebab=type(error).__name__) from None
        except (SigningError, ValidationError, PathBuildingError) as error:
            code = "signing.no_proof" if lasting else "signing.tool_refused"
            raise DataError.of(code, sebab=str(error)[:200]) from None
        return out.getvalue()


class _Tool(signers.PdfSigner):
    """pyHanko's signer with our time in its session, so that block and signature tell the same."""

    at: Any = None

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        """The session, at our time."""
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session
