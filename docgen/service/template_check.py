"""Everything that can be said about the templates of an office before a document is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.assets import templates_dir
from docgen.errors import DocgenError, Finding, UsageFault
from docgen.i18n import Language
from docgen.rendering.docx import compile_template, words
from docgen.rendering.docx.check import check_docx
from docgen.rendering.docx.package import LIMITS
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfTemplates
from docgen.rendering.pdf.check import check_pdf, check_style_sheet
from docgen.service.reporting import as_json
from docgen.service.samples import Samples, all_stems, samples
from docgen.service.template_files import stem_of

__all__ = ["CheckedTemplate", "check_template", "check_templates", "template_json"]

_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"})
_STYLE_SHEET = "gaya.xml"
_SHOWN = 8
"""Words of a difference that are told."""
_PLAIN = Properties("docgen")


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """The findings of one template."""

    path: Path
    kind: str | None
    """None for a part that several templates share."""
    variant: str | None
    format: str
    """``docx`` or ``pdf``."""
    findings: tuple[Finding, ...]
    """Faults first; each path is a place in the file."""

    @property
    def sound(self) -> bool:
        """Whether documents can be made with it."""
        return not any(finding.severity == "E" for finding in self.findings)


def check_templates(paths: Iterable[Path], kind: str | None = None) -> list[CheckedTemplate]:
    """Check templates; a folder stands for all the templates in it.

    kind: what the files are templates of, where their names do not say it. Raises UsageFault for a
    file that is not there, and for one whose kind is not known.
    """
    return [check_template(path, kind) for path in _files(paths)]


def check_template(path: Path, kind: str | None = None) -> CheckedTemplate:
    """Check one Word or XML template, or a part or style sheet that XML templates share.

    Raises UsageFault as :func:`check_templates`.
    """
    if not path.is_file():
        raise UsageFault.of("templates.no_file", str(path))
    ending = path.suffix.lower()
    if ending in _WORD:
        return _word(path, _samples(path, kind))
    if ending != ".xml":
        raise UsageFault.of("templates.unknown_format", str(path), ending=ending or "-")
    return _xml(path, kind)


def template_json(checked: CheckedTemplate, language: Language) -> dict[str, Any]:
    """A checked template for programs: file, kind, state, findings with words and mends."""
    return {
        "file": str(checked.path),
        "kind": checked.kind,
        "variant": checked.variant,
        "format": checked.format,
        "state": "baik" if checked.sound else "salah",
        "findings": [as_json(finding, language) for finding in checked.findings],
    }


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in {".docx", ".xml"}]
        inside = [p for p in inside if not p.name.startswith(("~$", "."))]
        if not inside:
            raise UsageFault.of("templates.empty_folder", str(path))
        yield from inside


def _samples(path: Path, kind: str | None) -> Samples:
    stem = kind or stem_of(path)
    found = samples(stem)
    if found is None:
        options = ", ".join(all_stems())
        raise UsageFault.of("templates.unknown_kind", str(path), name=stem[:80], known=options)
    return found


# --- Word -----------------------------------------------------------------------------------------


def _word(path: Path, sample: Samples) -> CheckedTemplate:
    if path.stat().st_size > LIMITS.file:
        size, limit = path.stat().st_size / 2**20, LIMITS.file / 2**20
        params = {"value": f"{size:.1f}", "limit": f"{limit:g}"}
        findings = [Finding("docx.too_large_file", "", params)]
        return CheckedTemplate(path, sample.kind, sample.variant, "docx", tuple(findings))
    data = path.read_bytes()
    checked = check_docx(data, sample.shape, sample.trials)
    findings = list(checked.findings)
    if not _is_built_in(data, "docx"):
        findings += _unused(sample, checked.used, findings)
        findings += _parity(findings, lambda: _other_words_docx(path, data, sample))
    return CheckedTemplate(path, sample.kind, sample.variant, "docx", _ranked(findings))


def _other_words_docx(path: Path, data: bytes, sample: Samples) -> list[Finding]:
    folder = templates_dir() / "docx"
    names = (path.name, f"{sample.stem}.docx")
    ours = next((folder / name for name in names if (folder / name).is_file()), None)
    if ours is None:
        return []
    trial = sample.trials[0]
    theirs, built_in = (
        compile_template(data, keep_looks=True),
        compile_template(ours, keep_looks=True),
    )
    return _difference(
        words(theirs.render(trial.context, media=trial.media)),
        words(built_in.render(trial.context, media=trial.media)),
    )


# --- XML ------------------------------------------------------------------------------------------


def _xml(path: Path, kind: str | None) -> CheckedTemplate:
    built_in = templates_dir() / "pdf"
    if path.name == _STYLE_SHEET and kind is None:
        findings = check_style_sheet(path)
        if not findings:
            findings = _shared(path, path.parent, built_in)
        return CheckedTemplate(path, None, None, "pdf", tuple(findings))
    if kind is None and path.resolve().parent.name == "bagian":
        findings = _shared(path, path.resolve().parent.parent, built_in)
        return CheckedTemplate(path, None, None, "pdf", tuple(findings))
    sample = _samples(path, kind)
    folders = [path.resolve().parent, built_in]
    checked = check_pdf(folders, path.name, sample.shape, sample.trials)
    findings = list(checked.findings)
    if not _is_built_in(path.read_bytes(), "pdf"):
        findings += _unused(sample, checked.used, findings)
        findings += _parity(findings, lambda: _other_words_pdf(folders, path.name, sample))
    return CheckedTemplate(path, sample.kind, sample.variant, "pdf", _ranked(findings))


def _shared(path: Path, folder: Path, built_in: Path) -> list[Finding]:
    """A part is tried in every template that takes it in: faults that name it."""
    name = path.resolve().relative_to(folder.resolve()).as_posix()
    found: dict[tuple[str, str], Finding] = {}
    for stem in all_stems():
        sample = samples(stem)
        if sample is None or not (built_in / f"{stem}.xml").is_file():
            continue
        checked = check_pdf(
            [folder.resolve(), built_in], f"{stem}.xml", sample.shape, sample.trials
        )
        for finding in checked.findings:
            about = finding.path.startswith(name) or name == _STYLE_SHEET
            if finding.severity in "EW" and about:
                found.setdefault((finding.code, finding.path), finding)
    return list(found.values())


def _other_words_pdf(folders: Sequence[Path], name: str, sample: Samples) -> list[Finding]:
    trial = sample.trials[0]
    found = []
    for source, stem in ((PdfTemplates(folders), name), (PdfTemplates(folders[1:]), None)):
        wanted = stem or f"{sample.stem}.xml"
        if wanted not in source.names():
            return []
        result = source.render(wanted, trial.context, media=trial.media, properties=_PLAIN)
        found.append(result.layout.words())
    return _difference(found[0], found[1])


# --- both -----------------------------------------------------------------------------------------


def _ranked(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: "EWIP".index(finding.severity)))


def _is_built_in(data: bytes, format_: str) -> bool:
    files = (p for p in (templates_dir() / format_).rglob("*") if p.is_file())
    return any(p.stat().st_size == len(data) and p.read_bytes() == data for p in files)


def _unused(
    sample: Samples, used: frozenset[str], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """The names that no tag asks for, in one remark; nothing when the tags could not be read."""
    if any(f.severity == "E" for f in findings):
        return
    names = [name for name in sample.shape.fields if name not in used]
    if names:
        params = {"names": ", ".join(names), "kind": sample.stem}
        yield Finding("templates.unused", "", params, "I")


def _parity(findings: Sequence[Finding], compare: Callable[[], list[Finding]]) -> Iterator[Finding]:
    """That same words are not promised; and, where it can be made, which words differ."""
    if any(f.severity == "E" for f in findings):
        return
    yield Finding("templates.no_parity", "", {}, "W")
    try:
        yield from compare()
    except DocgenError:
        # What stops a document was told already; this only compares.
        return


def _difference(theirs: Sequence[str], ours: Sequence[str]) -> list[Finding]:
    """The words that only one of two documents has."""
    fewer, more = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    if not fewer and not more:
        return []
    params = {"fewer": _some(fewer), "more": _some(more)}
    return [Finding("templates.other_words", "", params, "W")]


def _some(counted: Counter[str]) -> str:
    shown = list(counted)[:_SHOWN]
    return " ".join(shown) + (" …" if len(counted) > _SHOWN else "") if shown else "-"
