"""The kinds of documents: each module here turns a record into a context of finished sentences.

A new kind is one module with a ``KIND``; nothing else has to name it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from docgen.kinds.bersama.naskah import QR_SLOT, Kind, MediaNeed, Naskah, Numbering, Registration
from docgen.records.berkas import SECTIONS

__all__ = ["QR_SLOT", "Kind", "MediaNeed", "Naskah", "Numbering", "Registration", "all_kinds"]


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the record's sections."""
    modules = (
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    )
    kinds = [module.KIND for module in modules if hasattr(module, "KIND")]
    return tuple(sorted(kinds, key=lambda kind: SECTIONS.index(kind.section)))
