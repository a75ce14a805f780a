"""Settings come from the environment, and need none of it."""

from __future__ import annotations

from dataclasses import Field, fields
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from docgen.settings import SETTINGS, Settings, current, data_folder


class DescribeSettings:
    def they_need_nothing(self) -> None:
        assert current({}) == Settings()
        assert data_folder().is_absolute()

    def they_say_where_the_register_lies_and_how_it_numbers(self) -> None:
        found = current(
            {
                "DOCGEN_DATABASE_URL": " sqlite:///x.db ",
                "DOCGEN_STORE": "berkas",
                "DOCGEN_PUBLIC_URL": "https://dokumen.example/",
                "DOCGEN_NUMBER_FORMAT": "{urut}/{unit}",
                "DOCGEN_NUMBER_CODES": "maklumat=100",
                "DOCGEN_NUMBER_UNIT": "HUK",
                "DOCGEN_ACTOR": "penguji",
            }
        )
        assert found.database_url == "sqlite:///x.db"
        assert found.store == Path("berkas")
        assert found.public_url == "https://dokumen.example"
        assert (found.number_format, found.number_codes) == ("{urut}/{unit}", "maklumat=100")
        assert (found.number_unit, found.actor) == ("HUK", "penguji")

    def an_empty_pattern_counts_as_not_set(self) -> None:
        assert current({"DOCGEN_NUMBER_FORMAT": " "}).number_format == Settings().number_format

    def each_field_can_be_set_by_one_variable(self) -> None:
        assert [setting.field for setting in SETTINGS] == [
            field.name for field in sorted(fields(Settings), key=_place)
        ]

    def they_say_how_the_service_runs(self) -> None:
        found = current(
            {
                "DOCGEN_HOSTS": " Docgen.Example, lain.example ,",
                "DOCGEN_WORKERS": "3",
                "DOCGEN_PROXIES": "1",
                "DOCGEN_ACCOUNTS": "REQUIRED",
                "SOURCE_DATE_EPOCH": "1700000000",
            }
        )
        assert found.hosts == ("docgen.example", "lain.example")
        assert (found.workers, found.proxies, found.accounts) == (3, 1, "required")
        assert found.epoch is not None
        assert found.epoch.year == 2023

    @given(st.dictionaries(st.sampled_from([s.env for s in SETTINGS]), st.text(max_size=30)))
    def they_take_any_text(self, environ: dict[str, str]) -> None:
        current(environ)


def _place(field: Field[object]) -> int:
    return [setting.field for setting in SETTINGS].index(field.name)
