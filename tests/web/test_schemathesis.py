"""The interface keeps what its description says, whatever is sent to it."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from tests.web.conftest import local_app

EXAMPLES = int(os.environ.get("DOCGEN_SCHEMATHESIS_EXAMPLES", "12"))
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
APP = local_app(LOG_REQUESTS=False)


def near(environ: dict[str, Any], start_response: Any) -> Any:
    """The service, called from this computer."""
    return APP.wsgi_app({**environ, "REMOTE_ADDR": "127.0.0.1"}, start_response)


SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", near)
SCHEMA.config.checks.positive_data_acceptance.expected_statuses.extend(["412", "422"])
"""A record that has the right shape may still say what cannot be (422)."""
OPERATIONS = [each.ok() for each in SCHEMA.get_all_operations()]


@schemathesis.serializer(
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
def as_bytes(_context: Any, value: Any) -> bytes:
    """Bodies of bytes as they are."""
    if isinstance(value, bytes):
        return value
    return str(value).encode("utf-8", "replace")


@pytest.fixture(autouse=True)
def _register(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DOCGEN_DATABASE_URL", f"sqlite:///{tmp_path / 'register.db'}")
    monkeypatch.setenv("DOCGEN_STORE", str(tmp_path / "arsip"))
    monkeypatch.setenv("DOCGEN_PUBLIC_URL", "https://contoh.example")


def _spared(operation: Any, case: Any) -> list[Any]:
    """What no schema can say of a request, so that it is not asked of the answer."""
    media, label = str(case.media_type), operation.label
    names = []
    if media.startswith("text/") or label == "POST /api/v1/check":
        # Whatever is sent as text is text; and to find what is wrong is what checking is for.
        names.append("negative_data_rejection")
    if media == "multipart/form-data":
        names.append("positive_data_acceptance")  # the name of a file may be wrong
    return [CHECKS.get_one(name) for name in names]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
def test_the_interface_keeps_its_word(operation, mode) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @hypothesis_settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck)
    )
    def called(case: Any) -> None:
        response = case.call_and_validate(excluded_checks=_spared(operation, case))
        assert response.status_code not in (401, 403), "the view was not reached"

    called()
