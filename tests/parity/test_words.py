"""DOCX and PDF of one record hold the same words in the same order."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from docgen import generate, load_all
from docgen.kinds import QR_SLOT, Naskah, Registration, all_kinds
from docgen.rendering.docx import words as docx_words
from docgen.rendering.media import Properties
from docgen.rendering.qr import qr_picture
from docgen.service import TemplateStore
from docgen.service.documents import Wish, naskahs
from docgen.service.media import pictures
from tests import outside
from tests.strategies import as_record, records

VARIANTS = frozenset(name for kind in all_kinds() for name in kind.on_request)
STORE = TemplateStore()


def in_both(record) -> list[Naskah]:
    """The documents that come in both formats; a page and plain text are twins of their own."""
    return [n for n in naskahs(record, Wish(variants=VARIANTS)) if not n.formats]


def both(record, naskah, drawn=None) -> tuple[list[str], list[str]]:
    """The body words of one document in both formats."""
    media = {**pictures(record, naskah.media), **(drawn or {})}
    properties = Properties(title=naskah.title)
    docx = STORE.docx(naskah.template, naskah.paper).render(
        naskah.context, media=media, properties=properties
    )
    pdf = STORE.pdf.render(
        f"{naskah.template}.xml", naskah.context, media=media, properties=properties
    )
    return docx_words(docx), pdf.layout.words()


@pytest.mark.parametrize("name", ["kota-contoh", "dki-jakarta", "kendari"])
def test_every_document_of_the_examples_says_the_same_in_both_formats(
    examples: Path, name: str
) -> None:
    for record in load_all(examples / f"{name}.yaml"):
        for naskah in in_both(record):
            docx, pdf = both(record, naskah)
            assert docx == pdf, naskah.stem
            assert len(docx) > 20


def test_every_registered_document_says_the_same_in_both_formats(examples: Path) -> None:
    (record,) = load_all(examples / "kota-contoh.yaml")
    registration = Registration("x" * 26, "1/2024", f"https://dokumen.example/v/{'x' * 26}")
    code = qr_picture(registration.url, "Kode QR")
    for naskah in in_both(record):
        if naskah.form:
            continue
        docx, pdf = both(record, naskah.registered(registration), {QR_SLOT: code})
        assert docx == pdf, naskah.stem
        assert registration.url in "".join(docx)


@given(records())
@settings(
    max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_every_document_of_a_made_up_record_says_the_same_in_both_formats(data) -> None:
    record = as_record(data)
    for naskah in in_both(record):
        docx, pdf = both(record, naskah)
        assert docx == pdf, naskah.stem


def test_the_printed_pdf_holds_the_words_of_its_layout(examples: Path, tmp_path: Path) -> None:
    """What poppler reads out of the file is what the layout promised, mark and numbers apart."""
    record = load_all(examples / "kota-contoh.yaml")[0]
    for naskah in in_both(record):
        media = pictures(record, naskah.media)
        result = STORE.pdf.render(
            f"{naskah.template}.xml",
            naskah.context,
            media=media,
            properties=Properties(title=naskah.title),
        )
        path = tmp_path / f"{naskah.stem}.pdf"
        path.write_bytes(result.data)
        said = subprocess.run(
            [outside.program("pdftotext"), "-raw", str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        promised = sorted("".join(result.layout.words()))
        printed = sorted("".join(said.split()))
        for letter in promised:
            assert letter in printed, (naskah.stem, letter)
            printed.remove(letter)


def test_two_runs_give_the_same_bytes(examples: Path) -> None:
    for name in ("kota-contoh", "dki-jakarta", "kendari"):
        for record in load_all(examples / f"{name}.yaml"):
            first = generate(record, variants=VARIANTS)
            second = generate(record, variants=VARIANTS)
            assert [d.sha256 for d in first] == [d.sha256 for d in second]
            assert [d.content_hash for d in first] == [d.content_hash for d in second]
            assert len({d.name for d in first}) == len(first)


def test_a_docx_opens_again(examples: Path) -> None:
    import docx

    for document in generate(load_all(examples / "kota-contoh.yaml")[0], ("docx",)):
        opened = docx.Document(io.BytesIO(document.data))
        assert opened.core_properties.title
        assert opened.core_properties.language == "id-ID"
