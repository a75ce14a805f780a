"""The register and the signing desk: what they show, take and refuse, and to whom."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docgen.service.register import opened
from docgen.service.register_desk import file_of, find, history
from docgen.signing.demo import make_demo_keys
from tests.registry import enter
from tests.signing.kit import Desk
from tests.web.conftest import RECORD, local_app
from tests.web.desk_kit import OTHER, OURS, as_account, desk_app


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture
def entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> tuple[str, str, Path]:
    return enter(tmp_path, monkeypatch, desk)


@pytest.fixture
def client(entered: object) -> FlaskClient:
    return local_app().test_client()


def key_form(desk: Desk, who: str, number: int, secret: str | None = None) -> dict[str, object]:
    keys = desk.keys
    said = keys.passphrase.read_text().splitlines()[0] if secret is None else secret
    file = io.BytesIO(keys.signers[number].read_bytes())
    return {"siapa": who, "sandi": said, "kunci": (file, "kunci.p12")}


class DescribeTheList:
    def it_finds_by_number_title_and_state(self, client, entered) -> None:
        _, nomor, _ = entered
        for query in ({"cari": nomor}, {"cari": "verifikasi"}, {"keadaan": "terdaftar"}):
            assert nomor in client.get("/register", query_string=query).get_data(as_text=True)
        for query in ({"cari": "%"}, {"cari": "_____"}, {"keadaan": "dicabut"}, {"hal": "9"}):
            assert nomor not in client.get("/register", query_string=query).get_data(as_text=True)

    def it_shows_an_entry_with_files_and_history(self, client, entered) -> None:
        key, nomor, path = entered
        page = client.get(f"/register/{key}").get_data(as_text=True)
        assert nomor in page
        assert "didaftarkan" in page
        with opened() as database:
            kept = find(database, key).latest("pdf")
        file = client.get(f"/register/{key}/berkas/{kept.sha256}")
        assert file.data == path.read_bytes()

    def it_hides_what_belongs_to_no_unit_or_another(self, client, entered, monkeypatch) -> None:
        key, nomor, _ = entered
        as_account(monkeypatch, OTHER)
        assert nomor not in client.get("/register").get_data(as_text=True)
        assert nomor not in client.get("/tanda-tangan").get_data(as_text=True)
        for address in (f"/register/{key}", f"/tanda-tangan/{key}", f"/register/{key}/berkas/x"):
            assert client.get(address).status_code == 404
        for address in (f"/register/{key}/cabut", f"/tanda-tangan/{key}/berkas"):
            assert client.post(address, data={"alasan": "x"}).status_code == 404
        assert client.get("/register/nomor").status_code == 403


class DescribeWithdrawing:
    def it_needs_a_reason(self, client, entered) -> None:
        key, _, _ = entered
        assert client.post(f"/register/{key}/cabut", data={"alasan": " "}).status_code == 422
        assert client.post(f"/register/{key}/cabut", data={"alasan": "salah"}).status_code == 303
        assert "dicabut" in client.get(f"/register/{key}").get_data(as_text=True)


class DescribeRegistering:
    def it_gives_the_documents_to_the_users_unit(self, tmp_path, monkeypatch) -> None:
        client = desk_app(tmp_path, monkeypatch).test_client()
        as_account(monkeypatch, OURS)
        answer = client.post("/register/baru", data={"teks": RECORD, "aksi": "daftar"})
        assert answer.status_code == 200, answer.get_data(as_text=True)
        assert "Maklumat" in client.get("/register").get_data(as_text=True)
        key = next(k for k in _keys(answer) if k)
        with opened() as database:
            assert {event["who"] for event in history(database, key)} == {OURS.name}
        as_account(monkeypatch, OTHER)
        assert client.get(f"/register/{key}").status_code == 404

    def it_says_everything_that_is_wrong_and_registers_nothing(self, tmp_path, monkeypatch) -> None:
        client = desk_app(tmp_path, monkeypatch).test_client()
        answer = client.post("/register/baru", data={"teks": RECORD.replace("2024-04-03", "besok")})
        assert answer.status_code == 422
        assert "besok" in answer.get_data(as_text=True)
        assert "Tidak ada dokumen" in client.get("/register").get_data(as_text=True)

    def it_finds_what_is_out_of_date(self, tmp_path, monkeypatch) -> None:
        client = desk_app(tmp_path, monkeypatch).test_client()
        client.post("/register/baru", data={"teks": RECORD, "aksi": "daftar"})
        same = client.post("/register/baru", data={"teks": RECORD, "aksi": "usang"})
        assert "0 dokumen" in same.get_data(as_text=True)
        other = RECORD.replace("Jalan Contoh 1", "Jalan Contoh 2")
        page = client.post("/register/baru", data={"teks": other, "aksi": "usang"})
        assert "/register/" in page.get_data(as_text=True).split('id="hasil"')[1]


def _keys(answer) -> list[str]:
    page = answer.get_data(as_text=True).split('id="hasil"')[1].split("</section>")[0]
    return [part.split('"')[0] for part in page.split('href="/register/')[1:]]


class DescribeTheSigningDesk:
    def it_says_whose_turn_it_is(self, client, entered) -> None:
        _, nomor, _ = entered
        page = client.get("/tanda-tangan").get_data(as_text=True)
        assert nomor in page
        assert "CONTOH SEPULUH" in page

    def it_signs_with_a_key_that_is_kept_nowhere(self, client, entered, desk, tmp_path) -> None:
        key, _, _ = entered
        form = key_form(desk, "tim_1", 0)
        assert client.post(f"/tanda-tangan/{key}", data=form).status_code == 303
        page = client.get(f"/tanda-tangan/{key}").get_data(as_text=True)
        assert page.index("sudah") < page.index("giliran sekarang")
        secret = desk.keys.passphrase.read_text().splitlines()[0].encode()
        p12 = desk.keys.signers[0].read_bytes()
        for path in (p for p in tmp_path.rglob("*") if p.is_file()):
            data = path.read_bytes()
            assert secret not in data
            assert p12 not in data

    def it_tells_a_wrong_passphrase_without_quoting_it(self, client, entered, desk) -> None:
        key, _, _ = entered
        form = key_form(desk, "tim_1", 0, "sandi-yang-salah")
        answer = client.post(f"/tanda-tangan/{key}", data=form)
        assert answer.status_code == 422
        assert "sandi-yang-salah" not in answer.get_data(as_text=True)

    def it_keeps_to_the_order(self, client, entered, desk) -> None:
        key, _, _ = entered
        answer = client.post(f"/tanda-tangan/{key}", data=key_form(desk, "tim_2", 1))
        assert answer.status_code == 422
        page = client.get(f"/tanda-tangan/{key}").get_data(as_text=True)
        assert '<span class="lencana lencana-baik">sudah' not in page

    def it_says_at_once_that_a_certificate_names_somebody_else(self, client, entered, desk) -> None:
        key, _, _ = entered
        answer = client.post(f"/tanda-tangan/{key}", data=key_form(desk, "tim_1", 1))
        page = answer.get_data(as_text=True)
        assert "CONTOH SEBELAS" in page.split('role="alert"')[1].split("</div>")[0]

    def it_takes_no_key_over_an_open_line(self, client, entered, desk, monkeypatch) -> None:
        key, _, _ = entered
        away = OURS.__class__("a", "a", "A", frozenset({"admin"}))
        as_account(monkeypatch, away)
        assert 'name="sandi"' not in client.get(f"/tanda-tangan/{key}").get_data(as_text=True)
        answer = client.post(f"/tanda-tangan/{key}", data=key_form(desk, "tim_1", 0))
        assert answer.status_code == 403

    def it_takes_a_file_that_was_signed_elsewhere(self, client, entered, desk) -> None:
        key, _, path = entered
        signed = desk.sign(path.read_bytes(), 1).data
        address = f"/tanda-tangan/{key}/berkas"
        answer = client.post(address, data={"berkas": (io.BytesIO(signed), "a.pdf")})
        assert answer.status_code == 303, answer.get_data(as_text=True)
        with opened() as database:
            assert file_of(database, find(database, key)) == signed

    def it_refuses_every_other_file(self, client, entered, desk) -> None:
        key, _, path = entered
        plain = path.read_bytes()
        signed = desk.sign(plain, 1).data
        changed = signed[:-200] + signed[-200:].replace(b"0", b"1")
        for data in (b"%PDF-1.7 bukan", plain, signed[: len(signed) // 2], changed, b"x" + signed):
            form = {"berkas": (io.BytesIO(data), "a.pdf")}
            answer = client.post(f"/tanda-tangan/{key}/berkas", data=form)
            assert answer.status_code == 422, data[:20]
        with opened() as database:
            assert file_of(database, find(database, key)) == plain
