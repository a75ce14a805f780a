"""``docgen keys``, ``sign`` and ``verify`` as people and programs call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.signing.kit import minutes


@pytest.fixture
def office(tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with demo keys and a document, and nobody's register."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("DOCGEN_DATABASE_URL", "DOCGEN_PASSPHRASE", "DOCGEN_TSA"):
        monkeypatch.delenv(name, raising=False)
    made = json.loads(run("keys", "demo", tmp_path / "kunci", "--json").out)
    assert len(made["signers"]) == 3
    monkeypatch.setenv("DOCGEN_TRUST", made["trust"])
    (tmp_path / "ba.pdf").write_bytes(minutes())
    return tmp_path


def sign(run, office: Path, number: int, who: str, *more: object):
    keys = office / "kunci"
    return run(
        "sign", office / "ba.pdf", "--as", who, "--key", keys / f"penanda-tangan-{number}.p12",
        "--passphrase-file", keys / "kata-sandi.txt", *more,
    )  # fmt: skip


class DescribeSign:
    def they_sign_in_turn_and_verify_agrees(self, run, office: Path) -> None:
        for number, who in enumerate(("Ketua", "Sekretaris", "unit_1"), 1):
            result = sign(run, office, number, who, "--reason", "Pengesahan")
            assert result.code == 0, result.err
        assert "Semua penanda tangan telah menandatangani" in result.err
        result = run("verify", office / "ba.pdf")
        assert result.code == 0
        assert result.err.rstrip().endswith("SAH")
        result = run("--lang", "en", "verify", office / "ba.pdf")
        assert result.err.rstrip().endswith("VALID")

    def it_lists_the_signatories(self, run, office: Path) -> None:
        result = run("sign", office / "ba.pdf")
        assert result.code == 0
        assert "1. tim_1: CONTOH SEPULUH, S.H., M.H. (Ketua) – belum" in result.out
        found = json.loads(run("sign", office / "ba.pdf", "--json").out)
        assert [p["turn"] for p in found["places"]] == [1, 2, 3]

    def it_writes_elsewhere_when_told(self, run, office: Path) -> None:
        result = sign(run, office, 1, "Ketua", "-o", office / "baru.pdf", "--json")
        told = json.loads(result.out)
        assert told["verdict"] == "sah"
        assert told["field"] == "tim_1"
        assert len(told["waiting"]) == 2
        assert (office / "ba.pdf").read_bytes() == minutes()

    def a_refusal_leaves_the_file_alone(self, run, office: Path) -> None:
        result = sign(run, office, 2, "Sekretaris")
        assert result.code == 1
        assert "belum mendapat giliran" in result.err
        assert (office / "ba.pdf").read_bytes() == minutes()
        assert sorted(p.name for p in office.iterdir() if p.is_file()) == ["ba.pdf"]

    def a_passphrase_comes_from_the_environment(self, run, office: Path, monkeypatch) -> None:
        secret = (office / "kunci" / "kata-sandi.txt").read_text().strip()
        monkeypatch.setenv("DOCGEN_PASSPHRASE", secret)
        key = office / "kunci" / "penanda-tangan-1.p12"
        assert run("sign", office / "ba.pdf", "--as", "Ketua", "--key", key).code == 0

    def a_wrong_passphrase_is_told_nowhere(self, run, office: Path, monkeypatch) -> None:
        monkeypatch.setenv("DOCGEN_PASSPHRASE", "sandi-keliru-4711")
        key = office / "kunci" / "penanda-tangan-1.p12"
        result = run("sign", office / "ba.pdf", "--as", "Ketua", "--key", key)
        assert result.code == 1
        assert "sandi-keliru-4711" not in result.out + result.err

    def a_passphrase_is_not_asked_for_without_a_terminal(self, run, office: Path) -> None:
        key = office / "kunci" / "penanda-tangan-1.p12"
        result = run("sign", office / "ba.pdf", "--as", "Ketua", "--key", key)
        assert result.code == 2
        assert "DOCGEN_PASSPHRASE" in result.err

    @pytest.mark.parametrize("keys", [[], ["--key", "a.p12", "--bsre"]])
    def a_call_needs_exactly_one_key(self, run, office: Path, keys: list[str]) -> None:
        assert run("sign", office / "ba.pdf", "--as", "Ketua", *keys).code == 2

    def a_time_stamp_needs_an_authority(self, run, office: Path) -> None:
        result = sign(run, office, 1, "Ketua", "--level", "t")
        assert result.code == 2
        assert "--tsa" in result.err
        assert sign(run, office, 1, "Ketua", "--level", "t", "--tsa", "bukan").code == 2


class DescribeVerify:
    def it_ends_with_one_for_what_is_not_valid(self, run, office: Path) -> None:
        assert run("verify", office / "ba.pdf").code == 1
        sign(run, office, 1, "Ketua")
        data = bytearray((office / "ba.pdf").read_bytes())
        data[3000] ^= 1
        (office / "ba.pdf").write_bytes(bytes(data))
        result = run("verify", office / "ba.pdf")
        assert result.code == 1
        assert "TIDAK SAH" in result.err or "rusak" in result.err

    def it_tells_programs_everything(self, run, office: Path) -> None:
        sign(run, office, 1, "Ketua")
        found = json.loads(run("verify", office / "ba.pdf", "--json").out)
        assert found["verdict"] == "sah"
        (only,) = found["signatures"]
        assert (only["field"], only["position"], only["integrity"]) == ("tim_1", 1, "utuh")
        assert only["claimed"].endswith("+00:00")
        assert found["registered"] is None
        assert [r["signature"] for r in found["revisions"]] == [None, "tim_1"]

    def it_says_that_a_file_is_missing(self, run, tmp_path: Path) -> None:
        assert run("verify", tmp_path / "x.pdf").code == 2
        (tmp_path / "x.pdf").write_bytes(b"bukan")
        assert run("verify", tmp_path / "x.pdf").code == 1


class DescribeKeys:
    def they_can_be_revoked_to_see_the_refusal(self, run, office: Path) -> None:
        keys = office / "kunci"
        assert run("keys", "revoke", keys, keys / "penanda-tangan-1.p12").code == 0
        result = sign(run, office, 1, "Ketua")
        assert result.code == 1
        assert "dicabut" in result.err
