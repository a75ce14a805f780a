"""A batch under way in a real browser: with events, without them, without scripts, mended."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from docgen.batch import background
from docgen.batch.rooms import Room, open_room
from tests.e2e.server import serving
from tests.web.conftest import RECORD
from tests.web.desk_kit import desk_app

BASE = RECORD.replace("id: dinas-contoh\n", "")
HEADS = "Nama Unit;Tanggal Maklumat;NIP\n"
ROWS = 60
WRONG = {7, 23, 41}


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with serving(desk_app(tmp_path, monkeypatch)) as found:
        yield found


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches are begun and wait: the test says when they run."""
    for module in ("docgen.web.pages.batches", "docgen.web.pages.batch_progress"):
        monkeypatch.setattr(f"{module}.start", lambda room: None)


def begun(page: Any, address: str, tmp_path: Path, rows: int = ROWS) -> Room:
    table = tmp_path / "unit.csv"
    lines = (
        f"Dinas {n};{'besok' if n in WRONG else '2024-04-03'};19800101200501100{n % 10}\n"
        for n in range(1, rows + 1)
    )
    table.write_text(HEADS + "".join(lines))
    page.goto(f"{address}/batch")
    page.set_input_files("#tabel", table)
    page.fill("#teks", BASE)
    page.locator("input[name=format][value=pdf]").uncheck()
    page.get_by_text("Lanjut ke kolom").click()
    page.fill("#jalur-3", "unit.kepala.nip")
    page.get_by_text("Buat dokumen", exact=True).click()
    page.wait_for_selector("#papan")
    room = open_room(page.url.rsplit("/", 1)[-1])
    assert room is not None
    return room


def run(room: Room) -> threading.Thread:
    thread = threading.Thread(target=background.work, args=(room,))
    thread.start()
    return thread


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A batch with a row done comes to no end before this is set."""
    opened = threading.Event()
    mind = background._mind

    def waiting(room: Room) -> None:
        mind(room)
        if room.place.state.counts().done:
            assert opened.wait(120)

    monkeypatch.setattr(background, "_mind", waiting)
    yield opened
    opened.set()


def finished(page: Any) -> None:
    page.wait_for_selector("h2:text-is('selesai')", timeout=120_000)


class DescribeAPageThatFollows:
    def it_shows_verdicts_as_they_come(self, browser, address, tmp_path, held, gate) -> None:
        page = browser.new_page()
        room = begun(page, address, tmp_path)
        loads: list[str] = []
        page.on("request", lambda r: loads.append(r.url) if r.is_navigation_request() else None)
        thread = run(room)
        page.wait_for_selector("#baris-baris .lencana-baik", timeout=60_000)
        assert page.locator("h2:text-is('sedang dikerjakan')").count() == 1
        assert not loads, "it came by loading"
        gate.set()
        page.wait_for_selector("a:text-is('Semua (60)')")
        finished(page)
        assert "57 selesai, 3 ditolak, dari 60" in page.inner_text("#hitungan")
        thread.join()
        page.close()

    @pytest.mark.parametrize("how", ["cut", "refused", "unknown"])
    def it_asks_where_no_events_come_through(
        self, browser, address, tmp_path, held, gate, how: str
    ) -> None:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda r: asked.append(r.url) if "/keadaan" in r.url else None)
        if how == "unknown":
            page.add_init_script("delete window.EventSource")
        elif how == "cut":
            page.route("**/peristiwa*", lambda route: route.fulfill(status=502, body="x"))
        else:
            page.route("**/peristiwa*", lambda route: route.fulfill(status=503, body="sibuk"))
        room = begun(page, address, tmp_path)
        thread = run(room)
        page.wait_for_selector("#baris-baris .lencana-baik", timeout=60_000)
        assert asked
        assert page.locator("h2:text-is('sedang dikerjakan')").count() == 1
        gate.set()
        finished(page)
        thread.join()
        page.close()

    def it_works_without_scripts(self, browser, address, tmp_path, held) -> None:
        page = browser.new_context(java_script_enabled=False).new_page()
        room = begun(page, address, tmp_path, 8)
        assert "sedang dikerjakan" in page.inner_text("#judul-keadaan").lower()
        background.work(room)
        page.get_by_text("Muat ulang").click()
        finished(page)
        page.get_by_role("link", name="Ditolak (1)").click()
        assert page.locator("#baris-baris tr").count() == 1
        page.fill("#sel-8-1", "2024-04-04")
        page.get_by_text("Kerjakan lagi baris ini").click()
        background.work(room)
        page.get_by_text("Muat ulang").click()
        finished(page)
        assert "8 selesai, 0 ditolak" in page.inner_text("#hitungan")
        page.context.close()


class DescribeRefusedRows:
    def they_are_mended_in_a_downloaded_table(self, browser, address, tmp_path, held) -> None:
        page = browser.new_page()
        room = begun(page, address, tmp_path)
        background.work(room)
        finished(page)
        assert Axe().run(page).violations_count == 0
        with page.expect_download() as download:
            page.get_by_role("link", name="Unduh baris yang ditolak (CSV)").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert len(rows) == 1 + len(WRONG)
        for row in rows[1:3]:  # one is left as it is
            row[2] = "2024-04-04"
        mended = tmp_path / "diperbaiki.csv"
        with mended.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(rows)
        page.set_input_files("#tabel", mended)
        page.get_by_text("Unggah dan kerjakan lagi").click()
        page.wait_for_selector("h2:text-is('sedang dikerjakan')")
        background.work(room)
        finished(page)
        assert "59 selesai, 1 ditolak" in page.inner_text("#hitungan")
        # a table that is none of it is refused, with the reason on the page
        strange = tmp_path / "lain.csv"
        strange.write_text("nomor;x\n1;2\n")
        page.set_input_files("#tabel", strange)
        page.get_by_text("Unggah dan kerjakan lagi").click()
        assert "baris" in page.inner_text(".kotak-E, .kotak-galat, .galat, [role=alert]")
        page.close()

    def they_show_the_cell_at_fault_first(self, browser, address, tmp_path, held) -> None:
        page = browser.new_page(viewport={"width": 360, "height": 800})
        room = begun(page, address, tmp_path, 8)
        background.work(room)
        finished(page)
        assert page.locator("#sel-8-1").is_visible()
        assert not page.locator("#sel-8-0").is_visible()
        page.get_by_text("Sel lain dalam baris ini").click()
        assert page.locator("#sel-8-0").input_value() == "Dinas 7"
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert Axe().run(page).violations_count == 0
        page.close()


class DescribeABatchThatIsStopped:
    def it_goes_on_when_told(self, browser, address, tmp_path, held, monkeypatch) -> None:
        monkeypatch.setattr(background, "start", lambda room, again=False: None)
        page = browser.new_page()
        room = begun(page, address, tmp_path, 20)
        page.get_by_role("button", name="Hentikan").click()
        assert "Akan berhenti" in page.inner_text("#papan")
        background.work(room)
        page.wait_for_selector("h2:text-is('tidak dapat dikerjakan')", timeout=60_000)
        assert "dihentikan dari halamannya" in page.inner_text("main")
        assert Axe().run(page).violations_count == 0
        page.get_by_role("button", name="Lanjutkan").click()
        background.work(room)
        finished(page)
        assert room.place.state.counts().left == 0
        page.close()
