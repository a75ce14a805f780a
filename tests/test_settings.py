"""Settings come from the environment, and need none of it."""

from __future__ import annotations

from pathlib import Path

from docgen.settings import Settings, current, data_folder


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
