"""Pictures that go with a draft: beside the store of the register, where no address leads to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from docgen.errors import DataError, Finding
from docgen.register import Database, drafts_folder
from docgen.service.drafts import Draft
from docgen.service.media import proven_picture

__all__ = ["copy_files", "folder_of", "forget_files", "keep_picture"]

_MOST_FILES = 60
_MOST_BYTES = 100_000_000
"""Of one draft."""
_ENDINGS = {"PNG": "png", "JPEG": "jpg"}
_PICTURES = "gambar"
_RECORDS = (".yaml", ".yml", ".json")


def folder_of(database: Database, draft: Draft) -> Path:
    """Where the files of a draft lie, whether or not there are any yet."""
    return drafts_folder(database.store) / draft.id


def forget_files(database: Database, draft: Draft) -> None:
    """Throw the files of a draft away."""
    shutil.rmtree(folder_of(database, draft), ignore_errors=True)


def keep_picture(folder: Path, given: str, data: bytes) -> str:
    """Keep an uploaded picture; the name by which the record calls it.

    given: the name that it came with; of it letters, digits and hyphens are kept. Raises DataError
    for what is no PNG or JPEG, what is too large to be printed, and one file too many.
    """
    kind = proven_picture(data, given)
    stem = re.sub(r"[^a-z0-9]+", "-", given.rpartition(".")[0].casefold()).strip("-")[:60]
    _room(folder, len(data))
    target = _private(folder) / _PICTURES
    target.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        path = target / f"{stem or 'gambar'}{end}.{_ENDINGS[kind]}"
        try:
            with path.open("xb") as out:
                out.write(data)
        except FileExistsError:
            if path.read_bytes() != data:
                number += 1
                continue
        return f"{_PICTURES}/{path.name}"


def copy_files(folder: Path, source: Path) -> None:
    """Put the files of another folder with a draft: those of an example, of a bundle.

    Records among them stay behind. Raises DataError when they are too many or too large.
    """
    for path in sorted(source.rglob("*")):
        if not path.is_file() or path.is_symlink() or path.suffix.lower() in _RECORDS:
            continue
        _room(folder, path.stat().st_size)
        target = _private(folder) / path.relative_to(source)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _private(folder: Path) -> Path:
    """The folder, which nobody else on the machine may look into."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _room(folder: Path, more: int) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    total = sum(path.stat().st_size for path in files) + more
    if len(files) >= _MOST_FILES or total > _MOST_BYTES:
        params = {"jumlah": _MOST_FILES, "ukuran": _MOST_BYTES // 1_000_000}
        raise DataError(Finding("web.draft_full", "", params))
