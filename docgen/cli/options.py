"""Options and arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

__all__ = ["json_option", "overlay_option", "record_argument"]

_PATH = click.Path(path_type=Path)

record_argument: Callable[[Any], Any] = click.argument("record", type=_PATH, metavar="RECORD")
overlay_option: Callable[[Any], Any] = click.option(
    "--overlay", type=_PATH, metavar="FILE", help="Berkas kedua yang menimpa yang pertama."
)
json_option: Callable[[Any], Any] = click.option(
    "--json", "as_json", is_flag=True, help="Satu objek JSON pada keluaran standar."
)
