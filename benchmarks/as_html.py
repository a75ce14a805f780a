"""The benchmark documents as pages for browsers."""

from __future__ import annotations

import html
import json

from benchmarks.pdf_documents import EMBLEM, Items, Plain, Text
from benchmarks.pdf_looks import (
    BOLD,
    CENTRED,
    FONTS,
    LOGO_MM,
    SIGNATURE_MM,
    TABLE_SIZE,
    size,
    space,
)

__all__ = ["as_html"]


def as_html(document: Plain) -> str:
    """The document as a page that browsers and offices read."""
    family = FONTS[document.family][2]
    ratio = document.leading / document.size
    item = space(document, "butir")[1]
    number = '@bottom-center{content:"- " counter(page) " -";font-size:9pt}'
    css = (
        f"@page{{size:{document.paper[0]}mm {document.paper[1]}mm;margin:{document.margin}mm;"
        f"@top-center{{content:{json.dumps(document.header)};font-size:9pt}}"
        f"{number if document.numbered else ''}}}"
        f"body{{margin:0;font:{document.size}pt/{ratio:.3f} '{family}';text-align:justify}}"
        "p{margin:0;orphans:2;widows:2}"
        f"p.tanda{{margin-left:{SIGNATURE_MM}mm;text-align:left}}"
        f"table.i{{border-spacing:0}}table.i td{{padding:0 0 {item}pt;vertical-align:top}}"
        f"table.g{{border-collapse:collapse;font-size:{TABLE_SIZE}pt;text-align:left;"
        f"line-height:{ratio * 1.08 / 1.15:.3f};table-layout:fixed}}"
        "table.g td,table.g th{border:.5pt solid;padding:2pt 5.4pt;vertical-align:top}"
        "th{background:#e6e6e6}.c{text-align:center}.b{font-weight:bold}img{display:block;margin:auto}"
    )
    parts = [f'<img src="{EMBLEM.as_uri()}" alt="Lambang" style="width:{LOGO_MM}mm">']
    for block in document.blocks:
        if isinstance(block, Text):
            names = [
                block.style,
                *["c"] * (block.style in CENTRED),
                *["b"] * (block.style in BOLD),
            ]
            points = size(document, block.style)
            before, after = space(document, block.style)
            parts.append(
                f'<p class="{" ".join(names)}" style="font-size:{points:g}pt;margin-top:{before}pt;'
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
