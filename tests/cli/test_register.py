"""The desk of the register on the command line."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from docgen.cli.register_desk import COMMANDS
from tests.cli.conftest import Result
from tests.registering import environment

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, f"sqlite:///{tmp_path / 'register.db'}", tmp_path / "berkas")


@pytest.fixture
def desk(run: Run) -> Callable[..., Any]:
    """``desk("list")``: what a command of the register says in JSON; it must succeed."""

    def call(*words: object, code: int = 0) -> Any:
        result = run("register", *words, "--json")
        assert result.code == code, result.out + result.err
        assert result.err == ""
        return json.loads(result.out)

    return call


@pytest.fixture
def added(desk: Callable[..., Any], examples: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """The minutes of the example and the letter beside them."""
    words = ("add", examples / "kota-contoh.yaml", "--only", "berita-acara")
    return list(desk(*words, "-o", tmp_path / "hasil")["documents"])


class DescribeAdd:
    def it_registers_and_writes_the_files(self, added, tmp_path: Path) -> None:
        minutes, letter = added
        assert minutes["number"] == "100.3.11/15/HUK/2024"
        assert letter["variant"] == "keterangan"
        assert [Path(p).name for p in minutes["paths"]] == ["berita-acara.docx", "berita-acara.pdf"]
        assert all(Path(p).is_file() for p in minutes["paths"])

    def it_tells_people_id_number_and_title(self, run: Run, examples: Path, tmp_path) -> None:
        words = ("register", "add", examples / "kota-contoh.yaml", "--only", "perkada")
        result = run(*words, "-o", tmp_path / "hasil")
        assert result.code == 0
        assert "  1  PERATURAN WALI KOTA CONTOH" in result.out
        assert "1 dokumen didaftarkan" in result.err

    def it_only_reserves_when_asked(self, desk, run: Run, examples: Path) -> None:
        words = ("add", examples / "kota-contoh.yaml", "--only", "berita-acara", "--reserve")
        numbers = desk(*words)["numbers"]
        assert {n["state"] for n in numbers} == {"dipesan"}
        assert desk("list")["documents"] == []
        assert "100.3.11/15/HUK/2024  berita-acara" in run("register", *words).out

    @pytest.mark.parametrize("lang", ["id", "en"])
    def it_refuses_a_draft_with_place_and_mend(self, run: Run, examples: Path, lang) -> None:
        result = run("--lang", lang, "register", "add", examples / "kendari.yaml")
        assert result.code == 1
        assert "→" in result.err
        assert ("must be complete" if lang == "en" else "harus lengkap") in result.err

    def it_ends_with_2_without_an_address(self, run: Run, examples: Path, monkeypatch) -> None:
        monkeypatch.delenv("DOCGEN_PUBLIC_URL")
        result = run("register", "add", examples / "kota-contoh.yaml")
        assert result.code == 2
        assert "DOCGEN_PUBLIC_URL" in result.err


class DescribeLookingUp:
    def it_lists_whole_ids(self, run: Run, added) -> None:
        result = run("register", "list")
        assert all(entry["id"] in result.out for entry in added)
        assert "terdaftar" in result.out

    def it_lists_by_state_kind_and_page(self, desk, added) -> None:
        first, second = (entry["id"] for entry in added)
        assert len(desk("list", "--state", "terdaftar")["documents"]) == 2
        assert desk("list", "--state", "dicabut")["documents"] == []
        assert desk("list", "--only", "perkada")["documents"] == []
        assert [d["id"] for d in desk("list", "--limit", "1")["documents"]] == [first]
        assert [d["id"] for d in desk("list", "--after", first)["documents"]] == [second]
        assert desk("list", "--state", "hilang", code=2)["problems"]

    def it_shows_one_with_its_history_and_files(self, desk, run: Run, added, tmp_path) -> None:
        key = added[0]["id"]
        (entry,) = desk("show", key, "-o", tmp_path / "lagi")["documents"]
        assert [event["what"] for event in entry["history"]] == ["konsep", "terdaftar"]
        assert len(entry["paths"]) == 2
        said = run("register", "show", key).out
        assert entry["url"] in said
        assert entry["files"][0]["sha256"] in said

    @pytest.mark.parametrize("key", ["tidak-ada", "", "'; drop table documents; --"])
    def it_says_when_there_is_none(self, run: Run, key: str) -> None:
        assert run("register", "show", key).code == 2

    def it_lists_and_voids_numbers(self, desk, examples: Path, run: Run) -> None:
        desk("add", examples / "kota-contoh.yaml", "--only", "perkada", "--reserve")
        assert [n["number"] for n in desk("numbers", "--state", "dipesan")["numbers"]] == ["1"]
        (gone,) = desk("numbers", "--void", "1", "--reason", "batal")["numbers"]
        assert (gone["state"], gone["reason"]) == ("batal", "batal")
        assert desk("numbers", "--void", "1", code=2)["problems"]
        assert "batal" in run("register", "numbers", "--year", "2024").out


class DescribeWithdrawing:
    def it_voids_and_erases(self, desk, run: Run, added) -> None:
        key = added[0]["id"]
        assert desk("erase", key, "--yes", code=1)["problems"][0]["code"] == "register.in_force"
        (voided,) = desk("void", key, "--reason", "keliru")["documents"]
        assert voided["state"] == "dicabut"
        (gone,) = desk("erase", key, "--yes")["documents"]
        assert gone["erased_at"]
        assert desk("verify")["sound"]
        assert run("register", "show", key).code == 0

    def it_wants_a_reason(self, run: Run, added) -> None:
        assert run("register", "void", added[0]["id"]).code == 2
        assert run("register", "void", added[0]["id"], "--reason", " ").code == 2

    def it_asks_before_it_erases(self, run: Run, added, monkeypatch) -> None:
        run("register", "void", added[0]["id"], "--reason", "keliru")
        monkeypatch.setattr("sys.stdin", io.StringIO())
        assert run("register", "erase", added[0]["id"]).code == 1


class DescribeStale:
    def it_ends_with_1_when_the_record_says_something_else(
        self, run: Run, desk, added, examples: Path, tmp_path: Path
    ) -> None:
        record = examples / "kota-contoh.yaml"
        assert desk("stale", record)["documents"] == []
        layer = tmp_path / "lapis.yaml"
        layer.write_text("verifikasi: {tempat: Ruang Lain}\n")
        found = desk("stale", record, "--overlay", layer, code=1)["documents"]
        assert {entry["why"] for entry in found} == {"berubah"}
        assert "isi berkas berubah" in run("register", "stale", record, "--overlay", layer).out


class DescribeUpkeep:
    def it_verifies_and_gives_a_hash_to_note(self, run: Run, desk, added) -> None:
        noted = run("register", "verify").out.strip()
        assert len(noted) == 64
        assert desk("verify", "--expect", noted, "--quick")["head"] == noted
        assert not desk("verify", "--expect", "f" * 64, code=1)["sound"]

    def it_ends_with_1_when_somebody_changed_a_row(self, run: Run, added, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "register.db") as connection:
            connection.execute("update documents set nomor = '1/PALSU'")
        connection.close()
        result = run("register", "verify")
        assert result.code == 1
        assert "TIDAK utuh" in result.err

    def it_saves_and_restores(self, desk, run: Run, added, tmp_path: Path, monkeypatch) -> None:
        path = tmp_path / "cadangan.zip"
        assert desk("backup", path)["verdict"]["sound"]
        assert run("register", "backup", path).code == 2
        assert run("register", "restore", path).code == 2
        environment(monkeypatch, f"sqlite:///{tmp_path / 'baru.db'}", tmp_path / "baru-berkas")
        restored = desk("restore", path)
        assert restored["sound"]
        assert restored["documents"] == 2

    def it_upgrades(self, desk) -> None:
        assert desk("upgrade")["to"] == desk("upgrade")["from"]

    def it_ends_with_4_when_the_database_is_away(self, run: Run, monkeypatch) -> None:
        url = "postgresql://orang:RAHASIA@127.0.0.1:1/tidak"
        monkeypatch.setenv("DOCGEN_DATABASE_URL", url)
        result = run("register", "list")
        assert result.code == 4
        assert "RAHASIA" not in result.err + result.out

    @pytest.mark.parametrize("url", ["mysql://a/b", "bukan alamat", "sqlite://"])
    def it_ends_with_2_for_an_address_it_does_not_know(self, run: Run, monkeypatch, url) -> None:
        monkeypatch.setenv("DOCGEN_DATABASE_URL", url)
        assert run("register", "list").code == 2


class DescribeTheGroup:
    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
    def it_explains_each_command(self, run: Run, command: click.Command) -> None:
        result = run("register", command.name, "--help")
        assert result.code == 0
        assert (command.help or "").split("\n")[0].split()[0] in result.out

    def it_lists_them_all(self, run: Run) -> None:
        said = run("register", "--help").out
        assert all(f"\n  {command.name} " in said for command in COMMANDS)

    def it_keeps_others_from_waiting_for_databases(self, root: Path) -> None:
        code = "import sys, docgen.cli.app; sys.exit('sqlalchemy' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
