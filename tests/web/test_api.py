"""The interface beyond records and documents: register, signatures, templates, drafts, repeats."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import g

from docgen.cli.app import main
from docgen.service.accounts import Account
from docgen.service.register import shared
from docgen.service.repeating import Ask, begin
from docgen.signing.demo import make_demo_keys
from tests.registry import enter
from tests.signing.kit import FIELDS, Desk
from tests.web.conftest import RECORD, local_app

YAML = "application/yaml"
PDF = "application/pdf"
KEY = "kunci-0001"


@pytest.fixture(autouse=True)
def register_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
    monkeypatch.setenv("DOCGEN_STORE", str(tmp_path / "arsip"))
    monkeypatch.setenv("DOCGEN_PUBLIC_URL", "https://dokumen.contoh.example")
    monkeypatch.setenv("DOCGEN_NUMBER_CODES", "maklumat=100.3.3")
    return tmp_path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@dataclass
class As:
    """Calls as one account after another."""

    client: object
    account: Account | None = None

    def __call__(self, unit: str | None, *roles: str) -> object:
        name = (unit or "tanpa").replace(" ", "-").lower()
        self.account = Account(name, name, name, frozenset(roles or ("operator",)), unit)
        return self.client


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch) -> As:
    app = local_app(LOG_REQUESTS=False)
    one = As(app.test_client())

    def find_out() -> Account | None:
        g.docgen_account = one.account
        return one.account

    monkeypatch.setattr("docgen.web.identity.find_out", find_out)
    return one


def add(client, body: str = RECORD, **headers: str):
    return client.post("/api/v1/register", data=body, content_type=YAML, headers=headers)


class DescribeTheRegister:
    def it_registers_shows_and_withdraws_a_document(self, client) -> None:
        made = add(client)
        assert made.status_code == 201, made.text
        documents = made.json["documents"]
        assert {document["state"] for document in documents} == {"terdaftar"}
        key = documents[0]["id"]
        shown = client.get(f"/api/v1/register/{key}").json
        assert shown["files"]
        assert [event["what"] for event in shown["history"]]
        assert [d["id"] for d in client.get("/api/v1/register").json["documents"]] == [
            d["id"] for d in documents
        ]
        gone = client.post(f"/api/v1/register/{key}/void", json={"reason": "salah tanggal"})
        assert gone.json["state"] == "dicabut"
        assert gone.json["reason"] == "salah tanggal"

    def it_sends_a_file_once_and_then_says_that_it_is_the_same(self, client) -> None:
        document = add(client).json["documents"][0]
        url = f"/api/v1/register/{document['id']}/files/pdf"
        sent = client.get(url)
        digest = hashlib.sha256(sent.data).hexdigest()
        assert sent.headers["ETag"] == f'"{digest}"'
        assert digest in {file["sha256"] for file in document["files"]}
        again = client.get(url, headers={"If-None-Match": sent.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")

    def it_refuses_what_is_not_finished(self, client) -> None:
        answer = add(client, RECORD.replace("kota: Contoh", "kota: '[kota penetapan]'"))
        assert answer.status_code == 422
        assert answer.json["errors"][0]["code"] == "register.placeholder"
        assert client.get("/api/v1/register").json["documents"] == []

    def it_keeps_the_documents_of_other_units_to_itself(self, as_) -> None:
        key = add(as_("Dinas Satu")).json["documents"][0]["id"]
        nothing = "0" * 26
        for path in ("", "/files/pdf"):
            theirs = as_("Dinas Dua").get(f"/api/v1/register/{key}{path}")
            none = as_("Dinas Dua").get(f"/api/v1/register/{nothing}{path}")
            assert theirs.status_code == none.status_code == 404
            assert theirs.json["errors"] == none.json["errors"]
        void = {"reason": "bukan milik kami"}
        assert as_("Dinas Dua").post(f"/api/v1/register/{key}/void", json=void).status_code == 404
        assert as_("Dinas Dua").get("/api/v1/register").json["documents"] == []
        own = as_("Dinas Satu").get(f"/api/v1/register/{key}").json
        assert own["state"] == "terdaftar"
        assert "dinas-satu" in {event["who"] for event in own["history"]}

    def it_takes_one_record_at_a_time(self, client) -> None:
        two = RECORD + "---\n" + RECORD.replace("id: dinas-contoh", "id: dinas-lain")
        assert add(client, two).json["errors"][0]["code"] == "web.too_many_records"

    @pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": 1}, {"reason": "a", "x": 1}])
    def it_asks_for_a_reason(self, client, body) -> None:
        key = add(client).json["documents"][0]["id"]
        answer = client.post(f"/api/v1/register/{key}/void", json=body)
        assert answer.status_code == 422
        assert answer.json["errors"][0]["fix"]


class DescribeRepeatedRequests:
    def it_carries_them_out_once(self, client) -> None:
        first = add(client, **{"Idempotency-Key": KEY})
        again = add(client, **{"Idempotency-Key": KEY})
        assert (first.status_code, again.status_code) == (201, 201)
        assert again.data == first.data
        assert again.headers["Idempotency-Replayed"] == "true"
        assert "Idempotency-Replayed" not in first.headers
        assert len(client.get("/api/v1/register").json["documents"]) == len(first.json["documents"])

    def it_answers_faults_of_the_request_alike_too(self, client) -> None:
        bad = RECORD.replace("2024-04-03", "besok")
        first = add(client, bad, **{"Idempotency-Key": KEY})
        again = add(client, bad, **{"Idempotency-Key": KEY})
        assert first.status_code == again.status_code == 422
        assert again.json == first.json
        assert again.content_type == "application/problem+json"

    def it_refuses_a_key_that_came_with_another_request(self, client) -> None:
        add(client, **{"Idempotency-Key": KEY})
        other = add(client, RECORD.replace("Jalan Contoh 1", "Jalan Contoh 2"),
                    **{"Idempotency-Key": KEY})  # fmt: skip
        assert other.status_code == 422
        assert other.json["type"] == "urn:docgen:problem:key-reused"

    def it_refuses_a_key_whose_request_is_at_work(self, client, monkeypatch) -> None:
        begun, go_on = Event(), Event()
        answers = []

        def slow(*_: object) -> list[object]:
            begun.set()
            assert go_on.wait(30)
            return []

        monkeypatch.setattr("docgen.service.register_add.add", slow)
        other = client.application.test_client()
        thread = Thread(target=lambda: answers.append(add(other, **{"Idempotency-Key": KEY})))
        thread.start()
        assert begun.wait(30)
        busy = add(client, **{"Idempotency-Key": KEY})
        go_on.set()
        thread.join()
        assert busy.status_code == 409
        assert busy.json["type"] == "urn:docgen:problem:at-work"
        assert answers[0].status_code == 201

    def it_may_try_again_after_a_fault_of_the_service(self, client, monkeypatch) -> None:
        def explode(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr("docgen.service.register_add.add", explode)
            assert add(client, **{"Idempotency-Key": KEY}).status_code == 500
        assert add(client, **{"Idempotency-Key": KEY}).status_code == 201

    def it_takes_up_what_a_dead_process_left(self, client, monkeypatch) -> None:
        from datetime import timedelta

        from docgen.register import chain, repeated

        add(client)
        ask = Ask("0" * 64, "lokal", "POST /x", "1" * 64)
        monkeypatch.setattr(repeated, "now", lambda: chain.now() - timedelta(minutes=11))
        assert begin(shared(), ask) is None
        monkeypatch.setattr(repeated, "now", chain.now)
        assert begin(shared(), ask) is None
        assert begin(shared(), ask) is not None

    def it_keeps_the_answers_of_each_account_apart(self, as_) -> None:
        first = add(as_("Dinas Satu"), **{"Idempotency-Key": KEY})
        other = as_("Dinas Dua").post(
            "/api/v1/check", data=RECORD, content_type=YAML, headers={"Idempotency-Key": KEY}
        )
        assert first.status_code == 201
        assert other.status_code == 200

    @pytest.mark.parametrize("key", ["", "pendek", "a" * 129, "dengan spasi", "kunci\u00e9kunci"])
    def it_does_not_take_every_key(self, client, key) -> None:
        answer = add(client, **{"Idempotency-Key": key.encode().decode("latin-1")})
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (400, "api.bad_key")

    def it_does_not_mind_the_boundaries_of_forms(self, client) -> None:
        def post():
            form = {"record": (io.BytesIO(RECORD.encode()), "berkas.yaml")}
            return client.post("/api/v1/check", data=form, headers={"Idempotency-Key": KEY})

        assert post().status_code == 200
        assert post().headers["Idempotency-Replayed"] == "true"


class DescribeEtags:
    def they_spare_a_document_that_the_caller_has(self, client) -> None:
        url = "/api/v1/documents?format=docx&only=maklumat"
        first = client.post(url, data=RECORD, content_type=YAML)
        headers = {"If-None-Match": first.headers["ETag"]}
        again = client.post(url, data=RECORD, content_type=YAML, headers=headers)
        assert again.status_code == 412
        assert again.json["type"] == "urn:docgen:problem:unchanged"
        changed = RECORD.replace("Jalan Contoh 1", "Jalan Contoh 2")
        assert client.post(url, data=changed, content_type=YAML, headers=headers).status_code == 200

    @pytest.mark.parametrize("path", ["/api/v1/schema", "/api/v1/templates/docx/maklumat.docx"])
    def they_spare_what_did_not_change(self, client, path) -> None:
        first = client.get(path)
        assert first.headers["ETag"] == f'"{hashlib.sha256(first.data).hexdigest()}"'
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304


class DescribeTemplates:
    def it_lists_them_and_sends_each(self, client, root) -> None:
        listed = client.get("/api/v1/templates").json["templates"]
        assert {"docx/maklumat.docx", "pdf/maklumat.xml"} <= {each["name"] for each in listed}
        for each in listed[:3]:
            sent = client.get(f"/api/v1/templates/{each['name']}")
            assert hashlib.sha256(sent.data).hexdigest() == each["sha256"]

    @pytest.mark.parametrize("name", ["../pyproject.toml", "docx/../../pyproject.toml", "docx/x"])
    def it_sends_nothing_else(self, client, name) -> None:
        assert client.get(f"/api/v1/templates/{name}").status_code == 404

    def it_checks_one_as_the_command_line_does(self, client, root) -> None:
        data = (root / "templates" / "docx" / "maklumat.docx").read_bytes()
        form = {"template": (io.BytesIO(data), "maklumat.docx")}
        said = client.post("/api/v1/templates/check", data=form).json
        assert (said["state"], said["kind"], said["file"]) == ("baik", "maklumat", "maklumat.docx")
        bad = {"template": (io.BytesIO(b"PK nothing"), "maklumat.docx")}
        assert client.post("/api/v1/templates/check", data=bad).json["state"] == "salah"

    @pytest.mark.parametrize("name", ["../a.docx", "a.exe", "con.docx"])
    def it_refuses_other_names(self, client, name) -> None:
        form = {"template": (io.BytesIO(b"x"), name)}
        assert client.post("/api/v1/templates/check", data=form).status_code in (400, 422)

    def it_is_for_administrators(self, as_) -> None:
        form = {"template": (io.BytesIO(b"x"), "maklumat.docx")}
        assert as_("Dinas Satu").post("/api/v1/templates/check", data=form).status_code == 403


class DescribeDrafts:
    @pytest.fixture
    def draft(self, examples: Path) -> bytes:
        return (examples / "perkada-contoh.txt").read_bytes()

    def it_reads_them(self, client, draft) -> None:
        said = client.post("/api/v1/perkada/read", data=draft, content_type="text/plain").json
        assert said["regulation"]["body"]
        text = client.post("/api/v1/perkada/read?to=text", data=draft, content_type="text/plain")
        assert text.content_type == "text/plain; charset=utf-8"
        assert "Pasal 1" in text.text

    def it_lints_and_renumbers_them(self, client, draft) -> None:
        form = {"draft": (io.BytesIO(draft), "rancangan.txt")}
        linted = client.post("/api/v1/perkada/lint", data=form)
        assert linted.status_code == 200
        assert set(linted.json["summary"]) == {"E", "W", "I"}
        moved = client.post("/api/v1/perkada/renumber", data=draft, content_type="text/plain")
        assert moved.status_code == 200
        assert "Pasal 1" in moved.json["text"]

    def it_mends_what_needs_no_judgement_as_the_command_does(self, client, draft, tmp_path) -> None:
        faulty = draft.decode().replace("(1) ", "(3) ", 1).encode()
        url = "/api/v1/perkada/lint?fix=true"
        said = client.post(url, data=faulty, content_type="text/plain").json
        path = tmp_path / "draft.txt"
        path.write_bytes(faulty)
        with pytest.raises(SystemExit) as end:
            main(["perkada", "lint", str(path), "--fix", "--format", "json"])
        assert end.value.code in (0, 1)
        assert said["fixed"] > 0
        assert said["text"] == path.read_text(encoding="utf-8") != faulty.decode()
        assert any(line.startswith("+(1) ") for line in said["diff"].splitlines())
        kept = client.post("/api/v1/perkada/lint", data=faulty, content_type="text/plain").json
        assert (kept["fixed"], kept["text"], kept["diff"]) == (0, None, "")
        assert len(kept["findings"]) > len(said["findings"])

    def it_gives_back_a_draft_without_faults_as_it_was(self, client, draft) -> None:
        url = "/api/v1/perkada/lint?fix=true"
        said = client.post(url, data=draft, content_type="text/plain").json
        again = client.post(url, data=said["text"].encode(), content_type="text/plain").json
        assert (again["fixed"], again["text"]) == (0, said["text"])

    def it_mends_no_other_encoding_and_tells_no_place_of_ours(self, client) -> None:
        url = "/api/v1/perkada/lint?fix=true"
        data = "Pasal 1\nCafé.\n".encode("latin-1")
        answer = client.post(url, data=data, content_type="text/plain")
        assert answer.status_code == 400
        assert answer.json["errors"][0]["code"] == "service.fix_encoding"
        assert answer.json["errors"][0]["path"] == "rancangan.txt"

    def it_refuses_what_is_no_draft(self, client) -> None:
        pdf = {"draft": (io.BytesIO(b"%PDF-1.7"), "rancangan.pdf")}
        assert client.post("/api/v1/perkada/read", data=pdf).status_code == 400
        other = client.post("/api/v1/perkada/lint", data=b"x", content_type="image/png")
        assert other.status_code == 415
        assert "text/plain" in other.json["errors"][0]["fix"]


class DescribeSignatures:
    @pytest.fixture
    def entered(self, tmp_path, monkeypatch, desk) -> tuple[str, str, Path]:
        return enter(tmp_path, monkeypatch, desk)

    def form(self, desk: Desk, path: Path, **more: object) -> dict[str, object]:
        return {
            "file": (io.BytesIO(path.read_bytes()), "dokumen.pdf"),
            "key": (io.BytesIO(desk.keys.signers[0].read_bytes()), "kunci.p12"),
            "passphrase": desk.secret.reveal(),
            "as": FIELDS[0],
            **more,
        }

    def it_signs_a_registered_document_and_verifies_it(self, client, desk, entered) -> None:
        key, _, path = entered
        signed = client.post("/api/v1/sign", data=self.form(desk, path))
        assert signed.status_code == 200, signed.text
        assert signed.content_type == PDF
        assert client.get(f"/api/v1/register/{key}").json["state"] == "menunggu"
        said = client.post("/api/v1/verify", data=signed.data, content_type=PDF).json
        assert said["verdict"] == "sah"
        assert said["registered"]["id"] == key

    def it_tells_of_a_signature_when_json_is_asked_for(self, client, desk, entered) -> None:
        headers = {"Accept": "application/json"}
        said = client.post("/api/v1/sign", data=self.form(desk, entered[2]), headers=headers).json
        assert said["state"] == "menunggu"
        assert "path" not in said

    @pytest.mark.parametrize(
        "more", [{"level": "lt"}, {"as": ""}, {"registered": "ya"}, {"tsa": "http://169.254.0.1"}]
    )
    def it_refuses_other_fields(self, client, desk, entered, more) -> None:
        answer = client.post("/api/v1/sign", data=self.form(desk, entered[2], **more))
        assert (answer.status_code, answer.json["errors"][0]["code"]) == (400, "api.bad_field")

    def it_says_when_the_passphrase_is_wrong_and_not_which(self, client, desk, entered) -> None:
        form = self.form(desk, entered[2], passphrase="keliru-sekali")
        answer = client.post("/api/v1/sign", data=form)
        assert answer.status_code == 422
        assert "keliru-sekali" not in answer.text

    def it_does_not_sign_for_other_units_or_roles(self, as_, desk, entered) -> None:
        path = entered[2]
        other = as_("Dinas Dua", "penanda_tangan").post("/api/v1/sign", data=self.form(desk, path))
        assert other.status_code == 404
        clerk = as_("Dinas Dua", "operator").post("/api/v1/sign", data=self.form(desk, path))
        assert clerk.status_code == 403
