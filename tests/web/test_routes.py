"""Every route of the service, from its own table: who gets in, and whose things they get."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule as Route
from werkzeug.test import TestResponse

from docgen.service.accounts import ROLES
from docgen.web.access import Rule, allow, must_see, rule_of
from tests.web.conftest import office_app
from tests.web.office import MARK, Office
from tests.web.owned import FREE, OWNED

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def routes(app: Flask) -> Iterator[tuple[str, Route]]:
    """Each method of each route but those of files that everybody gets."""
    for route in app.url_map.iter_rules():
        if not route.endpoint.endswith("static"):
            for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, route


TABLE = [pytest.param(m, r, id=f"{m} {r.rule}") for m, r in routes(office_app())]


def rule(app: Flask, route: Route) -> Rule:
    found = rule_of(app.view_functions[route.endpoint])
    assert found is not None, f"{route.rule} does not say who may call it"
    return found


def address(route: Route, office: Office) -> str:
    """The address of the route; a thing in its path belongs to the unit HERE."""
    parts: Mapping[str, str] = {}
    if route.arguments:
        assert route.rule in OWNED or route.rule in FREE, f"{route.rule} needs a line in owned.py"
        parts = OWNED[route.rule](office) if route.rule in OWNED else FREE[route.rule]
    return build(route, parts)


def build(route: Route, parts: Mapping[str, str]) -> str:
    """The rule with a value in each of its places."""
    return re.sub(r"<(?:[^<>:]+:)?(\w+)>", lambda place: parts[place[1]], route.rule)


def ask(client: FlaskClient, method: str, path: str) -> TestResponse:
    return client.open(path, method=method, data={} if method in UNSAFE else None, buffered=True)


TOKEN = re.compile(r'name="csrf_token" value="[^"]*"|value="[^"]*" name="csrf_token"')
"""Forms carry one, and it tells the second in which it was made."""


def stranger_sees(app: Flask, office: Office, method: str, route: Route) -> str | None:
    """What is wrong when somebody of another unit asks for a thing of HERE; None: nothing."""
    parts = OWNED[route.rule](office)
    stranger = office.client(app, "asing")
    answer = ask(stranger, method, build(route, parts))
    nothing = {name: "0" * len(value) for name, value in parts.items()}
    absent = ask(stranger, method, build(route, nothing))
    body = answer.get_data(as_text=True)
    if MARK in body:
        return "the content reached another unit"
    if answer.status_code != 404:
        return f"{answer.status_code} instead of 404"
    if absent.status_code != 404:
        return f"{absent.status_code} for what does not exist, 404 for what is another's"
    for name, value in parts.items():
        body = body.replace(value, nothing[name])
    if TOKEN.sub("", body) != TOKEN.sub("", absent.get_data(as_text=True)):
        return "what is another's answers otherwise than what does not exist"
    return None


@pytest.mark.parametrize(("method", "route"), TABLE)
class DescribeEveryRoute:
    def it_turns_away_whoever_is_not_logged_in(
        self, shared_app: Flask, office: Office, method: str, route: Route
    ) -> None:
        answer = ask(shared_app.test_client(), method, address(route, office))
        if rule(shared_app, route).everyone:
            assert answer.status_code != 403
            assert "/masuk" not in answer.headers.get("Location", "")
            return
        assert MARK not in answer.get_data(as_text=True)
        if method == "GET" and not route.rule.startswith("/api/"):
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/masuk")
        else:
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")

    def it_turns_away_a_wrong_role(
        self, shared_app: Flask, office: Office, method: str, route: Route
    ) -> None:
        wanted = rule(shared_app, route)
        path = address(route, office)
        for role in ROLES:
            if wanted.everyone or not wanted.roles or role in wanted.roles:
                continue
            answer = ask(office.client(shared_app, role), method, path)
            assert answer.status_code == 403, role
            assert MARK not in answer.get_data(as_text=True)

    def it_asks_for_the_token_of_the_session(
        self, shared_app: Flask, office: Office, method: str, route: Route
    ) -> None:
        if method not in UNSAFE or rule(shared_app, route).everyone:
            return
        roles = rule(shared_app, route).roles
        client = office.client(shared_app, "admin" if not roles or "admin" in roles else "semua")
        answer = client.open(address(route, office), method=method, headers={"X-CSRFToken": "x"})
        assert answer.status_code == 400
        assert MARK not in answer.get_data(as_text=True)

    def it_shows_nothing_of_another_unit(
        self, shared_app: Flask, office: Office, method: str, route: Route
    ) -> None:
        address(route, office)
        if route.rule in OWNED and not rule(shared_app, route).everyone:
            assert stranger_sees(shared_app, office, method, route) is None


class DescribeTheTableItself:
    def it_names_only_routes_that_exist(self, shared_app: Flask) -> None:
        known = {route.rule for _, route in routes(shared_app)}
        assert set(OWNED) | set(FREE) <= known

    @pytest.mark.parametrize("careful", [True, False])
    def it_would_find_a_leak(
        self, office: Office, monkeypatch: pytest.MonkeyPatch, careful: bool
    ) -> None:
        app = office_app()
        units = dict.fromkeys((office.draft(),), "Dinas Contoh")

        @allow("operator")
        def view(key: str) -> str:
            if careful:
                must_see(units.get(key))
            return f"{MARK} {key}"

        app.add_url_rule("/bocor/<key>", "bocor", view)
        known = {"/bocor/<key>": lambda _: {"key": next(iter(units))}}
        monkeypatch.setattr("tests.web.test_routes.OWNED", known)
        route = next(route for _, route in routes(app) if route.endpoint == "bocor")
        fault = stranger_sees(app, office, "GET", route)
        assert fault == (None if careful else "the content reached another unit")
        owner = ask(office.client(app, "operator"), "GET", f"/bocor/{next(iter(units))}")
        assert owner.status_code == 200

    def it_would_find_a_part_that_nobody_thought_of(self, office: Office) -> None:
        app = office_app()
        app.add_url_rule("/baru/<key>", "baru", allow()(lambda key: key))
        route = next(route for _, route in routes(app) if route.endpoint == "baru")
        with pytest.raises(AssertionError):
            address(route, office)
