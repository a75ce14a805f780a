"""The editor of regulations: what it finds, keeps, proposes and gives away."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pikepdf
import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from docgen.service import perkada_desk
from tests.web.desk_kit import OTHER, OURS, as_account, desk_app, key_in

FAULTY = "\n".join(
    ["BAB I", "KETENTUAN UMUM", "", "Pasal 1", "(1) Unit Kerja wajib melayani.",
     "(2) Kewajiban sebagaimana dimaksud dalam ayat (1) dilaksanakan tiap hari kerja.", "",
     "Pasal 3", "Peraturan Wali Kota ini mulai berlaku pada tanggal diundangkan.", ""]
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return desk_app(tmp_path, monkeypatch).test_client()


@pytest.fixture
def key(client: FlaskClient) -> str:
    return key_in(client.post("/perkada", data={"asal": "kosong", "judul": "Uji"}))


def version(client: FlaskClient, key: str) -> str:
    page = client.get(f"/perkada/{key}").get_data(as_text=True)
    return page.split('name="versi" value="')[1].split('"')[0]


def saved(client: FlaskClient, key: str, text: str, **more: str):
    data = {"teks": text, "judul": "Uji", "versi": version(client, key), **more}
    return client.post(f"/perkada/{key}", data=data)


class DescribeTheFindings:
    def it_gives_the_line_the_rule_and_its_butir(self, client) -> None:
        found = client.post("/perkada/periksa", data={"teks": FAULTY}).get_json()
        (one,) = [f for f in found["findings"] if f["rule"] == "X01"]
        assert (one["line"], one["butir"], one["where"]) == (6, "272", "Pasal 1 ayat (2)")
        assert one["fix"]
        assert found["summary"]["E"] >= 2

    def it_lists_outline_and_labels(self, client) -> None:
        text = FAULTY.replace("Pasal 1", "Pasal 1 [#awal]")
        found = client.post("/perkada/periksa", data={"teks": text}).get_json()
        assert [u["name"] for u in found["outline"]] == ["BAB I", "Pasal 1", "Pasal 3"]
        assert found["labels"] == [{"name": "awal", "where": "Pasal 1", "line": 4}]

    def it_speaks_english_too(self, client) -> None:
        one = client.post("/perkada/periksa?lang=id", data={"teks": FAULTY}).get_json()
        other = client.post("/perkada/periksa?lang=en", data={"teks": FAULTY}).get_json()
        assert one["findings"][0]["message"] != other["findings"][0]["message"]

    @bounds(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=300))
    def it_takes_any_text(self, text: str) -> None:
        found = perkada_desk.examine(text, "id")
        assert all(item["message"] for item in found.findings)


class DescribeTheDraft:
    def it_is_kept_and_shown_again(self, client, key) -> None:
        assert saved(client, key, FAULTY).status_code == 303
        page = client.get(f"/perkada/{key}").get_data(as_text=True)
        assert "wajib melayani" in page
        assert "butir 272" in page  # without scripts too

    def it_is_not_written_over_when_somebody_saved_meanwhile(self, client, key) -> None:
        old = version(client, key)
        saved(client, key, FAULTY)
        data = {"teks": "Pasal 1\nLain.", "judul": "Uji", "versi": old}
        answer = client.post(f"/perkada/{key}", data=data)
        assert answer.status_code == 422
        assert "Pasal 1\nLain." in answer.get_data(as_text=True)  # nothing typed is lost
        live = client.post(f"/perkada/{key}/simpan", data=data)
        assert live.status_code == 409
        assert "wajib melayani" in client.get(f"/perkada/{key}").get_data(as_text=True)

    def it_is_seen_by_its_unit_alone(self, client, monkeypatch) -> None:
        as_account(monkeypatch, OURS)
        key = key_in(client.post("/perkada", data={"asal": "contoh", "judul": "Rahasia kami"}))
        assert client.get(f"/perkada/{key}").status_code == 200
        as_account(monkeypatch, OTHER)
        assert "Rahasia kami" not in client.get("/perkada").get_data(as_text=True)
        for address in ("", "/naskah.txt", "/naskah.pdf", "/halaman", "/halaman/1.png"):
            assert client.get(f"/perkada/{key}{address}").status_code == 404
        for address in ("", "/simpan"):
            assert client.post(f"/perkada/{key}{address}", data={"teks": "x"}).status_code == 404

    def it_is_thrown_away(self, client, key) -> None:
        assert client.post(f"/perkada/{key}", data={"aksi": "hapus"}).status_code == 303
        assert client.get(f"/perkada/{key}").status_code == 404

    def it_comes_from_a_word_file_and_leaves_as_one(self, client, key) -> None:
        saved(client, key, FAULTY)
        data = client.get(f"/perkada/{key}/naskah.docx").data
        words = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
        assert "dimaksud dalam ayat (1)" in words
        form = {"asal": "unggah", "berkas": (io.BytesIO(data), "naskah.docx")}
        other = key_in(client.post("/perkada", data=form))
        text = client.get(f"/perkada/{other}/naskah.txt").get_data(as_text=True)
        assert "(2) Kewajiban sebagaimana dimaksud dalam ayat (1)" in text

    def it_refuses_a_file_that_is_no_draft(self, client) -> None:
        form = {"asal": "unggah", "berkas": (io.BytesIO(b"x"), "naskah.exe")}
        answer = client.post("/perkada", data=form)
        assert answer.status_code == 422
        assert ".docx" in answer.get_data(as_text=True)


class DescribeTheProposals:
    def it_shows_a_renumbering_before_it_is_taken(self, client, key) -> None:
        page = saved(client, key, FAULTY, aksi="nomori").get_data(as_text=True)
        assert "<del>− Pasal 3</del>" in page
        assert "<ins>+ Pasal 2</ins>" in page
        kept = client.get(f"/perkada/{key}/naskah.txt").get_data(as_text=True)
        assert "Pasal 3" in kept

    def it_mends_what_needs_no_judgement(self) -> None:
        text = FAULTY.replace("Pasal 3", "pasal 2").replace("KETENTUAN UMUM", "Ketentuan Umum")
        mended = perkada_desk.mended(text, "id")
        again = perkada_desk.mended(mended.text, "id")
        assert mended.diff
        assert mended.notes
        assert not again.diff


class DescribeThePreview:
    def it_draws_the_saved_pages(self, client, key) -> None:
        saved(client, key, FAULTY.replace("Pasal 3", "Pasal 2"))
        assert client.get(f"/perkada/{key}/halaman").get_json() == {"pages": 1, "problems": []}
        picture = client.get(f"/perkada/{key}/halaman/1.png")
        assert picture.data.startswith(b"\x89PNG")
        assert client.get(f"/perkada/{key}/halaman/2.png").status_code == 404
        with pikepdf.open(io.BytesIO(client.get(f"/perkada/{key}/naskah.pdf").data)) as pdf:
            assert len(pdf.pages) == 1

    def it_says_why_there_is_none(self, client, key) -> None:
        saved(client, key, FAULTY)
        told = client.get(f"/perkada/{key}/halaman").get_json()
        assert told["pages"] == 0
        assert told["problems"][0]["message"]
