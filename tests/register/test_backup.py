"""The register in one file, and back."""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from docgen.errors import DataError, EnvironmentFault, UsageFault
from docgen.register import (
    Database,
    Document,
    backup,
    connect,
    drafts_folder,
    find,
    list_documents,
    restore,
    upgrade,
    verify,
    withdraw,
)
from docgen.register.schema_service import drafts
from docgen.register.upgrading import NEWEST, version
from docgen.settings import Settings
from tests import postgres
from tests.register.conftest import WHO, drawn
from tests.register.test_upgrading import KEY, fill

Make = Callable[..., Document]


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another, empty database."""
    store = tmp_path / "lain-berkas"
    if request.param == "sqlite":
        database = connect(Settings(database_url=f"sqlite:///{tmp_path / 'lain.db'}", store=store))
        yield database
        database.close()
        return
    with postgres.schema() as url:
        database = connect(Settings(database_url=url, store=store))
        yield database
        database.close()


@pytest.fixture
def plain(tmp_path: Path) -> Database:
    """An empty database for what does not hang on the sort of database."""
    return connect(Settings(database_url=f"sqlite:///{tmp_path / 'polos.db'}"))


def saved(database: Database, tmp_path: Path) -> Path:
    return backup(database, tmp_path / "cadangan.zip").path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of an archive with other parts; None leaves a part out."""
    target = path.with_name("diubah.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


class DescribeBackupAndRestore:
    def they_bring_everything_back_in_any_database(
        self, database: Database, other: Database, registered: Make, tmp_path: Path
    ) -> None:
        document, gone = registered("satu"), registered("dua")
        registered("konsep", finish=False)
        with database.writing() as connection:
            withdraw(connection, WHO, gone.id, "keliru")
        before = verify(database)
        after = restore(other, saved(database, tmp_path))
        assert after == before
        with database.reading() as one, other.reading() as two:
            assert list_documents(one) == list_documents(two)
            assert other.store.get(find(two, document.id).files[0].sha256) == b"satu"
        assert drawn(other).urut == 4
        assert verify(other, expect=before.head).sound

    def they_hold_one_moment_while_others_write(
        self, settings: Settings, database: Database, plain: Database, tmp_path: Path
    ) -> None:
        stop = threading.Event()

        def write() -> None:
            own = connect(settings)
            while not stop.is_set():
                drawn(own)
            own.close()

        writer = threading.Thread(target=write)
        writer.start()
        try:
            while not verify(database).numbers:
                pass
            done = backup(database, tmp_path / "jalan.zip")
        finally:
            stop.set()
            writer.join()
        assert done.verdict.sound
        restored = restore(plain, done.path)
        assert restored.sound
        assert 0 < restored.numbers <= verify(database).numbers

    def they_bring_up_a_backup_of_an_older_version(
        self, empty: Database, other: Database, tmp_path: Path
    ) -> None:
        fill(empty, "0001")
        path = tmp_path / "lama.zip"
        # What the version before wrote: its tables, and no chain yet.
        names = ("counters", "numbers", "documents", "files")
        tables = {}
        with zipfile.ZipFile(path, "w") as archive:
            with empty.reading() as connection:
                for name in names:
                    rows = connection.execute(text(f"select * from {name}")).mappings()
                    lines = [json.dumps(dict(row)).encode() + b"\n" for row in rows]
                    archive.writestr(f"tables/{name}.jsonl", b"".join(lines))
                    digest = hashlib.sha256(b"".join(lines)).hexdigest()
                    tables[name] = {"rows": len(lines), "sha256": digest}
            for digest in empty.store.names():
                archive.writestr(f"files/{digest}", empty.store.get(digest))
            manifest = {"format": "docgen-register", "version": 1, "schema": "0001",
                        "head": {"seq": 0, "hash": "0" * 64}, "tables": tables}  # fmt: skip
            archive.writestr("manifest.json", json.dumps(manifest))
        assert restore(other, path).sound
        with other.reading() as connection:
            assert find(connection, KEY).nomor == "100.3.11/1/HUK/2024"

    def an_older_register_is_upgraded_before_it_is_saved(
        self, empty: Database, plain: Database, tmp_path: Path
    ) -> None:
        fill(empty, "0001")
        upgrade(empty)
        assert restore(plain, saved(empty, tmp_path)).events == 4


def begun(database: Database, key: str = "a" * 32) -> Path:
    """A draft with two pictures; gives its folder."""
    with database.writing() as connection:
        values = {"id": key, "account": "a", "unit": None, "kind": "berkas", "title": "Konsep",
                  "text": "{}", "created_at": "x", "changed_at": "x"}  # fmt: skip
        connection.execute(insert(drafts).values(values))
    folder = drafts_folder(database.store) / key
    (folder / "gambar").mkdir(parents=True)
    (folder / "gambar" / "lambang.png").write_bytes(b"lambang")
    (folder / "foto.jpg").write_bytes(b"foto")
    return folder


class DescribeDrafts:
    def they_come_back_with_their_pictures(
        self, database: Database, other: Database, tmp_path: Path
    ) -> None:
        begun(database)
        stray = drafts_folder(database.store) / "dibuang"  # of no draft that there is
        stray.mkdir()
        (stray / "lama.png").write_bytes(b"lama")
        done = backup(database, tmp_path / "cadangan.zip")
        assert done.files == 2
        assert restore(other, done.path).sound
        root = drafts_folder(other.store)
        found = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*.*")}
        assert found == {
            f"{'a' * 32}/gambar/lambang.png": b"lambang",
            f"{'a' * 32}/foto.jpg": b"foto",
        }
        assert root.stat().st_mode & 0o077 == 0
        with other.reading() as connection:
            assert connection.scalars(select(drafts.c.title)).all() == ["Konsep"]

    def they_leave_out_links_to_elsewhere(
        self, database: Database, plain: Database, tmp_path: Path
    ) -> None:
        folder = begun(database)
        (tmp_path / "rahasia.txt").write_text("rahasia")
        (folder / "tautan.png").symlink_to(tmp_path / "rahasia.txt")
        assert backup(database, tmp_path / "cadangan.zip").files == 2

    def they_may_be_missing_in_an_older_backup(
        self, database: Database, plain: Database, tmp_path: Path
    ) -> None:
        begun(database)

        def older(name: str, data: bytes) -> bytes | None:
            if name.startswith("konsep/"):
                return None
            if name != "manifest.json":
                return data
            manifest = json.loads(data)
            del manifest["draft_files"]
            return json.dumps(manifest).encode()

        assert restore(plain, rewritten(saved(database, tmp_path), older)).sound

    @pytest.mark.parametrize(
        "name",
        [
            "konsep/" + "a" * 32 + "/../../x.png",
            "konsep/../x.png",
            "konsep//x.png",
            "konsep/" + "b" * 32 + "/x.png",
            "konsep/" + "a" * 32,
            "konsep/" + "a" * 32 + "\\x.png",
        ],
    )
    def they_go_nowhere_else(
        self, database: Database, plain: Database, tmp_path: Path, name: str
    ) -> None:
        begun(database)
        path = saved(database, tmp_path)
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read("manifest.json"))
        manifest["draft_files"][name] = hashlib.sha256(b"x").hexdigest()
        data = json.dumps(manifest).encode()
        changed = rewritten(path, lambda part, old: data if part == "manifest.json" else old)
        with zipfile.ZipFile(changed, "a") as archive:
            archive.writestr(name, b"x")
        with pytest.raises(DataError) as error:
            restore(plain, changed)
        assert error.value.code == "register.bad_backup"
        assert not list(tmp_path.rglob("x.png"))

    @pytest.mark.parametrize("change", [lambda data: None, lambda data: data + b"x"])
    def they_are_as_they_were_or_the_archive_is_broken(
        self, database: Database, plain: Database, tmp_path: Path, change: Callable
    ) -> None:
        begun(database)
        path = rewritten(
            saved(database, tmp_path),
            lambda part, data: change(data) if part.endswith("foto.jpg") else data,
        )
        with pytest.raises(DataError) as error:
            restore(plain, path)
        assert error.value.code == "register.bad_backup"


class DescribeABackup:
    def it_never_writes_over_a_file(self, database: Database, tmp_path: Path) -> None:
        saved(database, tmp_path)
        with pytest.raises(UsageFault) as error:
            saved(database, tmp_path)
        assert error.value.code == "register.backup_exists"

    def it_leaves_nothing_where_it_cannot_write(self, database: Database, tmp_path: Path) -> None:
        with pytest.raises(UsageFault):
            backup(database, tmp_path / "tidak-ada" / "cadangan.zip")

    def it_saves_a_damaged_register_and_says_so(
        self, database: Database, registered: Make, plain: Database, tmp_path: Path
    ) -> None:
        document = registered()
        database.store.delete(document.files[0].sha256)
        done = backup(database, tmp_path / "rusak.zip")
        assert not done.verdict.sound
        with pytest.raises(DataError) as error:
            restore(plain, done.path)
        assert error.value.code == "register.file_missing"
        assert not restore(plain, done.path, damaged=True).sound


class DescribeRestore:
    def it_wants_an_empty_database(
        self, database: Database, registered: Make, tmp_path: Path
    ) -> None:
        registered()
        path = saved(database, tmp_path)
        with pytest.raises(UsageFault) as error:
            restore(database, path)
        assert error.value.code == "register.not_empty"

    @pytest.mark.parametrize(
        ("name", "change"),
        [
            ("manifest.json", lambda data: None),
            ("manifest.json", lambda data: b"{}"),
            ("manifest.json", lambda data: b"[1"),
            ("manifest.json", lambda data: data.replace(b"docgen-register", b"lain")),
            ("tables/numbers.jsonl", lambda data: None),
            ("tables/numbers.jsonl", lambda data: data.replace(b"HUK", b"XXX")),
            ("tables/numbers.jsonl", lambda data: data + data),
            ("tables/numbers.jsonl", lambda data: b"bukan json\n"),
            ("tables/numbers.jsonl", lambda data: b"[]\n"),
            ("tables/events.jsonl", lambda data: b"\n".join(data.split(b"\n")[1:])),
            ("files/", lambda data: data + b"x"),
        ],
    )
    def it_refuses_a_broken_archive_whole(
        self,
        database: Database,
        plain: Database,
        registered: Make,
        tmp_path: Path,
        name: str,
        change: Callable[[bytes], bytes | None],
    ) -> None:
        registered()
        path = rewritten(
            saved(database, tmp_path),
            lambda part, data: change(data) if part.startswith(name) else data,
        )
        with pytest.raises(DataError) as error:
            restore(plain, path)
        assert error.value.code == "register.bad_backup"
        with plain.reading() as connection:
            assert version(connection) is None  # nothing is left, not even tables

    def it_refuses_what_was_changed_and_given_a_new_checksum(
        self, database: Database, plain: Database, registered: Make, tmp_path: Path
    ) -> None:
        registered()
        path = saved(database, tmp_path)
        with zipfile.ZipFile(path) as archive:
            rows = archive.read("tables/numbers.jsonl").replace(b"/1/HUK", b"/7/HUK")
            manifest = json.loads(archive.read("manifest.json"))
        manifest["tables"]["numbers"]["sha256"] = hashlib.sha256(rows).hexdigest()
        parts = {"tables/numbers.jsonl": rows, "manifest.json": json.dumps(manifest).encode()}
        changed = rewritten(path, lambda part, data: parts.get(part, data))
        with pytest.raises(DataError) as error:
            restore(plain, changed)
        assert error.value.code == "register.row_changed"

    def it_refuses_one_of_a_newer_docgen(
        self, database: Database, plain: Database, tmp_path: Path
    ) -> None:
        path = rewritten(
            saved(database, tmp_path),
            lambda part, data: data.replace(NEWEST.encode(), b"9999"),
        )
        with pytest.raises(EnvironmentFault) as error:
            restore(plain, path)
        assert error.value.code == "register.newer"

    def it_says_when_there_is_no_such_file(self, plain: Database, tmp_path: Path) -> None:
        with pytest.raises(UsageFault):
            restore(plain, tmp_path / "tidak-ada.zip")
        (tmp_path / "teks.zip").write_text("bukan arsip")
        with pytest.raises(DataError):
            restore(plain, tmp_path / "teks.zip")
