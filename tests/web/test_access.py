"""Every route says who may call it."""

from __future__ import annotations

from flask import Flask

from docgen.web.access import rule_of


def test_every_route_has_a_rule(app: Flask) -> None:
    silent = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.endswith("static")
        and rule_of(app.view_functions[rule.endpoint]) is None
    ]
    assert silent == []


def test_a_route_without_a_rule_is_shut() -> None:
    from tests.web.conftest import local_app

    app = local_app()
    app.add_url_rule("/lupa", "lupa", lambda: "rahasia")
    answer = app.test_client().get("/lupa")
    assert answer.status_code == 403
    assert b"rahasia" not in answer.data
