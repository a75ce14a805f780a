"""The maklumat for other readers: large print, a page, plain text, all with the same words."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from docgen import load_all
from docgen.records.telaah import Record
from docgen.rendering.media import Properties
from docgen.service import TemplateStore, Wish, generate, naskahs
from docgen.service.media import pictures
from tests.strategies import as_record, records

STORE = TemplateStore()
WISH = Wish(("pdf",), frozenset({"maklumat"}), frozenset({"besar", "html", "teks"}))


def twins(record: Record) -> dict[str, list[str]]:
    """The words of each twin, the mark of a draft apart."""
    found: dict[str, list[str]] = {}
    layouts = {}
    for naskah in naskahs(record, WISH):
        if naskah.variant not in (None, "besar"):
            continue
        media = pictures(record, naskah.media)
        result = STORE.pdf.render(
            f"{naskah.template}.xml",
            naskah.context,
            media=media,
            properties=Properties(title=naskah.title),
        )
        layouts[naskah.variant or "maklumat"] = result.layout
        mark = naskah.context["tanda"]
    found |= {name: layout.words() for name, layout in layouts.items()}
    files = {d.format: d.data.decode() for d in generate(record, WISH, STORE) if d.format != "pdf"}
    plain = files["txt"].split()
    found["teks"] = plain[1:] if mark else plain
    body = re.sub(r'<p class="tanda">.*?</p>', "", files["html"].split("<body>")[1], count=1)
    found["html"] = html.unescape(re.sub(r"<[a-z/!][^<>]*>", " ", body)).split()
    return found


@pytest.mark.parametrize("name", ["kota-contoh", "kendari"])
def test_the_twins_of_the_examples_say_the_same(examples: Path, name: str) -> None:
    for record in load_all(examples / f"{name}.yaml"):
        said = twins(record)
        for other in ("besar", "html", "teks"):
            assert said[other] == said["maklumat"], other


@given(records())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_twins_of_made_up_records_say_the_same(data) -> None:
    said = twins(as_record(data))
    for other in ("besar", "html", "teks"):
        assert said[other] == said["maklumat"], other


def test_large_print_is_large_and_dark(examples: Path, root: Path) -> None:
    record = load_all(examples / "kota-contoh.yaml")[0]
    (large,) = [n for n in naskahs(record, WISH) if n.variant == "besar"]
    media = pictures(record, large.media)
    layout = STORE.pdf.render(
        "maklumat-besar.xml", large.context, media=media, properties=Properties(title="x")
    ).layout
    sizes = {op.size for page in layout.pages for op in page.ops if hasattr(op, "size")}
    assert min(sizes) >= 24
    colours = {op.color for page in layout.pages for op in page.ops if hasattr(op, "size")}
    assert all(contrast_on_white(colour) >= 7 for colour in colours)


def contrast_on_white(colour: str) -> float:
    """WCAG 2.2 contrast ratio of ``#rrggbb`` on white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


def test_the_page_is_well_formed_and_speaks_indonesian(examples: Path) -> None:
    record = load_all(examples / "kota-contoh.yaml")[0]
    (page,) = [d for d in generate(record, WISH, STORE) if d.format == "html"]
    tree = etree.fromstring(page.data, etree.HTMLParser())
    assert tree.get("lang") == "id"
    assert len(tree.findall(".//h1")) == 1
    assert all(image.get("alt") for image in tree.iter("img"))
    assert tree.find(".//meta[@name='docgen-berkas']").get("content")
