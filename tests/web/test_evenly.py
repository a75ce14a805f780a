"""Callers are shared out among the processes, and those who say nothing keep nobody waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from docgen.web.serving import evenly
from docgen.web.serving.evenly import Worker, enter, leave
from tests.web.test_serve import serving, wait_for, workers_of


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> memoryview:
    """A row of places of its own, all of them free."""
    held = memoryview(bytearray(4 * evenly._PLACES)).cast("i")
    monkeypatch.setattr(evenly, "_held", held)
    return held


def process(holds: int, *, accepting: bool = True) -> Any:
    """A process that holds so many callers, without gunicorn around it."""
    worker = Worker.__new__(Worker)
    enter(worker)
    worker.nr_conns, worker._accepting = holds, accepting
    worker._tell()
    return worker


class DescribeAProcess:
    def it_leaves_a_caller_to_one_that_holds_fewer(self, places: memoryview) -> None:
        few, many = process(3), process(5)
        assert many._is_fuller()
        assert not few._is_fuller()

    def it_takes_a_caller_where_all_hold_as_many(self, places: memoryview) -> None:
        workers = [process(4), process(4), process(5)]
        assert not any(worker._is_fuller() for worker in workers)

    def it_does_not_reckon_with_one_that_has_ended(self, places: memoryview) -> None:
        gone, other = process(0), process(9)
        assert other._is_fuller()
        leave(gone)
        assert not other._is_fuller()
        assert process(9).place == gone.place, "the next one has its place"

    def it_does_not_reckon_with_one_that_takes_nobody_more(self, places: memoryview) -> None:
        process(0, accepting=False)
        assert not process(9)._is_fuller()

    def it_takes_callers_as_they_come_where_there_are_too_many_processes(
        self, places: memoryview
    ) -> None:
        workers = [process(0) for _ in range(evenly._PLACES)]
        late = process(100)
        assert late.place is None
        assert not late._is_fuller()
        leave(late)
        assert all(worker.place is not None for worker in workers)

    def it_takes_a_caller_whom_no_other_takes(
        self, places: memoryview, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken: list[object] = []
        monkeypatch.setattr(
            evenly.ThreadWorker, "accept", lambda self, listener: taken.append(listener)
        )
        process(0)
        many = process(5)
        listener = SimpleNamespace()
        for _ in range(evenly._LOOKS):
            many.accept(listener)
        assert taken == []
        many.accept(listener)
        assert taken == [listener]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int, Any]]:
    """The service with two processes of two threads: host, port, and the first process."""
    folder = tmp_path_factory.mktemp("merata")
    settings = {"DOCGEN_WORKERS": "2", "DOCGEN_THREADS": "2"}
    with serving(folder, "--server", "gunicorn", **settings) as (address, first):
        host, _, port = address.removeprefix("http://").partition(":")
        wait_for(lambda: len(workers_of(first)) == 2)
        urlopen(f"{address}/healthz", timeout=60).read()
        yield host, int(port), first


def sockets_of(pid: int, port: int) -> int:
    """How many connections to a port a process holds."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    open_ones = {
        fields[9]
        for fields in map(str.split, lines)
        if fields[1].endswith(f":{port:04X}") and fields[3] == "01"
    }
    found = 0
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            name = str(link.readlink())
        except OSError:  # closed meanwhile
            continue
        found += name.removeprefix("socket:[").removesuffix("]") in open_ones
    return found


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux")
class DescribeTheProcesses:
    def they_hold_as_many_callers_who_call_at_once(self, served: tuple[str, int, Any]) -> None:
        host, port, first = served
        with ExitStack() as stack:
            for _ in range(20):
                stack.enter_context(socket.create_connection((host, port)))
            shares: list[int] = []
            for _ in range(100):  # a caller is accepted by the system before a process takes it
                shares = [sockets_of(pid, port) for pid in workers_of(first)]
                if sum(shares) == 20:
                    break
                time.sleep(0.02)
            assert sum(shares) == 20
            assert min(shares) >= 7, shares

    def they_answer_while_many_callers_say_nothing(self, served: tuple[str, int, Any]) -> None:
        host, port, _ = served
        with ExitStack() as stack:
            for _ in range(60):  # to wait five seconds for each would take over a minute
                stack.enter_context(socket.create_connection((host, port)))
            with urlopen(f"http://{host}:{port}/healthz", timeout=15) as answer:
                assert answer.status == 200

    def they_take_up_who_speaks_late(self, served: tuple[str, int, Any]) -> None:
        host, port, _ = served
        with socket.create_connection((host, port), timeout=30) as caller:
            time.sleep(1)
            caller.sendall(f"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert caller.recv(100).startswith(b"HTTP/1.1 200")

    def they_let_go_who_says_nothing(self, served: tuple[str, int, Any]) -> None:
        host, port, _ = served
        with socket.create_connection((host, port), timeout=30) as caller:
            assert caller.recv(100) == b""
