"""The public pages: what they show, what they refuse, and that they can be asked only so often."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docgen.service.register import opened
from docgen.service.register_desk import void
from docgen.signing.demo import make_demo_keys
from docgen.web import create_app
from tests.registry import enter
from tests.signing.kit import Desk, minutes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture
def entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> tuple[str, str, Path]:
    return enter(tmp_path, monkeypatch, desk)


@pytest.fixture
def client() -> FlaskClient:
    return create_app({"TESTING": True}).test_client()


def upload(client: FlaskClient, data: bytes, lang: str = "id"):
    form = {"berkas": (io.BytesIO(data), "berkas.pdf")}
    return client.post(f"/v?lang={lang}", data=form)


class DescribeTheEntry:
    def it_shows_what_anybody_may_know(self, entered, client) -> None:
        key, nomor, _ = entered
        page = client.get(f"/v/{key}").get_data(as_text=True)
        for words in (
            nomor, "16-05-2024", "CONTOH SEPULUH, S.H., M.H.", "Kepala Bidang Hak Asasi Manusia",
            "terdaftar", "Berita Acara Verifikasi",
        ):  # fmt: skip
            assert words in page
        for secret in ("197801102003121003", "19780110", "Pembina"):
            assert secret not in page

    def it_says_that_a_document_was_withdrawn(self, entered, client) -> None:
        key, _, _ = entered
        with opened() as database:
            void(database, key, "alasan rahasia")
        page = client.get(f"/v/{key}").get_data(as_text=True)
        assert "dicabut" in page
        assert "alasan rahasia" not in page

    @pytest.mark.parametrize("key", ["0" * 26, "x", "%00", "A" * 26, "..%2f.."])
    def it_is_none_for_an_unknown_id(self, entered, client, key: str) -> None:
        assert client.get(f"/v/{key}").status_code == 404

    def it_is_none_without_a_register(self, client, monkeypatch, tmp_path: Path) -> None:
        monkeypatch.delenv("DOCGEN_DATABASE_URL", raising=False)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        assert client.get("/v/" + "0" * 26).status_code == 404
        assert not (tmp_path / "data").exists()


class DescribeThePrintedNumber:
    def it_finds_the_document_and_does_not_give_its_id_away(self, entered, client) -> None:
        key, nomor, _ = entered
        page = client.get("/v", query_string={"nomor": nomor}).get_data(as_text=True)
        assert "CONTOH SEPULUH" in page
        assert key not in page

    def it_says_when_there_is_none(self, entered, client) -> None:
        page = client.get("/v?nomor=999/X/1999").get_data(as_text=True)
        assert "Tidak ada dokumen terdaftar" in page

    def it_comes_back_as_typed(self, entered, client) -> None:
        page = client.get("/v", query_string={"nomor": "<b>\"'"}).get_data(as_text=True)
        assert "<b>" not in page
        assert "&lt;b&gt;" in page


class DescribeAnUpload:
    def it_gets_a_verdict_in_both_languages(self, entered, client, desk: Desk) -> None:
        data = desk.sign(minutes(), 1).data
        assert "Putusan: SAH" in upload(client, data).get_data(as_text=True)
        assert "Verdict: VALID" in upload(client, data, "en").get_data(as_text=True)

    def it_is_compared_with_the_register(self, entered, client) -> None:
        _, nomor, path = entered
        page = upload(client, path.read_bytes()).get_data(as_text=True)
        assert f"Berkas ini sama dengan dokumen terdaftar {nomor}" in page

    @pytest.mark.parametrize(
        ("data", "status"), [(b"bukan pdf", 422), (b"%PDF-1.7\n", 422), (minutes()[:9000], 422)]
    )
    def it_is_refused_with_a_reason_when_it_cannot_be_read(self, client, data, status) -> None:
        response = upload(client, data)
        assert response.status_code == status
        assert 'role="alert"' in response.get_data(as_text=True)

    def a_large_one_is_refused(self) -> None:
        client = create_app({"TESTING": True, "MAX_VERIFY": 1000}).test_client()
        assert upload(client, minutes()).status_code == 413

    def a_form_without_a_file_says_so(self, client) -> None:
        assert client.post("/v", data={}).status_code == 400

    def a_hostile_title_is_only_text(self, client, tmp_path: Path) -> None:
        import pikepdf

        with pikepdf.open(io.BytesIO(minutes())) as pdf:
            pdf.docinfo["/Title"] = "<script>alert(1)</script>"
            buffer = io.BytesIO()
            pdf.save(buffer)
        page = upload(client, buffer.getvalue()).get_data(as_text=True)
        assert "<script>" not in page


class DescribeLimits:
    def they_end_in_429_for_one_address_only(self) -> None:
        client = create_app({"TESTING": True, "LOOKUP_RATE": "3 per minute"}).test_client()
        answers = [client.get("/v").status_code for _ in range(5)]
        assert answers == [200, 200, 200, 429, 429]
        refused = client.get("/v")
        assert refused.headers["Retry-After"] == "60"
        assert "Terlalu banyak permintaan" in refused.get_data(as_text=True)
        other = client.get("/v", environ_overrides={"REMOTE_ADDR": "127.0.0.2"})
        assert other.status_code == 200

    def they_count_what_a_trusted_proxy_reports(self) -> None:
        config = {"TESTING": True, "LOOKUP_RATE": "1 per minute", "PROXIES": 1}
        client = create_app(config).test_client()
        for address in ("192.0.2.1", "192.0.2.2"):
            assert client.get("/v", headers={"X-Forwarded-For": address}).status_code == 200
        assert client.get("/v", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 429

    def they_do_not_believe_a_stranger(self) -> None:
        client = create_app({"TESTING": True, "LOOKUP_RATE": "1 per minute"}).test_client()
        assert client.get("/v", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 200
        assert client.get("/v", headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 429


class DescribeThePublicSite:
    @pytest.fixture
    def public(self, entered) -> FlaskClient:
        return create_app({"TESTING": True}).test_client()

    @pytest.mark.parametrize("path", ["/v", "/static/gaya.css"])
    def it_opens_the_verification(self, public, path: str) -> None:
        response = public.get(path, headers={"Host": "dokumen.example"}, buffered=True)
        assert response.status_code == 200

    @pytest.mark.parametrize("path", ["/", "/api/v1/schema", "/healthz", "/vx", "/v1"])
    def and_nothing_else(self, public, path: str) -> None:
        response = public.get(path, headers={"Host": "dokumen.example"})
        assert response.status_code == 404

    def its_pages_lead_nowhere_else(self, public) -> None:
        page = public.get("/v", headers={"Host": "dokumen.example"}).get_data(as_text=True)
        assert 'href="/api' not in page
        assert 'href="/?' not in page
