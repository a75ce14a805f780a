"""Every message exists in both languages, with the same parameters and a mend."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from docgen.errors import DataError, DocgenError, Finding
from docgen.i18n import _catalogue, codes, explain, text
from docgen.records.berkas import Berkas
from docgen.records.dasar import part_of
from docgen.web import create_app

PACKAGE = Path(__file__).resolve().parent.parent / "docgen"
_CODE = re.compile(r'"([a-z][a-z0-9]*\.[a-z][a-z0-9_]*)"')


def fields(message: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(message) if name}


def codes_in_source() -> set[str]:
    """Dotted codes in the source that belong to an area with a catalogue."""
    areas = {code.split(".")[0] for code in codes()}
    found = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in _CODE.findall(path.read_text(encoding="utf-8"))
    }
    return {code for code in found if code.split(".")[0] in areas and "/" not in code}


class DescribeCatalogues:
    def they_hold_the_same_codes_in_both_languages(self) -> None:
        assert set(_catalogue("id")) == set(_catalogue("en"))

    @pytest.mark.parametrize("key", sorted(_catalogue("id")))
    def they_name_the_same_parameters_in_both_languages(self, key: str) -> None:
        assert fields(_catalogue("id")[key]) == fields(_catalogue("en")[key])

    def they_have_words_for_every_code_of_the_source(self) -> None:
        files = {".yaml", ".yml", ".csv", ".xml", ".docx", ".json", ".ttf"}
        paths = {
            f"{section}.{name}"
            for section, field in Berkas.model_fields.items()
            if (part := part_of(field.annotation))
            for name in part.model_fields
        }
        endpoints = set(create_app({"TESTING": True, "LOCAL": True}).view_functions)
        missing = {
            code
            for code in codes_in_source() - codes() - paths - endpoints
            if f".{code.split('.')[1]}" not in files and not code.startswith("cli.severity")
        }
        assert not missing


class DescribeExplain:
    def it_fills_in_parameters_path_and_label(self) -> None:
        finding = Finding("service.cannot_write", "/x", {"sebab": "penuh"})
        assert explain(finding).message == "Folder /x tidak dapat ditulisi: penuh."
        assert "cannot be written" in explain(finding, "en").message

    def it_never_fails_for_a_missing_parameter(self) -> None:
        assert "{sebab}" in explain(Finding("service.cannot_write", "/x")).message

    def it_gives_the_code_where_there_are_no_words(self) -> None:
        assert text("no.such_code") == "no.such_code"


class DescribeDocgenError:
    def it_needs_a_finding(self) -> None:
        with pytest.raises(ValueError, match="at least one"):
            DocgenError()

    def it_says_code_and_place(self) -> None:
        error = DataError(Finding("record.missing", "pemda.nama"))
        assert error.code == "record.missing"
        assert str(error) == "record.missing @ pemda.nama"
