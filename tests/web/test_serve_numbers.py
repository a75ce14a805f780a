"""What the processes of ``docgen serve`` count together, and that they are renewed."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.web.test_serve import Asking, serving, wait_for, workers_of

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")


def counted(address: str, route: str) -> int:
    """How many requests of a route were counted, as Prometheus is told."""
    with urlopen(f"{address}/metrics", timeout=30) as answer:
        text = answer.read().decode()
    found = re.findall(
        rf'^docgen_requests_total\{{[^}}]*route="{route}"[^}}]*\}} (\d+)', text, re.M
    )
    return sum(map(int, found))


def ask(address: str, times: int) -> None:
    for _ in range(times):
        with urlopen(f"{address}/healthz", timeout=30) as answer:
            answer.read()


class DescribeTheNumbers:
    def they_are_those_of_all_processes_also_of_the_dead(self, tmp_path: Path) -> None:
        place = tmp_path / "sementara"
        place.mkdir()
        settings = {"DOCGEN_WORKERS": "2", "TMPDIR": str(place)}
        with serving(tmp_path, **settings) as (address, process):
            wait_for(lambda: len(workers_of(process)) == 2)
            ask(address, 20)
            # Whichever of the two answers, it tells of both.
            assert {counted(address, "/healthz") for _ in range(8)} == {20}
            (folder,) = place.glob("docgen-hitungan-*")
            assert folder.stat().st_mode & 0o077 == 0
            old = workers_of(process)
            for pid in old:
                os.kill(pid, signal.SIGKILL)
            wait_for(lambda: len(workers_of(process) - old) == 2)
            ask(address, 5)
            assert counted(address, "/healthz") == 25
            process.send_signal(signal.SIGHUP)
            renewed = workers_of(process)
            wait_for(lambda: workers_of(process) and not workers_of(process) & renewed)
            assert counted(address, "/healthz") == 25
            assert folder.is_dir(), "a process that ended took the folder of the others away"
        assert not list(place.glob("docgen-hitungan-*"))

    def the_next_service_clears_away_what_a_killed_one_left(self, tmp_path: Path) -> None:
        place = tmp_path / "sementara"
        place.mkdir()
        settings = {"DOCGEN_WORKERS": "2", "TMPDIR": str(place)}
        with serving(tmp_path, **settings) as (address, process):
            ask(address, 1)
            process.send_signal(signal.SIGKILL)
            process.wait()
        (left,) = place.glob("docgen-hitungan-*")
        with serving(tmp_path, **settings) as (address, process):
            assert counted(address, "/healthz") == 0
            (own,) = place.glob("docgen-hitungan-*")
            assert own != left

    def they_lie_where_the_environment_says(self, tmp_path: Path) -> None:
        folder = tmp_path / "angka"
        folder.mkdir()
        settings = {"DOCGEN_WORKERS": "2", "PROMETHEUS_MULTIPROC_DIR": str(folder)}
        with serving(tmp_path, **settings) as (address, _):
            ask(address, 3)
            assert counted(address, "/healthz") == 3
        assert list(folder.glob("*.db"))


class DescribeProcesses:
    def they_are_renewed_after_so_many_requests_and_lose_none(self, tmp_path: Path) -> None:
        settings = {"DOCGEN_WORKERS": "2", "DOCGEN_MAX_REQUESTS": "15"}
        with serving(tmp_path, **settings) as (address, process):
            wait_for(lambda: len(workers_of(process)) == 2)
            first = workers_of(process)
            with Asking(address, callers=2) as asking:
                wait_for(lambda: not workers_of(process) & first)
                wait_for(lambda before=asking.answered: asking.answered > before + 4)
            assert asking.failed == 0
