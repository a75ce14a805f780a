"""The service's page in a real browser: nothing that axe finds, usable by keyboard and phone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.web import create_app
from tests.e2e.axe import assert_sound
from tests.e2e.server import serving

FAULTY = "pemda: {tingkat: kota, namaa: Contoh}\nmaklumat: {tanggal: besok}\n"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The service on a free port of this machine."""
    with serving(create_app({"LOCAL": True})) as found:
        yield found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_passes_axe_before_and_after_a_check(browser, address, language, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/berkas?lang={language}")
    assert_sound(page)
    page.fill("textarea", FAULTY)
    page.locator("button").filter(has_text={"id": "Periksa", "en": "Check"}[language]).click()
    assert_sound(page)
    assert "pemda.namaa" in page.inner_text("main")
    assert FAULTY.strip() in page.input_value("textarea")
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
