"""A batch over Celery, Redis and PostgreSQL, whose workers are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import redis

from docgen.batch.broker import _Worker
from docgen.batch.making import Task
from docgen.batch.places import SharedPlace
from docgen.batch.spec import Spec
from docgen.batch.tables.model import Row
from docgen.register import connect
from docgen.settings import current
from tests import postgres
from tests.batch.conftest import base_file, csv_table, rows
from tests.outside import missing

__all__ = ["base_file", "csv_table"]

ROWS = 1000
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Celery's workers need POSIX")


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of machines that share a database and a queue of their own."""
    address = os.environ.get("DOCGEN_TEST_REDIS", "redis://127.0.0.1:6379/9")
    server = redis.Redis.from_url(address)
    try:
        server.ping()
    except redis.ConnectionError:
        missing("a Redis server on 127.0.0.1:6379 (or DOCGEN_TEST_REDIS)")
    server.flushdb()
    with postgres.schema() as database:
        yield {
            **os.environ,
            "DOCGEN_BROKER_URL": address,
            "DOCGEN_DATABASE_URL": database,
        }
    server.flushdb()
    server.close()


@contextmanager
def running_worker(environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "docgen", "worker", "--concurrency", "2"],
            env=environment,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def command(table: Path, base: Path, output: str, *more: str) -> list[str]:
    words = ["batch", str(table), "--base", str(base), "-o", output, "--format", "docx"]
    return [sys.executable, "-m", "docgen", *words, *more]


def counts(environment: dict[str, str], output: str) -> Any:
    database = connect(current(environment))
    try:
        return SharedPlace(database, output).state.counts()
    finally:
        database.close()


class DescribeWorkers:
    def they_lose_and_double_nothing_when_one_is_killed(
        self, shared: dict[str, str], csv_table: Any, base_file: Path, tmp_path: Path
    ) -> None:
        table = csv_table(rows(ROWS, wrong=[5, 500]))
        output = str(tmp_path / "bersama")
        batch = subprocess.Popen(
            command(table, base_file, output),
            env=shared,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        with running_worker(shared, tmp_path / "satu.log") as first:
            for _ in range(1200):
                if Path(output).is_dir() and len(list(Path(output).glob("u-*"))) > ROWS // 4:
                    break
                assert first.poll() is None, (tmp_path / "satu.log").read_text()
                time.sleep(0.1)
            os.killpg(first.pid, signal.SIGKILL)
        killed = time.monotonic()
        held = counts(shared, output)
        assert held.left > 0
        assert held.running > 0, "the worker held nothing when it was killed"
        with running_worker(shared, tmp_path / "dua.log"):
            _, said = batch.communicate(timeout=600)
        assert batch.returncode == 1, said.decode()
        print(f"done {time.monotonic() - killed:.0f} s after the kill")
        end = counts(shared, output)
        assert (end.total, end.done, end.refused) == (ROWS, ROWS - 2, 2)
        made = sorted(path.name for path in Path(output).glob("u-*"))
        assert len(made) == ROWS - 2
        for name in made:
            assert {path.name for path in (Path(output) / name).iterdir()} == {
                "maklumat.docx",
                "maklumat-poster.docx",
            }

    def they_write_to_an_object_store(
        self, shared: dict[str, str], csv_table: Any, base_file: Path, tmp_path: Path
    ) -> None:
        moto = pytest.importorskip("moto.server")
        server = moto.ThreadedMotoServer("127.0.0.1", 0)
        server.start()
        try:
            host, port = server.get_host_and_port()
            environment = {
                **shared,
                "AWS_ENDPOINT_URL": f"http://{host}:{port}",
                "AWS_ACCESS_KEY_ID": "contoh",
                "AWS_SECRET_ACCESS_KEY": "contoh",
                "AWS_DEFAULT_REGION": "us-east-1",
            }
            bucket = f"wadah-{uuid4().hex[:8]}"
            make = "import s3fs,sys; s3fs.S3FileSystem().mkdir(sys.argv[1])"
            subprocess.run([sys.executable, "-c", make, bucket], env=environment, check=True)
            output = f"s3://{bucket}/hasil"
            with running_worker(environment, tmp_path / "s3.log"):
                done = subprocess.run(
                    command(csv_table(rows(6)), base_file, output),
                    env=environment,
                    capture_output=True,
                    timeout=240,
                    check=False,
                )
            assert done.returncode == 0, done.stderr.decode()
            look = "import s3fs,sys; print(*s3fs.S3FileSystem().find(sys.argv[1]), sep='\\n')"
            found = subprocess.run(
                [sys.executable, "-c", look, bucket],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
            assert len(found) == 6 * 2 + 1
        finally:
            server.stop()

    def they_leave_rows_of_another_version_alone_and_say_why(
        self, shared: dict[str, str], csv_table: Any, base_file: Path, tmp_path: Path
    ) -> None:
        database = connect(current(shared))
        place = SharedPlace(database, str(tmp_path / "lain"))
        spec = Spec("t", "", (), {}, ("docx",), (), (), "", "other", (), "0.0.0")
        place.state.begin(spec.as_json(), {})
        place.state.plan([(Task(Row(1, {}), "x"), ())])
        _Worker(database).rows(place.state.batch, [1], place.url)
        assert place.state.counts().left == 1
        assert place.state.counts().running == 0
        why = place.state.left_alone()
        assert why is not None
        assert why.code == "batch.other_version"
        database.close()
