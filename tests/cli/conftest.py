"""The command line called as a program would be, with nothing of the tester's environment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.cli.app import main


class Result:
    """What one call of the command line did."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DOCGEN_LANG", "DOCGEN_TEMPLATES", "SOURCE_DATE_EPOCH", "DOCGEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """``run("check", path)``: exit code and both streams."""

    def call(*words: object) -> Result:
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        captured = capsys.readouterr()
        return Result(int(end.value.code or 0), captured.out, captured.err)

    return call
