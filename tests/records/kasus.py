"""One check, with a record that it finds fault with and one that it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Severity
from tests.records.contoh import BASE, changed, with_code

__all__ = ["Kasus"]


@dataclass(frozen=True)
class Kasus:
    """What is changed in the sound record, and where the check must find it."""

    code: str
    severity: Severity
    wrong: dict[str, Any]
    """Changes that make the record wrong."""
    at: str
    """The path of the finding."""
    says: tuple[str, ...] = ()
    """Words that the values in the message hold."""
    right: dict[str, Any] = field(default_factory=dict)
    """Changes that come near but are right; none: the sound record."""
    times: int = 1

    def __str__(self) -> str:
        return f"{self.code}@{self.at}"

    def must_find(self) -> None:
        found = with_code(changed(self.wrong), self.code)
        assert [f.severity for f in found] == [self.severity] * self.times
        assert self.at in [f.path for f in found]
        said = " ".join(str(value) for f in found for value in f.params.values())
        for words in self.says:
            assert words in said
        assert all(f.label or not f.path for f in found)

    def must_not_find(self) -> None:
        assert with_code(changed(self.right, BASE), self.code) == []
