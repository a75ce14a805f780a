"""The page for people: without scripts, in two languages, and it loses nothing that was typed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from docgen.assets import examples_dir
from docgen.i18n import codes
from tests.web.conftest import RECORD, with_emblem

FAULTY = RECORD.replace("2024-04-03", "03-04-2024").replace("jenis: dinas", "jenis: dinaz")


def tree(response) -> html.HtmlElement:
    return html.document_fromstring(response.get_data(as_text=True))


def words(element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def pages(client) -> list[html.HtmlElement]:
    """Every state that the page can be in."""
    return [
        tree(response)
        for lang in ("id", "en")
        for response in (
            client.get(f"/berkas?lang={lang}"),
            client.get(f"/berkas?lang={lang}&contoh=kota-contoh"),
            client.post(f"/berkas?lang={lang}", data={"teks": FAULTY, "aksi": "buat"}),
            client.post(f"/berkas?lang={lang}", data={"teks": RECORD}),
            client.post(
                f"/?lang={lang}", data={"teks": RECORD.replace("Jalan Contoh 1", '"[x y]"')}
            ),
            client.post(f"/berkas?lang={lang}", data={"teks": ""}),
            client.get(f"/tidak-ada?lang={lang}"),
        )
    ]


class DescribeThePage:
    def it_is_indonesian_first_and_english_by_choice(self, client) -> None:
        first, second = tree(client.get("/berkas")), tree(client.get("/berkas?lang=en"))
        assert (first.get("lang"), second.get("lang")) == ("id", "en")
        assert "Buat dokumen" in words(first)
        assert "Make documents" in words(second)
        assert tree(client.get("/berkas?lang=xx")).get("lang") == "id"

    def it_offers_each_example_and_loads_it(self, client) -> None:
        offered = tree(client.get("/berkas")).xpath("//select[@id='contoh']/option/@value")
        assert offered == sorted(path.stem for path in examples_dir().glob("*.yaml"))
        for name in offered:
            page = tree(client.get(f"/berkas?contoh={name}"))
            text = (examples_dir() / f"{name}.yaml").read_text(encoding="utf-8")
            assert page.xpath("//textarea")[0].text.strip() == text.strip()

    @pytest.mark.parametrize("name", ["../pyproject", "/etc/passwd", "x", "gambar/lambang"])
    def it_loads_nothing_else(self, client, name) -> None:
        page = tree(client.get("/berkas", query_string={"contoh": name}))
        assert not (page.xpath("//textarea")[0].text or "").strip()

    def it_checks_an_example_with_its_pictures(self, client) -> None:
        name = "kota-contoh"
        text = (examples_dir() / f"{name}.yaml").read_text(encoding="utf-8")
        response = client.post("/berkas", data={"teks": text, "contoh": name, "aksi": "periksa"})
        assert response.status_code == 200, words(tree(response))
        without = client.post("/berkas", data={"teks": text, "aksi": "periksa"})
        assert without.status_code == 422
        assert "lambang-contoh.png" in without.get_data(as_text=True)


class DescribeFaults:
    def they_are_listed_with_place_line_owner_and_mend(self, client) -> None:
        response = client.post("/berkas", data={"teks": FAULTY, "aksi": "buat"})
        assert response.status_code == 422
        page = tree(response)
        items = [words(item) for item in page.xpath("//ol[contains(@class,'temuan-E')]/li")]
        assert len(items) == 2
        kind, day = sorted(items, key=lambda item: "maklumat.tanggal" in item)
        assert "baris 5" in kind
        assert "jenis: dinaz" in kind
        assert "unit.jenis" in kind
        assert "Perbaikan:" in day
        assert "Pemilik data: Unit" in day

    def they_are_linked_from_a_summary(self, client) -> None:
        page = tree(client.post("/berkas", data={"teks": FAULTY}))
        links = page.xpath("//section[@id='hasil']//a/@href")
        assert {"#E1", "#E2", "#kelompok-E"} <= set(links)
        for link in links:
            assert page.get_element_by_id(link[1:]) is not None

    def they_leave_the_text_as_it_was_typed(self, client) -> None:
        typed = "\n\n" + FAULTY + "# <b>&amp;</textarea> {{ x }}\n"
        sent = {"teks": typed.replace("\n", "\r\n"), "format": "pdf", "varian": "lembar-kerja"}
        page = tree(client.post("/berkas", data=sent))
        assert page.xpath("//textarea")[0].text.removeprefix("\n") == typed
        assert page.xpath("//form//input[@type='checkbox'][@checked]/@value") == [
            "pdf", "lembar-kerja",
        ]  # fmt: skip

    def they_show_the_text_of_an_uploaded_record(self, client) -> None:
        page = tree(
            client.post("/berkas", data={"berkas": (io.BytesIO(FAULTY.encode()), "a.yaml")})
        )
        assert page.xpath("//textarea")[0].text.strip() == FAULTY.strip()
        assert "a.yaml" in words(page.xpath("//p[@class='catatan']")[0])

    def they_stay_when_the_language_changes(self, client) -> None:
        page = tree(client.post("/berkas", data={"teks": FAULTY}))
        form = page.xpath("//header//form")[0]
        assert form.get("action") == "?lang=en"
        fields = dict(form.form_values())
        assert fields["teks"] == FAULTY
        other = tree(client.post("/berkas?lang=en", data=fields))
        assert "Something needs mending" in words(other)

    def they_name_what_is_still_to_be_filled_in(self, client) -> None:
        text = RECORD.replace("nama: CONTOH SATU", 'nama: "[nama kepala dinas]"')
        page = tree(client.post("/berkas", data={"teks": text}))
        assert "[nama kepala dinas]" in words(page.xpath("//table")[0])
        assert "siap sebagai konsep" in words(page)

    @pytest.mark.parametrize(
        ("content", "name"),
        [(b"%PDF-1.7\n", "laporan.yaml"), (b"\xff\xfe\0", "a.yaml"), (b"PK\x03\x04", "a.zip")],
    )
    def they_meet_a_file_of_another_kind(self, client, content, name) -> None:
        response = client.post(
            "/berkas", data={"berkas": (io.BytesIO(content), name), "aksi": "buat"}
        )
        assert response.status_code == 422
        assert tree(response).xpath("//ol[contains(@class,'temuan-E')]/li")

    def they_survive_half_a_character(self, client) -> None:
        record = json.dumps({"pemda": {"nama": "\ud800", "\udfff": 1}})
        response = client.post("/berkas", data={"teks": record})
        assert response.status_code == 422

    @given(st.text(max_size=300))
    def they_meet_any_text(self, app, text) -> None:
        client = app.test_client()
        data = {"teks": text.encode("utf-8", "replace").decode(), "aksi": "buat"}
        response = client.post("/berkas", data=data)
        assert response.status_code in {400, 422}
        assert tree(response).xpath("//ol[contains(@class,'temuan-E')]/li")

    def they_are_a_page_when_the_upload_is_too_large(self, client) -> None:
        response = client.post("/berkas", environ_overrides={"CONTENT_LENGTH": "200000000"})
        assert response.status_code == 413
        assert "200 MB" in words(tree(response))


class DescribeDownloads:
    def they_are_a_zip_of_what_was_chosen(self, client) -> None:
        sent = {"teks": RECORD, "format": "pdf", "aksi": "buat"}
        response = client.post("/berkas", data=sent)
        assert response.status_code == 200
        with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
            assert {name.rpartition(".")[2] for name in archive.namelist()} == {"pdf"}

    def they_take_pictures_as_a_browser_sends_them(self, client, emblem) -> None:
        record = with_emblem("gambar/lambang.png")
        files = [(io.BytesIO(emblem), "lambang.png")]
        response = client.post("/berkas", data={"teks": record, "gambar": files, "aksi": "buat"})
        assert response.content_type == "application/zip", words(tree(response))

    def they_come_from_a_bundle(self, client, emblem, zipped) -> None:
        data = zipped(("berkas.yaml", with_emblem("a.png")), ("a.png", emblem))
        sent = {"berkas": (io.BytesIO(data), "bundel.zip"), "aksi": "buat"}
        assert client.post("/berkas", data=sent).content_type == "application/zip"
        faulty = zipped(("berkas.yaml", FAULTY))
        page = tree(client.post("/berkas", data={"berkas": (io.BytesIO(faulty), "bundel.zip")}))
        assert page.xpath("//textarea")[0].text.strip() == FAULTY.strip()


class DescribeMarkup:
    def it_has_no_script_and_no_style_of_its_own(self, client) -> None:
        for page in pages(client):
            assert not page.xpath("//script | //style | //@style | //@onclick")
            outside = page.xpath("//@src | //link/@href | //form/@action")
            assert all(address.startswith(("/", "?")) for address in outside)

    def it_has_one_h1_a_title_and_landmarks(self, client) -> None:
        for page in pages(client):
            assert len(page.xpath("//h1")) == 1
            assert words(page.xpath("//title")[0])
            assert [len(page.xpath(f"//{name}")) for name in ("header", "main", "footer")] == [
                1
            ] * 3
            levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3")]
            assert all(after - before <= 1 for before, after in pairwise(levels))

    def it_labels_every_field(self, client) -> None:
        for page in pages(client):
            fields = page.xpath("//textarea | //select | //input[not(@type='hidden')]")
            for field in fields:
                wrapped = field.xpath("ancestor::label")
                label = wrapped or page.xpath(f"//label[@for='{field.get('id')}']")
                assert words(label[0])
                hint = field.get("aria-describedby")
                assert hint is None or page.get_element_by_id(hint) is not None

    def it_uses_each_id_once(self, client) -> None:
        for page in pages(client):
            ids = page.xpath("//@id")
            assert len(ids) == len(set(ids))

    def it_names_what_it_points_to(self, client) -> None:
        for page in pages(client):
            for name in page.xpath("//@aria-labelledby"):
                assert words(page.get_element_by_id(name))

    def it_has_words_for_every_code_of_the_templates(self, root) -> None:
        used = set()
        for path in (root / "docgen" / "web" / "templates").glob("*.html"):
            used |= set(re.findall(r"\bt\('([a-z_]+)'[,)]", path.read_text(encoding="utf-8")))
        assert used
        for language in ("id", "en"):
            assert {f"web.page.{name}" for name in used} <= codes(language)
