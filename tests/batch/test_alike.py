"""All rows of a batch are made alike: with the templates and the docgen that it was begun with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.batch.places import FolderPlace
from docgen.batch.run import begin, run
from docgen.batch.spec import Spec, fingerprint
from docgen.errors import EnvironmentFault
from tests.batch.conftest import BUILT_IN, office_in, rows


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return office_in(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path / "hasil")


def replaced(office: Path, name: str = "maklumat-standar.docx") -> None:
    """Another template stands in the place of the office's own."""
    shutil.copy(BUILT_IN / name, office / "docx" / "maklumat.docx")


def code_of(call: Callable[[], Any]) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        call()
    return caught.value.code


class DescribeTheFingerprint:
    def it_changes_with_a_template_and_back(self, office: Path) -> None:
        before = fingerprint(office)
        replaced(office)
        assert fingerprint(office) != before
        replaced(office, "maklumat.docx")
        assert fingerprint(office) == before

    def it_passes_over_what_is_no_template(self, office: Path) -> None:
        before = fingerprint(office)
        (office / ".versi-lama").mkdir()
        (office / ".versi-lama" / "docx__maklumat.docx.1").write_bytes(b"lama")
        (office / ".berubah").write_text("kini")
        assert fingerprint(office) == before

    def it_differs_without_the_folder(self, office: Path) -> None:
        before = fingerprint(office)
        shutil.rmtree(office)
        assert fingerprint(office) != before


class DescribeARunAfterAChange:
    def it_makes_no_row_with_other_templates(
        self, order: Any, csv_table: Any, place: FolderPlace, office: Path
    ) -> None:
        begin(order(csv_table(rows(2)), templates=office), place)
        replaced(office)
        assert code_of(lambda: run(place, workers=1)) == "batch.templates_changed"
        assert place.state.counts().left == 2
        assert not list(place.root.glob("u-*"))
        replaced(office, "maklumat.docx")
        assert run(place, workers=1).done == 2

    def it_makes_no_row_when_the_folder_is_gone(
        self, order: Any, csv_table: Any, place: FolderPlace, office: Path
    ) -> None:
        begin(order(csv_table(rows(2)), templates=office), place)
        shutil.rmtree(office)
        assert code_of(lambda: run(place, workers=1)) == "batch.templates_changed"
        assert place.state.counts().left == 2

    def it_stops_in_the_middle_and_goes_on_when_they_are_put_back(
        self, order: Any, csv_table: Any, tmp_path: Path, office: Path
    ) -> None:
        table = csv_table(rows(24))
        whole, broken = FolderPlace(tmp_path / "utuh"), FolderPlace(tmp_path / "putus")
        begin(order(table, templates=office), whole)
        run(whole, workers=1)
        begin(order(table, templates=office), broken)
        call = lambda: run(broken, workers=1, step=lambda _: replaced(office))  # noqa: E731
        assert code_of(call) == "batch.templates_changed"
        counts = broken.state.counts()
        assert counts.done > 0
        assert counts.left > 0
        replaced(office, "maklumat.docx")
        assert run(broken, workers=1).done == 24
        made = [row.files for row in broken.state.verdicts()]
        assert made == [row.files for row in whole.state.verdicts()]

    def it_makes_no_row_with_another_docgen(
        self, order: Any, csv_table: Any, place: FolderPlace
    ) -> None:
        begin(order(csv_table(rows(1))), place)
        said, _ = place.state.spec()
        place.state.respec({**said, "version": "0.0.0"})
        assert code_of(lambda: run(place, workers=1)) == "batch.other_version"
        place.state.respec(Spec.of_json({**said, "version": "0.0.0"}).adopted().as_json())
        assert run(place, workers=1).done == 1
