"""The interface for programs: records in, documents or findings out."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile

import docx
import pikepdf
import pytest
import yaml
from click.testing import CliRunner

from docgen import __version__
from docgen.cli.app import cli
from docgen.service import starter
from tests.web.conftest import RECORD, with_emblem

URL = "/api/v1/documents"
YAML = "application/yaml"
TWO = RECORD + "---\n" + RECORD.replace("id: dinas-contoh", "id: dinas-lain")


def post(client, body: str | bytes, query: str = "", kind: str = YAML, **headers: str):
    return client.post(URL + query, data=body, content_type=kind, headers=headers)


def form(client, url: str = URL, **parts):
    return client.post(url, data=parts, content_type="multipart/form-data")


def opened(response) -> zipfile.ZipFile:
    assert response.status_code == 200, response.get_data(as_text=True)[:2000]
    return zipfile.ZipFile(io.BytesIO(response.data))


class DescribeDocuments:
    def it_gives_several_documents_as_a_zip_of_real_files(self, client) -> None:
        response = post(client, RECORD)
        assert response.content_type == "application/zip"
        assert response.headers["Content-Disposition"] == 'attachment; filename="dinas-contoh.zip"'
        with opened(response) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            assert names == [
                "dinas-contoh/maklumat-poster.docx",
                "dinas-contoh/maklumat-poster.pdf",
                "dinas-contoh/maklumat.docx",
                "dinas-contoh/maklumat.pdf",
            ]
            word = docx.Document(io.BytesIO(archive.read(names[2])))
            assert "KEPALA DINAS CONTOH," in [p.text for p in word.paragraphs]
            with pikepdf.open(io.BytesIO(archive.read(names[3]))) as pdf:
                assert len(pdf.pages) == 1

    def it_gives_one_document_as_its_file(self, client) -> None:
        minutes = starter("berita-acara")
        response = post(client, minutes, "?format=pdf&only=berita-acara")
        assert response.status_code == 200, response.get_data(as_text=True)
        assert response.content_type == "application/pdf"
        disposition = response.headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+-berita-acara\.pdf"', disposition)
        assert response.headers["ETag"] == f'"{hashlib.sha256(response.data).hexdigest()}"'
        with pikepdf.open(io.BytesIO(response.data)) as pdf:
            said = post(
                client, minutes, "?format=pdf&only=berita-acara", Accept="application/json"
            ).json["documents"]
            assert [d["pages"] for d in said] == [len(pdf.pages)]

    def it_gives_the_same_bytes_and_the_same_etag_twice(self, client) -> None:
        one, two = post(client, RECORD), post(client, RECORD)
        assert one.data == two.data
        assert one.headers["ETag"] == two.headers["ETag"]
        assert one.headers["ETag"] == f'"{hashlib.sha256(one.data).hexdigest()}"'

    def it_lists_documents_when_json_is_asked_for(self, client) -> None:
        said = post(client, RECORD, Accept="application/json").json
        with opened(post(client, RECORD)) as archive:
            assert {d["path"] for d in said["documents"]} == set(archive.namelist())
            for document in said["documents"]:
                data = archive.read(document["path"])
                assert hashlib.sha256(data).hexdigest() == document["sha256"]
                assert (document["pages"] is None) == (document["format"] == "docx")
        assert {p["severity"] for p in said["problems"]} <= {"W", "I", "P"}

    def it_makes_what_the_query_asks_for(self, client) -> None:
        with opened(post(client, RECORD, "?format=pdf&only=maklumat")) as archive:
            assert all(name.endswith(".pdf") for name in archive.namelist())

    def it_takes_several_records(self, client) -> None:
        response = post(client, TWO, "?format=docx")
        assert 'filename="dokumen.zip"' in response.headers["Content-Disposition"]
        with opened(response) as archive:
            assert {n.split("/")[0] for n in archive.namelist()} == {"dinas-contoh", "dinas-lain"}

    def it_takes_json(self, client) -> None:
        body = json.dumps(yaml.load(RECORD, Loader=yaml.BaseLoader))
        assert post(client, body, "?format=docx", "application/json").status_code == 200

    @pytest.mark.parametrize(
        "query", ["?format=odt", "?only=undangan", "?variant=emas", "?lang=fr", "?formt=pdf"]
    )
    def it_calls_unknown_wishes_wrong_use(self, client, query) -> None:
        response = post(client, RECORD, query)
        assert response.status_code == 400
        assert response.content_type == "application/problem+json"
        fault = response.json["errors"][0]
        assert query.partition("=")[2] in fault["message"] or "formt" in fault["message"]
        assert fault["fix"]

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
    def it_does_not_guess_the_type_of_a_body(self, client, kind) -> None:
        assert post(client, RECORD, kind=kind).status_code == 415

    def it_refuses_a_packed_body(self, client) -> None:
        assert post(client, RECORD, **{"Content-Encoding": "gzip"}).status_code == 415

    def it_bounds_the_records_of_one_request(self, client) -> None:
        response = post(client, "---\n".join([RECORD] * 51))
        assert response.status_code == 422
        assert response.json["errors"][0]["code"] == "web.too_many_records"


class DescribeBundles:
    def it_takes_a_record_and_its_pictures(self, client, emblem) -> None:
        response = form(
            client,
            record=(io.BytesIO(with_emblem("gambar/lambang.png").encode()), "berkas.yaml"),
            a=(io.BytesIO(emblem), "gambar/lambang.png"),
        )
        with opened(response) as archive:
            word = zipfile.ZipFile(io.BytesIO(archive.read("dinas-contoh/maklumat.docx")))
            assert any(name.startswith("word/media/") for name in word.namelist())

    def it_finds_the_folder_of_a_picture_that_came_without(self, client, emblem) -> None:
        record = with_emblem("gambar/lambang.png")
        response = form(client, record=record, a=(io.BytesIO(emblem), "lambang.png"))
        assert response.status_code == 200

    def it_does_not_guess_between_two_pictures_of_one_name(self, client, emblem) -> None:
        record = with_emblem("a/lambang.png").replace(
            "lambang_daerah:", "lambang_negara: b/lambang.png, lambang_daerah:"
        )
        response = form(client, record=record, a=(io.BytesIO(emblem), "lambang.png"))
        assert response.status_code == 422
        assert {e["code"] for e in response.json["errors"]} == {"file.missing"}

    @pytest.mark.parametrize("top", ["", "Folder baru/"])
    def it_takes_a_zip_with_record_and_pictures(self, client, emblem, zipped, top) -> None:
        bundle = zipped(
            (f"{top}berkas.yaml", with_emblem("gambar/lambang.png")),
            (f"{top}gambar/lambang.png", emblem),
            ("__MACOSX/._berkas.yaml", b"\0"),
        )
        response = form(client, bundle=(io.BytesIO(bundle), "x.zip"))
        assert response.status_code == 200

    def it_takes_a_record_over_a_zip_of_pictures(self, client, emblem, zipped) -> None:
        bundle = zipped(("lambang.png", emblem))
        response = form(
            client, record=with_emblem("lambang.png"), bundle=(io.BytesIO(bundle), "x.zip")
        )
        assert response.status_code == 200

    def it_asks_which_of_two_records_is_meant(self, client, zipped) -> None:
        bundle = zipped(("a.yaml", RECORD), ("b.yaml", RECORD))
        response = form(client, bundle=(io.BytesIO(bundle), "x.zip"))
        assert response.status_code == 422
        assert "a.yaml, b.yaml" in response.json["errors"][0]["message"]
        chosen = zipped(("berkas.yaml", RECORD), ("b.yaml", RECORD))
        assert form(client, bundle=(io.BytesIO(chosen), "x.zip")).status_code == 200

    def it_says_when_there_is_no_record(self, client, emblem, zipped) -> None:
        empty = form(client, a=(io.BytesIO(emblem), "lambang.png"))
        assert (empty.status_code, empty.json["errors"][0]["code"]) == (400, "web.no_record")
        bundle = form(client, bundle=(io.BytesIO(zipped(("a.png", emblem))), "x.zip"))
        assert (bundle.status_code, bundle.json["errors"][0]["code"]) == (422, "web.zip_no_record")

    def it_leaves_no_folder_behind(self, client, emblem, tmp_path, monkeypatch) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        sent = (io.BytesIO(emblem), "lambang.png")
        assert form(client, record=with_emblem("lambang.png"), a=sent).status_code == 200
        assert form(client, record="[", a=(io.BytesIO(emblem), "x.png")).status_code == 422
        assert not list(tmp_path.iterdir())


class DescribeFaults:
    def it_reports_all_of_them_with_place_line_owner_and_mend(self, client) -> None:
        text = RECORD.replace("2024-04-03", "03-04-2024").replace("kota: Contoh\n", "kotaa: X\n")
        response = post(client, text)
        assert response.status_code == 422
        assert response.content_type == "application/problem+json"
        problem = response.json
        assert problem["type"] == "urn:docgen:problem:data"
        assert problem["status"] == 422
        faults = {fault["path"]: fault for fault in problem["errors"]}
        assert set(faults) == {"maklumat.tanggal", "maklumat.kota", "maklumat.kotaa"}
        assert faults["maklumat.tanggal"]["line"] == 10
        assert faults["maklumat.tanggal"]["owner"] == "Unit"
        assert "2024-04-03" in faults["maklumat.tanggal"]["fix"]
        assert faults["maklumat.tanggal"]["en"]["message"]

    def it_speaks_english_when_asked(self, client) -> None:
        response = post(client, "pemda: 1", "?lang=en")
        assert response.json["title"] == "The record is not in order"
        assert response.headers["Content-Language"] == "en"

    def it_has_the_line_of_a_slip_in_the_yaml(self, client) -> None:
        fault = post(client, "a: 1\nb: [1, 2\n").json["errors"][0]
        assert fault["code"] == "yaml.syntax"
        assert fault["line"] is not None


class DescribeCheck:
    def it_answers_as_the_command_line_does(self, client, tmp_path) -> None:
        path = tmp_path / "berkas.yaml"
        path.write_text(TWO.replace("2024-04-03", "besok"), encoding="utf-8")
        said = CliRunner().invoke(cli, ["check", str(path), "--json"], standalone_mode=False)
        response = client.post("/api/v1/check", data=path.read_bytes(), content_type=YAML)
        assert response.status_code == 200
        assert response.json == json.loads(said.stdout)


class DescribeSchema:
    @pytest.mark.parametrize("kind", ["", "/maklumat", "/berita-acara", "/pencanangan", "/perkada"])
    def it_gives_the_schema_of_a_kind(self, client, kind) -> None:
        response = client.get(f"/api/v1/schema{kind}")
        assert response.content_type == "application/schema+json"
        assert response.json["$schema"].startswith("https://json-schema.org/")

    def it_has_nothing_for_an_unknown_kind(self, client) -> None:
        response = client.get("/api/v1/schema/undangan")
        assert response.status_code == 404
        assert "maklumat" in response.json["errors"][0]["fix"]


def test_health_says_ok_and_the_version(client) -> None:
    assert client.get("/healthz").json == {"status": "ok", "version": __version__}
