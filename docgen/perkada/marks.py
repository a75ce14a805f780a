"""The words at which the parts of a whole regulation begin."""

from __future__ import annotations

import re

__all__ = [
    "ANNEX",
    "CLOSING",
    "EXPLANATION",
    "MEMUTUSKAN",
    "MENETAPKAN",
    "MENGINGAT",
    "MENIMBANG",
    "begins_annex",
    "begins_part",
]

MENIMBANG = re.compile(r"(?:Menimbang|MENIMBANG)\b\s{0,9}:?\s{0,9}")
MENGINGAT = re.compile(r"(?:Mengingat|MENGINGAT)\b\s{0,9}:?\s{0,9}")
MEMUTUSKAN = re.compile(r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\s?:?|Memutuskan\s?:?$")
MENETAPKAN = re.compile(r"(?:Menetapkan|MENETAPKAN)\b\s{0,9}:?\s{0,9}")
CLOSING = re.compile(
    r"Agar (?:supaya )?setiap (?:[a-z]{1,15} )?orang,? mengetahui"
    r"|(?:Ditetapkan|Disahkan|Diundangkan) [Dd]i\b"
)
EXPLANATION = re.compile(
    r"P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N(?:\s+ATAS\b|$)"
    r"|I{1,2}\s?\.\s?(?:UMUM|PASAL\sDEMI\sPASAL)\b"
)
ANNEX = re.compile(r"LAMPIRAN(?:\s{1,9}(?P<number>[IVXLCDM]{1,8}))?(?=\s|:|$)\s{0,9}:?\s{0,9}")
_HEAD = 40
"""Characters that tell a heading in capitals, in a line that goes on behind it."""


def begins_annex(text: str) -> bool:
    """Whether a line is the heading of an annex: LAMPIRAN, in capitals with what follows."""
    begin = text[:_HEAD]
    return ANNEX.match(text) is not None and begin == begin.upper()


def begins_part(text: str) -> bool:
    """Whether a line of a body would be taken for the beginning of the part behind it."""
    return bool(
        CLOSING.match(text)
        or EXPLANATION.match(text)
        or MEMUTUSKAN.match(text)
        or begins_annex(text)
    )
