"""The legal bases of a regulation (mengingat) held against the table of regulations.

Butir 40 to 52 of Lampiran II UU 12/2011. A key that the table does not have cannot be written out
and is a fault; everything else is a warning here, since the drafter answers for the choice of law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.data.citations import check_citation, check_order, in_full
from docgen.errors import Finding
from docgen.records.berkas import Berkas
from docgen.records.jenis import isi

__all__ = ["check_bases"]

_PATH = "perkada.mengingat[{}]"


def check_bases(berkas: Berkas) -> Iterator[Finding]:
    """What the table says against each legal basis, on the day of the act."""
    regulation = berkas.perkada
    if regulation is None:
        return
    day = isi(regulation.ditetapkan.tanggal) if regulation.ditetapkan else None
    bases = [isi(text) or "" for text in regulation.mengingat]
    for place, text in enumerate(bases):
        for finding in check_citation(text, day):
            if finding.severity != "I":
                fatal = finding.code == "citation.unknown_key"
                yield replace(finding, path=_PATH.format(place), severity="E" if fatal else "W")
    printed = in_full(bases)
    for place, finding in check_order([basis.teks for basis in printed]):
        yield replace(finding, path=_PATH.format(printed[place].place), severity="W")
