"""What must hold for every page in a browser: nothing that axe finds, nothing beside the screen."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

__all__ = ["assert_sound"]

_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # axe leaves it out unless it is named
}


def assert_sound(page: Any) -> None:
    """Fail with what axe says about a page, or when it is wider than its window."""
    results = Axe().run(page, options=_OPTIONS)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    width = page.viewport_size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{page.url} is {wide} pixels wide, {width} are there"
