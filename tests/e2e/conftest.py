"""A real browser: Debian's chromium, driven by Playwright, with nothing fetched from outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import outside


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One browser for all tests."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        outside.missing("playwright")
    path = outside.program("chromium")
    arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=arguments)
        yield running
        running.close()
