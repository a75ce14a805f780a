"""Files and the register: whether a PDF is the registered one, whatever was signed onto it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from docgen import register, settings
from docgen.errors import DocgenError
from docgen.register import Database, Document, connect
from docgen.service.register import opened
from docgen.settings import Settings
from docgen.signing.opening import Opened
from docgen.signing.verify import leading_hashes

__all__ = ["Match", "match", "register_if_any"]

_ID = re.compile(r"/v/([0-9a-z]{26})\Z")


@dataclass(frozen=True, slots=True)
class Match:
    """The registered document that a file belongs to."""

    document: Document
    length: int
    """Leading bytes that are a registered file; 0 when the file only claims to be the document."""
    whole: bool
    """Whether these are all of its bytes."""

    @property
    def latest(self) -> bool:
        """Whether they are the document's last file, the one with the most signatures."""
        last = self.document.latest("pdf")
        return self.whole and last is not None and last.size == self.length


@contextmanager
def register_if_any(current: Settings | None = None) -> Iterator[Database | None]:
    """The register, when there is one: looking a file up must not make an empty one.

    Raises EnvironmentFault when the database cannot be reached.
    """
    current = current or settings.current()
    address = connect(current).engine.url  # nothing is opened yet
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        yield None
        return
    with opened(current) as database:
        yield database


def match(database: Database, file: Opened) -> Match | None:
    """The document that a file belongs to; None when it is not registered, nor claims to be.

    Bytes count, not words: the hash of the whole file, or of its leading bytes up to the end of one
    of its revisions, must be that of a registered file. A file that only names a document, in its
    own description, is a changed or a foreign one: its ``length`` is 0.
    """
    hashes = leading_hashes(file.data, (*file.ends, len(file.data)))
    with database.reading() as connection:
        for digest, length in sorted(hashes.items(), key=lambda item: -item[1]):
            for document in register.by_file(connection, digest):
                return Match(document, length, length == len(file.data))
        for key in _claimed(file):
            with suppress(DocgenError):  # an id that the register does not know
                return Match(register.find(connection, key), 0, False)
    return None


def _claimed(file: Opened) -> list[str]:
    """The public id that a file says to be checked under."""
    try:
        address = str(file.reader.trailer_view["/Info"]["/DocgenAddress"])
    except Exception:  # a forged file may raise anything; what cannot be read names nothing
        return []
    return _ID.findall(address)[:1]
