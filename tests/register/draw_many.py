"""A process of its own that draws numbers: ``python -m tests.register.draw_many URL STORE N``."""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.register import connect
from docgen.settings import Settings
from tests.register.conftest import drawn


def main(url: str, store: str, count: str) -> None:
    """Draw so many numbers, each in a transaction of its own, and print them."""
    database = connect(Settings(database_url=url, store=Path(store)))
    for _ in range(int(count)):
        print(drawn(database).urut)


if __name__ == "__main__":
    main(*sys.argv[1:])
