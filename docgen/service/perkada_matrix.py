"""The matrix of a harmonisation meeting as a file: Word or PDF, by the ending of its name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from docgen import __version__, settings
from docgen.errors import UsageFault
from docgen.perkada.compare import Comparison, compare
from docgen.perkada.compare.matrix import COLUMNS, Line, Matrix, make_matrix
from docgen.perkada.compare.matrix_docx import write_matrix
from docgen.perkada.reader import read_regulation
from docgen.rendering.media import Properties
from docgen.rendering.pdf import PdfResult
from docgen.service.documents import Document
from docgen.service.templates import TemplateStore

__all__ = [
    "MATRIX",
    "MATRIX_FORMS",
    "columns_of",
    "matrix_context",
    "matrix_file",
    "matrix_sample",
    "matrix_samples",
]

MATRIX_FORMS = (".docx", ".pdf")
MATRIX = "perkada-matriks"
"""The stem of its template: it is no document of a record, so no kind has it."""
_MOST = 10
"""Columns; more would leave each of them less than 3 cm."""
_SAMPLE = """\
PERATURAN WALI KOTA CONTOH
NOMOR ... TAHUN ...
TENTANG
LAYANAN PRIORITAS

Pasal 1
(1) Unit Kerja {} layanan prioritas.
(2) Layanan prioritas tidak dipungut biaya.

Pasal 2
{}
"""
_KINDS = {"same": "tetap", "deleted": "dihapus", "inserted": "baru"}


def columns_of(words: str) -> tuple[str, ...]:
    """Names of columns, parted by commas; none: the usual ones.

    Raises ``UsageFault`` (``compare.columns``) for more than ten.
    """
    names = tuple(filter(None, (" ".join(name.split()) for name in words.split(","))))
    if len(names) > _MOST:
        raise UsageFault.of("compare.columns", jumlah=len(names), batas=_MOST)
    return names or COLUMNS


def matrix_file(
    comparison: Comparison,
    name: str,
    columns: tuple[str, ...] = COLUMNS,
    names: tuple[str, str] | None = None,
    store: TemplateStore | None = None,
) -> bytes:
    """The matrix in the format that the ending of ``name`` says.

    ``names``: what the old draft and the new one are called. Raises ``UsageFault``
    (``compare.matrix_output``) for another ending, ``DataError`` for a character that the format
    cannot hold, ``TemplateFault`` when the office's template is at fault.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in MATRIX_FORMS:
        raise UsageFault.of("compare.matrix_output", PurePath(name).name)
    matrix = make_matrix(comparison, columns, names)
    if ending == ".docx":
        return write_matrix(matrix)
    store = store or TemplateStore(settings.current().templates)
    return _pdf(matrix_context(matrix), store).data


def _pdf(context: dict[str, Any], store: TemplateStore) -> PdfResult:
    properties = Properties(
        title=" ".join(context["judul"]),
        subject="matriks-harmonisasi",
        created=settings.undated(),
        version=__version__,
    )
    return store.pdf.render(f"{MATRIX}.xml", context, properties=properties)


def matrix_sample(store: TemplateStore) -> Document:
    """The matrix of two small drafts, to look at a template."""
    made = _pdf(matrix_samples()[0], store)
    kind, _, variant = MATRIX.partition("-")
    name = f"{MATRIX}.pdf"
    digest = store.pdf.template_hash(f"{MATRIX}.xml")
    return Document(kind, variant, "pdf", made.data, name, MATRIX, made.pages, digest)


def matrix_context(matrix: Matrix) -> dict[str, Any]:
    """What the template of the PDF may print."""
    return {
        "judul": list(matrix.title),
        "keterangan": list(matrix.legend),
        "kolom": list(matrix.columns),
        "lebar": [f"{width:.2f}mm" for width in matrix.widths],
        "baris": [[[_line(line) for line in cell] for cell in row] for row in matrix.rows],
    }


def matrix_samples() -> list[dict[str, Any]]:
    """Contexts to try a template with: drafts that differ, and two that are the same."""
    words = (("wajib menyediakan", "Dihapus."), ("menyediakan", "Unit Kerja melapor."))
    old, new = (read_regulation(_SAMPLE.format(*each)) for each in words)
    return [
        matrix_context(make_matrix(compare(one, new), COLUMNS, ("lama.docx", "baru.docx")))
        for one in (old, new)
    ]


def _line(line: Line) -> list[dict[str, str]]:
    return [{"jenis": _KINDS[piece.kind], "teks": piece.text} for piece in line]
