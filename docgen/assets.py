"""Where docgen's own files lie: inside an installed package, or at the root of a checkout.

``templates/``, ``locales/`` and ``examples/`` stand at the top of the repository and are packed
into the wheel under ``docgen/_assets/``. This module alone knows the difference.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.errors import EnvironmentFault

__all__ = ["examples_dir", "fonts_dir", "locales_dir", "templates_dir"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def _find(name: str) -> Path:
    for candidate in (_PACKAGE / "_assets" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise EnvironmentFault.of("assets.missing", name)


def templates_dir() -> Path:
    """The folder of the built-in templates (``docx/``, ``pdf/``)."""
    return _find("templates")


def locales_dir() -> Path:
    """The folder of the message catalogues."""
    return _find("locales")


def examples_dir() -> Path:
    """The folder of the example records and the files that they name."""
    return _find("examples")


def fonts_dir() -> Path:
    """The folder of the embedded typefaces and their licences."""
    return _PACKAGE / "fonts"
