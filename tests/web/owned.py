"""What the parts of a route's path name: something that a unit owns, or nothing that is secret.

A new route with a part in its path needs a line here; ``test_routes`` fails without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.web.office import Office

__all__ = ["FREE", "OWNED"]

OWNED: Mapping[str, Callable[[Office], Mapping[str, str]]] = {
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
}
"""Parts that name nothing of a unit, with a value for each."""
