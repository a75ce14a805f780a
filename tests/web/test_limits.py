"""How often an account, or an address, may ask."""

from __future__ import annotations

import os

import pytest
import redis

from docgen.errors import EnvironmentFault, UsageFault
from tests import outside
from tests.web.conftest import local_app, office_app
from tests.web.office import Office

REDIS = os.environ.get("DOCGEN_TEST_REDIS", "redis://127.0.0.1:6379/9")


class DescribeRates:
    def they_count_each_account_for_itself(self, office: Office) -> None:
        app = office_app(RATE="3 per minute")
        clients = [office.client(app, name) for name in ("operator", "perancang")]
        answers = [client.get("/akun").status_code for _ in range(4) for client in clients]
        assert answers == [200] * 6 + [429] * 2
        assert clients[0].get("/healthz").status_code == 200
        assert clients[0].get("/static/gaya.css", buffered=True).status_code == 200

    def they_do_not_bind_the_user_of_this_computer(self) -> None:
        client = local_app(RATE="1 per minute").test_client()
        assert [client.get("/akun").status_code for _ in range(4)] == [200] * 4

    def they_count_a_network_of_ipv6_as_one_address(self, office: Office) -> None:
        client = office_app(LOGIN_RATE="2 per minute").test_client()
        answers = [
            client.post("/masuk", data={"nama": f"x{place}"},
                        environ_overrides={"REMOTE_ADDR": place}).status_code
            for place in ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:1::1")
        ]  # fmt: skip
        assert answers == [401, 401, 429, 401]

    def they_are_counted_together_in_redis(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        try:
            redis.Redis.from_url(REDIS, socket_connect_timeout=3).ping()
        except redis.RedisError:
            outside.missing("Redis")
        monkeypatch.setenv("DOCGEN_REDIS", REDIS)
        clients = [office.client(office_app(RATE="3 per minute"), "semua") for _ in range(2)]
        answers = [client.get("/akun").status_code for _ in range(2) for client in clients]
        assert answers == [200, 200, 200, 429]

    def they_go_on_without_redis(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DOCGEN_REDIS", "redis://127.0.0.1:1/0")
        client = office.client(office_app(RATE="2 per minute"), "evaluator")
        assert [client.get("/akun").status_code for _ in range(3)] == [200, 200, 429]

    def they_are_refused_when_they_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DOCGEN_RATE", "sering")
        with pytest.raises(UsageFault) as error:
            office_app()
        assert error.value.code == "account.bad_rate"

    def they_say_when_the_package_of_redis_is_missing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DOCGEN_REDIS", REDIS)
        monkeypatch.setitem(__import__("sys").modules, "redis", None)
        with pytest.raises(EnvironmentFault) as error:
            office_app()
        assert error.value.code == "serve.no_redis"


def test_a_key_that_could_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_SECRET_KEY", "rahasia")
    with pytest.raises(UsageFault) as error:
        office_app()
    assert error.value.code == "account.weak_key"
