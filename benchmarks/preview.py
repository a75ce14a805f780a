"""How soon the page follows the keys, against showing a page of a PDF that is made already.

Both go the same way: the whole form is posted, the answer is a picture of the page, and the clock
stops in the browser when it is on the screen. ``edited`` changes a field, so that record,
sentences, PDF and picture are made anew; ``made`` turns to the same page of a PDF that is there,
whose picture is not. The debounce of 150 ms stands before the clock in both.

Run: ``python -m benchmarks.preview`` (needs Playwright and chromium).
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import threading

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

ROUNDS = 7
KINDS = ("pencanangan", "perkada", "berita-acara")
"""Documents of more than one page: a maklumat has no second page to turn to."""


def _measured(page: Page, act: str) -> float:
    """Milliseconds from the end of the debounce to the picture on the screen."""
    return float(
        page.evaluate(
            f"""async () => {{
              performance.clearMeasures();
              {act}
              for (;;) {{
                const found = performance.getEntriesByName("pratinjau");
                if (found.length) return found[0].duration;
                await new Promise((done) => setTimeout(done, 5));
              }}
            }}"""
        )
    )


def _edit(page: Page, number: int) -> float:
    return _measured(
        page,
        f"""const field = document.getElementById("i.unit.alamat");
        field.value = "Jalan Uji {number}";
        field.dispatchEvent(new Event("input", {{bubbles: true}}));""",
    )


def _turn(page: Page, button: str) -> float:
    return _measured(page, f'document.getElementById("{button}").click();')


def main() -> None:
    """Print medians in milliseconds and their ratio."""
    folder = tempfile.mkdtemp(prefix="docgen-bench-")
    os.environ["DOCGEN_DATABASE_URL"] = f"sqlite:///{folder}/register.db"
    os.environ["DOCGEN_STORE"] = f"{folder}/simpan"
    from docgen.web import create_app

    server = make_server("127.0.0.1", 0, create_app({"LOCAL": True}), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    print(f"{'kind':14}{'edited ms':>11}{'made ms':>9}{'ratio':>7}")
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for kind in KINDS:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{address}/?lang=id")
            card = page.locator(".kartu").filter(has=page.locator(f"#jenis-{kind}"))
            card.get_by_role("button", name="Lihat dengan contoh").click()
            page.wait_for_selector("#gambar-halaman")
            edited, made = [], []
            for number in range(ROUNDS):
                _edit(page, 2 * number)  # page 1 of a new PDF
                made.append(_turn(page, "sesudah"))  # page 2 of that PDF
                edited.append(_edit(page, 2 * number + 1))  # page 2 of another new PDF
                _turn(page, "sebelum")
            one, two = statistics.median(edited[2:]), statistics.median(made[2:])
            print(f"{kind:14}{one:11.0f}{two:9.0f}{one / two:7.2f}")
            page.close()
        browser.close()
    server.shutdown()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
