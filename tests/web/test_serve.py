"""``docgen serve`` as a process: a real server, many callers, large uploads."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from docgen.cli.app import main
from tests.web.conftest import RECORD


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The service on a free port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        watch = threading.Timer(30, process.kill)
        watch.start()
        line = process.stderr.readline()
        watch.cancel()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line + process.stderr.read()
        yield found[0]
    finally:
        process.terminate()
        process.communicate(timeout=10)


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
            assert response.headers["Server"] is None

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
    def it_serves_no_other_computer(self, capsys, host) -> None:
        with pytest.raises(SystemExit) as end:
            main(["serve", "--host", host])
        assert end.value.code == 2
        assert host in capsys.readouterr().err

    def it_says_when_the_port_is_taken(self, capsys, address) -> None:
        with pytest.raises(SystemExit) as end:
            main(["serve", "--port", address.rpartition(":")[2]])
        assert end.value.code == 4
        assert "--port 8080" in capsys.readouterr().err
