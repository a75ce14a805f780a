"""Every fault of this area is explained, in both languages and with its own parameters."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import docgen.bahasa
from docgen.i18n import LANGUAGES, Language, codes, text

SUMBER = sorted(Path(docgen.bahasa.__file__).parent.glob("*.py"))


def _raised() -> dict[str, set[str]]:
    """Code -> parameters, read from the calls of ``DataError.of`` in the source."""
    found: dict[str, set[str]] = {}
    for path in SUMBER:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value).startswith("bahasa."):
                found.setdefault(node.value, {"value"})
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "DataError.of":
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    found[code.value] = {k.arg for k in node.keywords if k.arg}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
class DescribeTheMessages:
    def they_exist_for_every_code_and_for_no_other(self, language: Language) -> None:
        assert {c for c in codes(language) if c.startswith("bahasa.")} == set(_raised())

    def they_name_only_parameters_that_are_given(self, language: Language) -> None:
        for code, params in _raised().items():
            for key in (code, f"{code}#fix"):
                words = text(key, language)
                assert words != key, f"{key} has no words"
                named = {name for _, name, _, _ in string.Formatter().parse(words) if name}
                # text() leaves a parameter without a value in its braces
                assert named <= params, key
