"""The forms in a real browser, filled in as a person would, with scripts and without."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordFile

from docgen.web.forms.shape import LETTERS
from tests import outside
from tests.e2e.axe import assert_sound
from tests.e2e.server import own_service


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service on a free port, with a register of its own."""
    with own_service(tmp_path_factory.mktemp("konsep")) as found:
        yield found


SHARED = {
    "Tingkat daerah": "kota",
    "Nama daerah": "Uji",
    "Ibu kota": "Uji",
    "Provinsi": "Uji Raya",
    "Nama unit": "Dinas Uji Formulir",
    "Jenis unit": "dinas",
    "Alamat": "Jalan Formulir 77",
}
KINDS = {
    "pencanangan": {
        "Tanggal pencanangan": "2024-03-07",
        "Tempat": "Aula Uji",
        "Kota": "Uji",
        "Komitmen 1": "melayani tanpa membedakan",
        "Komitmen 2": "mendahulukan kelompok rentan",
        "Komitmen 3": "menindaklanjuti setiap pengaduan",
    },
    "maklumat": {
        "Jenis keputusan": "Keputusan Kepala Dinas Uji",
        "Nomor keputusan": "7/2024",
        "Tanggal keputusan": "2024-03-25",
        "Tanggal maklumat": "2024-04-03",
        "Kota": "Uji",
        "Sanksi": "siap menerima sanksi uji",
        "Saluran": "Loket uji",
        "Janji bagi kelompok rentan 1": "antrean prioritas uji",
    },
    "perkada": {"Tentang": "Pelayanan Uji Formulir", "Pemrakarsa": "Bagian Hukum Uji"},
    "berita-acara": {
        "Jenis berita acara": "pemeriksaan_awal",
        "Jenis dasar": "Surat Tugas Uji",
        "Tanggal mulai": "2024-05-16",
        "Tempat": "Kantor Dinas Uji",
        "Kota": "Uji",
        "Hasil": "ada",
        "Uraian indikator": "Antrean prioritas uji",
    },
    **{
        kind: {
            "Tentang": "Pelayanan Uji Formulir",
            "Tanggal surat": "2024-04-22",
            "Tujuan": "Pejabat Penerima Uji",
            "Alamat tujuan": "Gedung Uji",
            "Tembusan 1": "Arsip Uji",
            "Uraian 1": "Rancangan ini menjawab kebutuhan uji.",
        }
        for kind in LETTERS
    },
}
ROWS = {
    "pencanangan": ["Komitmen", "Komitmen"],
    "maklumat": ["Janji bagi kelompok rentan"],
    "perkada": [],
    "berita-acara": [],
    **{kind: ["Tembusan", "Uraian"] for kind in LETTERS},
}


def begin(page, address: str, kind: str, button: str = "Isi formulir") -> None:
    page.goto(f"{address}/?lang=id")
    card = page.locator(".kartu").filter(has=page.locator(f"#jenis-{kind}"))
    card.get_by_role("button", name=button).click()
    page.wait_for_url("**/konsep/*")


def unfold(page) -> None:
    """Open every part, as a person does with a press on each title."""
    for _ in range(3):
        for summary in page.locator("details:not([open]) > summary").all():
            if summary.is_visible():
                summary.click()


def fill(page, label: str, value: str) -> None:
    field = page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(wajib\))?\s*$"))
    field = field.locator("visible=true").first
    if field.evaluate("e => e.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def placed(page, values: dict[str, str]) -> None:
    for label, value in values.items():
        fill(page, label, value)


def words_of(data: bytes, tmp_path: Path) -> str:
    if data.startswith(b"%PDF"):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        tool = outside.program("pdftotext")
        done = subprocess.run([tool, "-layout", path, "-"], capture_output=True, check=True)
        text = done.stdout.decode()
    else:
        file = WordFile(io.BytesIO(data))
        body = file.element.body.iter("{*}t")
        text = " ".join(each.text or "" for each in body)
    return re.sub(r"\s+", " ", text)


def download(page, kind: str) -> bytes:
    """What the button gives: a file, whether the browser shows or keeps it."""
    data = page.evaluate(
        """async (kind) => {
          const form = document.getElementById("formulir");
          const body = new URLSearchParams();
          for (const [n, v] of new FormData(form)) if (typeof v === "string") body.append(n, v);
          body.set("aksi", `unduh:${kind}`);
          const answer = await fetch(form.action, {method: "POST", body});
          if (!answer.ok) throw new Error(await answer.text());
          return [...new Uint8Array(await answer.arrayBuffer())];
        }""",
        kind,
    )
    return bytes(data)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_form_becomes_documents_with_the_typed_words(
    browser, address, kind, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    begin(page, address, kind)
    unfold(page)
    for label in ROWS[kind]:
        page.get_by_role("button", name=f"Tambah: {label}", exact=True).click()
        page.wait_for_timeout(400)
    shared = dict(list(SHARED.items())[:4]) if kind in ("perkada", *LETTERS) else SHARED
    placed(page, {**shared, **KINDS[kind]})
    for name in page.locator("[aria-required=true]").all():
        if name.is_visible() and not name.input_value():
            tag = name.evaluate("e => e.tagName")
            if tag != "SELECT":
                name.fill("[belum diketahui]")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh Word").click()
    path = tmp_path / "hasil.docx"
    waiting.value.save_as(path)
    said = words_of(path.read_bytes(), tmp_path)
    typed = [v for label, v in KINDS[kind].items() if " uji" in v.lower() and label != "Pemrakarsa"]
    for value in typed:
        assert value.casefold() in said.casefold()
    page.reload()
    printed = words_of(download(page, "pdf"), tmp_path)
    for value in typed:
        assert value.casefold() in printed.casefold()
    page.close()


def test_a_draft_survives_and_the_page_follows_the_keys(browser, address) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    begin(page, address, "maklumat", "Lihat dengan contoh")
    before = page.get_attribute("#gambar-halaman", "src")
    page.locator("summary").filter(has_text="2. Unit").click()
    fill(page, "Nama unit", "Dinas Yang Diingat")
    page.wait_for_selector("#pratinjau[data-tampil]")
    shown = page.get_attribute("#gambar-halaman", "src")
    assert shown != before
    assert shown.startswith("blob:")
    page.locator("#keadaan", has_text="Tersimpan.").wait_for()
    fill(page, "Tanggal maklumat", "besok")
    page.wait_for_selector("#galat-pratinjau li")
    assert page.get_attribute("#gambar-halaman", "src") == shown
    page.locator("#galat-pratinjau a").first.click()
    assert page.evaluate("document.activeElement.id") == "i.maklumat.tanggal"
    page.locator("#keadaan", has_text="Tersimpan.").wait_for()
    page.reload()
    assert page.input_value('[id="i.unit.nama"]') == "Dinas Yang Diingat"
    assert page.input_value('[id="i.maklumat.tanggal"]') == "besok"
    assert faults == []
    page.close()


def test_it_works_without_scripts(browser, address, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(page, address, "maklumat")
    page.get_by_role("button", name="Buka PDF").click()
    assert page.locator("#hasil h2").inner_text().startswith("Perlu diperbaiki")
    page.locator("#hasil a").first.click()
    unfold(page)
    page.get_by_role("button", name="Tambah: Janji bagi kelompok rentan", exact=True).click()
    unfold(page)
    placed(page, {**SHARED, **KINDS["maklumat"]})
    unfold(page)
    for name in page.locator("[aria-required=true]").all():
        if name.is_visible() and not name.input_value() and "kepala" in (name.get_attribute("id")):
            name.fill("CONTOH UJI")
    page.locator(".palang").get_by_role("button", name="Simpan").click()
    assert "Tersimpan" in page.inner_text("#hasil")
    for _ in range(100):  # the page is there before its picture
        if page.evaluate("document.getElementById('gambar-halaman').naturalWidth"):
            break
        page.wait_for_timeout(200)
    assert page.evaluate("document.getElementById('gambar-halaman').naturalWidth") > 100
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh Word").click()
    path = tmp_path / "hasil.docx"
    waiting.value.save_as(path)
    assert "antrean prioritas uji" in words_of(path.read_bytes(), tmp_path)
    context.close()


def test_rows_are_added_by_keyboard(browser, address) -> None:
    page = browser.new_page()
    begin(page, address, "berita-acara", "Lihat dengan contoh")
    button = page.get_by_role("button", name="Tambah: Indikator", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector('[id="w.verifikasi.indikator[17]"]')
    page.wait_for_selector('[id="i.verifikasi.indikator[17].kode"]:focus')
    page.keyboard.insert_text("D-01")
    assert page.input_value('[id="i.verifikasi.indikator[17].kode"]') == "D-01"
    page.close()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_passes_axe(browser, address, language, width) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})

    for kind in KINDS:
        begin(page, address, kind)
        page.goto(f"{page.url}?lang={language}")
        assert_sound(page)
        unfold(page)
        assert_sound(page)
        page.locator(".palang button").nth(1).click()
        page.wait_for_selector("#hasil")
        assert_sound(page)
    begin(page, address, "berita-acara", "Lihat dengan contoh")
    page.goto(f"{page.url}?lang={language}")
    unfold(page)
    assert_sound(page)
    page.goto(f"{address}/konsep?lang={language}")
    assert_sound(page)
    page.goto(f"{address}/?lang={language}")
    assert_sound(page)
    page.close()
