"""The checks between the values of a record, one module for each part.

Severity E is a fault that stops the documents, W a warning, I a remark. See
:mod:`docgen.records.periksa.daftar` for how a check is written.
"""

from __future__ import annotations

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

__all__ = ["Check", "Values", "check_bases", "check_files", "checks", "run_all"]

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
