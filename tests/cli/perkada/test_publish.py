"""``docgen perkada publish`` as people and programs meet it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.perkada.compare.test_redline import OLD

STEM = "2024pw9999001"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A layer that makes a draft of the finished example."""
    path = tmp_path / "rancangan.yaml"
    empty = dict.fromkeys(("nomor", "tahun", "ditetapkan", "diundangkan", "berita_daerah"))
    path.write_text(yaml.safe_dump({"perkada": {"status": "rancangan", **empty}}), "utf-8")
    return path


class DescribePublishing:
    def it_tells_programs_the_files_and_where_they_lie(
        self, run: Callable[..., Any], examples: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "hasil"
        done = run("perkada", "publish", examples / "kota-contoh.yaml", "-o", out, "--json")
        data = json.loads(done.out)
        assert done.code == 0
        assert data["name"] == STEM
        assert data["files"] == [
            f"{STEM}.pdf",
            f"{STEM}.docx",
            f"{STEM}.akn.xml",
            "metadata.json",
            "jdihn.json",
            "daftar-isi.txt",
        ]
        assert data["paths"] == [str(out / name) for name in data["files"]]
        assert all(Path(path).stat().st_size for path in data["paths"])

    def it_packs_all_into_one_zip(
        self, run: Callable[..., Any], examples: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "terbit.zip"
        words = ("-o", out, "--abstract", "--json")
        data = json.loads(run("perkada", "publish", examples / "kota-contoh.yaml", *words).out)
        assert data["paths"] == [str(out)]
        with zipfile.ZipFile(out) as package:
            assert sorted(package.namelist()) == sorted(data["files"])
            assert "2024abspw9999001.pdf" in package.namelist()

    def it_tells_programs_why_not(
        self, run: Callable[..., Any], examples: Path, draft: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "hasil"
        words = ("--overlay", draft, "-o", out, "--json")
        done = run("perkada", "publish", examples / "kota-contoh.yaml", *words)
        assert done.code == 1
        assert not out.exists()
        found = {item["code"] for item in json.loads(done.out)["problems"]}
        assert {"publish.draft", "publish.missing"} <= found

    @pytest.mark.parametrize("lang", ["id", "en"])
    def it_tells_people_what_is_missing_and_how_to_mend_it(
        self, run: Callable[..., Any], examples: Path, tmp_path: Path, lang: str
    ) -> None:
        layer = tmp_path / "tanpa-nomor.yaml"
        layer.write_text("perkada: {nomor: null}\n", "utf-8")
        words = ("--overlay", layer, "-o", tmp_path / "hasil")
        done = run("--lang", lang, "perkada", "publish", examples / "kota-contoh.yaml", *words)
        assert done.code == 1
        assert "perkada.nomor" in done.err
        assert "→" in done.err

    def it_refuses_a_promulgation_before_the_enactment(
        self, run: Callable[..., Any], examples: Path, tmp_path: Path
    ) -> None:
        layer = tmp_path / "terbalik.yaml"
        layer.write_text("perkada: {diundangkan: {tanggal: 2024-06-09}}\n", "utf-8")
        words = ("--overlay", layer, "-o", tmp_path / "hasil", "--json")
        done = run("perkada", "publish", examples / "kota-contoh.yaml", *words)
        (problem,) = json.loads(done.out)["problems"]
        assert (done.code, problem["code"]) == (1, "check.regulation.date_order")
        assert problem["path"] == "perkada.diundangkan.tanggal"
        assert problem["message"]
        assert problem["fix"]


class DescribeThePackForTheHarmonisation:
    def it_compares_with_an_older_draft(
        self, run: Callable[..., Any], examples: Path, draft: Path, tmp_path: Path
    ) -> None:
        old, out = tmp_path / "lama.txt", tmp_path / "paket.zip"
        old.write_text(OLD, "utf-8")
        words = ("--overlay", draft, "--harmonisation", "--against", old, "-o", out, "--json")
        data = json.loads(run("perkada", "publish", examples / "kota-contoh.yaml", *words).out)
        assert data["files"][-4:] == [
            "sandingan/perubahan.docx",
            "sandingan/matriks.docx",
            "sandingan/matriks.pdf",
            "daftar-isi.txt",
        ]

    def it_compares_with_the_model_text(
        self, run: Callable[..., Any], examples: Path, draft: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "paket"
        words = ("--overlay", draft, "--harmonisation", "--against", "model", "-o", out)
        assert run("perkada", "publish", examples / "kota-contoh.yaml", *words).code == 0
        assert (out / "sandingan" / "matriks.pdf").read_bytes().startswith(b"%PDF")

    def it_says_when_the_older_draft_cannot_be_read(
        self, run: Callable[..., Any], examples: Path, draft: Path, tmp_path: Path
    ) -> None:
        words = ("--overlay", draft, "--harmonisation", "--against", tmp_path / "tidak-ada.docx")
        done = run(
            "perkada", "publish", examples / "kota-contoh.yaml", *words, "-o", tmp_path / "paket"
        )
        assert done.code == 2
        assert "tidak-ada.docx" in done.err

    @pytest.mark.parametrize("option", ["--against", "--comparison"])
    def it_alone_takes_comparisons(
        self, run: Callable[..., Any], examples: Path, tmp_path: Path, option: str
    ) -> None:
        old = tmp_path / "lama.txt"
        old.write_text(OLD, "utf-8")
        words = (option, old, "-o", tmp_path / "hasil")
        assert run("perkada", "publish", examples / "kota-contoh.yaml", *words).code == 2
