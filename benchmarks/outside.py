"""Engines that live in another process: Node packages, and Python packages that need their own.

They are looked for in ``benchmarks/.engines``, which ``python -m benchmarks.install`` fills.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["ENGINES", "Outside", "node_engine", "rust_engine"]

HERE = Path(__file__).resolve().parent
ENGINES = HERE / ".engines"


class Outside:
    """An engine that answers lines of JSON: it times itself, so that the pipe costs nothing."""

    def __init__(
        self, name: str, version: str, command: Sequence[str], template: bytes, missing: str | None
    ) -> None:
        """``command``: what starts it, without the template; ``missing``: why it cannot run."""
        self.name, self.version = name, version
        self._command, self._missing = list(command), missing
        self._template = template
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def available(self) -> str | None:
        """Why it cannot run, or None."""
        return self._missing

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._folder = tempfile.TemporaryDirectory()
            path = Path(self._folder.name) / "template.docx"
            path.write_bytes(self._template)
            self._process = subprocess.Popen(
                [*self._command, str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def run(self, contexts: Sequence[dict[str, Any]]) -> tuple[float, bytes]:
        """As :class:`benchmarks.harness.Engine`. Raises RuntimeError when the process died."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(list(contexts)) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} stopped with code {process.wait()}")
        answer = json.loads(line)
        return float(answer["seconds"]), base64.b64decode(answer["output"])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.close()
            self._process.wait(timeout=30)
            self._process.stdout.close()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def node_engine(package: str, template: bytes) -> Outside:
    """An engine of the npm registry: docxtemplater or easy-template-x."""
    installed = ENGINES / "node" / "node_modules" / package / "package.json"
    missing, version = None, ""
    if shutil.which("node") is None:
        missing = "node is not installed"
    elif not installed.is_file():
        missing = "not installed (python -m benchmarks.install)"
    else:
        version = json.loads(installed.read_text(encoding="utf-8"))["version"]
    command = ["node", str(ENGINES / "node" / "run.mjs"), package]
    return Outside(package, version, command, template, missing)


def rust_engine(template: bytes) -> Outside:
    """rust-docxtpl, from the environment that was made for it."""
    python = ENGINES / "rust" / "bin" / "python"
    missing, version = None, ""
    if not python.is_file():
        missing = "not installed (python -m benchmarks.install)"
    else:
        ask = "from importlib.metadata import version; print(version('rust-docxtpl'))"
        answer = subprocess.run([str(python), "-c", ask], capture_output=True, text=True)
        version = answer.stdout.strip()
        missing = None if answer.returncode == 0 else "its environment is not in order"
    command = [str(python), str(HERE / "rust" / "run.py")]
    return Outside("rust-docxtpl", version, command, template, missing)
