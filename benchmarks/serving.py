"""The service under load: what is left of the rate at which the same bytes are only sent.

    python -m benchmarks.serving [--seconds 60] [--threads 2] [--format docx] [--json]

What ``docgen serve`` starts, with 2 processes on loopback, wrk with 32 connections: (a) the bytes
of a berita acara sent through the whole middleware, (b) the same sent to a request that brings the
record, which is taken in and not looked at, (c) rendered from a ready context, (d) the whole route:
JSON, validation, context, rendering, hash, log. Each is loaded for the seconds in all, in rounds,
one after the other: what disturbs the machine disturbs all of them. Rates are medians of the
rounds, each ratio is the median of those within a round. wrk that is missing is said, and nothing
is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import serving_app

__all__ = ["Turn", "main", "run"]

WORKERS, CONNECTIONS = 2, 32
ROUND = 10
"""Seconds that one route is loaded before it is the next one's turn."""
_ROOT = Path(__file__).resolve().parent.parent
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


@dataclass(frozen=True, slots=True)
class Turn:
    """What wrk found of one route: in one round, or in all."""

    name: str
    rate: float
    """Requests a second; of all rounds the median, as p50."""
    p50: float
    """Milliseconds, as p99."""
    p99: float
    """Of all rounds the worst."""
    failed: int
    """Answers other than 200, and connections that broke."""
    rss_before: int
    """Kilobytes of all workers, as rss_after."""
    rss_after: int
    ratio: float = 1.0
    """To sending alone; the median of the ratios within a round."""


def run(seconds: int, form: str, threads: int) -> list[Turn]:
    """The four routes. Raises SystemExit when the service does not come up or answers wrongly."""
    os.environ[serving_app.FORMAT] = form
    body, whole = serving_app.record(), serving_app.target()
    routes = (
        ("sent", "/api/bench/static", None),
        ("sent to it", "/api/bench/taken", body),
        ("rendered", "/api/bench/render", None),
        ("whole route", whole, body),
    )
    with TemporaryDirectory(prefix="docgen-bench-") as name:
        folder = Path(name)
        with _Served(folder, form, threads) as served:
            answers = {_get(served.port, path, sent) for _, path, sent in routes}
            if len(answers) != 1:
                raise SystemExit("the routes do not send the same bytes")
            for _, path, sent in routes:  # warm
                _load(served, folder, "", path, sent, max(2, seconds // 10))
            rounds = max(1, seconds // ROUND)
            length = seconds // rounds
            found = [
                [_load(served, folder, *route, length) for route in routes] for _ in range(rounds)
            ]
    return [
        _summed([of_one[n] for of_one in found], [o[0] for o in found]) for n in range(len(routes))
    ]


def _summed(turns: list[Turn], sent: list[Turn]) -> Turn:
    """All rounds of one route, beside those of sending alone."""
    return Turn(
        turns[0].name,
        median(turn.rate for turn in turns),
        median(turn.p50 for turn in turns),
        max(turn.p99 for turn in turns),
        sum(turn.failed for turn in turns),
        turns[0].rss_before,
        turns[-1].rss_after,
        median(turn.rate / base.rate for turn, base in zip(turns, sent, strict=True)),
    )


def _load(
    served: _Served, folder: Path, name: str, path: str, body: bytes | None, seconds: int
) -> Turn:
    script = folder / "request.lua"
    lines: list[str] = []
    if body is not None:
        (folder / "body").write_bytes(body)
        lines = [
            'wrk.method = "POST"',
            'wrk.headers["Content-Type"] = "application/json"',
            f'local f = io.open("{folder / "body"}", "rb")',
            'wrk.body = f:read("*a")',
        ]
    script.write_text("\n".join(lines), encoding="utf-8")
    before = served.memory()
    url = f"http://127.0.0.1:{served.port}{path}"
    command = [
        "wrk", "--threads", "2", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s",
        "--timeout", "30s", "--latency", "--script", str(script), url,
    ]  # fmt: skip
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said
    )
    return Turn(
        name,
        float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        _milliseconds(_found(r"\n +50%\s+(\S+)", said)),
        _milliseconds(_found(r"\n +99%\s+(\S+)", said)),
        int(wrong[1] if wrong else 0) + sum(map(int, broken.groups() if broken else ())),
        before,
        served.memory(),
    )


def _found(pattern: str, said: str) -> str:
    match = re.search(pattern, said)
    if match is None:
        raise SystemExit(f"wrk did not say {pattern}")
    return match[1]


def _milliseconds(text: str) -> float:
    match = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text)
    if match is None:
        raise SystemExit(f"wrk said {text}")
    return float(match[1]) * _UNITS[match[2]]


class _Served:
    """The service in a process of its own, for the time of a ``with``."""

    def __init__(self, folder: Path, form: str, threads: int) -> None:
        self._folder, self._form, self._threads = folder, form, threads

    def __enter__(self) -> _Served:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        counted = self._folder / "metrics"
        counted.mkdir()
        env = os.environ | {
            serving_app.FORMAT: self._form,
            "PROMETHEUS_MULTIPROC_DIR": str(counted),
            "PYTHONPATH": str(_ROOT),
            "DOCGEN_DATABASE_URL": f"sqlite:///{self._folder / 'register.db'}",
        }
        command = [
            sys.executable, "-m", "benchmarks.serving_app",
            str(self.port), str(WORKERS), str(self._threads),
        ]  # fmt: skip
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(command, cwd=_ROOT, env=env, stderr=self._log)
        for _ in range(300):
            try:
                _get(self.port, "/healthz")
                return self
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.1)
        raise SystemExit("the service does not answer")

    def memory(self) -> int:
        """Kilobytes of all workers that are resident, shared pages counted in each."""
        found = subprocess.run(
            ["ps", "--ppid", str(self._process.pid), "-o", "rss="],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        return sum(map(int, found.split()))

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        self._log.close()


def _get(port: int, path: str, body: bytes | None = None) -> bytes:
    headers = {"Content-Type": "application/json"} if body else {}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return bytes(answer.read())


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=60, help="for each route")
    parser.add_argument("--threads", type=int, default=2, help="of each process")
    parser.add_argument("--format", choices=("docx", "pdf"), default="docx")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    if shutil.which("wrk") is None:
        print("skipped: wrk is missing", file=sys.stderr)
        return 0
    turns = run(asked.seconds, asked.format, asked.threads)
    if asked.json:
        print(json.dumps([asdict(turn) for turn in turns]))
        return 0
    print(
        f"berita acara, {asked.format}: {WORKERS} workers of {asked.threads} threads, "
        f"{CONNECTIONS} connections"
    )
    print(f"{'':12} {'per s':>8} {'ratio':>7} {'p50 ms':>8} {'p99 ms':>8} {'failed':>7}  RSS kB")
    for turn in turns:
        print(
            f"{turn.name:12} {turn.rate:8.1f} {turn.ratio:7.1%} {turn.p50:8.1f} "
            f"{turn.p99:8.1f} {turn.failed:7d}  {turn.rss_before} -> {turn.rss_after}"
        )
    same = turns[3].ratio / turns[1].ratio
    print(f"whole route beside what is sent to the same request: {same:.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
