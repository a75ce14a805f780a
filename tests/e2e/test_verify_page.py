"""The public pages in a real browser: nothing that axe finds, and a file verified by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.signing.demo import make_demo_keys
from docgen.web import create_app
from tests.e2e.axe import assert_sound
from tests.e2e.server import serving
from tests.registry import enter
from tests.signing.kit import Desk


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str, Path]]:
    """The service with a registered document: address, public id, number, a signed file."""
    folder = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        desk = Desk(make_demo_keys(folder / "kunci"))
        key, nomor, path = enter(folder, patch, desk)
        path.write_bytes(desk.sign(path.read_bytes(), 1).data)
        with serving(create_app()) as found:
            yield found, key, nomor, path


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_public_page_passes_axe(browser, place, language: str, width: int) -> None:
    address, key, nomor, path = place
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/v?lang={language}")
    assert_sound(page)
    page.goto(f"{address}/v/{key}?lang={language}")
    assert_sound(page)
    assert "CONTOH SEPULUH" in page.inner_text("main")
    page.goto(f"{address}/v/{'0' * 26}?lang={language}")
    assert_sound(page)
    page.goto(f"{address}/v?lang={language}")
    page.fill("#nomor", nomor)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert_sound(page)
    assert "CONTOH SEPULUH" in page.inner_text("main")
    page.set_input_files("#berkas", str(path))
    with page.expect_navigation():
        page.locator("button").first.click()
    assert_sound(page)
    heading = {"id": "Putusan: SAH", "en": "Verdict: VALID"}[language]
    assert heading in page.inner_text("main")
    page.close()
