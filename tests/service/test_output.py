"""Files are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.errors import DocgenError, UsageFault
from docgen.service.output import write_file


class DescribeWriteFile:
    def it_makes_the_folders_on_the_way(self, tmp_path: Path) -> None:
        write_file(tmp_path / "a" / "b" / "c.pdf", b"isi")
        assert (tmp_path / "a" / "b" / "c.pdf").read_bytes() == b"isi"

    def it_keeps_the_old_file_when_the_disk_is_full(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "c.pdf"
        path.write_bytes(b"lama")

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(DocgenError) as caught:
            write_file(path, b"baru")
        assert caught.value.code == "service.write_failed"
        assert path.read_bytes() == b"lama"
        assert [p.name for p in tmp_path.iterdir()] == ["c.pdf"]

    def it_calls_a_file_in_the_way_wrong_use(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("")
        with pytest.raises(UsageFault):
            write_file(tmp_path / "x" / "c.pdf", b"")

    @pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
    def it_leaves_files_that_others_may_read(self, tmp_path: Path) -> None:
        write_file(tmp_path / "c.pdf", b"isi")
        assert (tmp_path / "c.pdf").stat().st_mode & 0o777 == 0o644
