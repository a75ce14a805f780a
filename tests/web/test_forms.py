"""Forms: nothing that was typed is lost, every fault is at its field, drafts are their owner's."""

from __future__ import annotations

import io
import json
import re

import pytest
from docx import Document as WordFile
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from werkzeug.datastructures import MultiDict

from docgen.assets import examples_dir
from docgen.records.muat import read_bytes
from docgen.web.forms.posted import at
from docgen.web.forms.shape import KINDS
from docgen.web.forms.view import built
from tests.web.conftest import local_app

EXAMPLE = (examples_dir() / "kota-contoh.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _register(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
    monkeypatch.setenv("DOCGEN_STORE", str(tmp_path / "simpan"))


@pytest.fixture
def desk():
    """A client at a service with a register of its own."""
    return local_app().test_client()


def tree(response) -> html.HtmlElement:
    return html.document_fromstring(response.get_data(as_text=True))


def begin(desk, kind: str = "maklumat", **more: str) -> str:
    response = desk.post("/konsep", data={"jenis": kind, **more})
    assert response.status_code == 303
    return response.headers["Location"]


def typed(response) -> list[tuple[str, str]]:
    """What a browser would send of a form."""
    form = tree(response).get_element_by_id("formulir")
    areas = {area.name for area in form.iter("textarea")}  # whose first line break does not count
    return [
        (name, value.removeprefix("\n") if name in areas else value)
        for name, value in form.form_values()
        if not name.startswith("f.")
    ]


def send(desk, address: str, fields: list[tuple[str, str]]):
    return desk.post(address, data=MultiDict(fields))


def change(fields, **values: str) -> list[tuple[str, str]]:
    told = {name.replace("__", "."): value for name, value in values.items()}
    return [(name, told.get(name.removeprefix("b."), value)) for name, value in fields]


def record_of(desk, address: str) -> dict:
    (source,) = read_bytes(desk.get(f"{address}/ekspor").data, "a.yaml", None)
    return source.data


class DescribeDrafts:
    def they_begin_empty_and_are_kept(self, desk) -> None:
        address = begin(desk)
        fields = change(typed(desk.get(address)), unit__nama="Dinas Uji")
        assert send(desk, address, [*fields, ("aksi", "simpan")]).status_code == 303
        assert record_of(desk, address)["unit"]["nama"] == "Dinas Uji"
        assert "Dinas Uji" in desk.get("/konsep").get_data(as_text=True)
        assert "Dinas Uji" in desk.get("/").get_data(as_text=True)

    def they_take_government_and_unit_along_but_never_invented_ones(self, desk) -> None:
        first = begin(desk)
        fields = change(typed(desk.get(first)), unit__nama="Dinas Uji")
        send(desk, first, [*fields, ("aksi", "simpan")])
        begin(desk, "maklumat", dari="contoh")
        second = record_of(desk, begin(desk, "pencanangan"))
        assert second["unit"]["nama"] == "Dinas Uji"
        assert "CONTOH" not in json.dumps(second)

    def they_are_not_overwritten_from_another_window(self, desk) -> None:
        address = begin(desk)
        old = change(typed(desk.get(address)), unit__nama="Pertama")
        send(desk, address, [*old, ("aksi", "simpan")])
        late = change(old, unit__nama="Kedua")
        refused = send(desk, address, [*late, ("aksi", "simpan")])
        assert refused.status_code == 409
        assert record_of(desk, address)["unit"]["nama"] == "Pertama"
        assert desk.post(f"{address}/simpan", data=MultiDict(late)).status_code == 409
        again = typed(refused)
        assert ("b.unit.nama", "Kedua") in again
        assert send(desk, address, [*again, ("aksi", "simpan")]).status_code == 303
        assert record_of(desk, address)["unit"]["nama"] == "Kedua"

    def they_come_from_a_file_and_go_as_one(self, desk) -> None:
        upload = {"berkas": (io.BytesIO(EXAMPLE.encode()), "kota.yaml")}
        address = desk.post("/konsep/impor", data=upload).headers["Location"]
        (source,) = read_bytes(EXAMPLE.encode(), "a.yaml", None)
        assert record_of(desk, address) == source.data
        for kind in KINDS:
            fields = typed(desk.get(f"{address}?jenis={kind}"))
            assert send(desk, address, [*fields, ("aksi", "simpan")]).status_code == 303
            assert record_of(desk, address) == source.data

    def they_refuse_a_file_that_is_no_record(self, desk) -> None:
        for content in (b"%PDF-1.7", b"- a\n- b\n", b"a: [", b""):
            upload = {"berkas": (io.BytesIO(content), "a.yaml")}
            assert desk.post("/konsep/impor", data=upload).status_code in (400, 422)
        assert "konsep/" not in "".join(tree(desk.get("/konsep")).xpath("//table//a/@href"))

    def they_are_thrown_away_with_their_pictures(self, desk, tmp_path) -> None:
        address = begin(desk, dari="contoh")
        folder = tmp_path / "simpan-konsep" / address.rpartition("/")[2]
        assert (folder / "gambar" / "lambang-contoh.png").is_file()
        desk.post(f"{address}/buang")
        assert not folder.exists()
        assert desk.get(address).status_code == 404

    @pytest.mark.parametrize("key", ["x", "..", "%2e%2e", "0" * 32, "a" * 200, "é"])
    def they_are_not_found_by_guessing(self, desk, key) -> None:
        assert desk.get(f"/konsep/{key}").status_code == 404
        assert desk.get(f"/konsep/{key}/halaman/1").status_code == 404
        assert desk.get(f"/konsep/{key}/ekspor").status_code == 404


class DescribeRows:
    def they_come_go_and_change_places(self, desk) -> None:
        address = begin(desk)
        base = "b.maklumat.kompensasi"
        form = typed(desk.get(address))
        page = send(desk, address, [*form, ("aksi", "tambah:maklumat.kompensasi")])
        form = typed(page)
        assert (f"{base}[0]", "") in form
        form = change(form, **{"maklumat__kompensasi[0]": "satu"})
        form = typed(send(desk, address, [*form, ("aksi", "tambah:maklumat.kompensasi")]))
        form = change(form, **{"maklumat__kompensasi[1]": "dua"})
        form = typed(send(desk, address, [*form, ("aksi", "naik:maklumat.kompensasi[1]")]))
        assert [value for name, value in form if name.startswith(base)] == ["dua", "satu"]
        form = typed(send(desk, address, [*form, ("aksi", "hapus:maklumat.kompensasi[0]")]))
        assert [value for name, value in form if name.startswith(base)] == ["satu"]

    @pytest.mark.parametrize("what", ["", "x", "a[9]", "maklumat.janji[99]", "~", "[", "a" * 999])
    def they_meet_nonsense(self, desk, what) -> None:
        address = begin(desk)
        form = typed(desk.get(address))
        for action in ("tambah", "hapus", "naik", "rinci", "unggah", "unduh", "jenis", "?"):
            answer = send(desk, address, [*form, ("aksi", f"{action}:{what}")])
            assert answer.status_code < 500
            form = change(form, versi=desk_version(answer, form))


def desk_version(answer, form) -> str:
    found = re.search(r'name="versi" value="([^"]+)"', answer.get_data(as_text=True))
    return found[1] if found else dict(form)["versi"]


class DescribeFaults:
    def they_stand_at_their_fields_and_nothing_typed_is_lost(self, desk) -> None:
        address = begin(desk)
        form = change(
            typed(desk.get(address)),
            unit__nama="Dinas <b>&amp;</b>", maklumat__tanggal="3 April 2024",
        )  # fmt: skip
        answer = send(desk, address, [*form, ("aksi", "unduh:pdf")])
        assert answer.status_code == 422
        page = tree(answer)
        for path in ("maklumat.tanggal", "pemda.tingkat", "unit.alamat", "maklumat.sanksi"):
            field = page.get_element_by_id(f"i.{path}")
            assert field.get("aria-invalid") == "true"
            told = [page.get_element_by_id(i) for i in field.get("aria-describedby").split()]
            assert any("teguran" in each.get("class") for each in told)
            assert page.xpath(f"//section[@id='hasil']//a[@href='#i.{path}']")
        assert "2024-04-03" in page.get_element_by_id("w.maklumat.tanggal").text_content()
        assert ("b.unit.nama", "Dinas <b>&amp;</b>") in typed(answer)
        assert ("b.maklumat.tanggal", "3 April 2024") in typed(answer)

    def they_are_all_linked_to_something(self, desk) -> None:
        for kind in KINDS:
            address = begin(desk, kind)
            form = typed(desk.get(address))
            page = tree(send(desk, address, [*form, ("aksi", "periksa")]))
            links = page.xpath("//section[@id='hasil']//a/@href")
            assert links
            for link in links:
                assert page.get_element_by_id(link[1:]) is not None

    def they_take_a_placeholder_in_every_field(self, desk) -> None:
        def answers(nodes):
            for node in nodes:
                if node.children:
                    yield from answers(node.children)
                elif node.options:
                    yield node.name, node.options[-1][0]
                elif node.draw not in ("list", "map", "part"):
                    yield node.name, "[belum diketahui]"

        for kind in KINDS:
            address = begin(desk, kind)
            base = [(n, v) for n, v in typed(desk.get(address)) if not n.startswith("b.")]
            fields = list(answers(built({}, kind, "id")))
            assert len(fields) > 50
            answer = desk.post(f"{address}/pratinjau", data=MultiDict([*base, *fields]))
            faults = answer.json["faults"] if answer.status_code == 422 else []
            assert [f for f in faults if "belum diketahui" in str(f)] == []


class DescribePictures:
    def they_are_kept_and_named_in_the_field(self, desk, emblem, tmp_path) -> None:
        address = begin(desk)
        name = "pemda.lambang_daerah.berkas"
        form = typed(desk.get(address))
        sent = dict(form) | {"aksi": f"unggah:{name}"}
        sent[f"f.{name}"] = (io.BytesIO(emblem), "../../Lambang Kota.PNG")
        answer = desk.post(address, data=sent, content_type="multipart/form-data")
        assert answer.status_code == 303
        said = record_of(desk, address)["pemda"]["lambang_daerah"]["berkas"]
        assert said == "gambar/lambang-kota.png"
        kept = tmp_path / "simpan-konsep" / address.rpartition("/")[2] / said
        assert kept.read_bytes() == emblem
        assert kept.parent.parent.stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nnothing", b"GIF89a"])
    def they_are_refused_at_their_field_when_they_are_none(self, desk, content) -> None:
        address = begin(desk)
        name = "pemda.lambang_daerah.berkas"
        sent = dict(typed(desk.get(address))) | {"aksi": f"unggah:{name}"}
        sent[f"f.{name}"] = (io.BytesIO(content), "a.png")
        answer = desk.post(address, data=sent, content_type="multipart/form-data")
        assert answer.status_code == 422
        field = tree(answer).get_element_by_id(f"i.{name}")
        assert field.get("aria-invalid") == "true"


class DescribePreview:
    def it_is_there_from_the_first_letter(self, desk) -> None:
        for kind in KINDS:
            address = begin(desk, kind)
            answer = desk.post(f"{address}/pratinjau", data=MultiDict(typed(desk.get(address))))
            assert answer.content_type == "image/png", answer.get_data(as_text=True)
            about = json.loads(answer.headers["X-Docgen-Preview"])
            assert about["halaman"] == 1
            assert about["kurang"] > 0

    def it_tells_faults_by_their_place_on_the_form(self, desk) -> None:
        address = begin(desk)
        form = change(typed(desk.get(address)), maklumat__tanggal="besok")
        answer = desk.post(f"{address}/pratinjau", data=MultiDict(form))
        assert answer.status_code == 422
        assert [f["path"] for f in answer.json["faults"]] == ["maklumat.tanggal"]

    def it_saves_nothing(self, desk) -> None:
        address = begin(desk)
        before = record_of(desk, address)
        form = change(typed(desk.get(address)), unit__nama="Dinas Uji")
        desk.post(f"{address}/pratinjau", data=MultiDict(form))
        assert record_of(desk, address) == before


class DescribeDocuments:
    def they_hold_what_was_typed(self, desk) -> None:
        address = begin(desk, dari="contoh")
        form = change(typed(desk.get(address)), unit__alamat="Jalan Uji Formulir 77")
        answer = send(desk, address, [*form, ("aksi", "unduh:docx")])
        assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
        file = WordFile(io.BytesIO(answer.data))
        said = "\n".join(p.text for p in file.paragraphs) + "\n".join(
            cell.text for table in file.tables for row in table.rows for cell in row.cells
        )
        assert "Jalan Uji Formulir 77" in said


class DescribeOthers:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
    @given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), max_size=8))
    def any_fields_end_in_a_page(self, desk, fields) -> None:
        address = begin(desk)
        sent = [(f"b.{n}", v.encode("utf-8", "replace").decode()) for n, v in fields]
        sent = [(n.encode("utf-8", "replace").decode(), v) for n, v in sent]
        versi = dict(typed(desk.get(address)))["versi"]
        for action in ("periksa", "simpan"):
            answer = send(desk, address, [*sent, ("versi", versi), ("aksi", action)])
            assert answer.status_code in (200, 303, 409, 422)
        assert desk.get(address).status_code == 200

    def nobody_else_sees_a_draft(self, desk, monkeypatch) -> None:
        from docgen.accounts import Account

        address = begin(desk)
        stranger = Account("b", "b", "B", frozenset({"operator"}), "Dinas Lain")
        monkeypatch.setattr("docgen.web.identity.LOCAL", stranger)
        for path in ("", "/ekspor", "/halaman/1"):
            assert desk.get(f"{address}{path}").status_code == 404
        for path in ("", "/simpan", "/pratinjau", "/buang"):
            assert desk.post(f"{address}{path}", data={}).status_code == 404
        assert address not in desk.get("/konsep").get_data(as_text=True)


def test_at_gives_nothing_where_there_is_nothing() -> None:
    assert at({"a": ["x"]}, "a[1]") is None


def test_the_language_stays(app: Flask) -> None:
    client = app.test_client()
    client.get("/berkas?lang=en")
    assert tree(client.get("/berkas")).get("lang") == "en"
    client.get("/berkas?lang=id")
    assert tree(client.get("/berkas")).get("lang") == "id"
