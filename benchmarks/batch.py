"""What a batch costs beyond its documents.

    python -m benchmarks.batch [ROWS] [WORKERS]

Makes the maklumat (DOCX and tagged PDF) of every row of a table, over two processes, and compares
the time with rows x single / processes. ``single`` is the time of one record in one process, from
its cells to closed and renamed files, not flushed to disk: measured before and after the batch, on
rows of the same table. Prints the ratio and the memory of all processes together.
"""

from __future__ import annotations

import csv
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from docgen import service
from docgen.batch.columns import resolve
from docgen.batch.merging import merged
from docgen.batch.places import FolderPlace
from docgen.batch.run import Order, begin, run
from docgen.batch.tables import open_table
from docgen.records.muat import Source

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 300


def table_of(folder: Path, rows: int) -> Path:
    """A table of fictional units."""
    path = folder / "tabel.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["id", "unit.nama", "unit.alamat", "maklumat.tanggal"])
        for n in range(1, rows + 1):
            day = f"2024-04-{n % 28 + 1:02d}"
            writer.writerow([f"u-{n}", f"Dinas Contoh {n}", f"Jalan Contoh {n}", day])
    return path


def base_of() -> Source:
    """The fictional city's record, its maklumat alone, without a list of services."""
    source = service.sources(ROOT / "examples" / "kota-contoh.yaml")[0]
    data = {key: source.data[key] for key in ("pemda", "unit", "maklumat")}
    data["unit"] = {key: value for key, value in data["unit"].items() if key != "layanan"}
    return Source(data, "dasar", source.folder)


def singles(order: Order, folder: Path) -> list[float]:
    """Seconds of each of some rows, one after another in this process."""
    table = open_table(order.table)
    columns = resolve(table.columns, table.name)
    store = service.TemplateStore()
    taken = []
    for number, row in enumerate(table.rows()):
        if number >= SAMPLE:
            break
        start = time.perf_counter()
        source, _ = merged(row, columns, order.base.data, order.base.folder)
        record = service.check([source])[0].record
        assert record is not None
        documents = list(service.generate(record, order.wish, store))
        for _ in service.write_all(documents, folder):
            pass
        taken.append(time.perf_counter() - start)
    return taken


class Memory:
    """The most memory that this process and its children held together, in megabytes."""

    def __init__(self) -> None:
        self.most = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.5):
            family = [os.getpid(), *_children(os.getpid())]
            self.most = max(self.most, sum(_resident(pid) for pid in family))


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = [int(word) for word in task.read_text().split()]
        except OSError:
            continue
        found += pids + [inner for child in pids for inner in _children(child)]
    return found


def _resident(pid: int) -> float:
    """Memory of its own, and its share of what it shares (PSS)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    except OSError:
        return 0.0
    return 0.0


def main(rows: int, workers: int) -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-benchmark-"))
    try:
        wish = service.Wish(only=frozenset({"maklumat"}))
        order = Order(table_of(folder, rows), base_of(), wish)
        before = singles(order, folder / "satu")
        place = FolderPlace(folder / "batch")
        start = time.perf_counter()
        with Memory() as memory:
            begin(order, place)
            counts = run(place, workers=workers)
        taken = time.perf_counter() - start
        after = singles(order, folder / "dua")
        single = statistics.mean(before + after)
        assert counts.done == rows, counts
        print(f"rows {rows}, processes {workers}, files a row {_files(place)}")
        print(f"single  {1000 * single:8.2f} ms (mean; before, after: ", end="")
        print(f"{1000 * statistics.mean(before):.2f}, {1000 * statistics.mean(after):.2f})")
        print(f"batch   {1000 * taken / rows:8.2f} ms a row, {rows / taken:.1f} rows/s")
        print(f"ratio   {taken / (rows * single / workers):8.2f}x of rows x single / processes")
        print(f"memory  {memory.most:8.0f} MB at most, all processes together")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _files(place: FolderPlace) -> int:
    return len(next(iter(place.state.verdicts())).files)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    main(words[0] if words else 10_000, words[1] if len(words) > 1 else 2)
