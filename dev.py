"""Set up docgen on a machine that has only Python, and run its two main jobs.

    python3 dev.py contoh [FOLDER]     every document of the fictional example
    python3 dev.py test [ARGUMENTS]    style, types and all tests (arguments go to pytest)

Both make a virtual environment in ``.venv`` first. Needs Python 3.11 or newer and nothing else;
tests that use an outside program (poppler, LibreOffice) are skipped, with the reason, where it is
missing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "docgen-installed"


def run(*command: str | Path) -> None:
    """Run a command in the checkout; its failure is ours."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install(extra: str) -> Path:
    """The interpreter of the virtual environment, with docgen and ``extra`` installed."""
    python = BIN / ("python.exe" if os.name == "nt" else "python")
    wanted = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + (ROOT / "requirements.lock").read_bytes()
    ).hexdigest()
    done = STAMP.read_text().split() if STAMP.exists() else []
    if f"{extra}:{wanted}" in done:
        return python
    if not python.exists():
        venv.create(VENV, with_pip=True)
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--constraint", "requirements.lock", "--editable", f".{extra}")
    STAMP.write_text("\n".join([*done, f"{extra}:{wanted}"]))
    return python


def contoh(folder: str = "hasil") -> None:
    """Make every document of the example and say where they are."""
    python = install("")
    names = ("lembar-kerja", "daftar-hadir", "permohonan", "salinan", "besar", "html", "teks")
    wanted = [word for name in names for word in ("--variant", name)]
    run(python, "-m", "docgen", "generate", "examples/kota-contoh.yaml", "-o", folder, *wanted)


def test(*arguments: str) -> None:
    """Everything that must hold before a change is kept."""
    python = install("[dev]")
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    run(python, "-m", "mypy")
    run(python, "-m", "pytest", "-n", "auto", *arguments)


def main(words: list[str]) -> None:
    """Pick the job."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python should say so in words
        sys.exit("docgen needs Python 3.11 or newer.")
    jobs = {"contoh": contoh, "test": test}
    if not words or words[0] not in jobs:
        sys.exit(__doc__)
    jobs[words[0]](*words[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
