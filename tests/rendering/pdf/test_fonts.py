from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from docgen.assets import fonts_dir
from docgen.rendering.pdf.fonts import FAMILIES, face
from tests import outside

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(fonts_dir().glob("*/*.ttf"))
STYLES = [(bold, italic) for bold in (False, True) for italic in (False, True)]


class DescribeTheTypefaces:
    def they_are_three_families_of_four_styles_with_licences(self) -> None:
        assert len(FILES) == 12
        assert len({path.parent for path in FILES}) == len(FAMILIES)
        assert all((path.parent / "LICENSE.txt").stat().st_size > 1000 for path in FILES)

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def they_may_be_embedded(self, path) -> None:
        with TTFont(path) as font:
            assert font["OS/2"].fsType == 0
            assert "glyf" in font
            assert "fvar" not in font

    @pytest.mark.parametrize("family", FAMILIES)
    def they_cover_indonesian_in_every_style(self, family) -> None:
        wanted = {chr(code) for code in range(32, 127)} | set("éÉ–—“”‘’…•·°§×½\u00a0")
        for bold, italic in STYLES:
            assert wanted <= face(family, bold, italic).coverage

    @pytest.mark.parametrize("family", FAMILIES)
    def a_bold_word_does_not_push_lines_apart(self, family) -> None:
        assert len({face(family, bold, italic).line for bold, italic in STYLES}) == 1

    def the_changed_typeface_has_a_name_of_its_own(self) -> None:
        for path in FILES:
            if path.parent.name == "bonum":
                with TTFont(path) as font:
                    names = [
                        record.toUnicode()
                        for record in font["name"].names
                        if record.nameID in (1, 4, 6)
                    ]
                assert not any("TeX" in name for name in names)

    def arimo_is_as_wide_as_arial(self) -> None:
        assert face("arimo").width("Hamburgefonstiv") == pytest.approx(7.504, abs=0.01)


class DescribeFontconfig:
    @pytest.mark.conformance
    @pytest.mark.parametrize(
        ("name", "file"),
        [("Bookman Old Style:bold", "DocgenBonum-Bold.ttf"), ("Arial:italic", "Arimo-Italic.ttf")],
    )
    def it_shows_the_fonts_that_docx_files_name(self, tmp_path, name, file) -> None:
        fc_match = outside.program("fc-match")
        script = ROOT / "scripts" / "fontconfig" / "make_config.py"
        config = subprocess.run(
            [sys.executable, script, tmp_path], check=True, capture_output=True, text=True
        ).stdout.strip()
        shown = subprocess.run(
            [fc_match, name], check=True, capture_output=True, text=True,
            env={**os.environ, "FONTCONFIG_FILE": config},
        ).stdout  # fmt: skip
        assert shown.startswith(file)
