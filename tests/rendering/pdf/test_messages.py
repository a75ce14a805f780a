from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import docgen.rendering.pdf
from docgen.assets import locales_dir
from docgen.errors import Finding
from docgen.i18n import explain

SOURCES = Path(docgen.rendering.pdf.__file__).parent
CODES = sorted(
    {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'"(pdf\.[a-z0-9_]+)"', path.read_text(encoding="utf-8"))
    }
)


def _catalogue(language):
    path = locales_dir() / language / "LC_MESSAGES" / "pdf.po"
    with path.open("rb") as source:
        return {message.id: message.string for message in read_po(source) if message.id}


class DescribeMessages:
    @pytest.mark.parametrize("language", ["id", "en"])
    def they_say_what_is_wrong_and_how_to_mend_it(self, language) -> None:
        expected = {code + suffix for code in CODES for suffix in ("", "#fix")}
        catalogue = _catalogue(language)
        assert set(catalogue) == expected
        assert all(catalogue.values())

    def they_name_the_same_parameters_in_both_languages(self) -> None:
        indonesian, english = _catalogue("id"), _catalogue("en")
        for code, message in indonesian.items():
            names = [set(re.findall(r"(?<!\{)\{(\w+)\}", m)) for m in (message, english[code])]
            assert names[0] == names[1], code

    @pytest.mark.parametrize("code", CODES)
    def they_can_be_filled_in(self, code) -> None:
        words = explain(Finding(code, "a.xml:3", {"allowed": "x"}))
        assert words.message != code
        assert words.fix
        assert "{path}" not in words.message
