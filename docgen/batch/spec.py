"""What a batch is begun with: enough to do any of its rows again, anywhere, with the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

from docgen import __version__
from docgen.assets import templates_dir
from docgen.batch.columns import Column, resolve
from docgen.batch.making import Job
from docgen.errors import EnvironmentFault, Finding
from docgen.service import TemplateStore, Wish
from docgen.service.documents import Format
from docgen.service.file_state import file_state

__all__ = ["Spec", "fingerprint"]


@dataclass(frozen=True)
class Spec:
    """What all rows share, as plain data."""

    table: str
    """What the table is called."""
    table_hash: str
    """SHA-256 of its file, and of what names the sheet."""
    columns: tuple[tuple[str, str], ...]
    """Head and record path of each column; none for lines of JSON."""
    base: Any
    """The base record as written."""
    formats: tuple[str, ...]
    only: tuple[str, ...]
    variants: tuple[str, ...]
    templates: str
    """The folder of an office's own templates; empty: none."""
    templates_hash: str
    bundle: tuple[tuple[str, str], ...]
    """Name and SHA-256 of the files that the base record names."""
    version: str = __version__

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def of_json(cls, data: Mapping[str, Any]) -> Spec:
        """The spec of plain data."""
        pairs = {
            name: tuple((first, second) for first, second in data[name])
            for name in ("columns", "bundle")
        }
        lists = {name: tuple(data[name]) for name in ("formats", "only", "variants")}
        return cls(**{**data, **pairs, **lists})

    def differences(self, other: Spec) -> list[str]:
        """The names of what is not the same."""
        mine, theirs = self.as_json(), other.as_json()
        return [name for name in mine if mine[name] != theirs[name]]

    def resolved(self) -> tuple[Column, ...]:
        """The columns with their places in the record."""
        return tuple(_column(head, path) for head, path in self.columns)

    def unlike(self) -> Finding | None:
        """Why rows that are made here and now would not be like those made before; None: they are.

        Cheap enough to be asked before and after every handful of rows.
        """
        if self.version != __version__:
            params = {"mulai": self.version, "sekarang": __version__}
            return Finding("batch.other_version", "", params)
        if self.templates_hash != fingerprint(self._office):
            return Finding("batch.templates_changed", self.templates or str(templates_dir()))
        return None

    def must_be_alike(self) -> None:
        """Raise EnvironmentFault where :meth:`unlike` finds something."""
        if (why := self.unlike()) is not None:
            raise EnvironmentFault(why)

    def adopted(self) -> Spec:
        """The same with the templates and the docgen that are here now."""
        return replace(self, templates_hash=fingerprint(self._office), version=__version__)

    @property
    def _office(self) -> Path | None:
        return Path(self.templates) if self.templates else None

    def job(self, folder: Path) -> Job:
        """What a worker needs; ``folder``: where the files of the bundle lie."""
        formats = cast("tuple[Format, ...]", self.formats)
        wish = Wish(formats, frozenset(self.only), frozenset(self.variants))
        store = TemplateStore(self._office)
        return Job(self.base, self.resolved(), wish, folder, store)


def _column(head: str, path: str) -> Column:
    return resolve([head], head, {head: path})[0]


_known: dict[Path | None, tuple[int, str]] = {}
"""The last state of each folder as the file system tells it, and what was read of it then."""


def fingerprint(folder: Path | None) -> str:
    """SHA-256 over all templates in force: names and contents.

    What begins with a dot is no template: earlier versions, marks of a change. Files are read again
    only when the file system says that something was written.
    """
    files = [
        (path.relative_to(root), path)
        for root in ((folder,) if folder else ()) + (templates_dir(),)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    ]
    files = [(name, path) for name, path in files if not _is_hidden(name)]
    state = hash(tuple((str(path), *file_state(path)) for _, path in files))
    known = _known.get(folder)
    if known is not None and known[0] == state:
        return known[1]
    total = hashlib.sha256()
    for name, path in files:
        total.update(name.as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    _known[folder] = state, total.hexdigest()
    return total.hexdigest()


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)
