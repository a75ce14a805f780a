"""The codes of numbers, as a setting says them."""

from __future__ import annotations

import pytest

from docgen.errors import UsageFault
from docgen.service.register import number_codes


@pytest.mark.parametrize("text", ["x", "a=", "=1", "a=1 2", "A=1", "a=1,b"])
def test_codes_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(UsageFault) as error:
        number_codes(text)
    assert error.value.code == "register.bad_codes"
    assert number_codes(" a = 1.2 , berita-acara=100.3.11,") == {
        "a": "1.2",
        "berita-acara": "100.3.11",
    }
