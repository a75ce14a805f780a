"""Throw-away keys to try everything with: an authority, three signers, a time-stamp authority.

Every name says CONTOH. The keys prove nothing about anybody and are worth nothing outside tests.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from docgen.errors import DataError, UsageFault

__all__ = ["PASSPHRASE", "SIGNERS", "TRUST", "DemoKeys", "make_demo_keys", "revoke_demo_key"]

SIGNERS = ("CONTOH SEPULUH", "CONTOH SEBELAS", "CONTOH EMPAT")
"""Who signs: people of the fictional example record, in the order of its minutes."""
TRUST = "trust"
"""The folder of what is to be trusted: ``DOCGEN_TRUST``."""
PASSPHRASE = "kata-sandi.txt"  # noqa: S105 - the name of a file
_AUTHORITY = "CONTOH Otoritas Sertifikat docgen (tidak berlaku)"
_STAMPER = "CONTOH Otoritas Penanda Waktu docgen (tidak berlaku)"
_BITS = 2048
_LIFE = timedelta(days=730)
_LEEWAY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DemoKeys:
    """What was made, and where it lies."""

    folder: Path
    signers: tuple[Path, ...]
    """Key files (PKCS#12)."""
    trust: Path
    passphrase: Path
    """The file with the passphrase of all of them."""
    tsa: str
    """The address that the local time-stamp authority will have."""


def make_demo_keys(
    folder: Path, *, port: int = 8318, now: datetime | None = None, names: Sequence[str] = SIGNERS
) -> DemoKeys:
    """Make the keys in a new or empty folder.

    port: where ``docgen keys serve`` will answer; the certificates name it for revocation lists.
    Raises UsageFault when the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault.of("signing.folder_in_use", str(folder))
    now = now or datetime.now(UTC)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / TRUST).mkdir()
    except OSError as error:
        raise UsageFault.of(
            "signing.cannot_write", str(folder), sebab=error.strerror or ""
        ) from None
    secret = secrets.token_urlsafe(18)
    _private(folder / PASSPHRASE, secret.encode() + b"\n")
    maker = _Maker(folder, secret.encode(), now, f"http://127.0.0.1:{port}/ca.crl")
    authority = maker.authority()
    signers = [
        maker.certified(f"penanda-tangan-{n}.p12", name, authority)
        for n, name in enumerate(names, 1)
    ]
    maker.certified("penanda-waktu.p12", _STAMPER, authority, stamps=True)
    (folder / "BACA.txt").write_text(
        "Kunci CONTOH untuk mencoba docgen. Tidak berlaku, tidak membuktikan apa pun.\n"
        "EXAMPLE keys to try docgen with. Not valid, they prove nothing.\n",
        encoding="utf-8",
    )
    return DemoKeys(
        folder,
        tuple(signers),
        folder / TRUST,
        folder / PASSPHRASE,
        f"http://127.0.0.1:{port}/tsa",
    )


def revoke_demo_key(folder: Path, key: Path, *, now: datetime | None = None) -> Path:
    """Put the certificate of a demo key on the authority's list; the path of the list.

    Raises DataError when the folder or the key are none that :func:`make_demo_keys` made.
    """
    try:
        secret = (folder / PASSPHRASE).read_bytes().strip()
        authority = _open(folder / "otoritas.p12", secret)
        certificate = _open(key, secret)[1]
        path = folder / TRUST / "otoritas.crl"
        old = x509.load_der_x509_crl(path.read_bytes())
    except (OSError, ValueError):
        raise DataError.of("signing.no_demo", str(folder)) from None
    numbers = {entry.serial_number: entry.revocation_date_utc for entry in old}
    now = now or datetime.now(UTC)
    numbers.setdefault(certificate.serial_number, now)
    path.write_bytes(_revocations(authority, now, numbers))
    return path


_Pair = tuple[rsa.RSAPrivateKey, x509.Certificate]


def _open(path: Path, secret: bytes) -> _Pair:
    key, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), secret)
    if not isinstance(key, rsa.RSAPrivateKey) or certificate is None:
        raise ValueError("not a demo key")
    return key, certificate


class _Maker:
    """Makes certificates of one authority."""

    def __init__(self, folder: Path, secret: bytes, now: datetime, lists: str) -> None:
        self._folder, self._secret, self._now, self._lists = folder, secret, now, lists

    def authority(self) -> _Pair:
        """The authority, and its certificate and empty list among what is trusted."""
        key = rsa.generate_private_key(65537, _BITS)
        certificate = self._sign(_AUTHORITY, key, None)
        pair = key, certificate
        self._keep("otoritas.p12", _AUTHORITY, pair, [])
        trust = self._folder / TRUST
        (trust / "otoritas.crt").write_bytes(certificate.public_bytes(Encoding.PEM))
        (trust / "otoritas.crl").write_bytes(_revocations(pair, self._now, {}))
        return pair

    def certified(self, file: str, name: str, authority: _Pair, *, stamps: bool = False) -> Path:
        """A key with a certificate of the authority, as a PKCS#12 file."""
        key = rsa.generate_private_key(65537, _BITS)
        certificate = self._sign(name, key, authority, stamps=stamps)
        return self._keep(file, name, (key, certificate), [authority[1]])

    def _keep(self, file: str, name: str, pair: _Pair, chain: list[x509.Certificate]) -> Path:
        path = self._folder / file
        _private(
            path,
            pkcs12.serialize_key_and_certificates(
                name.encode(), *pair, chain, BestAvailableEncryption(self._secret)
            ),
        )
        return path

    def _sign(
        self, name: str, key: rsa.RSAPrivateKey, authority: _Pair | None, *, stamps: bool = False
    ) -> x509.Certificate:
        root = authority is None
        issuer_key, issuer = (key, _named(name)) if authority is None else (
            authority[0], authority[1].subject,
        )  # fmt: skip
        usage = x509.KeyUsage(
            digital_signature=not root,
            content_commitment=not root and not stamps,
            key_cert_sign=root,
            crl_sign=root,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self._now - _LEEWAY)
            .not_valid_after(self._now + _LIFE)
            .add_extension(x509.BasicConstraints(ca=root, path_length=None), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False
            )
            .add_extension(usage, True)
        )
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, True)
        if not root:
            place = [x509.UniformResourceIdentifier(self._lists)]
            point = x509.DistributionPoint(place, None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), False)
        return builder.sign(issuer_key, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "CONTOH"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _revocations(authority: _Pair, now: datetime, numbers: dict[int, datetime]) -> bytes:
    key, certificate = authority
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(certificate.subject)
        .last_update(now - (timedelta(0) if numbers else _LEEWAY))
        .next_update(now + _LIFE)
        .add_extension(x509.CRLNumber(len(numbers) + 1), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), False)
    )
    for number, when in numbers.items():
        entry = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(when)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def _private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
