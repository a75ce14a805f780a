"""The e-sign service, against a stand-in that checks every request."""

from __future__ import annotations

import logging
import traceback

import pytest

from docgen.errors import DocgenError, UsageFault
from docgen.signing.bsre import BsreAccount, BsreSigner
from docgen.signing.sign import Wanted, sign
from docgen.signing.signer import Secret
from docgen.signing.verify import verify
from tests.signing.kit import LINK, Desk, minutes
from tests.signing.standin import NIK, PASSPHRASE, PASSWORD, USER, standing_in


def signer(url: str, passphrase: str = PASSPHRASE, password: str = PASSWORD) -> BsreSigner:
    return BsreSigner(BsreAccount(url, USER, Secret(password)), NIK, Secret(passphrase))


WRONG = "sandi-salah-998877"


class DescribeTheService:
    def it_signs_in_the_wanted_place_and_in_turn(self, desk: Desk) -> None:
        with standing_in(desk.signer(1)._key) as (url, seen):
            data = sign(minutes(), signer(url), Wanted("Ketua", desk.trust, link=LINK)).data
            data = sign(data, signer(url), Wanted("Sekretaris", desk.trust, link=LINK)).data
        assert seen.faults == []
        report = verify(data, desk.trust)
        assert report.verdict == "sah"
        assert [w.split(",")[0] for w in report.waiting] == ["Ir. CONTOH EMPAT"]
        assert data.startswith(minutes())

    def it_is_asked_in_turn_only(self, desk: Desk) -> None:
        with standing_in(desk.signer(1)._key) as (url, seen):
            with pytest.raises(DocgenError) as caught:
                sign(minutes(), signer(url), Wanted("Sekretaris", desk.trust))
            assert caught.value.code == "signing.out_of_turn"
            assert seen.seen == []

    @pytest.mark.parametrize(
        ("behaviour", "code"),
        [
            ("unsigned", "signing.unsound"),
            ("other", "signing.not_added"),
            ("redirect", "signing.service_refused"),
            ("bukan json", "signing.service_garbled"),
            ('{"file": []}', "signing.service_garbled"),
            ('{"file": ["bukan base64!"]}', "signing.service_garbled"),
            ('{"error": "sertifikat habis"}', "signing.service_refused"),
            ("[1, 2]", "signing.service_garbled"),
        ],
    )
    def it_is_not_believed(self, desk: Desk, behaviour: str, code: str) -> None:
        with (
            standing_in(desk.signer(1)._key, behaviour) as (url, _),
            pytest.raises(DocgenError) as caught,
        ):
            sign(minutes(), signer(url), Wanted("Ketua", desk.trust))
        assert caught.value.code == code

    def its_refusal_is_told_without_what_is_secret(self, desk: Desk, caplog) -> None:
        caplog.set_level(logging.DEBUG)
        with (
            standing_in(desk.signer(1)._key) as (url, _),
            pytest.raises(DocgenError) as caught,
        ):
            sign(minutes(), signer(url, WRONG), Wanted("Ketua", desk.trust))
        assert caught.value.code == "signing.service_refused"
        told = "".join(traceback.format_exception(caught.value)) + caplog.text
        assert "salah untuk" in told
        for secret in (WRONG, NIK, PASSWORD):
            assert secret not in told

    def a_wrong_account_is_refused(self, desk: Desk) -> None:
        with (
            standing_in(desk.signer(1)._key) as (url, _),
            pytest.raises(DocgenError) as caught,
        ):
            sign(minutes(), signer(url, password="x"), Wanted("Ketua", desk.trust))
        assert caught.value.findings[0].params["status"] == 401

    def a_silent_one_is_named(self, desk: Desk) -> None:
        with pytest.raises(DocgenError) as caught:
            sign(minutes(), signer("http://127.0.0.1:9"), Wanted("Ketua", desk.trust))
        assert caught.value.code == "signing.service_silent"

    @pytest.mark.parametrize(
        "url", ["http://esign.example.id", "http://8.8.8.8", "ftp://127.0.0.1", "esign", "https://"]
    )
    def a_passphrase_never_goes_out_in_the_clear(self, url: str) -> None:
        with pytest.raises(UsageFault) as caught:
            signer(url)
        assert caught.value.code == "signing.bad_service"

    @pytest.mark.parametrize(
        ("nik", "passphrase", "code"),
        [
            ("123", "x", "signing.bad_nik"),
            ("a" * 16, "x", "signing.bad_nik"),
            (NIK, "", "signing.no_passphrase"),
        ],
    )
    def a_wrong_call_is_refused_before_it_is_sent(self, nik, passphrase, code) -> None:
        account = BsreAccount("https://esign.example.id", USER, Secret(PASSWORD))
        with pytest.raises(UsageFault) as caught:
            BsreSigner(account, nik, Secret(passphrase))
        assert caught.value.code == code
