"""Opens a zip bundle that is not trusted: into a folder of ours, within bounds."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docgen.errors import DataError, Finding
from docgen.web.names import check_names, shown

__all__ = ["LIMITS", "Limits", "unpack"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a bundle may be before it is refused unopened."""

    directory: int = 2**18
    """Bytes of the list of members."""
    members: int = 200
    """Files in the bundle."""
    total: int = 100_000_000
    """Bytes of all files, unpacked."""
    ratio: int = 200
    """Unpacked to packed size of one file; photographs stay near 1, text below 20."""
    ratio_from: int = 2**20
    """Smaller files, in bytes, are not measured by ratio."""


LIMITS = Limits()

_END = b"PK\x05\x06"
_END_SIZE = 22
_END64 = b"PK\x06\x07"
_ENCRYPTED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CLUTTER = (".ds_store", "thumbs.db", "desktop.ini")
"""What file managers add on their own."""


def unpack(bundle: BinaryIO, folder: Path, limits: Limits = LIMITS) -> list[str]:
    """Unpack a zip file into an empty folder; the names of its files, sorted.

    Raises DataError with every fault at once: no zip file, too large, a name that leads out of the
    folder, a symbolic link, a locked file, one name twice.
    """
    if not _is_small(bundle, limits):
        raise DataError(Finding("web.zip_members", "zip", {"batas": limits.members}))
    try:
        with zipfile.ZipFile(bundle) as archive:
            members = [m for m in archive.infolist() if not _is_clutter(m.filename)]
            if faults := _examine(members, limits):
                raise DataError(*faults)
            files = [member for member in members if not _is_folder(member)]
            for member in files:
                target = folder.joinpath(*member.filename.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as source, target.open("xb") as out:
                    shutil.copyfileobj(source, out)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise DataError(Finding("web.zip_broken", "zip")) from error
    return sorted(member.filename for member in files)


def _is_small(bundle: BinaryIO, limits: Limits) -> bool:
    """Whether the list of members is short, before zipfile makes an object of each.

    Found the way zipfile finds it. Bundles of the larger sort (zip64) are not needed below 4 GB.
    """
    size = bundle.seek(0, 2)
    bundle.seek(max(0, size - _END_SIZE - 2**16))
    tail = bundle.read()
    bundle.seek(0)
    at = len(tail) - _END_SIZE
    if at < 0 or tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0:
        return True  # no zip file: zipfile says so
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    return directory <= limits.directory and tail[max(0, at - 20) : max(0, at - 16)] != _END64


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """Not ``member.is_dir()``, which older Pythons cannot answer for a name without a letter."""
    return member.filename.endswith("/")


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].lower() in _CLUTTER


def _examine(members: list[zipfile.ZipInfo], limits: Limits) -> list[Finding]:
    if len(members) > limits.members:
        return [Finding("web.zip_members", "zip", {"batas": limits.members})]
    found = check_names(m.orig_filename.removesuffix("/") for m in members if _is_folder(m))
    found = [fault for fault in found if fault.code == "web.file_name"]
    found += check_names(m.orig_filename for m in members if not _is_folder(m))
    total = sum(member.file_size for member in members)
    if total > limits.total:
        sizes = {"ukuran": f"{total / 1e6:.0f}", "batas": f"{limits.total / 1e6:.0f}"}
        found.append(Finding("web.zip_total", "zip", sizes))
    for member in members:
        params = {"berkas": shown(member.filename)}
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            found.append(Finding("web.zip_link", params["berkas"], params))
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _PACKINGS:
            found.append(Finding("web.zip_locked", params["berkas"], params))
        packed = max(member.compress_size, 1)
        if member.file_size >= limits.ratio_from and member.file_size / packed > limits.ratio:
            found.append(Finding("web.zip_ratio", params["berkas"], params))
    return found
