"""Keys in a file (PKCS#12), as most authorities hand them out."""

from __future__ import annotations

from pathlib import Path

from asn1crypto import pkcs12
from pyhanko.sign import signers

from docgen.errors import DataError, UsageFault
from docgen.signing.local import LocalSigner
from docgen.signing.signer import Secret

__all__ = ["open_key", "open_key_data"]

_MOST = 1_000_000
"""Bytes of a key file."""


def open_key(path: Path, passphrase: Secret) -> LocalSigner:
    """The key in a PKCS#12 file.

    Raises UsageFault when the file cannot be read, DataError when it is no PKCS#12 file, when the
    passphrase is wrong, or when it holds no key with its certificate. No error quotes the
    passphrase or the file's content.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST else b""
    except OSError as error:
        raise UsageFault.of("signing.no_key_file", str(path), sebab=error.strerror or "") from None
    return open_key_data(data, passphrase, str(path))


def open_key_data(data: bytes, passphrase: Secret, name: str) -> LocalSigner:
    """The same of the bytes of a PKCS#12 file; errors call it ``name``. Raises DataError alike."""
    if len(data) > _MOST:
        data = b""
    try:
        _ = pkcs12.Pfx.load(data, strict=True)["version"].native
    except (ValueError, TypeError):
        raise DataError.of("signing.not_pkcs12", name) from None
    secret = passphrase.reveal().encode() or None
    try:
        key = signers.SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=secret)
    except (ValueError, TypeError, AttributeError) as error:
        # pyHanko says ValueError for whatever cryptography found, most often a wrong passphrase,
        # and stumbles over a file without key or certificate.
        code = "signing.wrong_passphrase" if isinstance(error, ValueError) else "signing.no_key"
        raise DataError.of(code, name) from None
    return LocalSigner(key)
