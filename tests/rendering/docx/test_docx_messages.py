import re
from pathlib import Path

import docgen.rendering.docx as door
from docgen import i18n

CODES = sorted(
    {
        code
        for folder in [Path(door.__file__).parent, Path(door.__file__).parents[1]]
        for file in (*folder.glob("*.py"), *folder.glob("compiled/*.py"))
        for code in re.findall(r'"((?:docx|picture)\.[a-z_]+)"', file.read_text("utf-8"))
    }
    | {f"docx.too_large_{what}" for what in ("file", "total", "members", "ratio", "xml")}
)


class DescribeMessages:
    def they_are_there_for_every_fault_in_both_languages(self) -> None:
        assert len(CODES) > 30
        for language in i18n.LANGUAGES:
            known = i18n._catalogue(language)
            assert [c for c in CODES if not known.get(c) or not known.get(f"{c}#fix")] == []
