"""What all models share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Answer", "Sha256"]

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hex."""


class Answer(BaseModel):
    """What is answered: exactly these members."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
