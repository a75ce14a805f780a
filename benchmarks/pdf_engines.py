"""The engines that PDFs are measured with, each as a class with one method that makes a document.

All of them get the same words and the same typefaces, set to the same leading, with hyphenation
off. An engine keeps warm what its own documentation says may be kept (a compiler, a font
configuration, a running office); what belongs to one document is made anew for each.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol
from xml.sax.saxutils import escape

from benchmarks.as_html import as_html
from benchmarks.pdf_documents import (
    EMBLEM,
    Block,
    Items,
    Plain,
    Text,
    context,
    emblem,
    plain,
    templates,
)
from benchmarks.pdf_looks import (
    BOLD,
    CENTRED,
    FONTS,
    LOGO_MM,
    MM,
    SIGNATURE_MM,
    TABLE_SIZE,
    size,
    space,
)
from docgen.assets import fonts_dir
from docgen.rendering.media import Properties
from docgen.rendering.pdf.emit import emit
from docgen.rendering.pdf.layout import lay_out
from scripts.fontconfig.make_config import write_config

__all__ = ["ENGINES", "Engine", "make"]

_TYPST = Path(__file__).resolve().parent / "templates" / "dokumen.typ"
_PROPERTIES = Properties(
    "Dokumen", author="Kota Contoh", record_hash="a" * 64, template_hash="b" * 64, version="1.0"
)


class Engine(Protocol):
    """One way to make the documents."""

    name: str

    @property
    def version(self) -> str:
        """As its package says it."""

    def available(self) -> str | None:
        """None when it can be used here, else why not."""

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        """The PDF of document ``name`` for a context."""


def make(engine: Engine, name: str, number: int) -> bytes:
    """The ``number``-th document of a name."""
    return engine.make(name, context(name, number))


def _installed(package: str) -> str | None:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return f"{package} is not installed"
    return None


# docgen ---------------------------------------------------------------------------------------


class Docgen:
    """docgen itself, from the context to the bytes."""

    name = "docgen"

    @property
    def version(self) -> str:
        from docgen import __version__

        return __version__

    def available(self) -> str | None:
        return None

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        media = {"lambang": emblem()}
        return templates().render(f"{name}.xml", values, media=media, properties=_PROPERTIES).data


class DocgenUntagged(Docgen):
    """docgen without the structure tree, to compare with engines that write none."""

    name = "docgen untagged"

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        media = {"lambang": emblem()}
        layout = lay_out(templates().parse(f"{name}.xml", values), media)
        return emit(layout, _PROPERTIES, media, tagged=False)


# ReportLab ------------------------------------------------------------------------------------


class Platypus:
    """ReportLab's own layout as its user guide shows it: fresh styles, TrueType embedded."""

    name = "ReportLab platypus"

    @property
    def version(self) -> str:
        return metadata.version("reportlab")

    def available(self) -> str | None:
        return _installed("reportlab")

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        from reportlab.platypus import Image, SimpleDocTemplate

        document = plain(name, values)
        _register()
        out = io.BytesIO()
        width, height = (side * MM for side in document.paper)
        margin = document.margin * MM
        template = SimpleDocTemplate(
            out, pagesize=(width, height), leftMargin=margin - 6, rightMargin=margin - 6,
            topMargin=margin - 6, bottomMargin=margin - 6, title=document.title,
        )  # fmt: skip
        story: list[Any] = []
        if document.logo:
            story.append(Image(str(EMBLEM), LOGO_MM * MM, LOGO_MM * MM))
        for block in document.blocks:
            story += self._block(document, block)

        def page(canvas: Any, _: Any) -> None:
            canvas.saveState()
            canvas.setFont(document.family, 9)
            canvas.drawCentredString(width / 2, height - 12 * MM - 9, document.header)
            if document.numbered:
                canvas.drawCentredString(width / 2, 12 * MM, f"- {canvas.getPageNumber()} -")
            canvas.restoreState()

        template.build(story, onFirstPage=page, onLaterPages=page)
        return out.getvalue()

    def _style(self, document: Plain, style: str) -> Any:
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
        from reportlab.lib.styles import ParagraphStyle

        points = size(document, style)
        left = style in ("tanda", "anak")
        align = TA_CENTER if style in CENTRED else TA_LEFT if left else TA_JUSTIFY
        return ParagraphStyle(
            style, fontName=document.family + ("-bold" if style in BOLD else ""), fontSize=points,
            leading=document.leading * points / document.size, alignment=align,
            spaceBefore=space(document, style)[0], spaceAfter=space(document, style)[1],
            leftIndent=SIGNATURE_MM * MM if style == "tanda" else 0, splitLongWords=0,
        )  # fmt: skip

    def _block(self, document: Plain, block: Block) -> Iterator[Any]:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph, Table

        if isinstance(block, Text):
            yield Paragraph(escape(block.text), self._style(document, block.style))
            return
        if isinstance(block, Items):
            indent = block.width * MM
            for label, text in block.rows:
                style = ParagraphStyle(
                    "butir", parent=self._style(document, "isi"), leftIndent=indent, bulletIndent=0,
                    bulletFontName=document.family, bulletFontSize=document.size,
                    spaceAfter=space(document, "butir")[1],
                )  # fmt: skip
                yield Paragraph(escape(text), style, bulletText=label)
            return
        leading = document.leading * TABLE_SIZE / document.size * 1.08 / 1.15
        cells = [
            [
                Paragraph(
                    escape(cell),
                    ParagraphStyle(
                        "sel", fontName=document.family + ("" if number else "-bold"),
                        fontSize=TABLE_SIZE, leading=leading, splitLongWords=0,
                    ),
                )
                for cell in row
            ]
            for number, row in enumerate(block.rows)
        ]  # fmt: skip
        yield Table(
            cells, [width * MM for width in block.widths], repeatRows=1,
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                   ("BACKGROUND", (0, 0), (-1, 0), "#e6e6e6"),
                   ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                   ("LEFTPADDING", (0, 0), (-1, -1), 5.4), ("RIGHTPADDING", (0, 0), (-1, -1), 5.4)],
        )  # fmt: skip


@cache
def _register() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, (regular, bold, _) in FONTS.items():
        registerFont(TTFont(name, str(fonts_dir() / regular)))
        registerFont(TTFont(f"{name}-bold", str(fonts_dir() / bold)))


# typst ----------------------------------------------------------------------------------------


class Typst:
    """One warm compiler; a document comes to it as data. It writes tags, as it does by default.

    Lines are broken one after another, as the others break them, which is also typst's faster way.
    """

    name = "typst"

    def __init__(self) -> None:
        self._compiler: Any = None

    @property
    def version(self) -> str:
        return metadata.version("typst")

    def available(self) -> str | None:
        return _installed("typst")

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        if self._compiler is None:
            import typst

            folder = tempfile.mkdtemp(prefix="bench-typst-")
            shutil.copy(EMBLEM, folder)
            source = Path(folder) / "main.typ"
            shutil.copy(_TYPST, source)
            self._compiler = typst.Compiler(
                str(source), root=folder, font_paths=[str(fonts_dir())], ignore_system_fonts=True
            )
        data = json.dumps(_as_data(plain(name, values)))
        found: bytes = self._compiler.compile(format="pdf", sys_inputs={"data": data})
        return found


def _as_data(document: Plain) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = []
    for block in document.blocks:
        if isinstance(block, Text):
            blocks.append(
                {"k": "t", "t": block.text, "size": size(document, block.style), "s": block.style,
                 "space": space(document, block.style),
                 "bold": block.style in BOLD, "centre": block.style in CENTRED}
            )  # fmt: skip
        elif isinstance(block, Items):
            blocks.append({"k": "i", "w": block.width, "rows": block.rows})
        else:
            blocks.append({"k": "g", "w": block.widths, "rows": block.rows})
    return {
        "title": document.title, "family": FONTS[document.family][2], "size": document.size,
        "leading": document.leading, "width": document.paper[0], "height": document.paper[1],
        "margin": document.margin, "header": document.header, "numbered": document.numbered,
        "item": space(document, "butir")[1], "logo": EMBLEM.name, "blocks": blocks,
    }  # fmt: skip


# WeasyPrint -----------------------------------------------------------------------------------


class WeasyPrint:
    """HTML and CSS; the font configuration is kept."""

    name = "WeasyPrint"

    def __init__(self) -> None:
        self._fonts: Any = None
        self._faces: Any = None

    @property
    def version(self) -> str:
        return metadata.version("weasyprint")

    def available(self) -> str | None:
        if missing := _installed("weasyprint"):
            return missing
        try:
            import weasyprint  # noqa: F401
        except OSError as problem:
            return f"weasyprint lacks a library: {str(problem).splitlines()[0]}"
        return None

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        if self._fonts is None:
            self._fonts = FontConfiguration()
            rules = "".join(
                f"@font-face{{font-family:'{family}';font-weight:{weight};"
                f"src:url({(fonts_dir() / file).as_uri()})}}"
                for regular, bold, family in FONTS.values()
                for file, weight in ((regular, 400), (bold, 700))
            )
            self._faces = CSS(string=rules, font_config=self._fonts)
        page = HTML(string=as_html(plain(name, values)))
        found: bytes = page.write_pdf(stylesheets=[self._faces], font_config=self._fonts)
        return found


# LibreOffice ----------------------------------------------------------------------------------


class LibreOffice:
    """The office itself, started for each document: flat ODT in, PDF out."""

    name = "LibreOffice"

    def __init__(self) -> None:
        self._profile = self._fonts = ""

    @property
    def version(self) -> str:
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
        return said.stdout.split()[1]

    def available(self) -> str | None:
        return None if shutil.which("soffice") else "soffice is not on the path"

    def make(self, name: str, values: dict[str, Any]) -> bytes:
        if not self._profile:
            self._profile = tempfile.mkdtemp(prefix="bench-office-")
            self._fonts = str(write_config(Path(self._profile)))
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "dokumen.fodt"
            source.write_text(_as_odt(plain(name, values)), encoding="utf-8")
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{self._profile}",
                 "--convert-to", "pdf", "--outdir", folder, str(source)],
                capture_output=True, check=True, env={**os.environ, "FONTCONFIG_FILE": self._fonts},
            )  # fmt: skip
            return (Path(folder) / "dokumen.pdf").read_bytes()


def _as_odt(document: Plain) -> str:
    from benchmarks.flat_odt import as_flat_odt

    return as_flat_odt(document, FONTS[document.family][2], lambda style: size(document, style))


ENGINES: tuple[Engine, ...] = (
    Docgen(), DocgenUntagged(), Platypus(), Typst(), WeasyPrint(), LibreOffice(),
)  # fmt: skip
