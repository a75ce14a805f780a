"""``docgen accounts`` and ``docgen settings``."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from docgen.cli.app import main
from docgen.service import accounts
from docgen.service.register import opened
from docgen.settings import EXTRA, SETTINGS

PASSWORD = "kuda pagar hujan sore"


@pytest.fixture(autouse=True)
def _register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for setting in (*SETTINGS, *EXTRA):
        monkeypatch.delenv(setting.env, raising=False)
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'r.db'}")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command with something on its standard input; gives exit code and both outputs."""

    def call(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as end:
            main(list(words))
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return call


def add(run, name: str = "kepala", *words: str) -> tuple[int, str, str]:
    words = words or ("--role", "admin")
    return run("accounts", "add", name, *words, typed=f"{PASSWORD}\n")


class DescribeAdd:
    def it_takes_the_password_from_the_standard_input(self, run) -> None:
        code, out, err = add(run)
        assert (code, out) == (0, "")
        assert "kepala" in err
        with opened() as database:
            assert accounts.enter(database, "kepala", PASSWORD, "192.0.2.1").account is not None

    def it_has_no_way_to_say_the_password_in_the_command(self, run) -> None:
        assert run("accounts", "add", "x", "--role", "admin", "--password", PASSWORD)[0] == 2
        assert run("accounts", "add", "x", PASSWORD, "--role", "admin")[0] == 2

    def it_says_what_is_missing(self, run) -> None:
        assert run("accounts", "add", "x", "--role", "admin")[0] == 2
        code, _, err = add(run, "petugas", "--role", "operator")
        assert code == 1
        assert "--unit" in err
        code, _, err = run("accounts", "add", "x", "--role", "admin", typed="pendek\n")
        assert code == 1
        assert "12" in err

    def it_never_prints_a_password(self, run) -> None:
        for _ in range(2):
            code, out, err = add(run)
            assert PASSWORD not in out + err
        assert code == 1


class DescribeTheOthers:
    def they_change_an_account(self, run) -> None:
        add(run)
        add(run, "petugas", "--role", "operator", "--unit", "Dinas Contoh")
        assert run("accounts", "disable", "petugas")[0] == 0
        assert "nonaktif" in run("accounts", "list")[1]
        assert run("accounts", "enable", "petugas")[0] == 0
        assert run("accounts", "password", "petugas", typed="yang lain sama sekali\n")[0] == 0
        words = ("--role", "evaluator", "--unit", "Inspektorat", "--sees", "Dinas Contoh")
        assert run("accounts", "rights", "petugas", *words)[0] == 0
        listed = json.loads(run("accounts", "list", "--json")[1])["accounts"]
        assert [each["name"] for each in listed] == ["kepala", "petugas"]
        assert listed[1]["sees"] == ["Dinas Contoh"]
        assert "password" not in listed[1]

    def they_refuse_an_unknown_account(self, run) -> None:
        for words in (("disable", "x"), ("password", "x"), ("token", "x"), ("enable", "x")):
            code, _, err = run("accounts", *words, typed=f"{PASSWORD}\n")
            assert code == 2
            assert "docgen accounts list" in err

    def they_keep_the_last_administrator(self, run) -> None:
        add(run)
        assert run("accounts", "disable", "kepala")[0] == 2


class DescribeTokens:
    def they_are_shown_once_and_revoked(self, run) -> None:
        add(run)
        made = json.loads(run("accounts", "token", "kepala", "--label", "uji", "--json")[1])
        secret, key = made["secret"], made["tokens"][0]["id"]
        assert made["tokens"][0]["scopes"] == ["baca"]
        out = run("accounts", "token", "kepala", "--list")[1]
        assert key in out
        assert secret not in out
        assert run("accounts", "token", "kepala", "--revoke", key)[0] == 0
        with opened() as database:
            assert accounts.redeem(database, secret) is None

    def they_need_sense(self, run) -> None:
        add(run)
        assert run("accounts", "token", "kepala", "--days", "9999")[0] == 1
        assert run("accounts", "token", "kepala", "--scope", "operator")[0] == 1


class DescribeSettings:
    def they_are_printed_with_their_values(self, run, monkeypatch) -> None:
        monkeypatch.setenv("DOCGEN_WORKERS", "7")
        out = run("settings")[1]
        assert "DOCGEN_WORKERS=7 *" in out
        assert "bawaan: 0" in out
        assert "DOCGEN_THREADS=2\n" in out

    def their_secrets_are_masked(self, run, monkeypatch) -> None:
        url = "postgresql://orang:rahasiasekali@basis.example/docgen?password=rahasiasekali"
        monkeypatch.setenv("DOCGEN_DATABASE_URL", url)
        for name in ("DOCGEN_SECRET_KEY", "DOCGEN_PASSPHRASE", "DOCGEN_BSRE_PASSWORD"):
            monkeypatch.setenv(name, "rahasiasekali")
        monkeypatch.setenv("DOCGEN_REDIS", "redis://:rahasiasekali@redis.example")
        for words in (("settings",), ("settings", "--json")):
            out = run(*words)[1]
            assert "rahasiasekali" not in out
            assert "basis.example" in out
        found = {each["env"]: each for each in json.loads(out)["settings"]}
        assert found["DOCGEN_SECRET_KEY"] == {
            "env": "DOCGEN_SECRET_KEY",
            "meaning": found["DOCGEN_SECRET_KEY"]["meaning"],
            "default": "",
            "value": "********",
            "given": True,
        }

    def they_have_a_meaning_in_both_languages(self, run) -> None:
        for language in ("id", "en"):
            listed = json.loads(run("--lang", language, "settings", "--json")[1])["settings"]
            assert all(not each["meaning"].startswith("setting.") for each in listed)

    def they_are_all_that_the_code_reads(self, root: Path) -> None:
        known = {setting.env for setting in (*SETTINGS, *EXTRA)}
        for path in (root / "docgen").rglob("*.py"):
            named = set(re.findall(r'"(DOCGEN_[A-Z_]+)"', path.read_text(encoding="utf-8")))
            assert named <= known, path.name

    def their_page_is_that_of_the_code(self, root: Path) -> None:
        from scripts.make_settings_docs import document

        assert (root / "docs" / "settings.md").read_text(encoding="utf-8") == document()
