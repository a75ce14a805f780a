"""docs/service.md is complete: every address, every kind of problem, every limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from docgen.i18n import codes
from docgen.web.intake import MAX_RECORDS
from docgen.web.making import MAX_DOCUMENTS
from docgen.web.unpacking import LIMITS


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "service.md").read_text(encoding="utf-8")


class DescribeTheDocs:
    def they_name_every_address(self, page: str, app: Flask) -> None:
        routes = app.url_map.iter_rules()
        rules = {route.rule for route in routes if not route.endpoint.endswith("static")}
        assert {rule for rule in rules if f"{rule}`" not in page} == set()

    def they_name_every_kind_of_problem(self, page: str) -> None:
        prefix = "web.problem."
        kinds = {code.removeprefix(prefix) for code in codes() if code.startswith(prefix)}
        assert {kind for kind in kinds if f"`{kind}`" not in page} == set()

    def they_state_the_limits_in_force(self, page: str, app: Flask) -> None:
        for limit in (
            f"{app.config['MAX_CONTENT_LENGTH'] // 1_000_000} MB",
            f"{app.config['MAX_FORM_PARTS']} parts",
            f"{LIMITS.members} files, {LIMITS.total // 1_000_000} MB unpacked",
            f"{LIMITS.ratio}-fold",
            f"{MAX_RECORDS} records, {MAX_DOCUMENTS} documents",
        ):
            assert limit in page
