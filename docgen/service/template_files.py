"""The files of templates: which there are, and copies of them for an office to edit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.assets import templates_dir
from docgen.errors import Finding, UsageFault
from docgen.service.output import write_file
from docgen.service.samples import belongs

__all__ = ["TemplateFile", "export_templates", "list_templates", "stem_of"]

Origin = Literal["bawaan", "kantor"]
_FOLDERS = {"docx": ("docx", ".docx"), "pdf": ("pdf", ".xml"), "html": ("html", ".html"),
            "teks": ("txt", ".txt")}  # fmt: skip
"""Folder to the format made with its templates, and how their names end."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template, or a part that templates share."""

    name: str
    """``docx/maklumat.docx``, ``pdf/bagian/naskah.xml``: its place in a folder of templates."""
    path: Path
    kind: str | None
    """None for shared parts, style sheets, and files that no document is made with."""
    variant: str | None
    """None for the main document of its kind."""
    format: str
    """``docx``, ``pdf``, ``html`` or ``txt``: what is made with it."""
    origin: Origin
    """``bawaan``: it came with docgen; ``kantor``: from the office's own folder."""
    sha256: str
    """SHA-256 of the file, in hex."""


def stem_of(path: Path) -> str:
    """The stem of a template's name without its paper: ``berita-acara.A4.docx`` is that of a
    ``berita-acara``.
    """
    return path.name.split(".")[0]


def list_templates(office: Path | None = None) -> list[TemplateFile]:
    """The templates in force: those of the office's folder, and the built-in ones beside them.

    Raises UsageFault when there is no such folder.
    """
    found: dict[str, TemplateFile] = {}
    if office is not None:
        if not office.is_dir():
            raise UsageFault.of("service.no_template_folder", str(office))
        found = {item.name: item for item in _of_folder(office, "kantor")}
    for item in _of_folder(templates_dir(), "bawaan"):
        found.setdefault(item.name, item)
    return sorted(found.values(), key=lambda item: (item.format, item.kind is None, item.name))


def export_templates(
    folder: Path, names: Sequence[str] = (), *, force: bool = False
) -> Iterator[Path]:
    """Copy built-in templates to ``folder``, and yield each file written.

    names: of templates (``maklumat``, ``maklumat.docx``, ``docx/maklumat.docx``); with none, all
    are copied. The parts that XML templates share come along. Raises UsageFault for an unknown
    name, and, unless ``force``, for every file that is there already, before anything is written.
    """
    known = list(_of_folder(templates_dir(), "bawaan"))
    wanted = _chosen(known, names)
    if folder.exists() and not folder.is_dir():
        raise UsageFault.of("templates.no_folder", str(folder))
    taken = [] if force else [item for item in wanted if (folder / item.name).exists()]
    if taken:
        raise UsageFault(*(Finding("templates.exists", str(folder / item.name)) for item in taken))
    for item in wanted:
        write_file(folder / item.name, item.path.read_bytes())
        yield folder / item.name


def _of_folder(folder: Path, origin: Origin) -> Iterator[TemplateFile]:
    for place, (made, ending) in _FOLDERS.items():
        for path in sorted((folder / place).rglob(f"*{ending}")):
            if path.name.startswith(("~$", ".")):
                continue  # Word's own lock file beside an open document
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            own = path.parent == folder / place
            kind, variant = belongs(stem_of(path)) if own else (None, None)
            yield TemplateFile(
                name=name,
                path=path,
                kind=kind,
                variant=variant,
                format=made,
                origin=origin,
                sha256=hashlib.sha256(data).hexdigest(),
            )


def _chosen(known: Sequence[TemplateFile], names: Iterable[str]) -> list[TemplateFile]:
    chosen: dict[str, TemplateFile] = {}
    unknown = []
    for name in names:
        hits = [item for item in known if name in _called(item)]
        if not hits:
            unknown.append(name)
        chosen.update({item.name: item for item in hits})
    if unknown:
        options = ", ".join(dict.fromkeys(stem_of(item.path) for item in known if item.kind))
        raise UsageFault(
            *(Finding("templates.unknown", name[:80], {"known": options}) for name in unknown)
        )
    if not chosen:
        return list(known)
    if any(item.format == "pdf" for item in chosen.values()):
        shared = (item for item in known if item.format == "pdf" and item.kind is None)
        chosen.update({item.name: item for item in shared})
    return list(chosen.values())


def _called(item: TemplateFile) -> set[str]:
    return {item.name, item.path.name, stem_of(item.path), *([item.kind] if item.kind else [])}
