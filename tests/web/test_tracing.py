"""What operators see: ids, log lines, numbers, readiness; and what they never see: people."""

from __future__ import annotations

import json
import logging
import os
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import redis
from openapi_spec_validator import validate

from docgen.web.api.operation import operation_of
from tests.outside import missing
from tests.web.conftest import RECORD, local_app

YAML = "application/yaml"
PERSON = "CONTOH SATU"


@contextmanager
def pretended_broker(said: bytes | None) -> Iterator[int]:
    """A port where somebody answers everything with ``said``; None: takes it in and is silent."""

    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while self.request.recv(4096):
                if said is not None:
                    self.request.sendall(said)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Callers that go away in the middle are what is tried here."""

    with Server(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def lines(caplog, monkeypatch):
    logger = logging.getLogger("docgen.web.requests")
    monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO, "docgen.web.requests")
    return lambda: [json.loads(r.getMessage()) for r in caplog.records if r.name == logger.name]


class DescribeRequestIds:
    def they_are_kept_when_they_are_sane(self, client, lines) -> None:
        answer = client.get("/healthz", headers={"X-Request-ID": "permintaan-0001"})
        assert answer.headers["X-Request-ID"] == "permintaan-0001"
        assert lines()[-1]["request"] == "permintaan-0001"

    @pytest.mark.parametrize("bad", ["", "x", "a" * 65, 'a"},{"b', "dua kata saja", "<script>aaa"])
    def they_are_made_anew_when_they_are_not(self, client, bad) -> None:
        first = client.get("/healthz", headers={"X-Request-ID": bad}).headers["X-Request-ID"]
        second = client.get("/healthz").headers["X-Request-ID"]
        assert first != bad
        assert len(first) == len(second) == 16
        assert first != second

    def they_stand_on_errors_too(self, client) -> None:
        assert client.get("/tidak-ada").headers["X-Request-ID"]


class DescribeTheLog:
    def it_has_one_line_for_a_request(self, client, lines) -> None:
        client.post("/api/v1/check", data=RECORD, content_type=YAML)
        (line,) = lines()
        assert set(line) == {"time", "request", "method", "route", "status", "ms", "bytes"}
        assert (line["method"], line["route"], line["status"]) == ("POST", "/api/v1/check", 200)

    def it_names_no_one(self, client, caplog, lines) -> None:
        caplog.set_level(logging.DEBUG)
        client.post(f"/api/v1/check?lang={PERSON}", data=RECORD, content_type=YAML)
        client.post("/api/v1/documents?format=docx", data=RECORD, content_type=YAML)
        client.get(f"/v?nomor={PERSON}")
        client.get(f"/{PERSON}/rahasia")
        assert len(lines()) == 4
        assert PERSON not in caplog.text
        assert "127.0.0.1" not in caplog.text


class DescribeMetrics:
    def they_count_requests_and_documents(self, client) -> None:
        def value(name: str) -> float:
            text = client.get("/metrics").text
            return sum(float(row.split()[-1]) for row in text.splitlines() if row.startswith(name))

        made = 'docgen_documents_total{format="docx",kind="maklumat"}'
        asked = 'docgen_requests_total{method="POST",route="/api/v1/documents",status="200"}'
        before = value(made), value(asked)
        client.post("/api/v1/documents?format=docx", data=RECORD, content_type=YAML)
        assert (value(made), value(asked)) == (before[0] + 2, before[1] + 1)

    def they_do_not_grow_with_what_strangers_ask_for(self, client) -> None:
        rows = len(client.get("/metrics").text.splitlines())
        for n in range(20):
            client.get(f"/tidak-ada-{n}")
            client.open("/healthz", method=f"ANEH{n}")
        assert len(client.get("/metrics").text.splitlines()) <= rows + 25

    def they_are_guarded(self, app, monkeypatch) -> None:
        client = app.test_client()
        far = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
        assert client.get("/metrics", **far).status_code == 401
        assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 401
        monkeypatch.setenv("DOCGEN_METRICS_TOKEN", "kunci-angka")
        for token, status in (("kunci-angka", 200), ("lain", 401), ("", 401)):
            headers = {"Authorization": f"Bearer {token}"}
            assert client.get("/metrics", headers=headers, **far).status_code == status


class DescribeReadiness:
    def it_looks_at_everything_that_is_needed(self, client, tmp_path, monkeypatch) -> None:
        monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
        answer = client.get("/readyz")
        assert answer.status_code == 200
        assert answer.json["parts"] == {"database": "ok", "fonts": "ok", "templates": "ok"}

    def it_says_what_fails_and_not_why(self, client, tmp_path, monkeypatch) -> None:
        bad = tmp_path / "bukan.db"
        bad.write_bytes(b"no database" * 100)
        monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{bad}")
        monkeypatch.setenv("DOCGEN_BROKER_URL", "redis://rahasia@127.0.0.1:1/0")
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json["parts"]["database"] == answer.json["parts"]["broker"] == "failed"
        assert "rahasia" not in answer.text
        assert client.get("/healthz").status_code == 200

    @pytest.mark.parametrize(
        ("said", "state"),
        [
            (None, "failed"),  # somebody listens, and never answers
            (b"-NOAUTH Authentication required.\r\n", "failed"),
            (b"HTTP/1.1 400 Bad Request\r\n\r\n", "failed"),
        ],
    )
    def it_lets_the_broker_answer_in_its_own_language(
        self, client, tmp_path, monkeypatch, said, state
    ) -> None:
        monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
        with pretended_broker(said) as port:
            for address in (f"redis://127.0.0.1:{port}/0", f"amqp://127.0.0.1:{port}//"):
                monkeypatch.setenv("DOCGEN_BROKER_URL", address)
                answer = client.get("/readyz")
                assert answer.status_code == 503
                assert answer.json["parts"]["broker"] == state
                assert answer.json["parts"]["database"] == "ok"

    def it_is_ready_when_redis_answers(self, client, tmp_path, monkeypatch) -> None:
        address = os.environ.get("DOCGEN_TEST_REDIS", "redis://127.0.0.1:6379/9")
        with redis.Redis.from_url(address) as server:
            try:
                server.ping()
            except redis.ConnectionError:
                missing("a Redis server on 127.0.0.1:6379 (or DOCGEN_TEST_REDIS)")
        monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
        monkeypatch.setenv("DOCGEN_BROKER_URL", address)
        answer = client.get("/readyz")
        assert answer.status_code == 200
        assert answer.json["parts"]["broker"] == "ok"

    def it_notices_a_broken_template(self, tmp_path, monkeypatch) -> None:
        monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
        (tmp_path / "docx").mkdir()
        (tmp_path / "docx" / "maklumat.docx").write_bytes(b"rusak")
        monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
        answer = local_app().test_client().get("/readyz")
        assert answer.json["parts"]["templates"] == "failed"


class DescribeTheDescription:
    def it_is_openapi_3_1_and_in_order(self, client) -> None:
        spec = client.get("/api/v1/openapi.json").json
        assert spec["openapi"].startswith("3.1")
        validate(spec)

    def it_describes_every_view_of_the_interface(self, app, client) -> None:
        spec = client.get("/api/v1/openapi.json").json
        ids = {e["operationId"] for path in spec["paths"].values() for e in path.values()}
        views = {name: view for name, view in app.view_functions.items() if name.startswith("api.")}
        silent = [name for name, view in views.items() if operation_of(view) is None]
        assert silent == []
        assert ids == {operation_of(view).id for view in views.values()}

    def its_bodies_and_answers_have_schemas(self, client) -> None:
        spec = client.get("/api/v1/openapi.json").json
        for path in spec["paths"].values():
            for entry in path.values():
                contents = [entry.get("requestBody", {"content": {}})["content"]]
                contents += [a["content"] for a in entry["responses"].values() if "content" in a]
                for content in contents:
                    assert all(part["schema"] for part in content.values())
                assert {"400", "500"} <= set(entry["responses"])

    def its_example_is_a_record_without_faults(self, client) -> None:
        spec = client.get("/api/v1/openapi.json").json
        body = spec["paths"]["/api/v1/check"]["post"]["requestBody"]["content"]
        example = body["application/json"]["example"]
        said = client.post("/api/v1/check", json=example).json
        assert [f for f in said["records"][0]["findings"] if f["severity"] == "E"] == []

    @pytest.mark.parametrize("lang", ["id", "en"])
    def it_stands_on_a_page_that_fetches_nothing_from_elsewhere(self, client, lang) -> None:
        page = client.get(f"/api/v1/docs?lang={lang}")
        assert page.status_code == 200
        assert "createDocuments" in page.text
        for outside in ("<script", " style=", 'src="http', 'href="http', "@import"):
            assert outside not in page.text
