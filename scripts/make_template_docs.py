"""Write ``docs/templates.md``: how offices edit templates, and every variable of every kind.

Run from the root of the repository: ``python -m scripts.make_template_docs``. The list comes from
the code: the contexts of the sample records, the sandboxes, the vocabulary of the XML templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.kinds import all_kinds
from docgen.rendering.checking import Shape, shape_of
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.docx.typefaces import KNOWN
from docgen.rendering.pdf.fonts import FAMILIES
from docgen.rendering.pdf.parse.style_sheet import ATTRIBUTES
from docgen.rendering.pdf.parse.vocabulary import (
    ELEMENTS,
    INLINES,
    INNER,
    RUNNING_HEADER,
    TABLE_HEADER,
    Spec,
)
from docgen.rendering.pdf.sandbox import TemplateEnvironment
from docgen.service.perkada_matrix import MATRIX
from docgen.service.samples import samples, stems

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "templates.md"
INTRODUCTION = Path(__file__).with_name("template_docs.md")


def document() -> str:
    """The whole page."""
    parts = [INTRODUCTION.read_text(encoding="utf-8").rstrip(), ""]
    parts += _filters()
    parts += _vocabulary()
    parts += ["## Variabel / Variables", ""]
    parts += [
        "Nama, isi, dan contoh dari berkas contoh. `x[]` adalah butir daftar `x`: "
        "`{% for b in x %}{{ b.nama }}{% endfor %}`.",
        "",
        "Name, kind of value and an example from the example records. `x[]` is an item of the "
        "list `x`.",
        "",
    ]
    for kind in all_kinds():
        parts += _kind(kind.name)
    parts += _matrix()
    return "\n".join(parts).rstrip() + "\n"


def _kind(name: str) -> Iterator[str]:
    found = [sample for stem in stems(name) if (sample := samples(stem)) is not None]
    shape = shape_of([trial.context for sample in found for trial in sample.trials])
    yield f"### {name}"
    yield ""
    yield "Templat / templates: " + ", ".join(f"`{sample.stem}`" for sample in found) + "."
    slots = dict.fromkeys(slot for s in found for trial in s.trials for slot in trial.media)
    if slots:
        yield ""
        yield (
            'Gambar / pictures (`{{ media.lambang }}`, `<gambar slot="lambang"/>`): '
            + ", ".join(f"`{slot}`" for slot in slots)
            + "."
        )
    for top in shape.fields:
        having = [sample for sample in found if top in sample.shape.fields]
        if len(having) < len(found):
            yield ""
            names = ", ".join(f"`{sample.stem}`" for sample in having)
            yield f"`{top}` hanya ada pada / is only in {names}."
    yield ""
    yield "| Nama | Isi | Contoh |"
    yield "|---|---|---|"
    for path, value in shape.paths():
        yield f"| `{path}` | {_said(value)} | {_cell(value.example)} |"
    yield ""


def _matrix() -> Iterator[str]:
    """The one template of what is no document of a record."""
    sample = samples(MATRIX)
    yield f"### {MATRIX}"
    yield ""
    yield "Matriks rapat harmonisasi, PDF saja. / The matrix of a harmonisation meeting, PDF only."
    yield ""
    yield "| Nama | Isi | Contoh |"
    yield "|---|---|---|"
    for path, value in sample.shape.paths() if sample is not None else ():
        yield f"| `{path}` | {_said(value)} | {_cell(value.example)} |"
    yield ""


def _said(shape: Shape) -> str:
    return ", ".join(sorted(kind for kind in shape.kinds))


def _cell(text: str) -> str:
    for character in "\\|*_<>`[]":
        text = text.replace(character, f"\\{character}")
    return text


def _filters() -> Iterator[str]:
    word = {name for name in Sandbox().filters if not name.startswith("_")}
    xml = set(TemplateEnvironment(None).filters)
    yield "## Penyaring / Filters"
    yield ""
    yield f"Word dan XML: {_names(word & xml)}."
    yield ""
    yield f"Word saja / Word only: {_names(word - xml)}."
    yield ""


def _names(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _vocabulary() -> Iterator[str]:
    yield "## Elemen XML / XML elements"
    yield ""
    yield "Atribut bertanda * wajib. / Attributes marked * are required."
    yield ""
    for word, group in (("kata", INLINES), ("blok", INNER)):
        yield f"{word}: " + ", ".join(f"`{name}`" for name in sorted(group)) + "."
        yield ""
    yield "| Elemen | Atribut | Isi |"
    yield "|---|---|---|"
    everything = {
        **ELEMENTS,
        "kepala (seksi)": RUNNING_HEADER,
        "kepala (tabel)": TABLE_HEADER,
    }
    for name in sorted(everything):
        yield _element(name, everything[name])
    yield ""
    yield (
        "Lembar gaya / style sheet (`gaya.xml`), `<gaya>`: "
        + ", ".join(f"`{name}`" for name in ATTRIBUTES)
        + "."
    )
    yield ""
    families = ", ".join(f"`{name}`" for name in FAMILIES)
    yield f"Huruf XML / XML typefaces: {families}. Huruf Word / Word: {', '.join(KNOWN)}."
    yield ""


def _element(name: str, spec: Spec) -> str:
    attributes = [f"`{key}`{'*' if key in spec.required else ''}" for key in spec.attributes]
    children = set(spec.children)
    inside = []
    for word, group in (("kata", INLINES), ("blok", INNER)):
        if group <= children:
            inside.append(word)
            children -= group
    inside += [f"`{child}`" for child in sorted(children)]
    if spec.text:
        inside.insert(0, "teks")
    return f"| `{name}` | {', '.join(attributes) or '–'} | {', '.join(inside) or '–'} |"


def main() -> None:
    """Write the page."""
    TARGET.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
