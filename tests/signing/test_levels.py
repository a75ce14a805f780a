"""Time stamps and lasting proof, from the demo authority on this machine: no network is needed."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.sign.timestamps import HTTPTimeStamper

from docgen.errors import DocgenError
from docgen.signing.demo import make_demo_keys, revoke_demo_key
from docgen.signing.demo_server import demo_server, demo_stamper
from docgen.signing.trust import Trust
from docgen.signing.verify import verify
from tests.signing.kit import Desk, minutes


@pytest.fixture
def authority(desk: Desk) -> Iterator[str]:
    """The address of the running demo authority."""
    server = demo_server(desk.keys.folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


class DescribeTimeStamps:
    def they_come_over_http_and_prove_the_time(self, desk: Desk, authority: str) -> None:
        stamper = HTTPTimeStamper(f"{authority}/tsa")
        data = desk.sign(minutes(), 1, level="t", stamper=stamper).data
        (only,) = verify(data, desk.trust).signatures
        assert only.verdict == "sah"
        assert only.stamped is not None
        assert abs(only.stamped - datetime.now(UTC)) < timedelta(minutes=2)

    def a_level_that_needs_one_wants_an_authority(self, desk: Desk) -> None:
        with pytest.raises(DocgenError) as caught:
            desk.sign(minutes(), 1, level="t")
        assert caught.value.code == "signing.no_tsa"

    def a_silent_authority_is_named(self, desk: Desk) -> None:
        with pytest.raises(DocgenError) as caught:
            desk.sign(minutes(), 1, level="t", stamper=HTTPTimeStamper("http://127.0.0.1:9/tsa"))
        assert caught.value.code == "signing.no_stamp"

    def a_revocation_after_the_stamp_does_not_undo_the_signature(self, tmp_path) -> None:
        desk = Desk(make_demo_keys(tmp_path / "k"))
        stamper = demo_stamper(desk.keys.folder)
        data = desk.sign(minutes(), 1, level="t", stamper=stamper).data
        later = datetime.now(UTC) + timedelta(seconds=2)
        revoke_demo_key(desk.keys.folder, desk.keys.signers[0], now=later)
        report = verify(data, desk.trust, now=later + timedelta(seconds=5))
        (only,) = report.signatures
        assert [f.code for f in only.findings] in (["verify.was_valid"], [])
        assert report.verdict == "sah"


class DescribeLastingProof:
    def it_is_in_the_file_itself(self, desk: Desk) -> None:
        data = minutes()
        stamper = demo_stamper(desk.keys.folder)
        for number in (1, 2, 3):
            data = desk.sign(data, number, level="lt", stamper=stamper).data
        report = verify(data, Trust(desk.trust.anchors))  # no revocation list at hand
        assert report.verdict == "sah"
        assert {each.revocation for each in report.signatures} == {"tidak_dicabut"}
        assert len(report.revisions) == 4

    def it_cannot_be_had_without_a_revocation_list(self, desk: Desk) -> None:
        stamper = demo_stamper(desk.keys.folder)
        with pytest.raises(DocgenError) as caught:
            desk.sign(minutes(), 1, level="lt", stamper=stamper, trust=Trust(desk.trust.anchors))
        assert caught.value.code == "signing.no_proof"


class DescribeTheDemoAuthority:
    def it_serves_the_revocation_list(self, desk: Desk, authority: str) -> None:
        with urllib.request.urlopen(f"{authority}/ca.crl") as reply:
            assert reply.read() == (desk.keys.trust / "otoritas.crl").read_bytes()

    @pytest.mark.parametrize(
        ("path", "data", "status"),
        [("/x", None, 404), ("/x", b"", 404), ("/tsa", b"bukan", 400), ("/tsa", b"0" * 20000, 413)],
    )
    def it_refuses_what_it_does_not_know(self, authority: str, path, data, status) -> None:
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{authority}{path}", data)
        assert caught.value.code == status
        caught.value.close()

    def a_folder_without_keys_is_refused(self, tmp_path) -> None:
        with pytest.raises(DocgenError) as caught:
            demo_server(tmp_path, 0)
        assert caught.value.code == "signing.no_demo"
