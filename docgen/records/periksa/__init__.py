"""The checks between the values of a record, one module for each part.

Severity E is a fault that stops the documents, W a warning, I a remark. See
:mod:`docgen.records.periksa.daftar` for how a check is written.
"""

from __future__ import annotations

from docgen.errors import Finding
from docgen.records.berkas import Berkas
from docgen.records.periksa import (
    daerah,
    foto,
    indikator,
    lambang,
    maklumat,
    nip,
    orang,
    pencanangan,
    perkada,
    umum,
    verifikasi,
    waktu,
)
from docgen.records.periksa.berkas_luar import check_files
from docgen.records.periksa.daftar import Check, Values, checks, run_all
from docgen.records.periksa.dasar_hukum import check_bases

__all__ = ["Check", "Values", "check_files", "checks", "run_checks"]

_MODULES = (
    umum,
    daerah,
    orang,
    nip,
    waktu,
    pencanangan,
    maklumat,
    perkada,
    verifikasi,
    indikator,
    foto,
    lambang,
)
"""Importing a module registers its checks."""


def run_checks(berkas: Berkas, values: Values | None = None) -> list[Finding]:
    """All findings of all checks of one record, in no order, without labels.

    ``values`` are those of the record, where the caller has them already.
    """
    return [*run_all(values or Values.of(berkas)), *check_bases(berkas)]
