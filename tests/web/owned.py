"""What the parts of a route's path name: something that a unit owns, or nothing that is secret.

A new route with a part in its path needs a line here; ``test_routes`` fails without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.register import find
from tests.web.office import Office

__all__ = ["FREE", "OWNED"]


def _draft(**parts: str) -> Callable[[Office], Mapping[str, str]]:
    return lambda office: {"key": office.draft(kind="perkada"), **parts}


def _document(office: Office) -> Mapping[str, str]:
    return {"key": office.document()}


def _file(office: Office) -> Mapping[str, str]:
    key = office.document()
    with office.database.reading() as connection:
        return {"key": key, "sha256": find(connection, key).files[0].sha256}


def _room(office: Office) -> Mapping[str, str]:
    return {"key": office.room()}


_BATCH = ("", "/mulai", "/perbaiki", "/lanjut", "/henti", "/hapus", "/peristiwa", "/keadaan",
          "/hasil.zip", "/ditolak.csv", "/ditolak.xlsx")  # fmt: skip
_API = ("", "/events", "/zip", "/rows", "/refused", "/corrections", "/resume", "/stop")
_TEMPLATE = {"name": "pdf/maklumat.xml", "number": "1"}

OWNED: Mapping[str, Callable[[Office], Mapping[str, str]]] = {
    **{f"/perkada/<key>{rest}": _draft() for rest in ("", "/simpan", "/halaman")},
    "/perkada/<key>/naskah.<form>": _draft(form="docx"),
    "/perkada/<key>/halaman/<int:number>.png": _draft(number="987"),
    **{f"/register/<key>{rest}": _document for rest in ("", "/cabut")},
    "/register/<key>/berkas/<sha256>": _file,
    **{f"/tanda-tangan/<key>{rest}": _document for rest in ("", "/berkas")},
    **{f"/batch/<key>{rest}": _room for rest in _BATCH},
    **{f"/api/v1/batches/<key>{rest}": _room for rest in _API},
    "/api/v1/register/<key>": lambda office: {"key": office.document()},
    "/api/v1/register/<key>/files/<ending>": lambda office: {
        "key": office.document(),
        "ending": "pdf",
    },
    "/api/v1/register/<key>/void": lambda office: {"key": office.document()},
    "/konsep/<key>": lambda office: {"key": office.draft()},
    "/konsep/<key>/buang": lambda office: {"key": office.draft()},
    "/konsep/<key>/ekspor": lambda office: {"key": office.draft()},
    "/konsep/<key>/halaman/<int:number>": lambda office: {"key": office.draft(), "number": "0"},
    "/konsep/<key>/pratinjau": lambda office: {"key": office.draft()},
    "/konsep/<key>/simpan": lambda office: {"key": office.draft()},
}
"""By the rule of the route: makes a thing of the unit ``HERE`` and gives the parts of its path, as
``"/register/<key>": lambda office: {"key": office.document()}`` does."""

FREE: Mapping[str, Mapping[str, str]] = {
    "/api/v1/schema/<kind>": {"kind": "maklumat"},
    "/api/v1/templates/<path:name>": {"name": "docx/maklumat.docx"},  # the same for all units
    "/v/<key>": {"key": "0" * 26},  # open to the public, behind an id that nobody can guess
    # templates belong to the office
    "/templat/<path:name>/lihat": _TEMPLATE,
    "/templat/<path:name>/unduh": _TEMPLATE,
    "/templat/<path:name>/contoh": _TEMPLATE,
    "/templat/<path:name>/halaman/<int:number>.png": _TEMPLATE,
}
"""Parts that name nothing of a unit, with a value for each."""
