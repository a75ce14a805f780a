"""The desk by keyboard alone: where one gets with Tab, and that nothing loses the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.e2e.server import own_service
from tests.e2e.test_forms_page import begin, unfold

expect = pytest.importorskip("playwright.sync_api").expect


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service on this computer, with a register of its own."""
    with own_service(tmp_path_factory.mktemp("papan-ketik")) as found:
        yield found


def active(page, what: str = "id") -> str:
    return str(page.evaluate(f"document.activeElement.{what}"))


def test_the_first_stop_leads_past_the_menu(browser, address) -> None:
    page = browser.new_page()
    for path in ("/", "/register", "/konsep", "/templat", "/v"):
        page.goto(f"{address}{path}")
        page.keyboard.press("Tab")
        assert active(page, "className").endswith("lewati")
        assert page.locator(".lewati").is_visible()
        page.keyboard.press("Enter")
        assert active(page) == "isi"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, footer') !== null")
    page.close()


@pytest.mark.parametrize("path", ["/", "/berkas", "/register/baru", "/batch", "/perkada"])
def test_the_stops_follow_one_another_down_the_page(browser, address, path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.goto(f"{address}{path}")
    places = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        if page.evaluate("document.activeElement.closest('main, footer') !== null"):
            box = "document.activeElement.getBoundingClientRect()"
            places.append(page.evaluate(f"Math.round({box}.bottom + scrollY)"))
    assert len(places) >= 4
    assert places == sorted(places)
    page.close()


def test_rows_come_and_go_and_the_focus_stays_in_the_form(browser, address) -> None:
    page = browser.new_page()
    begin(page, address, "maklumat", "Lihat dengan contoh")
    unfold(page)
    rows = page.locator('[id^="w.maklumat.janji_kelompok_rentan["]')
    count = rows.count()
    add = page.get_by_role("button", name="Tambah: Janji bagi kelompok rentan", exact=True)
    add.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f'[id="i.maklumat.janji_kelompok_rentan[{count}]"]:focus')
    page.keyboard.type("jalur khusus")
    page.keyboard.press("Tab")  # up
    page.keyboard.press("Tab")  # remove
    assert active(page, "value") == f"hapus:maklumat.janji_kelompok_rentan[{count}]"
    page.keyboard.press("Enter")
    page.wait_for_selector(f'[id="w.maklumat.janji_kelompok_rentan[{count}]"]', state="detached")
    assert rows.count() == count
    expect(page.locator("#formulir :focus")).to_have_count(1)
    page.close()


def test_pages_of_the_preview_are_turned(browser, address) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    begin(page, address, "berita-acara", "Lihat dengan contoh")
    pages = int(page.inner_text("#nomor-halaman").split()[-1])
    assert pages > 2
    page.focus("#sesudah")
    for number in range(2, pages + 1):
        page.keyboard.press("Enter")
        expect(page.locator("#nomor-halaman")).to_have_text(f"Halaman {number} dari {pages}")
    expect(page.locator("#sebelum")).to_be_focused()  # at the end: the way back
    page.keyboard.press("Enter")
    picture = page.locator("#gambar-halaman")
    expect(picture).to_have_attribute("alt", re.compile(f"halaman {pages - 1} "))
    page.focus("#naskah")
    page.keyboard.press("ArrowDown")
    expect(picture).to_have_attribute("alt", re.compile("^Surat"))
    page.close()


def test_a_question_is_asked_before_something_is_lost(browser, address) -> None:
    page = browser.new_page()
    begin(page, address, "maklumat", "Lihat dengan contoh")
    key = page.url.rpartition("/")[2].partition("?")[0]
    asked: list[str] = []
    answers = ["Escape", "Enter"]

    def answer(dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss() if answers.pop(0) == "Escape" else dialog.accept()

    page.on("dialog", answer)
    page.goto(f"{address}/konsep")
    page.focus(f'form[action$="/{key}/buang"] button')
    page.keyboard.press("Enter")
    assert page.locator(f'a[href$="/konsep/{key}"]').count() == 1
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(f'a[href$="/konsep/{key}"]').count() == 0
    assert "tidak dapat dikembalikan" in asked[0]
    page.close()
