"""The rules of drafting, held against the Perkada of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docgen.errors import Finding
from docgen.kinds.perkada import context
from docgen.kinds.perkada.teks import full_text
from docgen.records.telaah import Record

__all__ = ["is_drafting", "lint_record"]

_PATH = "perkada"


def lint_record(record: Record, values: Mapping[str, Any] | None = None) -> tuple[Finding, ...]:
    """The findings in the Perkada of a record, as it would be printed; empty when it has none.

    values: the context of the regulation, where the caller has built it. The path of each is
    ``perkada`` and its label the unit (``Pasal 7 ayat (2)``). A record whose text is not written
    yet (a placeholder) is judged by what stands around it. Raises ``DataError`` when the text of
    the record is no regulation.
    """
    if record.berkas.perkada is None:
        return ()
    # Here and not above: most records hold no Perkada, and the rules take long to import.
    from docgen.perkada.lint import lint_text

    report = lint_text(full_text(context(record) if values is None else values))
    return tuple(replace(f.finding, path=_PATH, label=f.where) for f in report.findings)


def is_drafting(finding: Finding) -> bool:
    """Whether a finding of a checked record comes from the rules of drafting."""
    return finding.path == _PATH and bool(finding.label)
