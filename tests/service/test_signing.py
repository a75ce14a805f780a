"""Signing and verifying with the register: states, audit trail, and what is not the registered."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import register
from docgen.errors import DataError, DocgenError
from docgen.service import verifying
from docgen.service.register import opened
from docgen.service.register_desk import file_of, void
from docgen.service.signing import KeyFile, SignWish, sign_file
from docgen.signing.demo import make_demo_keys
from tests.registry import PUBLIC, enter
from tests.signing.kit import FIELDS, Desk, minutes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(make_demo_keys(tmp_path_factory.mktemp("kunci") / "demo"))


@pytest.fixture
def entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> tuple[str, str, Path]:
    return enter(tmp_path, monkeypatch, desk)


def put(desk: Desk, path: Path, number: int, **wish: object):
    key = KeyFile(desk.keys.signers[number - 1], desk.secret)
    return sign_file(path, key, SignWish(FIELDS[number - 1], **wish))  # type: ignore[arg-type]


class DescribeARegisteredDocument:
    def it_goes_from_state_to_state_as_people_sign(self, desk: Desk, entered) -> None:
        key, _, path = entered
        states = [put(desk, path, number).document.state.value for number in (1, 2, 3)]
        assert states == ["menunggu", "menunggu", "ditandatangani"]
        with opened() as database, database.reading() as connection:
            document = register.find(connection, key)
            what = [event["what"] for event in register.history(connection, key)]
            assert len([file for file in document.files if file.format == "pdf"]) == 4
            assert what.count("berkas-baru") == 3
            assert file_of(database, document) == path.read_bytes()

    def its_block_leads_to_its_public_page(self, desk: Desk, entered) -> None:
        key, _, path = entered
        signed = put(desk, path, 1)
        assert signed.document.url == f"{PUBLIC}/v/{key}"

    def it_is_told_from_all_others(self, desk: Desk, entered) -> None:
        key, _, path = entered
        original = path.read_bytes()
        put(desk, path, 1)
        found = verifying.verify_file(path)
        assert (found.standing, found.document.id, found.verdict) == ("sama", key, "sah")
        older = verifying.verify_data(original)
        assert older.standing == "sama"
        assert [f.code for f in older.findings] == ["verify.older_file"]

    def it_may_be_signed_further_elsewhere(self, desk: Desk, entered) -> None:
        _, _, path = entered
        put(desk, path, 1)
        elsewhere = desk.sign(path.read_bytes(), 2).data
        assert verifying.verify_data(elsewhere).standing == "lanjutan"

    def a_changed_one_is_no_longer_it(self, desk: Desk, entered) -> None:
        _, _, path = entered
        data = bytearray(path.read_bytes())
        at = data.index(b"<xmp:CreateDate>") + len("<xmp:CreateDate>202")
        data[at] = ord("9")
        path.write_bytes(bytes(data))
        found = verifying.verify_file(path)
        assert (found.standing, found.verdict) == ("berbeda", "tidak_sah")
        with pytest.raises(DataError) as caught:
            put(desk, path, 1)
        assert caught.value.code == "signing.altered_since"

    def one_of_two_who_sign_at_once_is_told(self, desk: Desk, entered, tmp_path: Path) -> None:
        _, _, path = entered
        other = tmp_path / "salinan.pdf"
        other.write_bytes(path.read_bytes())
        put(desk, path, 1)
        with pytest.raises(DataError) as caught:
            put(desk, other, 1)
        assert caught.value.code == "signing.not_latest"

    def a_withdrawn_one_is_neither_signed_nor_valid(self, desk: Desk, entered) -> None:
        key, _, path = entered
        put(desk, path, 1)
        with opened() as database:
            void(database, key, "keliru")
        found = verifying.verify_file(path)
        assert found.verdict == "tidak_sah"
        assert [f.code for f in found.findings] == ["verify.withdrawn"]
        with pytest.raises(DocgenError) as caught:
            put(desk, path, 2)
        assert caught.value.code == "signing.not_open"


class DescribeAnUnregisteredFile:
    def it_is_refused_where_registration_is_required(self, desk, entered, tmp_path) -> None:
        path = tmp_path / "lain.pdf"
        path.write_bytes(minutes())
        with pytest.raises(DataError) as caught:
            put(desk, path, 1, registered_only=True)
        assert caught.value.code == "signing.unregistered"
        assert path.read_bytes() == minutes()

    def it_is_signed_otherwise_and_makes_no_register(self, desk, tmp_path, monkeypatch) -> None:
        monkeypatch.delenv("DOCGEN_DATABASE_URL", raising=False)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        path = tmp_path / "lain.pdf"
        path.write_bytes(minutes())
        assert put(desk, path, 1).document is None
        assert verifying.verify_file(path).standing is None
        assert not (tmp_path / "data").exists()


class DescribeThePublicEntry:
    def it_names_people_and_offices_and_nothing_personal(self, desk: Desk, entered) -> None:
        key, nomor, path = entered
        put(desk, path, 1)
        for found in (verifying.public_document(key), *verifying.public_documents(nomor)):
            assert found is not None
            assert found.nomor == nomor
            assert ("CONTOH SEPULUH, S.H., M.H.", "Kepala Bidang Hak Asasi Manusia") in (
                found.signatories
            )
            assert "1978" not in str(found.signatories)
        assert [each.verdict for each in verifying.public_document(key).signatures] == ["sah"]

    @pytest.mark.parametrize("key", ["0" * 26, "", "../..", "a" * 500])
    def it_is_none_for_an_unknown_id(self, entered, key: str) -> None:
        assert verifying.public_document(key) is None

    @pytest.mark.parametrize("nomor", ["", "1", "999/X/2024", "%", "a" * 200])
    def it_is_none_for_an_unknown_number(self, entered, nomor: str) -> None:
        assert verifying.public_documents(nomor) == []


class DescribeReadingAFile:
    def it_refuses_three_hundred_megabytes_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "besar.pdf"
        with path.open("wb") as stream:
            stream.truncate(300 * 10**6)
        with pytest.raises(DataError) as caught:
            verifying.verify_file(path)
        assert caught.value.code == "signing.too_large"
