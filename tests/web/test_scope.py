"""What another unit has: neither told nor to be guessed when a unit registers, drafts or begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from docgen.assets import examples_dir
from docgen.service.register import shared
from docgen.service.register_desk import list_documents, list_numbers, owner_of, void
from tests.web.conftest import RECORD
from tests.web.desk_kit import OTHER, OURS, as_account, desk_app, key_in
from tests.web.test_routes import TOKEN

EXAMPLE = {
    "teks": (examples_dir() / "kota-contoh.yaml").read_text(encoding="utf-8"),
    "contoh": "kota-contoh",
    "jenis": "berita-acara",
}
UNNUMBERED = EXAMPLE | {"teks": EXAMPLE["teks"].replace("nomor: 100.3.11/15/HUK/2024", "")}
GIVEN = "100.3.11/16/HUK/2024"
"""The number of the letter beside the minutes, which the record itself carries."""
RESERVE = {"aksi": "pesan", "kode": "100.3.11", "kode_unit": "HUK"}


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A browser at a service of its own, with which one unit works, then the other."""
    client = desk_app(tmp_path, monkeypatch).test_client()
    as_account(monkeypatch, OURS)
    return client


@pytest.fixture
def become_other(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: as_account(monkeypatch, OTHER)


def registered(client: FlaskClient, form: dict[str, str]) -> list[str]:
    answer = client.post("/register/baru", data=form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200, page
    return re.findall(r'href="/register/([0-9a-z]{26})"', page.split('id="hasil"')[1])


class DescribeRegisteringTheSameRecord:
    def it_is_refused_with_the_document_named_to_its_own_unit(self, ours) -> None:
        (key, *_) = registered(ours, {"teks": RECORD})
        answer = ours.post("/register/baru", data={"teks": RECORD})
        assert answer.status_code == 422
        assert key in answer.get_data(as_text=True)

    def it_tells_another_unit_nothing_and_registers_its_own(self, ours, become_other) -> None:
        first = registered(ours, {"teks": RECORD})
        become_other()
        second = registered(ours, {"teks": RECORD})
        assert len(second) == len(first)
        assert not set(first) & set(second)
        assert {owner_of(shared(), key) for key in second} == {OTHER.unit}

    def it_says_that_a_number_is_taken_but_not_by_which_document(self, ours, become_other) -> None:
        (key, *_) = registered(ours, EXAMPLE)
        become_other()
        answer = ours.post("/register/baru", data=EXAMPLE)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422
        assert "100.3.11/15/HUK/2024" in page.split('role="alert"')[1]
        assert key not in page
        assert not list_documents(shared(), units=[OTHER.unit])

    def it_says_the_same_over_the_interface(self, ours, become_other) -> None:
        url = "/api/v1/register?only=maklumat"
        said = {"data": RECORD.encode(), "content_type": "application/yaml"}
        first = ours.post(url, **said)
        assert first.status_code == 201, first.get_data(as_text=True)
        assert ours.post(url, **said).status_code == 422
        become_other()
        second = ours.post(url, **said)
        assert second.status_code == 201
        ids = [{each["id"] for each in answer.json["documents"]} for answer in (first, second)]
        assert not ids[0] & ids[1]

    def it_takes_up_only_numbers_that_the_unit_reserved_itself(self, ours, become_other) -> None:
        assert ours.post("/register/baru", data=UNNUMBERED | RESERVE).status_code == 200
        mine = {number.nomor for number in list_numbers(shared(), state="dipesan")}
        become_other()
        keys = registered(ours, UNNUMBERED | RESERVE | {"aksi": "daftar"})
        theirs = {d.nomor for d in list_documents(shared(), units=[OTHER.unit])}
        assert len(keys) == 2
        assert mine & theirs == {GIVEN}
        assert len(theirs) == 2

    def it_goes_on_with_what_the_own_unit_reserved(self, ours) -> None:
        assert ours.post("/register/baru", data=UNNUMBERED | RESERVE).status_code == 200
        mine = {number.nomor for number in list_numbers(shared(), state="dipesan")}
        registered(ours, UNNUMBERED | RESERVE | {"aksi": "daftar"})
        assert {d.nomor for d in list_documents(shared(), units=[OURS.unit])} == mine


class DescribeDrafts:
    @pytest.mark.parametrize("area", ["konsep", "perkada"])
    def they_are_the_units_and_nobody_elses(self, ours, monkeypatch, area: str) -> None:
        form = {"jenis": "maklumat", "dari": "contoh", "asal": "contoh"}
        key = key_in(ours.post(f"/{area}", data=form))
        colleague = OURS.__class__("akun-9", "sembilan", "R", OURS.roles, OURS.unit)
        as_account(monkeypatch, colleague)
        assert ours.get(f"/{area}/{key}").status_code == 200
        assert key in ours.get(f"/{area}").get_data(as_text=True)
        as_account(monkeypatch, OTHER)
        theirs, nothing = ours.get(f"/{area}/{key}"), ours.get(f"/{area}/{'0' * len(key)}")
        assert theirs.status_code == nothing.status_code == 404
        told = theirs.get_data(as_text=True).replace(key, "0" * len(key))
        assert TOKEN.sub("", told) == TOKEN.sub("", nothing.get_data(as_text=True))
        assert key not in ours.get(f"/{area}").get_data(as_text=True)

    def they_are_only_looked_at_by_an_evaluator(self, ours, monkeypatch) -> None:
        key = key_in(ours.post("/konsep", data={"jenis": "maklumat", "dari": "contoh"}))
        roles, assigned = frozenset({"evaluator"}), frozenset({str(OURS.unit)})
        visitor = OURS.__class__("akun-8", "e", "E", roles, "Inspektorat", assigned)
        as_account(monkeypatch, visitor)
        form = ours.get(f"/konsep/{key}").get_data(as_text=True)
        assert "milik unit lain" in form
        assert f"/konsep/{key}/buang" in ours.get("/konsep").get_data(as_text=True)
        assert "Buang:" not in ours.get("/konsep").get_data(as_text=True)
        for path in ("", "/simpan", "/buang"):
            assert ours.post(f"/konsep/{key}{path}", data={}).status_code == 400
        typed = {"f.unit.nama": "DINAS LAIN"}
        checked = ours.post(f"/konsep/{key}", data=typed | {"aksi": "periksa"})
        assert checked.status_code == 200
        assert "DINAS LAIN" not in checked.get_data(as_text=True)
        made = ours.post(f"/konsep/{key}", data=typed | {"aksi": "unduh:pdf"})
        assert made.data.startswith(b"%PDF-")
        as_account(monkeypatch, OURS)
        assert "milik unit lain" not in ours.get(f"/konsep/{key}").get_data(as_text=True)

    def they_are_not_registered_by_another_unit(self, ours, become_other) -> None:
        key = key_in(ours.post("/konsep", data={"jenis": "maklumat", "dari": "contoh"}))
        assert ours.get(f"/register/baru?konsep={key}").status_code == 200
        become_other()
        for answer in (
            ours.get(f"/register/baru?konsep={key}"),
            ours.post("/register/baru", data={"konsep": key}),
        ):
            assert answer.status_code == 404


class DescribeADraftThatIsRegistered:
    def it_becomes_the_document_whose_form_was_open(self, ours) -> None:
        key = key_in(ours.post("/konsep", data={"jenis": "maklumat", "dari": "contoh"}))
        page = ours.get(f"/register/baru?konsep={key}&jenis=maklumat").get_data(as_text=True)
        assert f'name="konsep" value="{key}"' in page
        keys = registered(ours, {"konsep": key, "jenis": "maklumat"})
        made = {d.id: d for d in list_documents(shared())}
        assert set(keys) == set(made)
        assert {d.kind for d in made.values()} == {"maklumat"}

    def it_says_what_is_still_blank(self, ours) -> None:
        key = key_in(ours.post("/konsep", data={"jenis": "maklumat"}))
        answer = ours.post("/register/baru", data={"konsep": key})
        assert answer.status_code == 422
        assert f"/konsep/{key}?jenis=maklumat" in answer.get_data(as_text=True)

    def its_form_offers_it_only_to_those_who_may(self, ours, monkeypatch) -> None:
        key = key_in(ours.post("/konsep", data={"jenis": "maklumat"}))
        button = 'name="aksi" value="daftar"'
        assert button in ours.get(f"/konsep/{key}").get_data(as_text=True)
        drafter = OURS.__class__("akun-9", "x", "X", frozenset({"perancang"}), OURS.unit)
        as_account(monkeypatch, drafter)
        assert button not in ours.get(f"/konsep/{key}").get_data(as_text=True)


class DescribeTheStartPage:
    def it_shows_the_units_last_documents_without_reading_the_rest(
        self, ours, become_other
    ) -> None:
        keys = registered(ours, {"teks": RECORD})
        (withdrawn, *_) = keys
        void(shared(), withdrawn, "salah")
        asked: list[str] = []
        event.listen(shared().engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
        page = ours.get("/").get_data(as_text=True)
        assert all(f"/register/{key}" in page for key in keys if key != withdrawn)
        assert withdrawn not in page
        lists = [query for query in asked if "FROM documents" in query and "count(" not in query]
        assert lists
        assert all("LIMIT" in query for query in lists)
        become_other()
        assert not any(key in ours.get("/").get_data(as_text=True) for key in keys)
