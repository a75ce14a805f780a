"""Files that a record names stay inside its own folder."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.records.muat import Source
from docgen.records.telaah import review
from docgen.records.tempat import inside
from tests.records.contoh import changed, says_it_in_both_languages


class DescribeTheFolderOfARecord:
    def it_gives_files_inside_and_in_subfolders(self, tmp_path: Path) -> None:
        (tmp_path / "gambar").mkdir()
        (tmp_path / "gambar" / "logo.png").write_bytes(b"x")
        found = inside(tmp_path, "gambar/logo.png", "pemda.lambang_daerah")
        assert found == (tmp_path / "gambar" / "logo.png").resolve()
        assert inside(tmp_path, "gambar/../gambar/logo.png", "x") == found

    @pytest.mark.parametrize(
        "name",
        [
            "/etc/passwd",
            "../rahasia.txt",
            "gambar/../../rahasia.txt",
            "~/logo.png",
            "~root/logo.png",
            "https://contoh.go.id/logo.png",
            "file:///etc/passwd",
            "C:\\Windows\\win.ini",
            "C:/Windows/win.ini",
            "\\\\server\\share\\logo.png",
            "..\\rahasia.txt",
            "logo.png\0.txt",
            "keluar.png",
            "luar/rahasia.txt",
        ],
    )
    def it_refuses_what_leads_out(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "berkas"
        (folder / "gambar").mkdir(parents=True)
        (tmp_path / "rahasia.txt").write_text("rahasia")
        (folder / "keluar.png").symlink_to(tmp_path / "rahasia.txt")
        (folder / "luar").symlink_to(tmp_path)
        with pytest.raises(DataError) as caught:
            inside(folder, name, "pemda.lambang_daerah.berkas")
        assert caught.value.code == "file.outside"
        says_it_in_both_languages(caught.value.findings[0])

    def it_refuses_a_loop_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to(tmp_path / "b")
        (tmp_path / "b").symlink_to(tmp_path / "a")
        with pytest.raises(DataError, match=r"file\.(outside|missing)"):
            inside(tmp_path, "a", "x")

    @pytest.mark.parametrize("name", ["tidak-ada.png", ".", "a" * 5000])
    def it_says_when_there_is_no_such_file(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(DataError, match=r"file\.missing"):
            inside(tmp_path, name, "x")

    @given(st.text(min_size=1, max_size=30))
    def it_never_gives_a_file_outside(self, name: str) -> None:
        folder = Path(__file__).parent
        with contextlib.suppress(DataError):
            assert inside(folder, name, "x").is_relative_to(folder.resolve())


class DescribeTheFilesOfARecord:
    FILES: ClassVar[dict[str, Any]] = {
        "verifikasi.dokumentasi": [{"berkas": "../a.jpg", "keterangan": "Loket"}],
        "verifikasi.indikator[0].data_dukung": [{"uraian": "SK", "berkas": "sk.pdf"}],
        "verifikasi.pembuat": {"instansi": "Kantor", "lambang": "https://contoh.go.id/l.png"},
        "perkada.lampiran": [{"judul": "Daftar", "berkas": "/etc/passwd"}],
        "pemda.lambang_daerah": "hilang.png",
    }

    def it_checks_every_field_that_names_one(self, folder: Path) -> None:
        record = changed(self.FILES)
        found = {f.path: f.code for f in review(Source(record, "b.yaml", folder)).faults}
        assert found == {
            "verifikasi.dokumentasi[0].berkas": "file.outside",
            "verifikasi.indikator[0].data_dukung[0].berkas": "file.missing",
            "verifikasi.pembuat.lambang.berkas": "file.outside",
            "perkada.lampiran[0].berkas": "file.outside",
            "pemda.lambang_daerah.berkas": "file.missing",
        }

    def it_checks_the_file_of_the_body(self, folder: Path) -> None:
        (folder / "naskah.txt").write_text("Pasal 1")
        cases = {"naskah.txt": [], "naskah-model": [], "lain.txt": ["file.missing"]}
        for name, expected in cases.items():
            changes: dict[str, Any] = {"perkada.berkas_batang_tubuh": name}
            record = changed(changes)
            del record["perkada"]["batang_tubuh"]
            assert [f.code for f in review(Source(record, "b.yaml", folder)).faults] == expected

    def it_skips_placeholders(self, folder: Path) -> None:
        record = changed({"pemda.lambang_daerah": "[lambang daerah]"})
        assert review(Source(record, "b.yaml", folder)).faults == ()

    def it_needs_a_folder(self) -> None:
        faults = review(Source(changed({}), "b.json", None)).faults
        assert [f.code for f in faults] == ["file.no_folder", "file.no_folder"]
