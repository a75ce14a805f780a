"""Who may call, what every answer carries, and how the unforeseen ends."""

from __future__ import annotations

import logging

import pytest

from docgen.errors import EnvironmentFault, UsageFault
from tests.web.conftest import RECORD, local_app

PATHS = ["/", "/healthz", "/api/v1/schema", "/static/gaya.css", "/tidak-ada", "/api/tidak-ada"]


class DescribeHosts:
    @pytest.mark.parametrize(
        "host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1", "[::1]"]
    )
    def they_are_this_computer(self, client, host) -> None:
        assert client.get("/healthz", headers={"Host": host}).status_code == 200

    @pytest.mark.parametrize(
        "host", ["evil.example", "127.0.0.1.evil.example", "", "x@localhost", "[::1].evil", "a b"]
    )
    def they_are_no_other_name(self, client, host) -> None:
        for path in PATHS:
            response = client.get(path, headers={"Host": host}, buffered=True)
            assert response.status_code == 400, path
            assert RECORD not in response.get_data(as_text=True)

    def they_can_be_configured(self) -> None:
        client = local_app(HOSTS=("docgen.example",)).test_client()
        assert client.get("/healthz", headers={"Host": "docgen.example"}).status_code == 200
        assert client.get("/healthz", headers={"Host": "localhost"}).status_code == 400


class DescribeOrigins:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://localhost:9999"},
            {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        ],
    )
    @pytest.mark.parametrize("path", ["/berkas", "/api/v1/documents", "/api/v1/check"])
    def they_are_not_foreign(self, client, path, headers) -> None:
        response = client.post(path, data={"teks": RECORD}, headers=headers)
        assert response.status_code == 403

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
            {"Sec-Fetch-Site": "none"},
        ],
    )
    def they_are_our_own_or_a_program(self, client, headers) -> None:
        assert client.post("/berkas", data={"teks": RECORD}, headers=headers).status_code == 200


class DescribeHeaders:
    @pytest.mark.parametrize("path", PATHS)
    def they_are_on_every_answer(self, client, path) -> None:
        headers = client.get(path, buffered=True).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"

    def they_keep_records_out_of_caches(self, client) -> None:
        for response in (client.get("/berkas"), client.post("/berkas", data={"teks": RECORD})):
            assert response.headers["Cache-Control"] == "no-store"
        assert (
            "no-store" not in client.get("/static/gaya.css", buffered=True).headers["Cache-Control"]
        )

    def they_name_the_methods_that_are_served(self, client) -> None:
        response = client.get("/api/v1/documents")
        assert response.status_code == 405
        assert "POST" in response.headers["Allow"]
        assert response.json["errors"][0]["fix"]


class DescribeErrors:
    @pytest.mark.parametrize("path", ["/api/v1/documents", "/berkas"])
    def they_have_a_number_and_no_traceback(self, client, monkeypatch, caplog, path) -> None:
        def explode(*_: object) -> None:
            raise ZeroDivisionError("CONTOH SATU 197102141997032003")

        monkeypatch.setattr("docgen.service.prepare", explode)
        monkeypatch.setattr("docgen.service.check", explode)
        with caplog.at_level(logging.ERROR, "docgen.web"):
            if path == "/berkas":
                response = client.post(path, data={"teks": RECORD})
            else:
                response = client.post(path, data=RECORD, content_type="application/yaml")
        body = response.get_data(as_text=True)
        assert response.status_code == 500
        assert "Traceback" not in body
        assert "ZeroDivisionError" not in body
        (entry,) = caplog.messages
        number = entry.split()[2].rstrip(":")
        assert number in body
        assert "ZeroDivisionError at tests/web/test_guard.py" in entry
        assert "CONTOH SATU" not in entry

    def they_are_500_when_something_is_missing(self, client, monkeypatch) -> None:
        def fail(*_: object) -> None:
            raise EnvironmentFault.of("assets.missing", "fonts")

        monkeypatch.setattr("docgen.service.check", fail)
        response = client.post("/api/v1/check", data=RECORD, content_type="application/yaml")
        assert response.status_code == 500
        assert response.json["type"] == "urn:docgen:problem:environment"

    def they_come_at_the_start_when_the_template_folder_is_missing(
        self, monkeypatch, tmp_path
    ) -> None:
        monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path / "tidak-ada"))
        with pytest.raises(UsageFault):
            local_app()

    def they_are_template_faults_when_an_office_template_is_bad(
        self, monkeypatch, tmp_path
    ) -> None:
        folder = tmp_path / "docx"
        folder.mkdir()
        (folder / "maklumat.docx").write_bytes(b"bukan Word")
        monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
        client = local_app().test_client()
        response = client.post(
            "/api/v1/documents?format=docx", data=RECORD, content_type="application/yaml"
        )
        assert response.status_code == 500
        assert response.json["type"] == "urn:docgen:problem:template"
