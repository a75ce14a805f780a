"""Every PDF is PDF/A-2a and PDF/UA-1 at once, says veraPDF: the examples, and made-up records."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from docgen import load_all
from docgen.kinds import all_kinds
from docgen.perkada.compare import compare
from docgen.perkada.reader import read_regulation
from docgen.records.telaah import Record
from docgen.rendering.media import Properties
from docgen.service import Document, TemplateStore, Wish, generate, register_desk
from docgen.service.documents import naskahs
from docgen.service.perkada_matrix import matrix_file
from docgen.service.register import opened
from docgen.service.register_add import RegisterWish, add
from tests.conformance.vera import Vera
from tests.everything import everything, extremes
from tests.perkada.compare.test_redline import NEW, OLD
from tests.registering import environment, kota_contoh
from tests.strategies import as_record

ALL = frozenset(name for kind in all_kinds() for name in kind.on_request)
WISH = Wish(formats=("pdf",), variants=ALL)
STORE = TemplateStore()

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="module")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Vera:
    return Vera(tmp_path_factory.mktemp("vera"))


def pdfs(record: Record) -> list[Document]:
    """The PDFs of a record; a page and plain text are formats of their own."""
    return [document for document in generate(record, WISH, STORE) if document.format == "pdf"]


def test_every_document_of_every_example(vera: Vera, examples: Path, tmp_path: Path) -> None:
    files = []
    for example in sorted(examples.glob("*.yaml")):
        for record in load_all(example):
            for document in pdfs(record):
                files.append(tmp_path / f"{example.stem}-{document.folder}-{document.name}")
                files[-1].write_bytes(document.data)
    assert len(files) > 30
    assert vera.failures(files) == []


def test_registered_documents_with_their_codes(
    vera: Vera, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(monkeypatch, f"sqlite:///{tmp_path / 'register.db'}", tmp_path / "berkas")
    wish = RegisterWish(variants=frozenset({"besar", "salinan", "permohonan"}))
    files = []
    with opened() as database:
        for document in add(kota_contoh(examples), wish, database):
            exported = register_desk.export(database, document, tmp_path)
            files += [path for path in exported if path.suffix == ".pdf"]
    assert len(files) == 15
    assert vera.failures(files) == []


def test_records_that_strain_a_page(vera: Vera, tmp_path: Path) -> None:
    files = []
    for name, data in extremes().items():
        for document in pdfs(as_record(data)):
            files.append(tmp_path / f"{name}-{document.name}")
            files[-1].write_bytes(document.data)
            if name == "sixty-pages":
                assert document.pages is not None
                assert document.pages >= 60
    assert vera.failures(files) == []


def test_the_matrix_of_a_harmonisation_meeting(vera: Vera, tmp_path: Path) -> None:
    long = "Pasal 1\n" + "\n".join(f"({n}) Kata demi kata." for n in range(1, 200))
    drafts = [read_regulation(text) for text in (OLD, NEW, long)]
    files = []
    for number, (old, new) in enumerate(itertools.product(drafts, repeat=2)):
        files.append(tmp_path / f"matriks-{number}.pdf")
        files[-1].write_bytes(matrix_file(compare(old, new), files[-1].name, store=STORE))
    assert vera.failures(files) == []


def test_two_hundred_made_up_records(vera: Vera, tmp_path: Path) -> None:
    files: list[Path] = []

    @seed(2024)
    @settings(
        max_examples=200,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(everything())
    def collect(data: dict[str, object]) -> None:
        for naskah in naskahs(as_record(data), WISH):
            if naskah.formats:  # a page or plain text
                continue
            made = STORE.pdf.render(
                f"{naskah.template}.xml",
                naskah.context,
                properties=Properties(naskah.title),
            )
            files.append(tmp_path / f"{len(files):04d}-{naskah.stem}.pdf")
            files[-1].write_bytes(made.data)

    collect()
    assert len(files) > 1000
    assert vera.failures(files) == []
