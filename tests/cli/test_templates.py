"""`docgen templates` as people and programs meet it: exit codes, streams, files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from docgen.service.samples import samples
from tests.templates.edited import DOCX, PDF, built_in, replaced


class DescribeList:
    def it_names_every_template_with_its_kind_and_hash(self, run) -> None:
        listed = json.loads(run("templates", "list", "--json").out)["templates"]
        by_name = {item["name"]: item for item in listed}
        for path in (*DOCX.glob("*.docx"), *PDF.rglob("*.xml")):
            item = by_name[path.relative_to(DOCX.parent).as_posix()]
            assert item["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
            assert item["origin"] == "bawaan"
        poster = by_name["docx/maklumat-poster.docx"]
        assert (poster["kind"], poster["variant"], poster["format"]) == (
            "maklumat",
            "poster",
            "docx",
        )
        assert by_name["docx/berita-acara.A4.docx"]["variant"] is None
        assert by_name["pdf/gaya.xml"]["kind"] is None

    def it_shows_where_an_office_has_its_own(self, run, tmp_path, monkeypatch) -> None:
        assert run("templates", "export", tmp_path, "docx/maklumat.docx").code == 0
        for words in (("--templates", tmp_path), ()):
            listed = json.loads(run("templates", "list", "--json", *words).out)["templates"]
            own = {item["name"] for item in listed if item["origin"] == "kantor"}
            assert own == {"docx/maklumat.docx"}
            assert sum(item["name"] == "docx/maklumat.docx" for item in listed) == 1
            monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
        assert "folder kantor" in run("templates", "list").err

    def it_refuses_a_folder_that_is_not_there(self, run, tmp_path) -> None:
        assert run("templates", "list", "--templates", tmp_path / "tiada").code == 2


class DescribeExport:
    def it_copies_every_template_and_what_they_share(self, run, tmp_path) -> None:
        result = run("templates", "export", tmp_path / "kantor", "--json")
        assert result.code == 0
        written = {Path(name) for name in json.loads(result.out)["files"]}
        source = DOCX.parent
        for path in (*DOCX.glob("*.docx"), *PDF.rglob("*.xml")):
            copy = tmp_path / "kantor" / path.relative_to(source)
            assert copy in written
            assert copy.read_bytes() == path.read_bytes()

    def it_copies_one_kind_with_the_parts_of_its_xml(self, run, tmp_path) -> None:
        assert run("templates", "export", tmp_path, "maklumat-poster").code == 0
        names = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
        assert {"docx/maklumat-poster.docx", "pdf/maklumat-poster.xml", "pdf/gaya.xml",
                "pdf/bagian/naskah.xml"} <= names  # fmt: skip
        assert "docx/maklumat.docx" not in names

    def it_never_writes_over_a_file_without_force(self, run, tmp_path) -> None:
        own = tmp_path / "docx" / "maklumat.docx"
        own.parent.mkdir()
        own.write_bytes(b"milik kantor")
        result = run("templates", "export", tmp_path)
        assert result.code == 2
        assert str(own) in result.err
        assert own.read_bytes() == b"milik kantor"
        assert [p for p in tmp_path.rglob("*") if p.is_file()] == [own]
        assert run("templates", "export", tmp_path, "--force").code == 0
        assert own.read_bytes() == built_in("maklumat.docx")

    def it_names_the_templates_there_are_for_one_there_is_not(self, run, tmp_path) -> None:
        result = run("templates", "export", tmp_path, "undangan")
        assert result.code == 2
        assert "maklumat-poster" in result.err
        assert not list(tmp_path.iterdir())

    def it_refuses_a_target_that_is_a_file(self, run, tmp_path) -> None:
        (tmp_path / "x").write_text("x")
        assert run("templates", "export", tmp_path / "x").code == 2


class DescribeCheck:
    def it_ends_with_0_for_a_sound_template(self, run) -> None:
        result = run("templates", "check", DOCX / "maklumat.docx", PDF / "maklumat.xml")
        assert result.code == 0
        assert result.out == ""
        assert result.err.count("dapat dipakai") == 2

    def it_ends_with_3_and_says_what_where_and_how(self, run, tmp_path) -> None:
        path = tmp_path / "maklumat.docx"
        path.write_bytes(replaced("maklumat.docx", ("{{ tanda_tangan.nama }}",
                                                    "{{ tanda_tangan.nma }}")))  # fmt: skip
        result = run("templates", "check", path)
        assert result.code == 3
        assert "paragraf " in result.err
        assert "Mungkin maksudnya: tanda_tangan.nama." in result.err
        english = run("--lang", "en", "templates", "check", path)
        assert "Perhaps you meant: tanda_tangan.nama." in english.err

    def it_gives_programs_one_object(self, run, tmp_path) -> None:
        path = tmp_path / "maklumat.docx"
        path.write_bytes(
            replaced("maklumat.docx", ("{{ tanda }}", "{{ tandaa }}"), member="word/header1.xml")
        )
        result = run("templates", "check", path, "--json")
        assert result.code == 3
        (told,) = json.loads(result.out)["templates"]
        assert (told["kind"], told["format"], told["state"]) == ("maklumat", "docx", "salah")
        (fault,) = (f for f in told["findings"] if f["severity"] == "E")
        assert fault["path"] == "kepala halaman"
        assert fault["fix"]
        assert fault["en"]["fix"]

    @pytest.mark.parametrize("name", ["tiada.docx", "undangan.docx", "maklumat.odt"])
    def it_calls_what_it_cannot_check_wrong_use(self, run, tmp_path, name) -> None:
        if name != "tiada.docx":
            (tmp_path / name).write_bytes(built_in("maklumat.docx"))
        result = run("templates", "check", tmp_path / name)
        assert result.code == 2
        assert name in result.err

    def it_takes_the_kind_of_a_file_with_another_name(self, run, tmp_path) -> None:
        path = tmp_path / "punya kami.docx"
        path.write_bytes(built_in("maklumat.docx"))
        assert run("templates", "check", path, "--kind", "maklumat").code == 0
        assert run("templates", "check", path, "--kind", "undangan").code == 2

    def it_finds_at_once_what_stops_a_document(self, run, tmp_path) -> None:
        """What check lets pass, generate can use; what it refuses, generate stops at."""
        own = tmp_path / "kantor" / "docx"
        own.mkdir(parents=True)
        record = PDF.parent.parent / "examples" / "kota-contoh.yaml"
        words = ("generate", record, "--only", "maklumat", "--format", "docx", "--templates",
                 own.parent, "-o", tmp_path / "hasil")  # fmt: skip
        for new, code in (("{{ pernyataan|upper }}", 0), ("{{ pernyatan }}", 3)):
            (own / "maklumat.docx").write_bytes(
                replaced("maklumat.docx", ("{{ pernyataan }}", new))
            )
            assert run("templates", "check", own / "maklumat.docx").code == code
            assert run(*words).code == code


class DescribeTheProgram:
    def it_checks_from_another_folder(self, run, tmp_path, monkeypatch) -> None:
        assert run("templates", "export", tmp_path, "maklumat").code == 0
        monkeypatch.chdir(tmp_path / "pdf")
        assert run("templates", "check", "maklumat.xml", "bagian/daftar-hadir.xml").code == 0
        monkeypatch.chdir(tmp_path / "docx")
        assert run("templates", "check", "maklumat.docx").code == 0

    def it_has_samples_of_what_it_lists(self, run) -> None:
        listed = json.loads(run("templates", "list", "--json").out)["templates"]
        for item in listed:
            if item["kind"]:
                stem = Path(item["name"]).name.split(".")[0]
                assert samples(stem) is not None, stem
