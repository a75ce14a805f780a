"""The engines that PDFs are measured with, each as a class with one method that makes a document.

All of them get the same words and the same typefaces, set to the same leading, with hyphenation
off. An engine keeps warm what its own documentation says may be kept (a compiler, a font
configuration, a running office); what belongs to one document is made anew for each.
"""

from __future__ import annotations

import html
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

from benchmarks.pdf_documents import (
    EMBLEM,
    SPACES,
    Block,
    Items,
    Plain,
    Text,
    context,
    emblem,
    plain,
    templates,
)
from docgen.assets import fonts_dir
from docgen.rendering.media import Properties
from docgen.rendering.pdf.emit import emit
from docgen.rendering.pdf.layout import lay_out
from scripts.fontconfig.make_config import write_config

__all__ = ["ENGINES", "Engine", "make"]

_FONTS = {
    "arimo": ("arimo/Arimo-Regular.ttf", "arimo/Arimo-Bold.ttf", "Arimo"),
    "bonum": ("bonum/DocgenBonum-Regular.ttf", "bonum/DocgenBonum-Bold.ttf", "Docgen Bonum"),
}
_SIZES = {"kop": 14 / 11, "utama": 16 / 11, "judul": 12 / 11}
"""In proportion to the running text, where a naskah dinas is set larger; regulations keep one."""
_BOLD = {"utama", "judul", "anak"}
_CENTRED = {"kop", "utama", "judul", "tengah", "bab", "pasal"}
_TABLE_SIZE = 9.5
_LOGO_MM = 18.0
_SIGNATURE_MM = 84.0
_MM = 72 / 25.4
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


def _space(document: Plain, style: str) -> tuple[float, float]:
    """Points before and after."""
    return SPACES[document.family].get(style, (0, 0))


def _size(document: Plain, style: str) -> float:
    return document.size * (1.0 if document.family == "bonum" else _SIZES.get(style, 1.0))


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
        width, height = (side * _MM for side in document.paper)
        margin = document.margin * _MM
        template = SimpleDocTemplate(
            out, pagesize=(width, height), leftMargin=margin - 6, rightMargin=margin - 6,
            topMargin=margin - 6, bottomMargin=margin - 6, title=document.title,
        )  # fmt: skip
        story: list[Any] = []
        if document.logo:
            story.append(Image(str(EMBLEM), _LOGO_MM * _MM, _LOGO_MM * _MM))
        for block in document.blocks:
            story += self._block(document, block)

        def page(canvas: Any, _: Any) -> None:
            canvas.saveState()
            canvas.setFont(document.family, 9)
            canvas.drawCentredString(width / 2, height - 12 * _MM - 9, document.header)
            if document.numbered:
                canvas.drawCentredString(width / 2, 12 * _MM, f"- {canvas.getPageNumber()} -")
            canvas.restoreState()

        template.build(story, onFirstPage=page, onLaterPages=page)
        return out.getvalue()

    def _style(self, document: Plain, style: str) -> Any:
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
        from reportlab.lib.styles import ParagraphStyle

        size = _size(document, style)
        left = style in ("tanda", "anak")
        align = TA_CENTER if style in _CENTRED else TA_LEFT if left else TA_JUSTIFY
        return ParagraphStyle(
            style, fontName=document.family + ("-bold" if style in _BOLD else ""), fontSize=size,
            leading=document.leading * size / document.size, alignment=align,
            spaceBefore=_space(document, style)[0], spaceAfter=_space(document, style)[1],
            leftIndent=_SIGNATURE_MM * _MM if style == "tanda" else 0, splitLongWords=0,
        )  # fmt: skip

    def _block(self, document: Plain, block: Block) -> Iterator[Any]:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph, Table

        if isinstance(block, Text):
            yield Paragraph(escape(block.text), self._style(document, block.style))
            return
        if isinstance(block, Items):
            indent = block.width * _MM
            for label, text in block.rows:
                style = ParagraphStyle(
                    "butir", parent=self._style(document, "isi"), leftIndent=indent, bulletIndent=0,
                    bulletFontName=document.family, bulletFontSize=document.size,
                    spaceAfter=_space(document, "butir")[1],
                )  # fmt: skip
                yield Paragraph(escape(text), style, bulletText=label)
            return
        leading = document.leading * _TABLE_SIZE / document.size * 1.08 / 1.15
        cells = [
            [
                Paragraph(
                    escape(cell),
                    ParagraphStyle(
                        "sel", fontName=document.family + ("" if number else "-bold"),
                        fontSize=_TABLE_SIZE, leading=leading, splitLongWords=0,
                    ),
                )
                for cell in row
            ]
            for number, row in enumerate(block.rows)
        ]  # fmt: skip
        yield Table(
            cells, [width * _MM for width in block.widths], repeatRows=1,
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                   ("BACKGROUND", (0, 0), (-1, 0), "#e6e6e6"),
                   ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                   ("LEFTPADDING", (0, 0), (-1, -1), 5.4), ("RIGHTPADDING", (0, 0), (-1, -1), 5.4)],
        )  # fmt: skip


@cache
def _register() -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    for name, (regular, bold, _) in _FONTS.items():
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
            source.write_text(_TYPST, encoding="utf-8")
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
                {"k": "t", "t": block.text, "size": _size(document, block.style), "s": block.style,
                 "space": _space(document, block.style),
                 "bold": block.style in _BOLD, "centre": block.style in _CENTRED}
            )  # fmt: skip
        elif isinstance(block, Items):
            blocks.append({"k": "i", "w": block.width, "rows": block.rows})
        else:
            blocks.append({"k": "g", "w": block.widths, "rows": block.rows})
    return {
        "title": document.title, "family": _FONTS[document.family][2], "size": document.size,
        "leading": document.leading, "width": document.paper[0], "height": document.paper[1],
        "margin": document.margin, "header": document.header, "numbered": document.numbered,
        "item": _space(document, "butir")[1], "logo": EMBLEM.name, "blocks": blocks,
    }  # fmt: skip


_TYPST = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#let top = 0.8
#let gap(size) = d.leading / d.size * size * 1pt - size * 1pt
#set page(width: d.width * 1mm, height: d.height * 1mm, margin: d.margin * 1mm,
  header: if d.header == "" { none } else { align(center, text(9pt, d.header)) },
  footer: if d.numbered {
    context align(center, text(9pt, "- " + counter(page).display() + " -"))
  } else { none })
#set text(font: d.family, size: d.size * 1pt, lang: "id", hyphenate: false,
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, linebreaks: "simple", leading: gap(d.size), spacing: gap(d.size) + 6pt)
#if d.logo != "" { align(center, image(d.logo, width: 18mm, alt: "Lambang")) }
#for b in d.blocks {
  if b.k == "t" {
    let body = text(size: b.size * 1pt, weight: if b.bold { "bold" } else { "regular" }, b.t)
    let above = gap(b.size) + b.space.at(0) * 1pt
    let below = gap(b.size) + b.space.at(1) * 1pt
    if b.centre {
      block(width: 100%, above: above, below: below, align(center, body))
    } else if b.s == "tanda" {
      block(above: above, below: below, pad(left: 84mm, body))
    } else { block(above: above, below: below, par(body)) }
  } else if b.k == "i" {
    let between = gap(d.size) + d.item * 1pt
    block(above: gap(d.size), below: between, grid(columns: (b.w * 1mm, 1fr), row-gutter: between,
      ..b.rows.flatten().map(x => par(x))))
  } else {
    set text(size: 9.5pt)
    set par(justify: false, leading: gap(9.5) * 0.75)
    table(columns: b.w.map(x => x * 1mm), stroke: 0.5pt, inset: (x: 5.4pt, y: 2.6pt),
      table.header(..b.rows.first().map(x => table.cell(fill: rgb("#e6e6e6"), strong(x)))),
      ..b.rows.slice(1).flatten())
  }
}
"""


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
                for regular, bold, family in _FONTS.values()
                for file, weight in ((regular, 400), (bold, 700))
            )
            self._faces = CSS(string=rules, font_config=self._fonts)
        page = HTML(string=_as_html(plain(name, values)))
        found: bytes = page.write_pdf(stylesheets=[self._faces], font_config=self._fonts)
        return found


def _as_html(document: Plain) -> str:
    """The document as a page that browsers and offices read."""
    family = _FONTS[document.family][2]
    ratio = document.leading / document.size
    item = _space(document, "butir")[1]
    number = '@bottom-center{content:"- " counter(page) " -";font-size:9pt}'
    css = (
        f"@page{{size:{document.paper[0]}mm {document.paper[1]}mm;margin:{document.margin}mm;"
        f"@top-center{{content:{json.dumps(document.header)};font-size:9pt}}"
        f"{number if document.numbered else ''}}}"
        f"body{{margin:0;font:{document.size}pt/{ratio:.3f} '{family}';text-align:justify}}"
        "p{margin:0;orphans:2;widows:2}"
        f"p.tanda{{margin-left:{_SIGNATURE_MM}mm;text-align:left}}"
        f"table.i{{border-spacing:0}}table.i td{{padding:0 0 {item}pt;vertical-align:top}}"
        f"table.g{{border-collapse:collapse;font-size:{_TABLE_SIZE}pt;text-align:left;"
        f"line-height:{ratio * 1.08 / 1.15:.3f};table-layout:fixed}}"
        "table.g td,table.g th{border:.5pt solid;padding:2pt 5.4pt;vertical-align:top}"
        "th{background:#e6e6e6}.c{text-align:center}.b{font-weight:bold}img{display:block;margin:auto}"
    )
    parts = [f'<img src="{EMBLEM.as_uri()}" alt="Lambang" style="width:{_LOGO_MM}mm">']
    for block in document.blocks:
        if isinstance(block, Text):
            names = [
                block.style,
                *["c"] * (block.style in _CENTRED),
                *["b"] * (block.style in _BOLD),
            ]
            size = _size(document, block.style)
            before, after = _space(document, block.style)
            parts.append(
                f'<p class="{" ".join(names)}" style="font-size:{size:g}pt;margin-top:{before}pt;'
                f'margin-bottom:{after}pt">'
                f"{html.escape(block.text)}</p>"
            )
        elif isinstance(block, Items):
            parts.append('<table class="i">')
            parts += [
                f'<tr><td style="width:{block.width}mm">{html.escape(label)}<td>{html.escape(text)}'
                for label, text in block.rows
            ]
            parts.append("</table>")
        else:
            parts.append('<table class="g">')
            parts += [f'<col style="width:{width}mm">' for width in block.widths]
            for index, row in enumerate(block.rows):
                tag = "td" if index else "th"
                cells = "".join(f"<{tag}>{html.escape(cell)}" for cell in row)
                parts.append(
                    f"<thead><tr>{cells}</thead>" if not index else f"<tr>{cells}"
                )  # fmt: skip
            parts.append("</table>")
    return (
        f'<!doctype html><html lang="id"><title>{html.escape(document.title)}</title>'
        f"<style>{css}</style><body>{''.join(parts)}</html>"
    )


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

    return as_flat_odt(document, _FONTS[document.family][2], lambda style: _size(document, style))


ENGINES: tuple[Engine, ...] = (
    Docgen(), DocgenUntagged(), Platypus(), Typst(), WeasyPrint(), LibreOffice(),
)  # fmt: skip
