"""A request that the service does not take, with the status that says so."""

from __future__ import annotations

from typing import Any

from docgen.errors import Finding, UsageFault

__all__ = ["Refusal"]


class Refusal(UsageFault):
    """The request itself is at fault, whatever its record says."""

    def __init__(self, status: int, kind: str, code: str, path: str = "", **params: Any) -> None:
        """``kind``: the word for programs in the problem's type, such as ``too-large``."""
        super().__init__(Finding(code, path, params))
        self.status = status
        self.kind = kind
