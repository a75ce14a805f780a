"""Logging in and out on the page, and what comes with a session."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from docgen.service import accounts
from docgen.service.accounts import NewAccount
from docgen.web.returning import is_inside
from tests.web.conftest import local_app, office_app
from tests.web.office import PASSWORD, Office

COOKIE = re.compile(r"docgen=([^;]+)")


@pytest.fixture
def client(shared_app: Flask, office: Office) -> FlaskClient:
    return shared_app.test_client()


def login(client: FlaskClient, name: str = "operator", password: str = PASSWORD, **more: str):
    return client.post("/masuk", data={"nama": name, "sandi": password, **more})


def newcomer(office: Office, name: str) -> None:
    """An account of its own for a test that changes it."""
    wish = NewAccount(name, frozenset({"operator"}), "CONTOH TIGA", "Dinas Contoh")
    accounts.add(office.database, wish, PASSWORD)


def cookie(answer) -> str:
    found = COOKIE.match(answer.headers.get("Set-Cookie", ""))
    assert found, answer.headers
    return found[1]


class DescribeLoggingIn:
    def it_leads_back_to_the_page_that_was_wanted(self, client) -> None:
        asked = client.get("/akun?lang=en")
        assert asked.status_code == 302
        form = html.document_fromstring(client.get(asked.headers["Location"]).data)
        (other,) = form.xpath("//a[@hreflang='id']/@href")
        assert "next=/akun?lang%3Den" in other
        wanted = form.xpath("//input[@name='next']/@value")
        assert wanted == ["/akun?lang=en"]
        answer = login(client, next=wanted[0])
        assert (answer.status_code, answer.headers["Location"]) == (303, "/akun?lang=en")
        assert "Dinas Contoh" in client.get("/akun?lang=en").text

    @pytest.mark.parametrize(
        "target",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "evil",
         "javascript:alert(1)", "/\t/evil.example", "/ /evil", "", "/" + "a" * 3000,
         "http:/evil", "/%0a\n//evil"],
    )  # fmt: skip
    def it_leads_nowhere_else(self, client, target: str) -> None:
        answer = login(client, next=target)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        assert client.get("/masuk", query_string={"next": target}).headers["Location"] == "/"

    @given(st.text(max_size=40))
    def it_follows_only_paths(self, path: str) -> None:
        if is_inside(path):
            assert path.startswith("/")
            assert path[1:2] not in ("/", "\\")
            assert not set(path) & set(" \\\t\r\n\0")

    def it_is_refused_alike_for_a_wrong_password_and_an_unknown_name(self, client) -> None:
        wrong, unknown = (login(client, name, "salah salah") for name in ("operator", "hantuuuu"))
        assert wrong.status_code == unknown.status_code == 401

        def words(answer) -> str:
            return re.sub(r'value="[^"]*"', "", answer.text)

        assert words(wrong) == words(unknown)
        assert "tidak cocok" in wrong.text

    def it_waits_after_too_many_failures(self, client, office) -> None:
        newcomer(office, "terkunci")
        for n in range(10):
            place = {"REMOTE_ADDR": f"192.0.2.{n}"}
            data = {"nama": "terkunci", "sandi": "x"}
            assert client.post("/masuk", data=data, environ_overrides=place).status_code == 401
        answer = login(client, "terkunci")
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900
        assert "menit lagi" in answer.text

    def it_has_a_rate_of_its_own(self, office) -> None:
        client = office_app(LOGIN_RATE="3 per minute").test_client()
        place = {"REMOTE_ADDR": "203.0.113.9"}
        statuses = [
            client.post("/masuk", data={"nama": f"x{n}"}, environ_overrides=place).status_code
            for n in range(4)
        ]
        assert statuses == [401, 401, 401, 429]

    def it_needs_the_token_of_its_form(self, client) -> None:
        for headers in ({"X-CSRFToken": "salah"}, {"X-CSRFToken": ""}):
            data = {"nama": "operator", "sandi": PASSWORD}
            answer = client.post("/masuk", data=data, headers=headers)
            assert answer.status_code == 400
        assert client.get("/akun").status_code == 302

    def the_token_of_another_browser_does_not_do(self, shared_app, client) -> None:
        other = shared_app.test_client()
        with other.session_transaction() as session:
            session["csrf_token"] = "b" * 40
        data = {"nama": "operator", "sandi": PASSWORD}
        headers = {"X-CSRFToken": other.token()}
        client.get("/masuk")
        assert client.post("/masuk", data=data, headers=headers).status_code == 400

    def the_form_carries_its_token(self, client) -> None:
        form = html.document_fromstring(client.get("/masuk").data)
        (token,) = form.xpath("//form[@action='/masuk?lang=id']//input[@name='csrf_token']/@value")
        data = {"nama": "operator", "sandi": PASSWORD, "csrf_token": token}
        assert client.post("/masuk", data=data, headers={"X-CSRFToken": ""}).status_code == 303


class DescribeASession:
    def it_is_a_new_one_after_the_login(self, client) -> None:
        client.get("/masuk")
        with client.session_transaction() as session:
            session["ditanam"] = "orang lain"
            session["csrf_token"] = before = "c" * 40
        login(client)
        client.get("/akun")
        with client.session_transaction() as session:
            assert "ditanam" not in session
            assert session["csrf_token"] != before

    def its_cookie_is_kept_from_scripts_and_other_sites(self, client) -> None:
        sent = login(client).headers["Set-Cookie"]
        assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(sent.split("; "))
        assert "Domain" not in sent
        assert "Max-Age" not in sent

    def its_cookie_on_this_computer_goes_without_https(self) -> None:
        sent = local_app().test_client().get("/berkas").headers["Set-Cookie"]
        assert "Secure" not in sent
        assert "HttpOnly" in sent

    def it_is_over_after_logout_also_for_a_copied_cookie(self, shared_app, client, office) -> None:
        newcomer(office, "pergi")
        copied = cookie(login(client, "pergi"))
        thief = shared_app.test_client()
        thief.set_cookie("docgen", copied)
        assert thief.get("/akun").status_code == 200
        assert client.post("/keluar").status_code == 303
        assert client.get("/akun").status_code == 302
        thief = shared_app.test_client()
        thief.set_cookie("docgen", copied)
        assert thief.get("/akun").status_code == 302

    @pytest.mark.parametrize(("since", "seen"), [(12 * 3600 + 5, 5), (3700, 3700)])
    def it_ends_by_itself(self, client, office, since, seen) -> None:
        office.enter(client, "operator")
        assert client.get("/akun").status_code == 200
        with client.session_transaction() as session:
            session["sejak"] -= since
            session["terakhir"] -= seen
        assert client.get("/akun").status_code == 302

    def it_goes_on_while_it_is_used(self, client, office) -> None:
        office.enter(client, "operator")
        with client.session_transaction() as session:
            session["sejak"] -= 7200
            session["terakhir"] = before = session["terakhir"] - 3000
        assert client.get("/akun").status_code == 200
        with client.session_transaction() as session:
            assert session["terakhir"] > before

    def it_ends_when_its_account_is_switched_off(self, client, office) -> None:
        newcomer(office, "nonaktif")
        login(client, "nonaktif")
        accounts.set_active(office.database, "nonaktif", active=False)
        assert client.get("/akun").status_code == 302

    def it_cannot_be_made_up(self, client, shared_app, office) -> None:
        other = office_app()  # another key
        forged = office.client(other, "admin")
        client.set_cookie("docgen", forged.get_cookie("docgen").value)
        assert client.get("/akun").status_code == 302

    def it_is_not_kept_by_browsers(self, client, office) -> None:
        for answer in (client.get("/masuk"), office.enter(client, "operator").get("/akun")):
            assert answer.headers["Cache-Control"] == "no-store"
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


class DescribeTheOwnAccount:
    def it_changes_its_password_and_ends_other_sessions(self, client, shared_app, office) -> None:
        newcomer(office, "ganti")
        other = shared_app.test_client()
        login(other, "ganti")
        login(client, "ganti")
        new = "sama sekali lain lagi"
        data = {"lama": PASSWORD, "baru": new, "lagi": new}
        answer = client.post("/akun/sandi", data=data)
        assert answer.status_code == 303
        assert "Kata sandi diganti" in client.get(answer.headers["Location"]).text
        assert other.get("/akun").status_code == 302
        assert login(other, "ganti").status_code == 401
        assert login(other, "ganti", new).status_code == 303

    @pytest.mark.parametrize(
        ("old", "new", "again", "said"),
        [
            ("salah salah salah", "x" * 12, "x" * 12, "keliru"),
            (PASSWORD, "x" * 12, "y" * 12, "tidak sama"),
            (PASSWORD, "pendek", "pendek", "terlalu pendek"),
        ],
    )
    def it_says_what_is_wrong(self, client, office, old, new, again, said) -> None:
        office.enter(client, "operator")
        data = {"lama": old, "baru": new, "lagi": again}
        answer = client.post("/akun/sandi", data=data)
        assert answer.status_code == 422
        assert said in answer.text

    def it_has_no_password_on_this_computer(self) -> None:
        client = local_app().test_client()
        page = client.get("/akun")
        assert "Pengguna komputer ini" in page.text
        assert 'type="password"' not in page.text
        assert client.post("/akun/sandi", data={}).status_code == 400


class DescribeThisComputer:
    @pytest.mark.parametrize(
        "headers",
        [{"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"Via": "1.1 x"},
         {"X-Real-IP": "::1"}, {"X-Forwarded-Host": "localhost"}],
    )  # fmt: skip
    def its_user_is_nobody_behind_a_proxy(self, headers) -> None:
        answer = local_app().test_client().get("/akun", headers=headers)
        assert answer.status_code == 401

    @pytest.mark.parametrize("place", ["192.0.2.1", "::ffff:192.0.2.1", "", "10.0.0.1", "x"])
    def its_user_is_nobody_from_elsewhere(self, place) -> None:
        client = local_app().test_client()
        answer = client.get("/akun", environ_overrides={"REMOTE_ADDR": place})
        assert answer.status_code == 401

    def it_has_no_such_user_with_proxies(self, office) -> None:
        client = local_app(PROXIES=1).test_client()
        assert client.get("/akun").status_code == 302

    def it_still_asks_for_the_token_of_a_form(self) -> None:
        client = local_app().test_client()
        assert (
            client.post("/berkas", data={"teks": "x"}, headers={"X-CSRFToken": "x"}).status_code
            == 400
        )
        foreign = {"Origin": "https://evil.example"}
        assert client.post("/berkas", data={"teks": "x"}, headers=foreign).status_code == 403

    def it_asks_programs_for_no_token(self) -> None:
        client = local_app().test_client()
        answer = client.post(
            "/api/v1/check", data="pemda: {}", content_type="application/yaml",
            headers={"X-CSRFToken": ""},
        )  # fmt: skip
        assert answer.status_code == 200


class DescribeABearerToken:
    @pytest.fixture
    def secret(self, office):
        def make(*scopes: str, name: str = "operator") -> dict[str, str]:
            _, secret = accounts.issue_token(office.database, name, "uji", scopes, 30)
            return {"Authorization": f"Bearer {secret}"}

        return make

    def it_opens_the_interface_without_a_form_token(self, shared_app, secret) -> None:
        client = shared_app.test_client()
        headers = secret("tulis") | {"X-CSRFToken": ""}
        kind = "application/yaml"
        answer = client.post("/api/v1/check", data="x: 1", content_type=kind, headers=headers)
        assert answer.status_code == 200
        assert client.get("/api/v1/schema", headers=secret("tulis")).status_code == 200

    def it_may_only_read_when_it_says_so(self, shared_app, secret) -> None:
        client = shared_app.test_client()
        headers = secret("baca")
        assert client.get("/api/v1/schema", headers=headers).status_code == 200
        answer = client.post("/api/v1/check", data="x: 1", headers=headers)
        assert answer.status_code == 403
        assert answer.json["errors"][0]["code"] == "account.token_scope"

    def it_opens_no_page(self, shared_app, secret) -> None:
        client = shared_app.test_client()
        assert client.get("/akun", headers=secret("tulis")).status_code == 302

    @pytest.mark.parametrize("value", ["Bearer x", "Bearer ", "Bearer docgen_x", "bearer \x7f"])
    def a_wrong_one_is_refused_even_beside_a_session(self, shared_app, office, value) -> None:
        client = office.client(shared_app, "admin")
        answer = client.get("/api/v1/schema", headers={"Authorization": value})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.content_type == "application/problem+json"


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=30), target=st.text(max_size=30))
def test_no_text_trips_the_login(shared_app, office, name, target) -> None:
    client = shared_app.test_client()
    place = {"REMOTE_ADDR": "198.51.100.77"}
    data = {"nama": name, "next": target}
    answer = client.post("/masuk", data=data, environ_overrides=place)
    assert answer.status_code in (401, 429)
    assert "Traceback" not in answer.text
