"""A signed file is still PDF/A-2a and PDF/UA-1, and poppler's pdfsig agrees on every signature."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from docgen.signing.demo import make_demo_keys
from docgen.signing.demo_server import demo_stamper
from tests import outside
from tests.conformance.vera import Vera
from tests.signing.kit import Desk, minutes

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture(scope="module")
def files(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The minutes signed by all three, at each level."""
    folder = tmp_path_factory.mktemp("ditandatangani")
    found = []
    stamper = demo_stamper(desk.keys.folder)
    for level in ("b", "t", "lt"):
        data = minutes()
        for number in (1, 2, 3):
            data = desk.sign(data, number, level=level, stamper=stamper, reason="Pengesahan").data
        found.append(folder / f"{level}.pdf")
        found[-1].write_bytes(data)
    return found


def test_verapdf_passes_every_level(files: list[Path], tmp_path: Path) -> None:
    assert Vera(tmp_path).failures(files) == []


def test_pdfsig_finds_three_valid_signatures(files: list[Path], tmp_path: Path) -> None:
    """The demo authority is in none of its databases: valid, and of an unknown issuer."""
    for path in files:
        said = pdfsig(path, tmp_path)
        assert re.findall(r"Signature Field Name: (\S+)", said) == ["tim_1", "tim_2", "unit_1"]
        assert said.count("Signature Validation: Signature is Valid.") == 3
        assert said.count("Certificate issuer isn't Trusted") == 3
        assert said.count("  - Total document signed") == 1
        assert said.count("  - Not total document signed") == 2


def test_pdfsig_and_docgen_agree_on_a_changed_file(
    files: list[Path], desk: Desk, tmp_path: Path
) -> None:
    data = bytearray(files[0].read_bytes())
    data[data.index(b"<xmp:CreateDate>") + len("<xmp:CreateDate>202")] = ord("9")
    path = tmp_path / "diubah.pdf"
    path.write_bytes(bytes(data))
    assert pdfsig(path, tmp_path).count("Signature Validation: Digest Mismatch.") == 3
    assert desk.verdict(bytes(data)) == "tidak_sah"


def pdfsig(path: Path, home: Path) -> str:
    """What poppler says; with a home of its own, so that no database of the tester counts."""
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C"}
    done = subprocess.run(
        [outside.program("pdfsig"), str(path)], capture_output=True, text=True, env=environment
    )
    return done.stdout
