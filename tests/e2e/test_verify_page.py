"""The public pages in a real browser: nothing that axe finds, and a file verified by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from werkzeug.serving import make_server

from docgen.signing.demo import make_demo_keys
from docgen.web import create_app
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
        server = make_server("127.0.0.1", 0, create_app(), threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", key, nomor, path
        server.shutdown()
        thread.join()


def sound(page, width: int) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_public_page_passes_axe(browser, place, language: str, width: int) -> None:
    address, key, nomor, path = place
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/v?lang={language}")
    sound(page, width)
    page.goto(f"{address}/v/{key}?lang={language}")
    sound(page, width)
    assert "CONTOH SEPULUH" in page.inner_text("main")
    page.goto(f"{address}/v/{'0' * 26}?lang={language}")
    sound(page, width)
    page.goto(f"{address}/v?lang={language}")
    page.fill("#nomor", nomor)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    sound(page, width)
    assert "CONTOH SEPULUH" in page.inner_text("main")
    page.set_input_files("#berkas", str(path))
    with page.expect_navigation():
        page.locator("button").first.click()
    sound(page, width)
    heading = {"id": "Putusan: SAH", "en": "Verdict: VALID"}[language]
    assert heading in page.inner_text("main")
    page.close()
