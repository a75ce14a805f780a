"""A batch is killed at random moments, again and again, and loses nothing."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from docgen.batch.places import LOCK, STATE, FolderPlace
from docgen.batch.stores import TEMPORARY
from tests.batch.conftest import base_file, csv_table, rows

__all__ = ["base_file", "csv_table"]

KILLS = 50
ROWS = 300
SEED = 20260101

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills process groups (POSIX)")


def start(table: Path, base: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    words = ["batch", table, "--base", base, "-o", output, "--format", "docx", "--workers", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "docgen", *map(str, words), *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def contents(folder: Path) -> dict[str, str]:
    """Every file of a batch but its state, as hashes."""
    own = {STATE, f"{STATE}-wal", f"{STATE}-shm", LOCK}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in own
    }


class DescribeResume:
    def it_loses_and_doubles_nothing_over_fifty_kills(
        self, csv_table: Any, base_file: Path, tmp_path: Path
    ) -> None:
        table = csv_table(rows(ROWS, wrong=[7, 223]))
        undisturbed = tmp_path / "utuh"
        began = time.monotonic()
        done = start(table, base_file, undisturbed)
        done.communicate()
        length = time.monotonic() - began
        assert done.returncode == 1  # two rows are refused
        wanted = contents(undisturbed)
        assert len(wanted) == 2 * (ROWS - 2) + 1

        chance = random.Random(SEED)
        kills = rounds = 0
        while kills < KILLS:
            rounds += 1
            output = tmp_path / f"r{rounds}"
            for attempt in range(KILLS + 1):
                begun = output.is_dir() and FolderPlace(output).begun()
                process = start(table, base_file, output, *(["--resume"] if begun else []))
                try:
                    # From the first imports to beyond the end; some batches come through whole.
                    _, said = process.communicate(timeout=chance.uniform(0.2, 1.1) * length)
                    assert process.returncode == 1, said.decode()
                    break
                except subprocess.TimeoutExpired:
                    whole_group = chance.random() < 0.5
                    os.killpg(process.pid, signal.SIGKILL) if whole_group else process.kill()
                    process.communicate()
                    _wait_for_orphans(process.pid)
                    kills += 1
                assert attempt < KILLS
            assert contents(output) == wanted
            assert not list(output.rglob(f"{TEMPORARY}*"))
        assert kills >= KILLS


def _wait_for_orphans(group: int) -> None:
    """Workers whose parent died end by themselves."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("workers outlive their parent")
