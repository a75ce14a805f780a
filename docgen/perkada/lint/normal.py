"""The one place where spacing that means nothing is taken away before rules look at a text.

``Menimbang :`` becomes ``Menimbang:`` and ``M E M U T U S K A N`` becomes ``MEMUTUSKAN``. Rules
about exactly that look at the raw line instead.
"""

from __future__ import annotations

import re

__all__ = ["tidy"]

_SPACED_WORD = re.compile(r"(?<![A-Za-z])[A-Z](?: [A-Z]){4,30}(?![A-Za-z])")
_BEFORE_MARK = re.compile(r" +([:;,])(?=\s|$)")


def tidy(text: str) -> str:
    """The text with single blanks, letter-spaced words joined, and no blank before ``: ; ,``."""
    if "  " in text or "\t" in text:
        text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    if " :" in text or " ;" in text or " ," in text:
        text = _BEFORE_MARK.sub(r"\1", text)
    if text.isupper() or " E " in text:
        text = _SPACED_WORD.sub(lambda found: found[0].replace(" ", ""), text)
    return text
