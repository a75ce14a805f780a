"""An office at work, served to a browser: people of every role, and one of everything to see."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from docgen.service import sources
from docgen.service.acting import acting
from docgen.service.register import opened, shared
from docgen.service.register_add import RegisterWish, add, reserve
from docgen.service.register_desk import find, void
from docgen.signing.demo import make_demo_keys
from tests.signing.kit import EXAMPLES, Desk
from tests.web.conftest import RECORD, office_app
from tests.web.desk_kit import key_in, until
from tests.web.office import PASSWORD, Office, open_office

__all__ = ["FILES", "PARTS", "Town", "built"]

TABLE = "Nama Unit;Tanggal Maklumat;Catatan\nDinas Satu;2024-04-03;x\nDinas Dua;besok;\n"
BASE = RECORD.replace("id: dinas-contoh\n", "")


@dataclass(frozen=True)
class Town:
    """The office, what there is in it, and where a browser finds it."""

    office: Office
    app: Flask
    desk: Desk
    documents: tuple[str, ...]
    """Public ids: minutes that wait for signatures, a charter for ink, a withdrawn one."""
    drafts: Mapping[str, str]
    """Keys of drafts by kind; ``perkada-teks`` is the text of a regulation."""
    batches: tuple[str, ...]
    """One whose columns are to be mapped, one that is done with a refused row."""

    def client(self, name: str) -> FlaskClient:
        """A client of somebody who has logged in."""
        return self.office.client(self.app, name)

    def enter(self, browser: Any, address: str, name: str, **how: Any) -> Any:
        """A page of a browser in which somebody has logged in."""
        page = browser.new_context(**how).new_page()
        page.goto(f"{address}/masuk?lang=id")
        page.fill("#nama", name)
        page.fill("#sandi", PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        return page


@contextmanager
def built(folder: Path) -> Iterator[Town]:
    """Everything that there is to see, in a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        desk = Desk(make_demo_keys(folder / "kunci"))
        office = open_office(folder)
        (folder / "templat").mkdir()
        patch.setenv("DOCGEN_DATABASE_URL", office.database.engine.url.render_as_string())
        patch.setenv("DOCGEN_STORE", str(folder / "simpan"))
        patch.setenv("DOCGEN_PUBLIC_URL", "https://dokumen.example")
        patch.setenv("DOCGEN_TRUST", str(desk.keys.trust))
        patch.setenv("DOCGEN_TEMPLATES", str(folder / "templat"))
        patch.setenv("DOCGEN_NUMBER_CODES", "berita-acara=100.3.11,maklumat=100.3.3")
        patch.delenv("DOCGEN_BROKER_URL", raising=False)
        app = office_app()
        app.config["SESSION_COOKIE_SECURE"] = False  # a test has no TLS
        documents = _documents(office, desk)
        client = office.client(app, "semua")
        yield Town(office, app, desk, documents, _drafts(client), _batches(client))


def _documents(office: Office, desk: Desk) -> tuple[str, ...]:
    overlay = EXAMPLES / "tumpang" / "tanda-tangan-elektronik.yaml"
    (source,) = sources(EXAMPLES / "kota-contoh.yaml", overlay)
    with acting(office.people["semua"]):
        database = shared()
        minutes, *_ = add(source, RegisterWish(only=frozenset({"berita-acara"})), database)
        charter, poster, *_ = add(source, RegisterWish(only=frozenset({"maklumat"})), database)
        void(database, poster.id, "Salah tempel pada loket")
        reserve(source, RegisterWish(only=frozenset({"pencanangan"})), database)
    return minutes.id, charter.id, poster.id


def _drafts(client: FlaskClient) -> dict[str, str]:
    made = {}
    for kind in ("pencanangan", "maklumat", "perkada", "berita-acara"):
        made[kind] = key_in(client.post("/konsep", data={"jenis": kind, "dari": "contoh"}))
    made["perkada-teks"] = key_in(client.post("/perkada", data={"asal": "contoh"}))
    return made


def _batches(client: FlaskClient) -> tuple[str, ...]:
    keys = []
    for _ in range(2):
        form = {"tabel": (io.BytesIO(TABLE.encode()), "unit.csv"), "teks": BASE, "format": "docx"}
        keys.append(key_in(client.post("/batch", data=form)))
    client.post(f"/batch/{keys[1]}/mulai", data={"jalur": ["unit.nama", "maklumat.tanggal", ""]})
    until(client, f"/batch/{keys[1]}", r"<h2 id=\"judul-keadaan\">selesai")
    return tuple(keys)


def _file(town: Town) -> str:
    with opened() as database:
        return find(database, town.documents[0]).files[0].sha256


_TEMPLATES = ("pdf/maklumat.xml", "docx/berita-acara.docx", "pdf/gaya.xml")

PARTS: Mapping[str, Callable[[Town], list[dict[str, str]]]] = {
    "/konsep/<key>": lambda town: [
        {"key": key} for kind, key in town.drafts.items() if kind != "perkada-teks"
    ],
    "/perkada/<key>": lambda town: [{"key": town.drafts["perkada-teks"]}],
    "/register/<key>": lambda town: [{"key": key} for key in town.documents],
    "/tanda-tangan/<key>": lambda town: [{"key": key} for key in town.documents],
    "/v/<key>": lambda town: [{"key": key} for key in (*town.documents, "0" * 26)],
    "/batch/<key>": lambda town: [{"key": key} for key in town.batches],
    "/templat/<path:name>/lihat": lambda town: [{"name": name} for name in _TEMPLATES],
}
"""By the rule of a page whose path names a thing: the things to look at."""

FILES = (
    "/api/v1/batches/<key>",
    "/api/v1/batches/<key>/events",
    "/api/v1/batches/<key>/refused",
    "/api/v1/batches/<key>/rows",
    "/api/v1/batches/<key>/zip",
    "/api/v1/register/<key>",
    "/api/v1/register/<key>/files/<ending>",
    "/api/v1/schema/<kind>",
    "/api/v1/templates/<path:name>",
    "/batch/<key>/ditolak.csv",
    "/batch/<key>/ditolak.xlsx",
    "/batch/<key>/hasil.zip",
    "/batch/<key>/keadaan",
    "/batch/<key>/peristiwa",
    "/konsep/<key>/ekspor",
    "/konsep/<key>/halaman/<int:number>",
    "/perkada/<key>/halaman",
    "/perkada/<key>/halaman/<int:number>.png",
    "/perkada/<key>/naskah.<form>",
    "/register/<key>/berkas/<sha256>",
    "/templat/<path:name>/contoh",
    "/templat/<path:name>/halaman/<int:number>.png",
    "/templat/<path:name>/unduh",
)
"""Routes that name a thing and answer with a file, a picture or data: no page to look at."""
