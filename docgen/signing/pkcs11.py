"""Keys on a token or in a hardware module (PKCS#11); needs the extra ``docgen[pkcs11]``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import DataError, EnvironmentFault, UsageFault
from docgen.signing.local import LocalSigner
from docgen.signing.signer import Secret

__all__ = ["open_token"]


@contextmanager
def open_token(module: Path, token: str, label: str, pin: Secret) -> Iterator[LocalSigner]:
    """The key called ``label`` on the token called ``token``, while the session is open.

    module: the maker's PKCS#11 library. Raises EnvironmentFault when the extra or the library is
    missing, UsageFault when there is no such token or key, DataError for a wrong PIN.
    """
    try:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError:
        raise EnvironmentFault.of("signing.no_pkcs11") from None
    if not module.is_file():
        raise EnvironmentFault.of("signing.no_module", str(module))
    try:
        session = open_pkcs11_session(
            str(module), token_criteria=TokenCriteria(label=token), user_pin=pin.reveal()
        )
    except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinLocked, pkcs11.PinInvalid):
        raise DataError.of("signing.wrong_pin", token) from None
    except (pkcs11.PKCS11Error, LookupError):
        raise UsageFault.of("signing.no_token", str(module), token=token) from None
    except (OSError, RuntimeError):
        raise EnvironmentFault.of("signing.no_module", str(module)) from None
    with session:
        key = PKCS11Signer(session, cert_label=label, key_label=label)
        try:
            _ = key.signing_cert
        except (pkcs11.PKCS11Error, SigningError, LookupError):
            raise UsageFault.of("signing.no_label", str(module), token=token, label=label) from None
        yield LocalSigner(key)
