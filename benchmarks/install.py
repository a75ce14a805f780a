"""Installs the engines that docgen is compared with, into ``benchmarks/.engines``.

    python -m benchmarks.install

Python engines that live beside docgen (typst, WeasyPrint, isal) come with ``pip install -e
'.[bench]'``; this makes what needs a place of its own: the Node packages and rust-docxtpl.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv

from benchmarks.outside import ENGINES, HERE


def main() -> int:
    """Install what can be installed; say what cannot."""
    ENGINES.mkdir(exist_ok=True)
    failed = []
    rust = ENGINES / "rust"
    venv.create(rust, with_pip=True, clear=True)
    if subprocess.run([rust / "bin" / "pip", "install", "-q", "rust-docxtpl"]).returncode:
        failed.append("rust-docxtpl")
    if shutil.which("npm"):
        shutil.copytree(HERE / "node", ENGINES / "node", dirs_exist_ok=True)
        if subprocess.run(["npm", "install", "--silent"], cwd=ENGINES / "node").returncode:
            failed.append("the Node packages")
    else:
        failed.append("the Node packages (no npm)")
    for name in failed:
        print(f"not installed: {name}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
