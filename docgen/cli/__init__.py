"""The command line. It holds no rules: it calls :mod:`docgen.service` and speaks to people."""

from docgen.cli.app import main

__all__ = ["main"]
