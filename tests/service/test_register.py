"""Registering: what it refuses, what it numbers, what it makes."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from docgen.errors import DataError, DocgenError, UsageFault
from docgen.register import Database, Document, State, verify
from docgen.rendering.docx import words
from docgen.service import register_add, register_desk
from docgen.service.register import opened
from docgen.service.register_add import RegisterWish, add, reserve
from tests import postgres
from tests.registering import ADDRESS, environment, kota_contoh

BA = RegisterWish(only=frozenset({"berita-acara"}))
UNNUMBERED: dict[str, str | None] = {"verifikasi.nomor": None}


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A new register that the environment names."""
    store = tmp_path / "berkas"
    if request.param == "sqlite":
        environment(monkeypatch, f"sqlite:///{tmp_path / 'register.db'}", store)
        with opened() as found:
            yield found
        return
    with postgres.schema() as url:
        environment(monkeypatch, url, store)
        with opened() as found:
            yield found


@pytest.fixture
def lite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The same on SQLite only."""
    environment(monkeypatch, f"sqlite:///{tmp_path / 'register.db'}", tmp_path / "berkas")
    with opened() as found:
        yield found


def code_of(error: pytest.ExceptionInfo[DocgenError]) -> str:
    return error.value.code


def main_of(documents: list[Document]) -> Document:
    (found,) = (document for document in documents if document.variant is None)
    return found


class DescribeAdd:
    def it_registers_every_document_of_the_example(
        self, database: Database, examples: Path
    ) -> None:
        made = add(kota_contoh(examples), RegisterWish(), database)
        names = {(d.kind, d.variant, d.n) for d in made}
        assert names == {
            ("nota-pengantar", None, None),
            ("permohonan-fasilitasi", None, None),
            ("permohonan-harmonisasi", None, None),
            ("pencanangan", None, None),
            ("pencanangan", "pernyataan", 1),
            ("pencanangan", "pernyataan", 2),
            ("maklumat", None, None),
            ("maklumat", "poster", None),
            ("maklumat", "standar", None),
            ("perkada", None, None),
            ("berita-acara", None, None),
            ("berita-acara", "keterangan", None),
        }
        for document in made:
            assert document.state is State.TERDAFTAR
            assert document.url == f"{ADDRESS}/v/{document.id}"
            assert {file.format for file in document.files} == {"pdf", "docx"}
            for file in document.files:
                data = database.store.get(file.sha256)
                assert len(data) == file.size
                assert file.template_hash
        assert verify(database).findings == ()

    def it_draws_the_number_that_is_missing_and_prints_it(
        self, database: Database, examples: Path
    ) -> None:
        document = main_of(add(kota_contoh(examples, UNNUMBERED), BA, database))
        assert document.nomor == "100.3.11/1/KANWIL/2024"
        record = register_desk.record_of(document)
        assert record.berkas.verifikasi is not None
        assert record.berkas.verifikasi.nomor == document.nomor
        said = words(register_desk.file_of(database, document, "docx"))
        assert document.nomor in said

    def it_keeps_only_what_the_document_prints(self, lite: Database, examples: Path) -> None:
        document = main_of(add(kota_contoh(examples), BA, lite))
        kept: dict[str, Any] = json.loads(document.record or "")
        assert set(kept) - {"kelompok_rentan"} == {"id", "pemda", "unit", "verifikasi"}

    def it_gives_a_regulation_plain_digits(self, lite: Database, examples: Path) -> None:
        wish = RegisterWish(only=frozenset({"perkada"}))
        missing = kota_contoh(examples, {"perkada.nomor": None})
        document = main_of(add(missing, wish, lite))
        assert document.nomor == "1"
        later = kota_contoh(
            examples,
            {
                "perkada.nomor": "...",
                "perkada.ditetapkan.tanggal": "2024-06-11",
                "perkada.diundangkan.tanggal": "2024-06-11",
            },
        )
        assert main_of(add(later, wish, lite)).nomor == "2"

    def it_numbers_a_maklumat_only_when_asked(self, lite: Database, examples: Path) -> None:
        wish = RegisterWish(only=frozenset({"maklumat"}), numbered=True)
        made = add(kota_contoh(examples), wish, lite)
        assert {d.nomor for d in made} == {"100.3.3/1/DPMPTSP/2024"}
        assert len({d.number_id for d in made}) == 1  # notice, poster and standard share it

    def it_begins_again_with_the_year_of_the_act(self, lite: Database, examples: Path) -> None:
        add(kota_contoh(examples, UNNUMBERED), BA, lite)
        next_year = {
            **UNNUMBERED,
            "verifikasi.hari": None,
            "verifikasi.tanggal_mulai": "2025-05-16",
            "verifikasi.surat_keterangan.nomor": "100.3.11/16/HUK/2025",
            "verifikasi.surat_keterangan.tanggal": "2025-05-20",
        }
        document = main_of(add(kota_contoh(examples, next_year), BA, lite))
        assert document.nomor == "100.3.11/1/KANWIL/2025"

    def it_makes_the_same_file_as_generate_but_for_the_code(
        self, lite: Database, examples: Path
    ) -> None:
        document = main_of(add(kota_contoh(examples), BA, lite))
        data = register_desk.file_of(lite, document)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == document.files[-1].pages
        assert hashlib.sha256(data).hexdigest() == document.files[-1].sha256


class DescribeRefusals:
    def it_takes_no_placeholder_and_names_each(self, lite: Database, examples: Path) -> None:
        blanks = {"verifikasi.tempat": "[tempat]", "unit.alamat": "[alamat dinas]"}
        with pytest.raises(DataError) as error:
            add(kota_contoh(examples, blanks), BA, lite)
        found = {(f.code, f.path) for f in error.value.findings}
        assert {
            ("register.placeholder", "verifikasi.tempat"),
            ("register.placeholder", "unit.alamat"),
        } <= found
        assert register_desk.list_numbers(lite) == []

    def but_one_in_a_part_that_is_not_printed(self, lite: Database, examples: Path) -> None:
        blank = {"maklumat.kota": "[kota]"}
        assert add(kota_contoh(examples, blank), BA, lite)

    def it_takes_no_faulty_record(self, lite: Database, examples: Path) -> None:
        with pytest.raises(DataError) as error:
            add(kota_contoh(examples, {"verifikasi.tanggal_mulai": "kemarin"}), BA, lite)
        assert error.value.findings[0].path == "verifikasi.tanggal_mulai"

    def it_takes_no_draft_of_a_regulation(self, lite: Database, examples: Path) -> None:
        wish = RegisterWish(only=frozenset({"perkada"}))
        with pytest.raises(DataError) as error:
            add(kota_contoh(examples, {"perkada.status": "rancangan"}), wish, lite)
        assert code_of(error) == "register.regulation_draft"

    def it_takes_no_regulation_with_errors_of_drafting(
        self, lite: Database, examples: Path, tmp_path: Path
    ) -> None:
        text = (examples / "perkada-contoh.txt").read_text(encoding="utf-8")
        wrong = text.replace("pada tanggal diundangkan", "sejak tanggal ditetapkan")
        assert wrong != text
        (tmp_path / "salah.txt").write_text(wrong, encoding="utf-8")
        source = kota_contoh(examples, {"perkada.berkas_batang_tubuh": "salah.txt"})
        shutil.copytree(examples / "gambar", tmp_path / "gambar")
        with pytest.raises(DataError) as error:
            add(replace(source, folder=tmp_path), RegisterWish(only=frozenset({"perkada"})), lite)
        assert [finding.code for finding in error.value.findings] == ["lint.c05"]

    @pytest.mark.parametrize("variant", ["lembar-kerja", "daftar-hadir"])
    def it_takes_no_blank_form(self, lite: Database, examples: Path, variant: str) -> None:
        wish = RegisterWish(only=BA.only, variants=frozenset({variant}))
        with pytest.raises(UsageFault) as error:
            add(kota_contoh(examples), wish, lite)
        assert code_of(error) == "register.not_an_act"

    def it_takes_no_document_twice(self, lite: Database, examples: Path) -> None:
        add(kota_contoh(examples), BA, lite)
        with pytest.raises(DataError) as error:
            add(kota_contoh(examples), BA, lite)
        assert code_of(error) == "register.already"

    def it_takes_no_number_twice(self, lite: Database, examples: Path) -> None:
        add(kota_contoh(examples), BA, lite)
        other_day = {
            "verifikasi.tanggal_mulai": "2024-05-17",
            "verifikasi.hari": None,
            "verifikasi.surat_keterangan.tanggal": "2024-05-21",
        }
        with pytest.raises(DataError) as error:
            add(kota_contoh(examples, other_day), BA, lite)
        assert code_of(error) == "register.number_used"

    def it_asks_for_a_code_it_does_not_know(
        self, lite: Database, examples: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DOCGEN_NUMBER_CODES", "")
        with pytest.raises(UsageFault) as error:
            add(kota_contoh(examples, UNNUMBERED), BA, lite)
        assert code_of(error) == "register.no_kode"

    @pytest.mark.parametrize(
        ("address", "code"),
        [
            ("", "register.no_address"),
            ("dokumen.example", "register.bad_address"),
            ("javascript:alert(1)", "register.bad_address"),
            ("https://a:b@dokumen.example", "register.bad_address"),
        ],
    )
    def it_wants_the_address_of_the_site(
        self,
        lite: Database,
        examples: Path,
        monkeypatch: pytest.MonkeyPatch,
        address: str,
        code: str,
    ) -> None:
        monkeypatch.setenv("DOCGEN_PUBLIC_URL", address)
        with pytest.raises(UsageFault) as error:
            add(kota_contoh(examples), BA, lite)
        assert code_of(error) == code


class DescribeReservedNumbers:
    def they_are_used_by_the_record_they_were_reserved_for(
        self, database: Database, examples: Path
    ) -> None:
        source = kota_contoh(examples, UNNUMBERED)
        (first, *_) = reserve(source, BA, database)
        assert first.number is not None
        assert first.number.state == "dipesan"
        assert main_of(add(source, BA, database)).nomor == first.number.nomor

    def they_outlive_an_attempt_that_broke_off(
        self, database: Database, examples: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = kota_contoh(examples, UNNUMBERED)

        def fail(*_: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(register_add, "render", fail)
            with pytest.raises(RuntimeError):
                add(source, BA, database)
        waiting = register_desk.list_numbers(database, state="dipesan")
        assert "100.3.11/1/KANWIL/2024" in [number.nomor for number in waiting]
        assert main_of(add(source, BA, database)).nomor == "100.3.11/1/KANWIL/2024"
        assert register_desk.list_documents(database, state="konsep") == []
        assert verify(database).findings == ()

    def they_can_be_voided(self, lite: Database, examples: Path) -> None:
        reserve(kota_contoh(examples, UNNUMBERED), BA, lite)
        voided = register_desk.void_number(lite, "100.3.11/1/KANWIL/2024", "batal rapat")
        assert (voided.state, voided.reason) == ("batal", "batal rapat")

    def one_record_added_twice_at_once_is_registered_once(
        self, database: Database, examples: Path
    ) -> None:
        source = kota_contoh(examples, UNNUMBERED)

        def attempt(_: int) -> bool:
            try:
                with opened() as own:
                    add(source, BA, own)
            except DataError:
                return False
            return True

        with ThreadPoolExecutor(3) as pool:
            assert sum(pool.map(attempt, range(3))) == 1
        assert verify(database).findings == ()
        assert len(register_desk.list_documents(database, state="terdaftar")) == 2


class DescribeStale:
    def it_lists_what_was_made_from_older_words(self, database: Database, examples: Path) -> None:
        add(kota_contoh(examples, UNNUMBERED), RegisterWish(), database)
        assert register_desk.stale(database, kota_contoh(examples, UNNUMBERED)) == []
        changed = kota_contoh(examples, {"verifikasi.tempat": "Ruang Lain"})
        found = register_desk.stale(database, changed)
        assert {item.document.kind for item in found} == {"berita-acara"}
        assert {item.reason for item in found} == {"berubah"}

    def it_does_not_mind_the_number_that_was_written_back(
        self, lite: Database, examples: Path
    ) -> None:
        document = main_of(add(kota_contoh(examples, UNNUMBERED), BA, lite))
        back = kota_contoh(examples, {"verifikasi.nomor": document.nomor})
        assert register_desk.stale(lite, back) == []

    def it_sees_a_file_that_changed_under_its_name(
        self, lite: Database, examples: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "salinan"
        shutil.copytree(examples, folder)
        source = replace(kota_contoh(examples), folder=folder)
        add(source, BA, lite)
        shutil.copy(folder / "gambar/foto-ramp.jpg", folder / "gambar/foto-loket.jpg")
        assert len(register_desk.stale(lite, source)) == 2

    def it_names_documents_whose_section_is_gone(self, lite: Database, examples: Path) -> None:
        add(kota_contoh(examples), RegisterWish(only=frozenset({"maklumat"})), lite)
        found = register_desk.stale(lite, kota_contoh(examples, {"maklumat": None}))
        assert {item.reason for item in found} == {"hilang"}

    def a_withdrawn_document_is_nobodys_worry(self, lite: Database, examples: Path) -> None:
        for document in add(kota_contoh(examples), BA, lite):
            register_desk.void(lite, document.id, "diganti")
        assert register_desk.stale(lite, kota_contoh(examples, {"verifikasi.tempat": "X"})) == []


class DescribeTheDesk:
    def it_withdraws_a_document_and_its_number(self, database: Database, examples: Path) -> None:
        document = main_of(add(kota_contoh(examples), BA, database))
        assert register_desk.void(database, document.id, "keliru").state is State.DICABUT
        (number,) = [n for n in register_desk.list_numbers(database) if n.nomor == document.nomor]
        assert number.state == "batal"
        with pytest.raises(DataError):
            register_desk.void(database, document.id, "lagi")

    def it_spares_a_number_that_another_document_shares(
        self, lite: Database, examples: Path
    ) -> None:
        wish = RegisterWish(only=frozenset({"maklumat"}), numbered=True)
        made = add(kota_contoh(examples), wish, lite)
        register_desk.void(lite, made[0].id, "salah cetak")
        assert register_desk.list_numbers(lite)[0].state == "terpakai"
        for document in made[1:]:
            register_desk.void(lite, document.id, "salah cetak")
        assert register_desk.list_numbers(lite)[0].state == "batal"

    def it_keeps_signed_files_in_their_order(self, database: Database, examples: Path) -> None:
        document = main_of(add(kota_contoh(examples), BA, database))
        original = register_desk.file_of(database, document)
        base = hashlib.sha256(original).hexdigest()
        one = register_desk.attach_signed(
            database, document.id, original + b"1", based_on=base, complete=False
        )
        assert one.state is State.MENUNGGU
        with pytest.raises(DataError) as error:
            register_desk.attach_signed(
                database, document.id, original + b"x", based_on=base, complete=False
            )
        assert code_of(error) == "register.signed_meanwhile"
        last = one.latest()
        assert last is not None
        two = register_desk.attach_signed(
            database, document.id, original + b"12", based_on=last.sha256, complete=True
        )
        assert two.state is State.DITANDATANGANI
        assert register_desk.file_of(database, two) == original + b"12"
        assert register_desk.file_of(database, two, original=True) == original
        assert register_desk.find_by_file(database, original + b"1")[0].id == document.id
        assert verify(database).findings == ()

    def it_erases_record_and_files(self, database: Database, examples: Path) -> None:
        document = main_of(add(kota_contoh(examples), BA, database))
        data = register_desk.file_of(database, document)
        register_desk.void(database, document.id, "permintaan CONTOH LIMA")
        gone = register_desk.erase(database, document.id)
        assert gone.erased_at
        for attempt in (register_desk.record_of, lambda d: register_desk.file_of(database, d)):
            with pytest.raises(DataError):
                attempt(gone)
        assert register_desk.find_by_file(database, data)[0].state is State.DICABUT
        with database.reading() as connection:
            for table in ("documents", "numbers", "events"):
                rows = connection.exec_driver_sql(f"select * from {table}").all()
                about = [str(row) for row in rows if document.id in str(row)]
                assert not any("CONTOH LIMA" in row for row in about)
        assert verify(database).findings == ()
