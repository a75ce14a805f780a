"""``docgen serve`` as a process: a real server, many callers, large uploads."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from docgen.assets import templates_dir
from docgen.cli.app import main
from docgen.errors import UsageFault
from docgen.register import connect, ensure
from docgen.service import accounts
from docgen.service.accounts import NewAccount
from docgen.settings import Settings
from docgen.web.serving.binding import Binding, parse
from tests.web.conftest import RECORD


@contextmanager
def serving(folder: Path, *words: str, **settings: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """The service as a process on a free port: its address, and the process."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DOCGEN_")}
    database = {"DOCGEN_DATABASE_URL": f"sqlite:///{folder / 'register.db'}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "serve", "--port", "0", *words],
        stderr=subprocess.PIPE,
        text=True,
        env={**clean, **database, **settings},
    )
    try:
        assert process.stderr is not None
        watch = threading.Timer(60, process.kill)
        watch.start()
        line = process.stderr.readline()
        watch.cancel()
        found = re.search(r"http://([0-9.]+):(\d+)", line)
        assert found, line + process.stderr.read()
        # Nobody else reads the log of its requests; a full pipe would stop it.
        reader = threading.Thread(target=process.stderr.read)
        reader.start()
        yield f"http://127.0.0.1:{found[2]}", process
        process.terminate()
        process.wait(timeout=60)
        reader.join()
        process.stderr.close()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=60)


@pytest.fixture(scope="module", params=[("gunicorn", "4"), ("gunicorn", "1"), ("waitress", "4")])
def address(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[str]:
    """The service on a free port, under each server, with several threads and with one."""
    folder = tmp_path_factory.mktemp("layanan")
    server, threads = request.param
    settings = {"DOCGEN_WORKERS": "2", "DOCGEN_THREADS": threads}
    with serving(folder, "--server", server, **settings) as (found, _):
        yield found


def workers_of(process: subprocess.Popen) -> set[int]:
    """The processes that answer."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return set(map(int, path.read_text().split()))


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("it did not come about within a minute")


class Asking:
    """Callers who go on asking while something happens, each request on a connection of its own."""

    def __init__(self, address: str, callers: int) -> None:
        self.address, self.callers = address, callers
        self.answered, self.failed = 0, 0
        self._over = threading.Event()
        self._lock = threading.Lock()

    def __enter__(self) -> Asking:
        self._threads = [threading.Thread(target=self._ask) for _ in range(self.callers)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        while not self._over.is_set():
            try:
                good = send(self.address, RECORD)[:2] == b"PK"
            except (OSError, http.client.HTTPException):
                good = False
            with self._lock:
                self.answered += good
                self.failed += not good


def send(address: str, record: str) -> bytes:
    request = Request(
        f"{address}/api/v1/documents?format=docx",
        record.encode(),
        {"Content-Type": "application/yaml"},
    )
    with urlopen(request, timeout=30) as response:
        return response.read()


class DescribeServe:
    def it_answers_on_this_computer(self, address) -> None:
        with urlopen(f"{address}/healthz", timeout=10) as response:
            assert response.status == 200
            # Not which server, and which version of it.
            assert response.headers["Server"] in (None, "docgen")

    def it_keeps_callers_apart(self, address) -> None:
        records = [
            RECORD.replace("id: dinas-contoh", f"id: unit-{n}").replace(
                "Jalan Contoh 1", f"Jalan {n}"
            )
            for n in range(4)
        ]
        alone = [send(address, record) for record in records]
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda n: send(address, records[n % 4]), range(24)))
        assert together == [alone[n % 4] for n in range(24)]
        assert len(set(alone)) == 4

    def it_refuses_200_megabytes_with_words(self, address) -> None:
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
        chunk = b"x" * 1_000_000
        connection.request(
            "POST",
            "/api/v1/documents",
            (chunk for _ in range(200)),
            {"Content-Type": "application/yaml", "Content-Length": "200000000"},
        )
        response = connection.getresponse()
        assert response.status == 413
        assert b"200 MB" in response.read()
        connection.close()

    def it_refuses_a_name_that_is_not_ours(self, address) -> None:
        request = Request(f"{address}/", headers={"Host": "evil.example"})
        with pytest.raises(HTTPError) as error:
            urlopen(request, timeout=10)
        assert error.value.code == 400
        error.value.close()

    @pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "docgen.example"])
    def it_serves_no_other_computer_before_somebody_could_log_in(self, capsys, host) -> None:
        with pytest.raises(SystemExit) as end:
            main(["serve", "--host", host])
        assert end.value.code == 2
        assert host in capsys.readouterr().err

    def it_says_when_the_port_is_taken(self, capsys, address) -> None:
        with pytest.raises(SystemExit) as end:
            main(["serve", "--port", address.rpartition(":")[2]])
        assert end.value.code == 4
        assert "--port 8080" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
class DescribeItsProcesses:
    def a_killed_one_costs_no_more_than_its_requests(self, tmp_path: Path) -> None:
        settings = {"DOCGEN_WORKERS": "2", "DOCGEN_THREADS": "2"}
        with serving(tmp_path, **settings) as (address, process):
            wait_for(lambda: len(workers_of(process)) == 2)
            with Asking(address, callers=4) as asking:
                for _ in range(2):
                    wait_for(lambda before=asking.answered: asking.answered > before + 4)
                    victim = min(workers_of(process))
                    os.kill(victim, signal.SIGKILL)
                    wait_for(lambda gone=victim: gone not in workers_of(process))
                    wait_for(lambda: len(workers_of(process)) == 2)
                wait_for(lambda before=asking.answered: asking.answered > before + 8)
            # Two threads of each of the two that died, and what lay in their hands unread.
            assert asking.failed <= 2 * 4
            assert process.poll() is None

    def they_are_replaced_on_hup_without_losing_a_request(self, tmp_path: Path) -> None:
        with serving(tmp_path, DOCGEN_WORKERS="2") as (address, process):
            wait_for(lambda: len(workers_of(process)) == 2)
            old = workers_of(process)
            with Asking(address, callers=2) as asking:
                wait_for(lambda: asking.answered > 2)
                process.send_signal(signal.SIGHUP)
                wait_for(lambda: len(workers_of(process) - old) == 2)
                wait_for(lambda: not workers_of(process) & old)
                wait_for(lambda before=asking.answered: asking.answered > before + 2)
            assert asking.failed == 0

    def they_read_the_templates_of_the_office_anew_on_hup(self, tmp_path: Path) -> None:
        folder = tmp_path / "templat"
        (folder / "docx").mkdir(parents=True)
        settings = {"DOCGEN_WORKERS": "1", "DOCGEN_TEMPLATES": str(folder)}
        with serving(tmp_path, **settings) as (address, process):
            wait_for(lambda: len(workers_of(process)) == 1)
            before = send(address, RECORD)
            old = workers_of(process)
            source = templates_dir() / "docx" / "maklumat-standar.docx"
            shutil.copy(source, folder / "docx" / "maklumat.docx")
            process.send_signal(signal.SIGHUP)
            wait_for(lambda: bool(workers_of(process)) and not workers_of(process) & old)
            assert send(address, RECORD) != before


class DescribeServingOthers:
    def it_begins_once_an_administrator_can_log_in(self, tmp_path: Path) -> None:
        database = connect(Settings(database_url=f"sqlite:///{tmp_path / 'register.db'}"))
        ensure(database)
        accounts.add(database, NewAccount("kepala", frozenset({"admin"})), "kuda pagar hujan")
        database.close()
        with serving(tmp_path, "--host", "0.0.0.0", DOCGEN_WORKERS="1") as (address, _):
            with pytest.raises(HTTPError) as error:
                send(address, RECORD)
            assert error.value.code == 401
            error.value.close()
            with urlopen(f"{address}/", timeout=10) as page:
                assert page.url.endswith("/masuk")

    def it_asks_this_computer_too_once_there_is_an_account(self, tmp_path: Path) -> None:
        database = connect(Settings(database_url=f"sqlite:///{tmp_path / 'register.db'}"))
        ensure(database)
        accounts.add(database, NewAccount("kepala", frozenset({"admin"})), "kuda pagar hujan")
        database.close()
        with (
            serving(tmp_path, "--server", "waitress") as (address, _),
            urlopen(f"{address}/", timeout=10) as page,
        ):
            assert page.url.endswith("/masuk")

    def it_asks_this_computer_too_when_told_so(self, tmp_path: Path) -> None:
        wanted = {"DOCGEN_ACCOUNTS": "required"}
        with (
            serving(tmp_path, "--server", "waitress", **wanted) as (address, _),
            urlopen(f"{address}/", timeout=10) as page,
        ):
            assert page.url.endswith("/masuk")
        assert not (tmp_path / "register.db").exists()  # looking makes none


class DescribeTheAddress:
    @pytest.mark.parametrize(
        ("text", "found", "local"),
        [
            ("127.0.0.1:80", Binding("127.0.0.1", 80), True),
            ("127.8.8.8:80", Binding("127.8.8.8", 80), True),
            ("localhost:1", Binding("localhost", 1), True),
            ("[::1]:80", Binding("::1", 80), True),
            ("0.0.0.0:80", Binding("0.0.0.0", 80), False),
            ("[::]:80", Binding("::", 80), False),
            ("[::ffff:192.0.2.1]:80", Binding("::ffff:192.0.2.1", 80), False),
            ("localhost.evil.example:80", Binding("localhost.evil.example", 80), False),
            ("unix:/run/docgen.sock", Binding(path="/run/docgen.sock"), False),
        ],
    )
    def it_is_read(self, text: str, found: Binding, local: bool) -> None:
        assert parse(text) == found
        assert found.local is local

    @pytest.mark.parametrize("text", ["", ":80", "x", "x:", "x:99999", "x:-1", "::1:80", "unix:"])
    def it_is_refused(self, text: str) -> None:
        with pytest.raises(UsageFault) as error:
            parse(text)
        assert error.value.code == "serve.bad_bind"
