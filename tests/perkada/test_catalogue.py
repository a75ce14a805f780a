"""Every fault of this area is explained, in both languages and with its own parameters."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import docgen.perkada
from docgen.i18n import LANGUAGES, Language, codes, text

_SOURCE = "\n".join(
    p.read_text("utf-8") for p in Path(docgen.perkada.__file__).parent.rglob("*.py")
)
_CODES = set(re.findall(r'"perkada\.([a-z_]+)"', _SOURCE)) | set(
    re.findall(r'(?:_finding|_line_finding|_report)\(\s*"([a-z_]+)"', _SOURCE)
)
_CODES |= {
    "label_place",
    "reference_form",
    "number_form",
    "number_awaited",
}  # chosen between, so no call names them alone
_PARAMS = set(re.findall(r'(?:"(\w+)":|\b(\w+)=)', _SOURCE))
_KNOWN = {name for pair in _PARAMS for name in pair if name}


@pytest.mark.parametrize("language", LANGUAGES)
class DescribeTheMessages:
    def they_exist_for_every_code_and_for_no_other(self, language: Language) -> None:
        known = {c.removeprefix("perkada.") for c in codes(language) if c.startswith("perkada.")}
        assert known == _CODES

    def they_have_a_mend_and_name_only_parameters_that_are_given(self, language: Language) -> None:
        for code in _CODES:
            for key in (f"perkada.{code}", f"perkada.{code}#fix"):
                words = text(key, language)
                assert words != key, f"{key} has no words"
                assert {n for _, n, _, _ in string.Formatter().parse(words) if n} <= _KNOWN, key
