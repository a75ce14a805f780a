"""``docgen perkada``: drafts of regulations as files, without a record.

A command is a module of this package; its function has the module's name.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

__all__ = ["perkada"]


@click.group()
def perkada() -> None:
    """Rancangan Peraturan Kepala Daerah: baca, periksa, nomori, susun."""


for _module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
    _command = getattr(import_module(f"{__name__}.{_module.name}"), _module.name)
    perkada.add_command(_command)
