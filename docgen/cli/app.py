"""The command group, its shared options, and how every error ends."""

from __future__ import annotations

import os
import sys

import click

from docgen import __version__, settings
from docgen.cli.check import check
from docgen.cli.conformance import conformance
from docgen.cli.generate import generate
from docgen.cli.init import init
from docgen.cli.lazy import LazyGroup
from docgen.cli.report import State, print_error, print_unexpected
from docgen.cli.schema import schema
from docgen.cli.templates import templates
from docgen.errors import DocgenError

__all__ = ["cli", "main"]


_LAZY = {
    "accounts": "docgen.cli.accounts:accounts",
    "batch": "docgen.cli.batch:batch",
    "keys": "docgen.cli.keys:keys",
    "perkada": "docgen.cli.perkada:perkada",
    "register": "docgen.cli.register:register",
    "serve": "docgen.cli.serve:serve",
    "settings": "docgen.cli.settings:settings",
    "sign": "docgen.cli.sign:sign",
    "verify": "docgen.cli.verify:verify",
    "worker": "docgen.cli.batch:worker",
}
"""What reads certificates or the rules of drafting, or talks to databases, takes long to import."""


@click.group(cls=LazyGroup, lazy=_LAZY, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["id", "en"]), help="Bahasa pesan / message language.")
@click.version_option(__version__, prog_name="docgen")
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """Dokumen pelayanan publik berbasis HAM dari satu berkas data.

    Documents of human-rights-based public service, from one record.
    """
    language = lang or settings.current().language
    context.obj = State("en" if language == "en" else "id")


for command in (init, check, generate, schema, conformance, templates):
    cli.add_command(command)


def main(args: list[str] | None = None) -> None:
    """Run the command line; exit codes are those of :mod:`docgen.errors`."""
    words = sys.argv[1:] if args is None else args
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not speak UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    state = _state(words)
    try:
        code = cli.main(args=words, prog_name="docgen", standalone_mode=False)
    except DocgenError as error:
        print_error(error, state)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("DOCGEN_DEBUG"):
            raise
        print_unexpected(error, state)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _state(words: list[str]) -> State:
    """What an error report needs to know before click has read the options."""
    language = settings.current().language
    if "--lang" in words[:-1]:
        language = words[words.index("--lang") + 1]
    elif "--lang=en" in words:
        language = "en"
    return State("en" if language == "en" else "id", json="--json" in words)
