"""The office's own templates: taken in after the check, the version before kept, tried at once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from secrets import token_hex

from docgen.assets import examples_dir
from docgen.errors import DataError, UsageFault
from docgen.service.checking import check
from docgen.service.documents import Document, Format, Wish, generate
from docgen.service.loading import sources
from docgen.service.output import write_file
from docgen.service.perkada_matrix import MATRIX, matrix_sample
from docgen.service.template_check import CheckedTemplate, check_template
from docgen.service.template_files import TemplateFile
from docgen.service.templates import CHANGED, TemplateStore

__all__ = ["MAX_TEMPLATE", "OLD", "checked", "restore_built_in", "take", "tried", "versions"]

MAX_TEMPLATE = 10_000_000
"""Bytes of an uploaded template."""
OLD = ".versi-lama"
"""The folder, in that of the templates, where earlier versions lie: no template is looked for in
it, for its name begins with a dot and is none of the folders of formats."""
_EXAMPLE = "kota-contoh.yaml"
_TAKEN = {"docx": ".docx", "pdf": ".xml"}
"""Formats whose templates can be uploaded: those that the check knows."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of an office's template."""

    name: str
    """Its file in the folder of versions."""
    kept_at: str


def checked(data: bytes, template: TemplateFile) -> CheckedTemplate:
    """The report on bytes that shall take the place of a template.

    Raises UsageFault for a template of a format that the check does not know.
    """
    if template.format not in _TAKEN:
        raise UsageFault.of("desk.template_format", template.name)
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        path = Path(folder) / PurePosixPath(template.name).name
        path.write_bytes(data)
        kind = template.kind
        stem = None if kind is None else "-".join(filter(None, (kind, template.variant)))
        return check_template(path, stem)


def take(data: bytes, template: TemplateFile, office: Path | None) -> CheckedTemplate:
    """Put a template in force in the office's folder, when its check finds no fault.

    What is there is kept under :data:`OLD` first; the new one appears whole or not at all. Raises
    DataError with every fault, and nothing is written; UsageFault when the settings name no folder
    of templates.
    """
    folder = _folder(office)
    if len(data) > MAX_TEMPLATE:
        raise DataError.of("desk.template_too_large", template.name, batas=MAX_TEMPLATE // 10**6)
    report = checked(data, template)
    if not report.sound:
        raise DataError(*(f for f in report.findings if f.severity == "E"))
    target = folder / template.name
    _keep(target, folder)
    write_file(target, data)
    _say_changed(folder)
    return report


def restore_built_in(template: TemplateFile, office: Path | None) -> None:
    """Let the built-in template be in force again; the office's own is kept under :data:`OLD`."""
    folder = _folder(office)
    target = folder / template.name
    if template.origin != "kantor" or not target.is_file():
        raise UsageFault.of("desk.template_built_in", template.name)
    _keep(target, folder)
    target.unlink()
    _say_changed(folder)


def versions(template: TemplateFile, office: Path | None) -> Sequence[Version]:
    """The earlier versions of an office's template, the latest first."""
    if office is None:
        return []
    found = (office / OLD).glob(f"{template.name.replace('/', '__')}.*")
    return [
        Version(path.name, path.name.rpartition(".")[2]) for path in sorted(found, reverse=True)
    ]


def tried(template: TemplateFile, store: TemplateStore) -> Document:
    """The document that a template in force makes of the complete example.

    Raises UsageFault for a part that is no document by itself, DataError or TemplateFault when
    nothing comes of it.
    """
    if template.kind is None or template.format not in _TAKEN:
        raise UsageFault.of("desk.template_part", template.name)
    if template.variant is not None and f"{template.kind}-{template.variant}" == MATRIX:
        return matrix_sample(store)
    record = check(sources(examples_dir() / _EXAMPLE))[0].record
    if record is None:
        raise DataError.of("desk.template_untried", template.name)
    form: Format = "docx" if template.format == "docx" else "pdf"
    variants = frozenset([template.variant] if template.variant else [])
    known = {template.variant}
    for wish in (
        Wish((form,), frozenset({template.kind}), variants),
        Wish((form,), frozenset({template.kind})),
    ):
        try:
            for document in generate(record, wish, store):
                if document.variant in known:
                    return document
        except UsageFault:  # a variant that is made without asking cannot be asked for
            continue
    raise DataError.of("desk.template_untried", template.name)


def _folder(office: Path | None) -> Path:
    if office is None:
        raise UsageFault.of("desk.no_template_folder", "DOCGEN_TEMPLATES")
    return office


def _say_changed(folder: Path) -> None:
    write_file(folder / CHANGED, token_hex(8).encode())


def _keep(target: Path, folder: Path) -> None:
    if not target.is_file():
        return
    name = target.relative_to(folder).as_posix().replace("/", "__")
    kept = folder / OLD / f"{name}.{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    write_file(kept, target.read_bytes())
