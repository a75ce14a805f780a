"""Many writers at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from docgen.errors import DataError
from docgen.register import Database, connect, list_numbers, use, verify
from docgen.settings import Settings
from tests.register.conftest import WHO, drawn

WRITERS = 32
NUMBERS = 1000


def test_a_thousand_numbers_by_32_writers_are_1_to_1000(
    settings: Settings, database: Database
) -> None:
    shares = [NUMBERS // WRITERS + (n < NUMBERS % WRITERS) for n in range(WRITERS)]
    start = threading.Barrier(WRITERS)

    def write(share: int) -> list[int | None]:
        own = connect(settings)
        start.wait()
        found = [drawn(own).urut for _ in range(share)]
        own.close()
        return found

    with ThreadPoolExecutor(WRITERS) as pool:
        got = [urut for share in pool.map(write, shares) for urut in share]
    assert sorted(got) == list(range(1, NUMBERS + 1))  # type: ignore[type-var]
    verdict = verify(database)
    assert verdict.sound
    assert verdict.events == NUMBERS


def test_processes_share_the_numbers_too(
    settings: Settings, database: Database, root: Path
) -> None:
    command = [sys.executable, "-m", "tests.register.draw_many", settings.database_url]
    running = [
        subprocess.Popen(
            [*command, str(settings.store), "25"], stdout=subprocess.PIPE, cwd=root, text=True
        )
        for _ in range(4)
    ]
    got = [int(line) for process in running for line in process.communicate()[0].split()]
    assert [process.returncode for process in running] == [0] * 4
    assert sorted(got) == list(range(1, 101))
    assert verify(database).sound


def test_one_reserved_number_is_used_by_one_of_many(settings: Settings, database: Database) -> None:
    number = drawn(database, "satu")
    start = threading.Barrier(8)

    def take(n: int) -> bool:
        own = connect(settings)
        start.wait()
        try:
            with own.writing() as connection:
                use(connection, WHO, number, f"dokumen-{n}")
        except DataError:
            return False
        finally:
            own.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(8))) == 1


def test_a_writer_that_dies_leaves_its_number_reserved(
    settings: Settings, database: Database, root: Path
) -> None:
    code = (
        "import os, sys; from tests.register.draw_many import *; "
        "drawn(connect(Settings(database_url=sys.argv[1], store=Path(sys.argv[2]))), 'putus'); "
        "os._exit(9)"
    )
    command = [sys.executable, "-c", code, settings.database_url, str(settings.store)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 9
    with database.reading() as connection:
        (left,) = list_numbers(connection, state="dipesan")
    assert left.purpose == "putus"
    assert drawn(database, "putus") == left
    assert drawn(database, "lain").urut == 2


def test_a_reader_sees_one_state_while_others_write(settings: Settings, database: Database) -> None:
    drawn(database)
    with database.reading() as connection:
        before = len(list_numbers(connection))
        other = connect(settings)
        drawn(other)
        other.close()
        assert len(list_numbers(connection)) == before
    with database.reading() as connection:
        assert len(list_numbers(connection)) == before + 1
