"""What is different between two revisions of a file, in terms of what a reader sees.

pyHanko says whether a change is allowed; this says what it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler

__all__ = ["CHANGES", "changes_of"]

CHANGES = {
    "pages": "verify.change_pages",
    "content": "verify.change_content",
    "attachments": "verify.change_attachments",
    "layers": "verify.change_layers",
    "annotations": "verify.change_annotations",
    "form": "verify.change_form",
    "metadata": "verify.change_metadata",
}
"""Aspects of a file, and the code of a change in each."""

_DEEPEST = 40
_MOST = 20_000
"""Objects that one aspect is read from."""
_UP = {"/Parent", "/P", "/StructParent", "/StructParents", "/Pg"}
"""References that lead out of an aspect."""


def changes_of(reader: PdfFileReader, old: int, new: int) -> tuple[str, ...]:
    """Codes of what differs between two revisions, counted from 0.

    A revision that cannot be read yields ``verify.change_unreadable``.
    """
    try:
        before = _aspects(reader.get_historical_resolver(old))
        after = _aspects(reader.get_historical_resolver(new))
    except Exception:  # what a forged file makes the reader run into is of any kind
        return ("verify.change_unreadable",)
    _ignore_signing(before["form"], after["form"])
    return tuple(code for name, code in CHANGES.items() if before[name] != after[name])


def _ignore_signing(before: dict[str, str], after: dict[str, str]) -> None:
    """Take the fields out that were signed in between: that is no change of the form."""
    for name in [name for name, shown in after.items() if not shown and before.get(name, "")]:
        del before[name], after[name]


def _aspects(file: PdfHandler) -> dict[str, Any]:
    root = file.root
    pages = list(_pages(root["/Pages"]))
    names = root.get("/Names", generic.DictionaryObject())
    return {
        "pages": len(pages),
        "content": [
            _digest([page.get("/Contents"), page.get("/Resources"), page.get("/MediaBox")])
            for page in pages
        ],
        "attachments": _digest([names.get("/EmbeddedFiles"), root.get("/AF")]),
        "layers": _digest([root.get("/OCProperties")]),
        "annotations": [_annotations(page) for page in pages],
        "form": _form(root.get("/AcroForm", generic.DictionaryObject())),
        "metadata": _digest([root.get("/Metadata")]),
    }


def _pages(node: Any, depth: int = 0) -> Iterator[generic.DictionaryObject]:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if "/Kids" not in node:
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object(), depth + 1)


def _annotations(page: generic.DictionaryObject) -> list[str]:
    """What lies over a page, form fields apart."""
    found = []
    for reference in page.get("/Annots", ()):
        entry = reference.get_object()
        if entry.get("/Subtype") != "/Widget":
            found.append(_digest([entry]))
    return found


def _form(form: Any) -> dict[str, str]:
    """The fields with what they show; what a signature shows is pyHanko's to judge."""
    found = {}
    for reference in form.get("/Fields", ()):
        entry = reference.get_object()
        name = str(entry.get("/T", ""))
        if entry.get("/FT") == "/Sig" and "/V" in entry:
            found[name] = ""
        else:
            found[name] = _digest([entry.get(key) for key in ("/V", "/AP", "/Rect", "/F", "/Ff")])
    return found


def _digest(things: list[Any]) -> str:
    digest = hashlib.sha256()
    budget = [_MOST]
    for thing in things:
        _feed(digest, thing, 0, budget, set())
    return digest.hexdigest()


def _feed(digest: Any, thing: Any, depth: int, budget: list[int], seen: set[Any]) -> None:
    """Feed an object and all that it refers to into a digest."""
    budget[0] -= 1
    if depth > _DEEPEST or budget[0] < 0:
        raise ValueError("too much to compare")
    if isinstance(thing, generic.IndirectObject):
        if thing.reference in seen:
            return
        seen.add(thing.reference)
        thing = thing.get_object()
    if isinstance(thing, generic.DictionaryObject):
        digest.update(b"<<")
        for key in sorted(thing):
            if key not in _UP:
                digest.update(str(key).encode())
                _feed(digest, thing.raw_get(key), depth + 1, budget, seen)
        if isinstance(thing, generic.StreamObject):
            digest.update(thing.encoded_data)
        digest.update(b">>")
    elif isinstance(thing, generic.ArrayObject):
        digest.update(b"[")
        for index in range(len(thing)):
            _feed(digest, thing.raw_get(index), depth + 1, budget, seen)
        digest.update(b"]")
    else:
        digest.update(repr(thing).encode())
