"""The desk's pages in a real browser: written, registered, signed, made for many, templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.assets import templates_dir
from docgen.signing.demo import make_demo_keys
from tests.e2e.axe import assert_sound
from tests.e2e.server import serving
from tests.registry import enter
from tests.signing.kit import Desk
from tests.web.conftest import RECORD
from tests.web.desk_kit import desk_app

TABLE = "Nama Unit;Tanggal Maklumat\nDinas Satu;2024-04-03\nDinas Dua;besok\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The service, with everything that it keeps in a folder of its own."""
    with serving(desk_app(tmp_path, monkeypatch)) as found:
        yield found


def test_a_finding_appears_at_its_line_while_one_writes_and_goes_again(browser, address) -> None:
    page = browser.new_page()
    page.goto(f"{address}/perkada")
    page.locator("button[value=contoh]").click()
    page.wait_for_selector("#kerangka button")
    assert page.locator("#temuan li").count() == 0
    page.evaluate(
        "() => { const a = document.getElementById('teks');"
        "const at = a.value.indexOf('dimaksud pada [@wajib]');"
        "a.focus(); a.setSelectionRange(at, at + 22); }"
    )
    page.keyboard.insert_text("dimaksud dalam ayat (1)")
    page.wait_for_selector("#temuan li")
    assert "Baris 27" in page.inner_text("#temuan")
    assert "butir 272" in page.inner_text("#temuan")
    assert page.locator("#cermin > div").nth(26).get_attribute("data-tingkat") == "E"
    page.keyboard.press("Control+z")
    page.wait_for_selector("#temuan li", state="detached")
    page.close()


def test_a_label_is_completed_with_the_keyboard(browser, address) -> None:
    page = browser.new_page()
    page.goto(f"{address}/perkada")
    page.locator("button[value=contoh]").click()
    page.wait_for_selector("#kerangka button")
    page.focus("#teks")
    page.keyboard.press("Control+End")
    page.keyboard.type("\n[@w")
    page.wait_for_selector("#pelengkap [aria-selected=true]")
    page.keyboard.press("Enter")
    assert page.input_value("#teks").endswith("[@wajib]")
    page.close()


def test_a_registered_document_is_signed_and_found_genuine(
    browser, address, desk, tmp_path, monkeypatch
) -> None:
    key, nomor, _ = enter(tmp_path, monkeypatch, desk)
    page = browser.new_page()
    page.goto(f"{address}/register")
    page.fill("#cari", nomor)
    page.keyboard.press("Enter")
    page.locator(f"a[href$='{key}']").click()
    page.get_by_text("Ke meja tanda tangan").click()
    page.set_input_files("#kunci", desk.keys.signers[0])
    page.fill("#sandi", desk.secret.reveal())
    page.get_by_text("Bubuhkan tanda tangan", exact=True).click()
    page.wait_for_selector(".lencana-baik")
    assert_sound(page)
    page.goto(f"{address}/v/{key}")  # where the QR code leads
    assert "CONTOH SEPULUH" in page.inner_text("main")
    assert nomor in page.inner_text("main")
    page.close()


def test_a_batch_is_mapped_run_and_mended_without_scripts_too(browser, address, tmp_path) -> None:
    table = tmp_path / "unit.csv"
    table.write_text(TABLE)
    page = browser.new_page()
    page.goto(f"{address}/batch")
    page.set_input_files("#tabel", table)
    page.fill("#teks", RECORD.replace("id: dinas-contoh\n", ""))
    page.get_by_text("Lanjut ke kolom").click()
    assert_sound(page)
    page.get_by_text("Buat dokumen", exact=True).click()
    page.wait_for_selector("h2:text-is('selesai')", timeout=90_000)
    assert_sound(page)
    assert "1 selesai, 1 ditolak" in page.inner_text("#hitungan")
    page.fill("#sel-3-1", "2024-04-04")
    page.get_by_text("Kerjakan lagi baris ini").click()
    page.wait_for_selector("h2:text-is('selesai')", timeout=90_000)
    assert "2 selesai, 0 ditolak" in page.inner_text("#hitungan")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    assert "2 selesai, 0 ditolak" in plain.inner_text("#hitungan")
    plain.close()
    page.close()


def test_a_template_is_refused_with_the_reason_or_put_in_force(browser, address, tmp_path) -> None:
    good = templates_dir() / "pdf" / "maklumat.xml"
    bad = tmp_path / "maklumat.xml"
    bad.write_bytes(good.read_bytes().replace(b"{{", b"{{ tidak_ada }}{{", 1))
    page = browser.new_page()
    page.goto(f"{address}/templat/pdf/maklumat.xml/lihat")
    page.set_input_files("#berkas", bad)
    page.get_by_text("Periksa dan pasang").click()
    assert "tidak_ada" in page.inner_text(".kotak-E")
    page.set_input_files("#berkas", good)
    page.get_by_text("Periksa dan pasang").click()
    assert "milik kantor" in page.inner_text("dl")
    page.close()
