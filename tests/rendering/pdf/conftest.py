"""What the tests of the PDF engine share: templates written on the spot, and checks of pages."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from docgen.rendering.media import Picture, Properties
from docgen.rendering.pdf import LaidOutDocument, PdfResult, PdfTemplates
from docgen.rendering.pdf.operations import TextOp

PROPERTIES = Properties("Uji")
STYLES = """
<gaya-lembar>
  <gaya nama="isi" font="arimo" ukuran="11pt" tinggi-baris="1.15" rata="penuh" sesudah="6pt"/>
  <gaya nama="isi-rapat" induk="isi" sesudah="0"/>
  <gaya nama="h2" induk="isi" tebal="ya" sebelum="10pt" sesudah="4pt" ikut="ya"/>
  <gaya nama="besar" font="atkinson" ukuran="18pt" tinggi-baris="1.2"/>
  <gaya nama="poster-judul" induk="besar" ukuran="48pt" tebal="ya" rata="tengah"/>
  <gaya nama="peraturan" font="bonum" ukuran="12pt" rata="penuh" sesudah="6pt"/>
</gaya-lembar>
"""


class Bench:
    """Renders bodies of sections that a test writes down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "gaya.xml").write_text(STYLES, encoding="utf-8")
        self.engine = PdfTemplates([folder])

    def template(self, source: str) -> str:
        name = hashlib.sha256(source.encode("utf-8")).hexdigest()[:20] + ".xml"
        path = self.folder / name
        if not path.exists():
            path.write_text(source, encoding="utf-8")
        return name

    def document(
        self, source: str, media: dict[str, Picture] | None = None, **values: Any
    ) -> PdfResult:
        return self.engine.render(self.template(source), values, media=media, properties=PROPERTIES)

    def section(
        self,
        body: str,
        attributes: str = "",
        media: dict[str, Picture] | None = None,
        **values: Any,
    ) -> PdfResult:
        source = f"<dokumen><seksi {attributes}>{body}</seksi></dokumen>"
        return self.document(source, media, **values)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("templat"))


@pytest.fixture(scope="session")
def emblem() -> Picture:
    out = io.BytesIO()
    image = Image.new("RGBA", (60, 80), (0, 0, 0, 0))
    image.paste((20, 90, 60, 255), (10, 10, 50, 70))
    image.save(out, "PNG")
    return Picture(out.getvalue(), 30.0, 40.0, "Lambang Kota Contoh")


Texts = Callable[[LaidOutDocument], list[list[TextOp]]]


@pytest.fixture(scope="session")
def body_texts() -> Texts:
    """The text operations of each page that are no artifacts."""

    def texts(layout: LaidOutDocument) -> list[list[TextOp]]:
        return [
            [op for op in page.ops if isinstance(op, TextOp) and op.element is not None]
            for page in layout.pages
        ]

    return texts


@pytest.fixture(scope="session")
def assert_in_order(body_texts: Texts) -> Callable[..., None]:
    """Text stands inside the margins, and no two stretches of it lie over each other."""

    def check(layout: LaidOutDocument, margin: float = 25 * 72 / 25.4) -> None:
        for page, ops in zip(layout.pages, body_texts(layout), strict=True):
            boxes = []
            for op in ops:
                if not op.text.strip():
                    continue
                assert op.x >= margin - 0.1
                assert op.x + op.width <= page.width - margin + 0.1
                assert op.y + op.size * 0.5 <= page.height - margin + 0.1
                assert op.y >= margin - 0.1
                boxes.append((op.x, op.x + op.width, op.y, op.y + 0.5 * op.size))
            boxes.sort(key=lambda box: -box[2])
            for index, (left, right, low, high) in enumerate(boxes):
                for other in boxes[index + 1 : index + 40]:
                    apart = (
                        other[0] >= right - 0.05
                        or other[1] <= left + 0.05
                        or other[2] >= high - 0.05
                        or other[3] <= low + 0.05
                    )
                    assert apart, ((left, right, low, high), other)

    return check
