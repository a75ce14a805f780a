"""Resident memory of a process that makes many documents with one compiled template.

    python -m benchmarks.memory [--documents 200000] [--document ba] [--backend isal]

A fresh process imports nothing but docgen's Word templates, compiles one and makes documents, each
from a context of its own. Read from /proc, so on Linux alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Memory", "measured"]

_WORK = """
import gc, sys
from docgen.rendering.docx import compile_template

number, backend = int(sys.argv[1]), sys.argv[2]
contexts = eval(sys.stdin.readline())
template = compile_template(sys.argv[3], backend=backend)

def status(key):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(key))

def make(first, last):
    for n in range(first, last):
        context = dict(contexts[n % len(contexts)])
        for key, value in context.items():
            if type(value) is str:
                context[key] = f"{value} {n}"
        template.render(context)

warm = min(1000, number)
make(0, warm)
gc.collect()
start = status("VmRSS")
make(warm, number)
gc.collect()
print(start, status("VmRSS"), status("VmHWM"))
"""
"""The contexts come as one line of literals; each document gets texts that were never seen."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident kilobytes of the process."""

    start: int
    """After compiling and the first thousand documents."""
    end: int
    peak: int

    @property
    def growth(self) -> int:
        """What the other documents added."""
        return self.end - self.start


def measured(document: str, documents: int, backend: str) -> Memory:
    """Make documents in a fresh process and read its memory."""
    from tempfile import TemporaryDirectory

    from benchmarks.docx_documents import DOCUMENTS

    chosen = next(one for one in DOCUMENTS if one.name == document)
    contexts = [chosen.context(number) for number in range(20)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.docx"
        path.write_bytes(chosen.template())
        done = subprocess.run(
            [sys.executable, "-c", _WORK, str(documents), backend, str(path)],
            input=f"{contexts!r}\n",
            cwd=Path(__file__).resolve().parent.parent,
            check=True,
            capture_output=True,
            text=True,
        )
    start, end, peak = map(int, done.stdout.split())
    return Memory(start, end, peak)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--document", default="ba", choices=("ba", "mk", "pk"))
    parser.add_argument("--backend", default="isal", choices=("isal", "zlib"))
    wish = parser.parse_args()
    memory = measured(wish.document, wish.documents, wish.backend)
    print(
        f"{wish.documents} documents ({wish.document}, {wish.backend}): "
        f"start {memory.start / 1024:.1f} MB, end {memory.end / 1024:.1f} MB, "
        f"growth {memory.growth / 1024:.2f} MB, peak {memory.peak / 1024:.1f} MB"
    )


if __name__ == "__main__":
    main()
