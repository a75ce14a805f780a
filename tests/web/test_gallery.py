"""The gallery of templates: tried, refused with a reason, put in force, given back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from docgen.assets import templates_dir
from tests.web.desk_kit import OURS, as_account, desk_app

NAME = "pdf/maklumat.xml"
ADDRESS = f"/templat/{NAME}/lihat"
BUILT_IN = (templates_dir() / NAME).read_bytes()


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return desk_app(tmp_path, monkeypatch).test_client()


def sent(client: FlaskClient, data: bytes, action: str = "pasang", address: str = ADDRESS):
    return client.post(address, data={"aksi": action, "berkas": (io.BytesIO(data), "a.xml")})


class DescribeATemplate:
    def it_is_listed_downloaded_and_tried(self, client) -> None:
        assert NAME in client.get("/templat").get_data(as_text=True)
        assert client.get(f"/templat/{NAME}/unduh").data == BUILT_IN
        assert client.get(f"/templat/{NAME}/halaman/1.png").data.startswith(b"\x89PNG")
        assert client.get(f"/templat/{NAME}/contoh").data.startswith(b"%PDF")
        assert client.get("/templat/docx/maklumat.docx/contoh").data.startswith(b"PK")

    @pytest.mark.parametrize("name", ["pdf/tidak.xml", "..%2f..%2fpyproject.toml", "pdf/../x"])
    def it_is_absent_when_there_is_none(self, client, name: str) -> None:
        assert client.get(f"/templat/{name}/unduh").status_code == 404

    def it_is_put_in_force_only_without_a_fault(self, client, tmp_path) -> None:
        bad = BUILT_IN.replace(b"{{", b"{{ tidak_ada }}{{", 1)
        answer = sent(client, bad)
        assert answer.status_code == 422
        assert "tidak_ada" in answer.get_data(as_text=True)
        assert not (tmp_path / "templat" / NAME).exists()
        assert sent(client, b"bukan xml").status_code == 422
        assert list((tmp_path / "templat").rglob("*")) == []

    def it_is_in_force_at_once_and_the_version_before_is_kept(self, client, tmp_path) -> None:
        before = client.get(f"/templat/{NAME}/contoh").data
        other = BUILT_IN.replace(b"?>\n", b"?>\n<!-- kantor -->\n", 1)
        other = other if other != BUILT_IN else BUILT_IN + b"<!-- kantor -->\n"
        assert sent(client, other).status_code == 303
        assert client.get(f"/templat/{NAME}/unduh").data == other
        # the hash of its template stands in the file: the service reads the new one
        assert client.get(f"/templat/{NAME}/contoh").data != before
        assert sent(client, BUILT_IN).status_code == 303
        (kept,) = (tmp_path / "templat" / ".versi-lama").glob("pdf__maklumat.xml.*")
        assert kept.read_bytes() == other
        assert client.post(ADDRESS, data={"aksi": "bawaan"}).status_code == 303
        assert not (tmp_path / "templat" / NAME).exists()
        assert client.get(f"/templat/{NAME}/contoh").data == before

    def it_is_checked_without_being_put_in_force(self, client, tmp_path) -> None:
        page = sent(client, BUILT_IN, "periksa").get_data(as_text=True)
        assert "Templat dapat dipakai" in page
        assert not (tmp_path / "templat" / NAME).exists()

    def it_is_replaced_by_an_admin_alone(self, client, monkeypatch) -> None:
        as_account(monkeypatch, OURS)
        assert 'name="aksi"' not in client.get(ADDRESS).get_data(as_text=True)
        assert sent(client, BUILT_IN).status_code == 403
