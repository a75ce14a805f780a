"""Every page of the route table in a real browser, in both languages, wide and on a telephone.

A new page is covered by itself; one whose path names a thing needs a line in ``town.PARTS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from werkzeug.routing import Rule as Route

from docgen.service.accounts import ROLES
from tests.e2e.axe import assert_sound
from tests.e2e.server import serving
from tests.e2e.town import FILES, PARTS, Town, built
from tests.web.owned import FREE, OWNED
from tests.web.test_routes import build

_CODE = re.compile(r"\b(?:web|desk|field|help|owner|choice|register|account)\.[a-z][\w.-]*")
"""A code of the catalogues that nobody has put into words."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with built(tmp_path_factory.mktemp("kota")) as made:
        yield made


@pytest.fixture(scope="module")
def address(town: Town) -> Iterator[str]:
    with serving(town.app) as found:
        yield found


def routes(town: Town) -> list[Route]:
    """The routes that answer to a browser's question."""
    return [
        route
        for route in town.app.url_map.iter_rules()
        if "GET" in (route.methods or ()) and not route.endpoint.endswith("static")
    ]


def paths(town: Town) -> dict[str, str]:
    """Where the pages are, each with its rule; what else answers is no page."""
    client, found = town.client("admin"), {"/tidak-ada": ""}
    for route in routes(town):
        if route.rule in FILES:
            continue
        assert not route.arguments or route.rule in PARTS, f"{route.rule} needs a line in PARTS"
        parts = PARTS[route.rule](town) if route.arguments else [{}]
        for path in (build(route, part) for part in parts):
            if client.get(path).mimetype == "text/html":
                found[path] = route.rule
    return found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_sound_named_and_in_words(browser, town, address, language, width) -> None:
    page = town.enter(browser, address, "admin", viewport={"width": width, "height": 900})
    titles: dict[str, str] = {}
    for path, rule in paths(town).items():
        if path == "/masuk":  # its own test: who is logged in does not see it
            continue
        page.goto(f"{address}{path}?lang={language}")
        assert_sound(page)
        assert page.get_attribute("html", "lang") == language
        assert page.locator("h1").count() == 1, path
        left = _CODE.findall(page.inner_text("body")) if not path.startswith("/api/") else []
        assert not left, f"{path} shows {left}"
        title = page.title()
        assert titles.setdefault(title, rule) == rule, f"{title}: {path}, {titles[title]}"
    page.context.close()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_sound_pages_and_only_links_that_open(
    browser, town, address, role: str
) -> None:
    page = town.enter(browser, address, role, viewport={"width": 360, "height": 900})
    page.goto(f"{address}/?lang=en")
    links = page.locator("nav.menu a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) >= 4
    for link in links:
        answer = page.goto(link)
        assert answer.status == 200, link
        assert_sound(page)
    page.context.close()


def test_every_link_of_a_page_leads_somewhere(browser, town, address) -> None:
    page = town.enter(browser, address, "semua")
    seen: set[str] = set()
    for path in ("/", "/konsep", "/register", "/tanda-tangan", "/batch", "/templat"):
        page.goto(f"{address}{path}")
        hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        seen |= {href.partition("#")[0] for href in hrefs}
    assert f"{address}/api/v1/docs?lang=id" in seen
    client = town.client("semua")
    for href in sorted(seen):
        assert href.startswith(address), f"{href} leaves this machine"
        assert client.get(href.removeprefix(address)).status_code == 200, href
    page.context.close()


def test_the_focus_is_seen_on_every_page(browser, town, address) -> None:
    page = town.enter(browser, address, "admin", viewport={"width": 1280, "height": 900})
    outline = "[...document.querySelectorAll(':focus-visible')].map(e => getComputedStyle(e))"
    for path in paths(town):
        page.goto(f"{address}{path}")
        for _ in range(16):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                f"{outline}.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)"
                " || document.activeElement === document.body"
                " || document.activeElement.closest('.hidup') !== null"
            )
            assert seen, f"{path}: {page.evaluate('document.activeElement.outerHTML')[:200]}"
    page.context.close()


def test_the_other_language_keeps_page_and_query(browser, town, address) -> None:
    page = town.enter(browser, address, "admin")
    page.goto(f"{address}/register?cari=Berita+Acara&keadaan=terdaftar&lang=id")
    page.locator("header a[hreflang=en]").click()
    assert page.input_value("#cari") == "Berita Acara"
    assert page.input_value("#keadaan") == "terdaftar"
    assert page.locator("h1").inner_text() == "Register of documents"
    page.locator("header a[hreflang=id]").click()
    assert page.locator("h1").inner_text() == "Register dokumen"
    page.context.close()


def test_the_other_language_leads_to_a_page_after_a_form_was_refused(
    browser, town, address
) -> None:
    page = town.enter(browser, address, "admin")
    page.goto(f"{address}/akun?lang=id")
    for field, said in (("#lama", "salah salah salah"), ("#baru", "a" * 12), ("#lagi", "b" * 12)):
        page.fill(field, said)
    page.locator("main form button").click()
    assert page.url.startswith(f"{address}/akun/sandi")
    page.locator("header a[hreflang=en]").click()
    assert page.locator("h1").inner_text() == "Account"
    page.context.close()


def test_what_is_said_to_be_a_file_is_no_page(town: Town) -> None:
    client = town.client("admin")
    known = {route.rule: route for route in routes(town)}
    for rule in FILES:
        parts = OWNED[rule](town.office) if rule in OWNED else FREE.get(rule, {})
        answer = client.get(build(known[rule], parts))
        assert answer.status_code != 200 or answer.mimetype != "text/html", rule
        answer.close()
