"""Every table of figures, one after another.

    python -m benchmarks [NAME]... [--corpus FOLDER] [--quick]

Names: docx, pdf, memory, growth, tagging, reader, lint, batch, serving; none: all.
Engines that are not installed are named and left out (``python -m benchmarks.install``,
``pip install -e '.[bench]'``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

_QUICK = {
    "docx": ["--rounds", "5"],
    "pdf": ["--rounds", "5"],
    "memory": ["--documents", "20000"],
    "growth": ["3"],
    "tagging": ["10"],
    "batch": ["500"],
    "serving": ["--seconds", "10"],
}
_MODULES = {
    "docx": "docx_speed",
    "pdf": "pdf",
    "memory": "memory",
    "growth": "growth",
    "tagging": "tagging",
    "reader": "perkada_reader",
    "lint": "perkada_lint",
    "batch": "batch",
    "serving": "serving",
}
_NEEDS_CORPUS = ("reader", "lint")


def main() -> int:
    """Run the benchmarks that were asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_MODULES))
    parser.add_argument("--corpus", default=os.environ.get("DOCGEN_CORPUS"))
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    wish = parser.parse_args()
    if unknown := sorted(set(wish.names) - set(_MODULES)):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(_MODULES)}")
    failed = []
    for name in wish.names or _MODULES:
        print(f"\n=== {name}: python -m benchmarks.{_MODULES[name]}", flush=True)
        words = list(_QUICK.get(name, [])) if wish.quick else []
        if name in _NEEDS_CORPUS:
            if not wish.corpus:
                print("  left out: no folder of laws (--corpus, DOCGEN_CORPUS)")
                continue
            words.append(wish.corpus)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{_MODULES[name]}", *words])
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
