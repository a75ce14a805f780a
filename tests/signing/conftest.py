"""One folder of demo keys and one signed document for all tests that do not change them."""

from __future__ import annotations

import pytest

from docgen.signing.demo import make_demo_keys
from tests.signing.kit import Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture(scope="session")
def signed(desk: Desk) -> bytes:
    """Signed by all three."""
    return desk.signed(reason="Pengesahan")
