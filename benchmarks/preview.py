"""How soon the page follows the keys, against showing a page of a PDF that is made already.

Both go the same way: the whole form is posted, the answer is a picture of the page, and the clock
stops in the browser when it is on the screen. ``edited`` changes a field, so that record,
sentences, PDF and picture are made anew; ``made`` shows the PDF that is there at another width, so
that its picture alone is drawn anew. Each width is met as often by the one as by the other. The
debounce of 150 ms stands before the clock in both.

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

ROUNDS = 9
WARM = 2
"""Rounds of each kind that are not counted: templates and typefaces are read in them."""
WIDTHS = (400, 450)
"""Pixels of the picture; pictures are drawn in steps of 50."""


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
    """Type another value: a new record, its PDF and its picture."""
    return _measured(
        page,
        f"""const field = document.getElementById("i.pemda.ibu_kota");
        field.value = "Contoh {number}";
        field.dispatchEvent(new Event("input", {{bubbles: true}}));""",
    )


def _show(page: Page, width: int) -> float:
    """Show the PDF that is there at a width at which it was not drawn yet."""
    return _measured(
        page,
        f"""document.querySelector(".kertas").style.width = "{width}px";
        document.getElementById("gambar-ulang").click();""",
    )


def _round(page: Page, number: int) -> tuple[list[float], list[float]]:
    """Two edited pages and two of made PDFs, each once at either width."""
    one, two = WIDTHS
    edited, made = [_edit(page, 2 * number)], [_show(page, two)]
    edited.append(_edit(page, 2 * number + 1))
    made.append(_show(page, one))
    return edited, made


def _kind(page: Page, address: str, kind: str) -> tuple[int, float, float]:
    """Pages, and the medians of edited and made, in milliseconds."""
    page.goto(f"{address}/?lang=id")
    card = page.locator(".kartu").filter(has=page.locator(f"#jenis-{kind}"))
    card.get_by_role("button", name="Lihat dengan contoh").click()
    page.wait_for_selector("#gambar-halaman")
    _show(page, WIDTHS[0])
    rounds = [_round(page, number) for number in range(ROUNDS)][WARM:]
    pages = int(page.inner_text("#nomor-halaman").split()[-1])
    edited = [value for some, _ in rounds for value in some]
    made = [value for _, some in rounds for value in some]
    return pages, statistics.median(edited), statistics.median(made)


def main() -> None:
    """Print medians in milliseconds and their ratio for every kind that has a form."""
    folder = tempfile.mkdtemp(prefix="docgen-bench-")
    os.environ["DOCGEN_DATABASE_URL"] = f"sqlite:///{folder}/register.db"
    os.environ["DOCGEN_STORE"] = f"{folder}/simpan"
    from docgen.web import create_app
    from docgen.web.forms.shape import KINDS

    app = create_app({"LOCAL": True, "LOG_REQUESTS": False})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    print(f"{'kind':24}{'pages':>6}{'edited ms':>11}{'made ms':>9}{'ratio':>7}", flush=True)
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for kind in KINDS:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            pages, one, two = _kind(page, address, kind)
            print(f"{kind:24}{pages:6}{one:11.0f}{two:9.0f}{one / two:7.2f}", flush=True)
            page.close()
        browser.close()
    server.shutdown()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
