"""The page about templates is what the code makes, and names what the code knows."""

from __future__ import annotations

from docgen.kinds import all_kinds
from docgen.rendering.pdf.parse.vocabulary import ELEMENTS
from docgen.service.samples import samples, stems
from scripts.make_template_docs import TARGET, document


class DescribeThePageAboutTemplates:
    def it_is_what_the_script_makes(self) -> None:
        assert TARGET.read_text(encoding="utf-8") == document(), (
            "run: python -m scripts.make_template_docs"
        )

    def it_names_every_variable_of_every_template(self) -> None:
        page = TARGET.read_text(encoding="utf-8")
        for kind in all_kinds():
            section = page.split(f"\n### {kind.name}\n")[1].split("\n### ")[0]
            for stem in stems(kind.name):
                sample = samples(stem)
                assert sample is not None
                for path, _ in sample.shape.paths():
                    assert f"| `{path}` |" in section, path

    def it_names_every_element_and_attribute(self) -> None:
        page = TARGET.read_text(encoding="utf-8")
        elements = page.split("## Elemen XML")[1].split("\n## ")[0].splitlines()
        for name, spec in ELEMENTS.items():
            row = next(line for line in elements if line.startswith(f"| `{name}` | "))
            for attribute in spec.attributes:
                assert f"`{attribute}`" in row


class DescribeSamples:
    def they_reach_every_variant_of_every_kind(self) -> None:
        for kind in all_kinds():
            variants = {stem.removeprefix(kind.name).removeprefix("-") for stem in stems(kind.name)}
            assert variants == {"", *kind.automatic, *kind.on_request}

    def they_begin_with_the_complete_example(self) -> None:
        for kind in all_kinds():
            sample = samples(kind.name)
            assert sample is not None
            assert len(sample.trials) > 4

    def they_know_a_registered_document(self) -> None:
        for kind in all_kinds():
            sample = samples(kind.name)
            assert sample is not None
            address = sample.shape.fields["qr"].fields["alamat"]
            assert "https://contoh.example/v/contoh" in address.example
