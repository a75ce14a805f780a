"""The maklumat as a page for screens: nothing that axe finds, and the words of the notice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import docgen


@pytest.mark.parametrize("name", ["kota-contoh", "kendari"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_passes_axe(browser, examples: Path, tmp_path: Path, name, width) -> None:
    record = docgen.load(examples / f"{name}.yaml")
    found = {d.name: d for d in docgen.generate(record, only=["maklumat"], variants=["html"])}
    path = tmp_path / "maklumat.html"
    path.write_bytes(found["maklumat-html.html"].data)
    page = browser.new_page(viewport={"width": width, "height": 800})
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.goto(path.as_uri())
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [u for u in requests if not re.match(r"(file|data):", u)] == []
    page.close()
