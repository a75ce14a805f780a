"""``docgen register``: the group of commands, which are read when one of them is asked for.

What speaks to databases takes long to load, and other commands should not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

__all__ = ["register"]


class _Late(click.Group):
    """A group that does not load its commands before somebody wants one."""

    def _known(self) -> Mapping[str, click.Command]:
        from docgen.cli.register_desk import COMMANDS

        return {command.name: command for command in COMMANDS if command.name}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._known())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self._known().get(cmd_name)


@click.group(cls=_Late)
def register() -> None:
    """Buku register: daftarkan dokumen, lihat, cabut, periksa keutuhannya."""
