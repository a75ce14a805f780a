"""The application under test, and records to send to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from PIL import Image
from werkzeug.datastructures import Headers

from docgen.settings import EXTRA, SETTINGS
from docgen.web import create_app
from tests.web.office import Office, open_office

RECORD = """\
id: dinas-contoh
pemda: {tingkat: kota, nama: Contoh, provinsi: Contoh Raya, ibu_kota: Contoh}
unit:
  nama: Dinas Contoh
  jenis: dinas
  alamat: Jalan Contoh 1
  kepala: {nama: CONTOH SATU, jabatan: Kepala Dinas Contoh}
maklumat:
  standar_pelayanan: {jenis: Keputusan, nomor: 1/2024, tanggal: 2024-03-25}
  tanggal: 2024-04-03
  kota: Contoh
  janji_kelompok_rentan: [antrean prioritas]
  sanksi: siap menerima sanksi
  pengaduan: [{saluran: Loket}]
"""


def with_emblem(name: str) -> str:
    """The record, naming a file as the emblem of the region."""
    return RECORD.replace("ibu_kota: Contoh}", f"ibu_kota: Contoh, lambang_daerah: '{name}'}}")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for setting in (*SETTINGS, *EXTRA):
        monkeypatch.delenv(setting.env, raising=False)
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")


class OwnPage(FlaskClient):
    """A client whose posts carry the token that our own pages put into their forms."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if "method" in kwargs and kwargs["method"] not in ("GET", "HEAD", "OPTIONS"):
            kwargs["headers"] = Headers(kwargs.get("headers"))
            kwargs["headers"].setdefault("X-CSRFToken", self.token())
        return super().open(*args, **kwargs)

    def token(self) -> str:
        """The token of this client's session."""
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", "a" * 40)
        key = self.application.config["SECRET_KEY"]
        return URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(raw)


def local_app(**config: Any) -> Flask:
    """The service as ``docgen serve`` starts it on this computer."""
    app = create_app({"TESTING": True, "LOCAL": True, **config})
    app.test_client_class = OwnPage
    return app


@pytest.fixture(scope="session")
def app() -> Flask:
    return local_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def emblem() -> bytes:
    """A real picture."""
    stream = io.BytesIO()
    Image.new("RGB", (400, 500), "#0b4f8a").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="session")
def zipped() -> Callable[..., bytes]:
    """A zip of names and contents, or of prepared members and contents."""

    def make(*members: tuple[str | zipfile.ZipInfo, bytes | str], packing: int = 8) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", packing) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return stream.getvalue()

    return make


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return open_office(tmp_path_factory.mktemp("kantor"))


@pytest.fixture
def office(_built: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with accounts, whose register the service uses in this test."""
    monkeypatch.setenv("DOCGEN_DATABASE_URL", _built.database.engine.url.render_as_string())
    return _built


def office_app(**config: Any) -> Flask:
    """The service as it runs for an office."""
    app = create_app({"TESTING": True, "LOGIN_RATE": "1000 per minute", **config})
    app.test_client_class = OwnPage
    return app


@pytest.fixture(scope="session")
def shared_app() -> Flask:
    """The service with accounts."""
    return office_app()
