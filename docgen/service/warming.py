"""Reads templates and typefaces before processes part, so that they share them."""

from __future__ import annotations

import logging

from docgen.assets import examples_dir
from docgen.errors import DocgenError
from docgen.service.describing import variants
from docgen.service.documents import Wish, generate
from docgen.service.loading import load
from docgen.service.templates import TemplateStore

__all__ = ["warm"]

_LOG = logging.getLogger("docgen.service")
_EXAMPLE = "kota-contoh.yaml"


def warm(store: TemplateStore) -> int:
    """Make every document of the complete example once, and say how many.

    A template of the office that is at fault is told in the log; whoever asks for its document gets
    the error itself.
    """
    record = load(examples_dir() / _EXAMPLE)
    wish = Wish(variants=frozenset(name for names in variants().values() for name in names))
    made = 0
    try:
        for _ in generate(record, wish, store):
            made += 1
    except DocgenError as error:
        _LOG.warning("not every template could be read ahead: %s", error.code)
    return made
