"""From a form to a document that anybody finds genuine, for each kind of document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from docx import Document as WordFile

from docgen.signing.demo import make_demo_keys
from tests.e2e.axe import assert_sound
from tests.e2e.server import serving
from tests.e2e.test_forms_page import begin, unfold, words_of
from tests.signing.kit import Desk
from tests.web.desk_kit import desk_app

PEOPLE = (
    "CONTOH SATU",
    "CONTOH DUA",
    "CONTOH TIGA",
    "CONTOH EMPAT",
    "CONTOH SEPULUH",
    "CONTOH SEBELAS",
)
"""Those who sign the documents of the example."""
SIGNED = ("berita-acara", "maklumat", "nota-pengantar", "permohonan-harmonisasi",
          "permohonan-fasilitasi", "pencanangan")  # fmt: skip
"""Kinds that may be signed electronically; a regulation is signed with ink here."""

CITY = {
    "berita-acara": "verifikasi.kota",
    "maklumat": "maklumat.kota",
    "pencanangan": "pencanangan.kota",
}
"""Where the city of signing is said; elsewhere it is the capital."""


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo", names=PEOPLE))


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: Desk) -> Iterator[str]:
    """The service on this computer, with a register of its own."""
    monkeypatch.setenv("DOCGEN_TRUST", str(keys.keys.trust))
    monkeypatch.setenv("DOCGEN_NUMBER_CODES", "berita-acara=100.3.11,maklumat=100.3.3")
    app = desk_app(tmp_path, monkeypatch)
    with serving(app) as found:
        yield found


def fetched(page: Any, link: Any) -> bytes:
    """The file behind a link, as the browser gets it."""
    return page.request.get(page.evaluate("link => link.href", link.element_handle())).body()


def address_in(pdf: bytes) -> str:
    """What the QR code of a document says, read from its printed page."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        codes = zxingcpp.read_barcodes(page.render(scale=3).to_pil().convert("L"))
        found |= {code.text for code in codes}
    (code,) = found
    return str(code)


def register(page: Any, address: str, kind: str) -> None:
    """Fill in the form from the example, change it by hand, and register what it says."""
    begin(page, address, kind, "Lihat dengan contoh")
    unfold(page)
    if kind in SIGNED:
        page.locator('select[id$=".cara_tanda_tangan"]').first.select_option("elektronik")
    page.fill(f'[id="i.{CITY.get(kind, "pemda.ibu_kota")}"]', "Contoh Jaya")
    page.get_by_role("button", name="Daftarkan …").click()
    page.wait_for_url("**/register/baru?konsep=*")
    assert_sound(page)
    page.get_by_role("button", name="Daftarkan", exact=True).click()
    page.wait_for_selector("#hasil")
    assert_sound(page)


def sign(page: Any, keys: Desk) -> str:
    """Sign as whoever's turn it is, with their demo key; gives their name."""
    label = page.locator("#siapa option").first.inner_text()
    number, name = next(
        (n, name) for n, name in enumerate(PEOPLE) if re.search(rf"{name}(?:,| \()", label)
    )
    page.set_input_files("#kunci", keys.keys.signers[number])
    page.fill("#sandi", keys.secret.reveal())
    page.get_by_role("button", name="Bubuhkan tanda tangan", exact=True).click()
    page.wait_for_selector(".lencana-baik")
    return name


@pytest.mark.parametrize("kind", [*SIGNED, "perkada"])
def test_a_form_becomes_a_registered_signed_and_genuine_document(
    browser, address, keys, kind: str, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    register(page, address, kind)
    page.locator("#hasil a").first.click()
    title = page.locator("h1").inner_text()
    files = page.locator('a[href*="/berkas/"]')
    pdf = fetched(page, files.filter(has_text=f"{kind}.pdf"))
    word = fetched(page, files.filter(has_text=f"{kind}.docx"))
    assert "Contoh Jaya" in words_of(pdf, tmp_path)
    assert "Contoh Jaya" in words_of(word, tmp_path)
    assert WordFile(io.BytesIO(word)).core_properties.title == title
    code = re.fullmatch(r"https://dokumen\.example(/v/[0-9a-z]{26})", address_in(pdf))
    assert code is not None
    if kind in SIGNED:
        page.get_by_text("Ke meja tanda tangan").click()
        assert_sound(page)
        name = sign(page, keys)
        assert_sound(page)
        pdf = fetched(page, page.get_by_role("link", name="Unduh PDF terakhir"))
        page.goto(f"{address}{code[1]}")  # where the QR code leads, without an account
        assert name in page.inner_text("main")
        assert title in page.inner_text("main")
    path = tmp_path / "diterima.pdf"
    path.write_bytes(pdf)
    page.goto(f"{address}/v")
    page.set_input_files("#berkas", path)
    page.get_by_role("button", name="Periksa berkas").click()
    page.wait_for_selector("#hasil")
    assert_sound(page)
    said = page.inner_text("main")
    assert title in said
    assert "TIDAK SAH" not in said
    page.close()
