"""Bad input at this door: refused with a place and a mend, never with a traceback."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from pathlib import Path
from string import printable
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.web.names import check_names, is_safe
from docgen.web.unpacking import Limits, unpack
from tests.web.conftest import RECORD, local_app, with_emblem

BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def refused(response, code: str, status: int = 422) -> dict:
    assert response.status_code == status, response.get_data(as_text=True)[:1000]
    text = response.get_data(as_text=True)
    assert "Traceback" not in text
    fault = next(f for f in response.json["errors"] if f["code"] == code)
    assert fault["message"] != code
    assert fault["fix"]
    return fault


def post(client, body: str | bytes, kind: str = "application/yaml"):
    return client.post("/api/v1/documents", data=body, content_type=kind)


def bundle(client, data: bytes, **parts):
    parts["bundle"] = (io.BytesIO(data), "bundel.zip")
    return client.post("/api/v1/documents", data=parts, content_type="multipart/form-data")


class DescribeRecords:
    def they_may_be_no_yaml_bomb(self, client) -> None:
        assert refused(post(client, BOMB), "yaml.too_many")["line"]

    def they_may_be_no_pdf_named_yaml(self, client) -> None:
        sent = (io.BytesIO(b"%PDF-1.7\n"), "laporan.yaml")
        response = client.post(
            "/api/v1/documents", data={"record": sent}, content_type="multipart/form-data"
        )
        assert refused(response, "record.not_text")["path"] == "laporan.yaml"

    @pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"a: [1", b"- 1", b"\0", b"[" * 100_000])
    def they_may_be_nothing_else(self, client, body) -> None:
        for kind in ("application/yaml", "application/json"):
            response = post(client, body, kind)
            assert response.status_code == 422
            assert all(f["message"] for f in response.json["errors"])

    @pytest.mark.parametrize(
        "name", ["/etc/passwd", "../x.png", "a/../../x.png", "file:///etc/passwd", "~/x", "C:\\x"]
    )
    def they_may_not_name_a_file_outside(self, client, emblem, name) -> None:
        parts = {"record": with_emblem(name), "a": (io.BytesIO(emblem), "x.png")}
        response = client.post("/api/v1/documents", data=parts, content_type="multipart/form-data")
        assert refused(response, "file.outside")["path"].startswith("pemda.lambang_daerah")

    def they_may_name_no_file_without_a_bundle(self, client) -> None:
        refused(post(client, with_emblem("/etc/passwd")), "file.no_folder")

    @pytest.mark.parametrize("name", ["../../x", "a/b", "A B", 'x"; y', "a\r\nX: y"])
    def their_id_never_leads_the_download_astray(self, client, name) -> None:
        response = post(client, RECORD.replace("id: dinas-contoh", f"id: {json.dumps(name)}"))
        assert response.status_code == 422
        assert "id" in {fault["path"] for fault in response.json["errors"]}

    @given(st.text(max_size=200) | st.binary(max_size=200))
    def they_may_be_anything(self, app, body) -> None:
        if isinstance(body, str):
            body = body.encode("utf-8", "surrogatepass")
        for kind in ("application/yaml", "application/json"):
            response = post(app.test_client(), body, kind)
            assert response.status_code == 422
            assert response.json["errors"]


class DescribeUploads:
    def they_may_not_be_larger_than_the_limit(self, client) -> None:
        response = client.post(
            "/api/v1/documents", content_type="application/yaml", content_length=200_000_000
        )
        assert "200 MB" in refused(response, "web.too_large", 413)["message"]

    def they_may_not_hide_their_size(self) -> None:
        client = local_app(MAX_CONTENT_LENGTH=1000).test_client()
        response = client.post(
            "/api/v1/documents",
            input_stream=io.BytesIO(b"x" * 2000),
            content_type="application/yaml",
            environ_overrides={"wsgi.input_terminated": True},
        )
        refused(response, "web.too_large", 413)

    def they_may_not_have_a_thousand_parts(self, client) -> None:
        parts = {f"f{n}": "x" for n in range(400)}
        response = client.post("/api/v1/documents", data=parts, content_type="multipart/form-data")
        refused(response, "web.too_large", 413)

    @pytest.mark.parametrize("name", ["../x.png", "/x.png", "con.png", "a/./b", "x."])
    def their_names_stay_inside(self, client, emblem, name) -> None:
        parts = {"record": RECORD, "a": (io.BytesIO(emblem), name)}
        response = client.post("/api/v1/documents", data=parts, content_type="multipart/form-data")
        refused(response, "web.file_name")

    def their_names_are_used_once(self, client, emblem) -> None:
        for names in (("a.png", "A.png"), ("a", "a/b.png")):
            files = [(io.BytesIO(emblem), name) for name in names]
            response = client.post(
                "/api/v1/documents",
                data={"record": RECORD, "a": files},
                content_type="multipart/form-data",
            )
            refused(response, "web.file_twice")

    def their_body_may_be_broken(self, client) -> None:
        response = client.post(
            "/api/v1/documents",
            data=b"--x\r\nbroken",
            content_type="multipart/form-data; boundary=x",
        )
        assert response.status_code == 400


class DescribeZipBundles:
    @pytest.mark.parametrize("name", ["../x.yaml", "/x.yaml", "a\\x.yaml", "C:/x.yaml", "a//b"])
    def they_stay_in_their_folder(self, client, zipped, name) -> None:
        refused(bundle(client, zipped((name, RECORD), ("berkas.yaml", RECORD))), "web.file_name")

    def they_hold_no_links(self, client, zipped) -> None:
        link = zipfile.ZipInfo("lambang.png")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        data = zipped((link, "/etc/passwd"), ("berkas.yaml", with_emblem("lambang.png")))
        assert refused(bundle(client, data), "web.zip_link")["path"] == "lambang.png"

    def they_do_not_unfold_beyond_reason(self, client, zipped) -> None:
        data = zipped(("berkas.yaml", RECORD), ("a.png", b"\0" * 5_000_000))
        refused(bundle(client, data), "web.zip_ratio")

    def they_do_not_unfold_beyond_the_limit(self, client, zipped) -> None:
        data = zipped(*[(f"{n}.png", b"\0" * 15_000_000) for n in range(7)], packing=8)
        faults = bundle(client, data).json["errors"]
        assert {"web.zip_total", "web.zip_ratio"} <= {fault["code"] for fault in faults}

    def they_do_not_lie_about_their_size(self, client, zipped) -> None:
        data = bytearray(zipped(("berkas.yaml", RECORD * 3)))
        at = data.rfind(b"PK\x01\x02") + 24
        data[at : at + 4] = struct.pack("<I", 10)
        refused(bundle(client, bytes(data)), "web.zip_broken")

    def they_hold_few_files(self, client, zipped) -> None:
        some = zipped(*[(f"{n}.png", b"") for n in range(201)])
        many = zipped(*[(f"{n:04}.png", b"") for n in range(4900)])
        for data in (some, many):
            refused(bundle(client, data), "web.zip_members")

    def they_are_not_locked(self, client, zipped) -> None:
        data = bytearray(zipped(("berkas.yaml", RECORD)))
        data[data.rfind(b"PK\x01\x02") + 8] |= 1
        refused(bundle(client, bytes(data)), "web.zip_locked")

    def they_hold_each_name_once(self, client, zipped) -> None:
        data = zipped(("berkas.yaml", RECORD), ("Berkas.YAML", RECORD))
        refused(bundle(client, data), "web.file_twice")

    def they_do_not_replace_a_file_that_came_beside_them(self, client, zipped, emblem) -> None:
        data = zipped(("berkas.yaml", RECORD), ("a.png", emblem))
        refused(bundle(client, data, x=(io.BytesIO(emblem), "a.png")), "web.file_twice")

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"PK\x05\x06" + b"\0" * 18])
    def they_are_zip_files(self, client, data) -> None:
        response = bundle(client, data)
        assert response.status_code == 422
        assert response.json["errors"][0]["code"] in {"web.zip_broken", "web.zip_no_record"}

    @given(st.data())
    def they_may_be_damaged_anywhere(self, data) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", 8) as archive:
            archive.writestr("berkas.yaml", RECORD)
            archive.writestr("gambar/a.png", b"abc" * 50)
        content = bytearray(stream.getvalue())
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        with TemporaryDirectory() as outer:
            folder = Path(outer, "dalam")
            folder.mkdir()
            try:
                names = unpack(io.BytesIO(content), folder, Limits(total=10_000))
            except DataError:
                names = []
            found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
            assert set(names) <= found
            assert list(Path(outer).iterdir()) == [folder]


class DescribeNames:
    @given(st.lists(st.sampled_from([*printable, "..", "/", "é", "\0", "a"])).map("".join))
    def they_lead_nowhere_else_when_they_are_safe(self, name) -> None:
        if is_safe(name):
            root = Path("/akar/folder")
            target = root.joinpath(*name.split("/"))
            assert ".." not in target.parts
            assert target.is_relative_to(root)
            assert target != root

    @given(st.lists(st.text(max_size=12), max_size=8))
    def they_are_told_apart_as_windows_does(self, names) -> None:
        if not check_names(names):
            assert len({name.casefold() for name in names}) == len(names)
