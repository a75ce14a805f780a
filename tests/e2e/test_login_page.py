"""Logging in with a real browser: nothing that axe finds, by keyboard, on a telephone too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.axe import assert_sound
from tests.e2e.server import serving
from tests.web.conftest import office_app
from tests.web.office import PASSWORD, open_office


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The service of an office; a test has no TLS, so its cookie goes without."""
    office = open_office(tmp_path)
    monkeypatch.setenv("DOCGEN_DATABASE_URL", office.database.engine.url.render_as_string())
    app = office_app()
    app.config["SESSION_COOKIE_SECURE"] = False
    with serving(app) as found:
        yield found


@pytest.mark.parametrize(("language", "width"), [("id", 1280), ("en", 360)])
def test_somebody_logs_in_and_out_with_the_keyboard(browser, address, language, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})

    page.goto(f"{address}/akun?lang={language}")
    assert_sound(page)
    for password in ("salah salah salah", PASSWORD):
        page.focus("#nama")
        page.keyboard.press("Control+A")
        page.keyboard.type("operator")
        page.keyboard.press("Tab")
        page.keyboard.type(password)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert_sound(page)
    assert page.url.startswith(f"{address}/akun")
    assert "Dinas Contoh" in page.inner_text("main")
    with page.expect_navigation():
        page.locator("header form.akun button").press("Enter")
    assert "/masuk" in page.url
    page.goto(f"{address}/akun")
    assert "/masuk" in page.url
    page.close()
