"""Passphrases: from a file, the environment or the keyboard, never from the command line.

Arguments of a command are seen by everybody on the machine, and stay in the shell's history.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from docgen.cli.report import State
from docgen.errors import UsageFault
from docgen.i18n import text
from docgen.service.signing import Secret

__all__ = ["read_secret"]

_MOST = 4096


def read_secret(state: State, prompt: str, variable: str, file: Path | None = None) -> Secret:
    """A secret: the first line of ``file``, else ``variable`` of the environment, else asked for.

    prompt: the code of the question. Raises UsageFault when the file cannot be read, or nobody is
    there to be asked.
    """
    if file is not None:
        try:
            with file.open(encoding="utf-8") as stream:
                return Secret(stream.read(_MOST).splitlines()[0])
        except (OSError, UnicodeDecodeError, IndexError):
            raise UsageFault.of("signing.no_secret_file", str(file)) from None
    if variable in os.environ:
        return Secret(os.environ[variable])
    if not sys.stdin.isatty():
        raise UsageFault.of("signing.no_secret", variable=variable)
    asked = click.prompt(
        text(prompt, state.language), hide_input=True, err=True, default="", show_default=False
    )
    return Secret(str(asked))
