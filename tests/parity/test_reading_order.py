"""What a screen reader says of the finished PDF is what Word has, word by word."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from docgen import load_all
from docgen.errors import DocgenError
from docgen.rendering.docx import words as docx_words
from docgen.rendering.media import Properties
from docgen.rendering.pdf.marked import read_marked
from docgen.service import TemplateStore, Wish, naskahs
from docgen.service.media import pictures
from tests.everything import everything
from tests.strategies import as_record

VARIANTS = frozenset({"lembar-kerja", "daftar-hadir"})
STORE = TemplateStore()


def spoken(data: bytes) -> list[str]:
    """The words of a file in the order of its structure, read from its page contents."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [word for text in read_marked(pdf).texts() for word in text.split()]


@pytest.mark.parametrize("name", ["kota-contoh", "dki-jakarta", "kendari"])
def test_the_examples_read_aloud_as_word_has_them(examples: Path, name: str) -> None:
    count = 0
    for record in load_all(examples / f"{name}.yaml"):
        for naskah in naskahs(record, Wish(variants=VARIANTS)):
            media = pictures(record, naskah.media)
            properties = Properties(title=naskah.title)
            pdf = STORE.pdf.render(
                f"{naskah.template}.xml", naskah.context, media=media, properties=properties
            )
            assert spoken(pdf.data) == pdf.layout.words(), naskah.stem
            if naskah.kind == "perkada" and not _has_word_template(naskah):
                continue
            docx = STORE.docx(naskah.template, naskah.paper).render(
                naskah.context, media=media, properties=properties
            )
            assert spoken(pdf.data) == docx_words(docx), naskah.stem
            count += 1
    assert count >= 8


def _has_word_template(naskah) -> bool:
    try:
        STORE.docx(naskah.template, naskah.paper)
    except DocgenError:
        return False
    return True


@given(everything())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_made_up_records_read_aloud_as_they_were_laid_out(data) -> None:
    for naskah in naskahs(as_record(data), Wish(variants=VARIANTS)):
        made = STORE.pdf.render(
            f"{naskah.template}.xml", naskah.context, properties=Properties(naskah.title)
        )
        assert spoken(made.data) == made.layout.words(), naskah.stem
