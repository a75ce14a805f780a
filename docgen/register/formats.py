"""The pattern of a number, such as ``{kode}/{urut}/{unit}/{tahun}``.

Permendagri 83/2022 gives the classification codes and numbers such as ``000.8.3.3/15/OR``; the
month in Roman figures and the year are not asked for there but used by many regions. So the
pattern is the office's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from docgen.bahasa.angka import romawi
from docgen.errors import UsageFault

__all__ = ["PLAIN", "NumberFormat"]

PLAIN = "{urut}"
"""The number of a regulation: plain Arabic digits (Lampiran II UU 12/2011 butir 2a)."""

_FIELDS = ("kode", "urut", "unit", "tahun", "bulan", "bulan_romawi")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A checked pattern and what its fields hold for one document."""

    pattern: str
    """Text with fields: ``kode``, ``urut`` (``{urut:4}`` fills up to four figures with zeros),
    ``unit``, ``tahun``, ``bulan``, ``bulan_romawi``."""
    year: int
    month: int | None = None
    kode: str = ""
    """The classification code (Permendagri 83/2022)."""
    unit: str = ""
    """The code of the office."""

    def __post_init__(self) -> None:
        """Refuse a pattern that cannot number: UsageFault ``register.format``, ``.no_value``."""
        fields = [name for name, _ in self._parts() if name]
        if fields.count("urut") != 1:
            raise UsageFault.of("register.format", self.pattern[:80], fields=", ".join(_FIELDS))
        values = {"kode": self.kode, "unit": self.unit, "bulan": self.month}
        values["bulan_romawi"] = self.month
        for name in fields:
            if not values.get(name, True):
                raise UsageFault.of(f"register.no_{name.split('_')[0]}", self.pattern[:80])

    def write(self, urut: int) -> str:
        """The number in words of the office: ``100.3.11/15/HUK/2024``."""
        return "".join(self._value(name, text, urut) for name, text in self._parts())

    def read(self, nomor: str) -> int | None:
        """The running number in a number of this pattern; None when it has another form."""
        pattern = "".join(
            r"([0-9]{1,9})" if name == "urut" else re.escape(self._value(name, text, 0))
            for name, text in self._parts()
        )
        found = re.fullmatch(pattern, nomor.strip())
        return int(found[1]) or None if found else None

    def _value(self, name: str, text: str, urut: int) -> str:
        if name == "urut":
            return f"{urut:0{text}d}" if text else str(urut)
        if name == "tahun":
            return str(self.year)
        if name == "bulan":
            return f"{self.month:02d}"
        if name == "bulan_romawi":
            return romawi(self.month or 1)
        return {"kode": self.kode, "unit": self.unit}.get(name, text)

    def _parts(self) -> list[tuple[str, str]]:
        """Pairs of a field's name and its padding; a name of nothing and plain text."""
        fault = UsageFault.of("register.format", self.pattern[:80], fields=", ".join(_FIELDS))
        found: list[tuple[str, str]] = []
        try:
            pieces = list(Formatter().parse(self.pattern))
        except ValueError:
            raise fault from None
        for text, name, padding, conversion in pieces:
            if text:
                found.append(("", text))
            if name is None:
                continue
            padded = name == "urut" and re.fullmatch(r"[1-9]?", padding or "")
            if name not in _FIELDS or conversion or (padding and not padded):
                raise fault
            found.append((name, padding or ""))
        return found
