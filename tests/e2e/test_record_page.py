"""The service's page in a real browser: nothing that axe finds, usable by keyboard and phone."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from werkzeug.serving import make_server

from docgen.web import create_app

FAULTY = "pemda: {tingkat: kota, namaa: Contoh}\nmaklumat: {tanggal: besok}\n"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The service on a free port of this machine."""
    server = make_server("127.0.0.1", 0, create_app({"LOCAL": True}), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_passes_axe_before_and_after_a_check(browser, address, language, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/berkas?lang={language}")
    assert Axe().run(page).violations_count == 0
    page.fill("textarea", FAULTY)
    page.locator("button").filter(has_text={"id": "Periksa", "en": "Check"}[language]).click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert "pemda.namaa" in page.inner_text("main")
    assert FAULTY.strip() in page.input_value("textarea")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_clerk_gets_documents_with_the_keyboard_alone(
    browser, address, examples: Path, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/berkas")
    page.focus("textarea")
    page.keyboard.insert_text((examples / "kendari.yaml").read_text(encoding="utf-8"))
    button = page.locator("button").filter(has_text="Buat dokumen")
    with page.expect_download() as waiting:
        button.focus()
        page.keyboard.press("Enter")
    target = tmp_path / "hasil.zip"
    waiting.value.save_as(target)
    names = zipfile.ZipFile(io.BytesIO(target.read_bytes())).namelist()
    assert any(name.endswith("maklumat.pdf") for name in names)
    assert any(name.endswith("pencanangan.docx") for name in names)
    page.close()
