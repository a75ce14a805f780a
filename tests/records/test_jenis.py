"""Single values: what each type takes, and in which form it gives it back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.records.jenis import Bulat, Isian, Jam, Pilih, Tanggal, Teks, YaTidak, isi

TEXT: TypeAdapter[Any] = TypeAdapter(Teks)
DATE: TypeAdapter[Any] = TypeAdapter(Tanggal)
TIME: TypeAdapter[Any] = TypeAdapter(Jam)
NUMBER: TypeAdapter[Any] = TypeAdapter(Bulat)
YES: TypeAdapter[Any] = TypeAdapter(YaTidak)
CHOICE: TypeAdapter[Any] = TypeAdapter(Pilih[Literal["Wali Kota", "dengan_catatan"]])
ALL = (TEXT, DATE, TIME, NUMBER, YES, CHOICE)


class DescribeValues:
    @pytest.mark.parametrize(
        ("kind", "typed", "read"),
        [
            (TEXT, " Dinas \r\n Contoh ", "Dinas \n Contoh"),
            (TEXT, "a & b {{ x }} \"'’é", "a & b {{ x }} \"'’é"),
            (DATE, "2024-02-29", date(2024, 2, 29)),
            (DATE, date(2024, 2, 29), date(2024, 2, 29)),
            (DATE, datetime(2024, 2, 29, 9, 30), date(2024, 2, 29)),
            (TIME, "9.05", time(9, 5)),
            (TIME, "09:05:30", time(9, 5)),
            (NUMBER, "50000", 50000),
            (NUMBER, 0, 0),
            (YES, "Ya", True),
            (YES, "tidak", False),
            (YES, True, True),
            (CHOICE, "WALI-KOTA", "Wali Kota"),
            (CHOICE, "Dengan catatan", "dengan_catatan"),
        ],
    )
    def it_reads_what_people_write(self, kind: TypeAdapter[Any], typed: Any, read: Any) -> None:
        assert kind.validate_python(typed) == read

    @pytest.mark.parametrize("kind", ALL)
    def it_lets_a_placeholder_through_unchanged(self, kind: TypeAdapter[Any]) -> None:
        value = kind.validate_python(" [belum diketahui] ")
        assert value == "[belum diketahui]"
        assert isinstance(value, Isian)
        assert isi(value) is None

    @pytest.mark.parametrize("kind", [k for k in ALL if k is not TEXT])
    @pytest.mark.parametrize("typed", ["[ab]", "[#label]", "[@rujukan]", "[a] [b]", "[a\nbc]"])
    def it_takes_no_other_brackets_for_one(self, kind: TypeAdapter[Any], typed: str) -> None:
        with pytest.raises(ValidationError):
            kind.validate_python(typed)

    @pytest.mark.parametrize("kind", ALL)
    @given(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.binary()
        | st.lists(st.text(max_size=3), max_size=2)
        | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2)
    )
    def it_reads_or_refuses_anything(self, kind: TypeAdapter[Any], value: Any) -> None:
        try:
            kind.validate_python(value)
        except ValidationError as error:
            codes = {detail["type"] for detail in error.errors()}
            if not all(code.startswith("record.") for code in codes):
                raise

    @given(st.dates())
    def it_reads_back_every_date(self, day: date) -> None:
        assert DATE.validate_python(day.isoformat()) == day

    @given(st.times())
    def it_writes_times_with_a_dot(self, moment: time) -> None:
        typed = f"{moment:%H.%M}"
        assert TIME.dump_python(TIME.validate_python(typed), mode="json") == typed
