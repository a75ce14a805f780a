"""Keys in files and on tokens, and that nothing secret is ever told."""

from __future__ import annotations

import logging
import subprocess
import traceback
from pathlib import Path

import pytest

from docgen.errors import DataError, DocgenError, EnvironmentFault, UsageFault
from docgen.signing.demo import make_demo_keys, revoke_demo_key
from docgen.signing.pkcs11 import open_token
from docgen.signing.pkcs12 import open_key
from docgen.signing.sign import Wanted, sign
from docgen.signing.signer import Secret
from docgen.signing.trust import load_trust
from tests import outside
from tests.signing.kit import Desk, minutes

WRONG = "kata-sandi-yang-salah-12345"
MODULES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
)


class DescribeKeyFiles:
    def a_wrong_passphrase_is_named_and_never_told(self, desk: Desk, caplog, capfd) -> None:
        caplog.set_level(logging.DEBUG)
        with pytest.raises(DataError) as caught:
            open_key(desk.keys.signers[0], Secret(WRONG))
        assert caught.value.code == "signing.wrong_passphrase"
        told = "".join(traceback.format_exception(caught.value)) + caplog.text
        told += "".join(capfd.readouterr()) + repr(Secret(WRONG)) + f"{Secret(WRONG)}"
        assert WRONG not in told

    def the_right_one_is_never_told_either(self, desk: Desk, caplog, capfd) -> None:
        caplog.set_level(logging.DEBUG)
        desk.sign(minutes(), 1)
        told = caplog.text + "".join(capfd.readouterr())
        assert desk.secret.reveal() not in told
        assert "PRIVATE" not in told

    @pytest.mark.parametrize("data", [b"", b"bukan kunci", b"\x30\x03\x02\x01\x03", b"\x30" * 90])
    def a_file_that_holds_no_key_is_refused(self, tmp_path, data: bytes) -> None:
        path = tmp_path / "x.p12"
        path.write_bytes(data)
        with pytest.raises(DataError) as caught:
            open_key(path, Secret("x"))
        assert caught.value.code in ("signing.not_pkcs12", "signing.wrong_passphrase")

    def a_missing_one_is_a_wrong_call(self, tmp_path) -> None:
        with pytest.raises(UsageFault) as caught:
            open_key(tmp_path / "tidak-ada.p12", Secret("x"))
        assert caught.value.code == "signing.no_key_file"


class DescribeDemoKeys:
    def they_are_private_and_say_what_they_are(self, desk: Desk) -> None:
        for path in (*desk.keys.signers, desk.keys.passphrase):
            assert path.stat().st_mode & 0o077 == 0
        assert "CONTOH" in (desk.keys.folder / "BACA.txt").read_text()
        assert all("CONTOH" in str(c.subject.native) for c in desk.trust.anchors)

    def they_do_not_overwrite(self, desk: Desk) -> None:
        with pytest.raises(UsageFault) as caught:
            make_demo_keys(desk.keys.folder)
        assert caught.value.code == "signing.folder_in_use"

    def they_are_revoked_only_where_they_were_made(self, tmp_path) -> None:
        with pytest.raises(DataError) as caught:
            revoke_demo_key(tmp_path, tmp_path / "x.p12")
        assert caught.value.code == "signing.no_demo"


class DescribeTrustFolders:
    def they_hold_anchors_and_lists(self, desk: Desk) -> None:
        trust = desk.trust
        assert (len(trust.anchors), len(trust.others), len(trust.lists)) == (1, 0, 1)

    def a_file_that_is_neither_is_named(self, tmp_path) -> None:
        (tmp_path / "rusak.crt").write_bytes(b"bukan sertifikat")
        with pytest.raises(EnvironmentFault) as caught:
            load_trust(tmp_path)
        assert caught.value.findings[0].path.endswith("rusak.crt")

    def a_folder_that_is_not_there_is_named(self, tmp_path) -> None:
        with pytest.raises(EnvironmentFault) as caught:
            load_trust(tmp_path / "x")
        assert caught.value.code == "signing.no_trust"


@pytest.fixture
def token(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A SoftHSM token with the first demo signer's key and certificate."""
    tool = outside.program("softhsm2-util")
    module = next((path for path in MODULES if path.exists()), None) or outside.missing("softhsm2")
    try:
        import pkcs11
    except ImportError:
        outside.missing("python-pkcs11")
    (tmp_path / "token").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path / 'token'}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    run = [tool, "--init-token", "--free", "--label", "CONTOH", "--pin", "1234", "--so-pin", "1234"]
    subprocess.run(run, check=True, capture_output=True)
    key = desk.signer(1)
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12

    private, _, _ = pkcs12.load_key_and_certificates(
        desk.keys.signers[0].read_bytes(), desk.secret.reveal().encode()
    )
    assert private is not None
    pem = tmp_path / "key.pem"
    pem.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    run = [tool, "--import", str(pem), "--token", "CONTOH", "--label", "kunci", "--id", "01",
           "--pin", "1234"]  # fmt: skip
    subprocess.run(run, check=True, capture_output=True)
    assert key.certificate is not None
    library = pkcs11.lib(str(module))
    library.reinitialize()
    with library.get_token(token_label="CONTOH").open(rw=True, user_pin="1234") as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "kunci",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: key.certificate.subject.dump(),
                pkcs11.Attribute.VALUE: key.certificate.dump(),
            }
        )
    return module


class DescribeTokens:
    def they_sign_as_key_files_do(self, desk: Desk, token: Path) -> None:
        with open_token(token, "CONTOH", "kunci", Secret("1234")) as signer:
            data = sign(minutes(), signer, Wanted("tim_1", desk.trust)).data
        assert desk.verdict(data) == "sah"

    @pytest.mark.parametrize(
        ("name", "label", "pin", "code"),
        [
            ("CONTOH", "kunci", "9999", "signing.wrong_pin"),
            ("LAIN", "kunci", "1234", "signing.no_token"),
            ("CONTOH", "lain", "1234", "signing.no_label"),
        ],
    )
    def they_say_what_is_wrong(self, token: Path, name, label, pin, code) -> None:
        with pytest.raises(DocgenError) as caught, open_token(token, name, label, Secret(pin)):
            pass
        assert caught.value.code == code

    def a_library_that_is_not_there_is_named(self, tmp_path) -> None:
        with (
            pytest.raises(EnvironmentFault) as caught,
            open_token(tmp_path / "x.so", "a", "b", Secret("c")),
        ):
            pass
        assert caught.value.code in ("signing.no_module", "signing.no_pkcs11")
