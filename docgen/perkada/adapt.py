"""The words of a model text that differ from region to region, and their replacement.

A closed set of tokens, ``[=kepala_daerah]``, written in capitals (``[=KEPALA_DAERAH]``) where the
words stand in capitals. No template language: a model text is a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.bahasa.kapital import kapital
from docgen.errors import Finding

__all__ = ["TOKENS", "Adapted", "adapt"]

TOKENS: Mapping[str, str] = MappingProxyType(
    {
        "nama_daerah": "Nama daerah: Kota Kendari, Kabupaten Konawe, Provinsi Banten",
        "jenis_daerah": "kota, kabupaten, atau provinsi",
        "pemerintah_daerah": "Pemerintah Kota Kendari",
        "kepala_daerah": "Wali Kota, Bupati, atau Gubernur",
        "kepala_daerah_lengkap": "Wali Kota Kendari",
        "jenis_peraturan": "Peraturan Wali Kota",
        "keputusan": "Keputusan Wali Kota",
        "dprd": "Dewan Perwakilan Rakyat Daerah, atau namanya di Aceh dan Papua",
        "sekretaris_daerah_lengkap": "Sekretaris Daerah Kota Kendari",
        "sekretariat_daerah": "Sekretariat Daerah Kota Kendari",
        "bagian_hukum": "Bagian Hukum, atau Biro Hukum di provinsi",
        "bagian_organisasi": "Bagian Organisasi, atau Biro Organisasi di provinsi",
        "asal_unit_kerja": "Perangkat Daerah, unit pelaksana teknis daerah, kecamatan, …",
    }
)
"""Every token with what it stands for."""

_TOKEN = re.compile(r"\[=(?P<name>[^\[\]\n]{0,60})\]")


@dataclass(frozen=True, slots=True)
class Adapted:
    """A text with its tokens replaced, and the tokens that were not known."""

    text: str
    findings: tuple[Finding, ...]


def adapt(text: str, mapping: Mapping[str, str]) -> Adapted:
    """The text with every token replaced from ``mapping``.

    A token that the mapping does not have stays as typed and gives ``perkada.token_unknown`` with
    its line. A value is data: tokens inside it are not replaced again.
    """
    findings: list[Finding] = []

    def value(found: re.Match[str]) -> str:
        name = found["name"]
        if name in mapping:
            return mapping[name]
        if name.isupper() and name.lower() in mapping:
            return kapital(mapping[name.lower()])
        line = text.count("\n", 0, found.start()) + 1
        params = {"name": name, "line": line, "known": ", ".join(mapping)}
        findings.append(Finding("perkada.token_unknown", f"baris {line}", params))
        return found[0]

    return Adapted(_TOKEN.sub(value, text), tuple(findings))
