"""Opens a template's package, which is not trusted; what is wrong with it is the template's."""

from __future__ import annotations

from docgen.errors import DataError, TemplateFault
from docgen.ooxml.package import LIMITS, Limits
from docgen.ooxml.package import read_members as read_package

__all__ = ["LIMITS", "Limits", "read_members"]


def read_members(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Name to content of every member, in the order of the package.

    Raises:
        TemplateFault: no zip file (``docx.not_word``; ``docx.old_word`` for .doc), or over a limit
            (``docx.too_large``); every fault at once.
    """
    try:
        return read_package(data, "docx", limits)
    except DataError as error:
        raise TemplateFault(*error.findings) from error
