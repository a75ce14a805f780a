"""Write ``docs/settings.md``: every setting of the environment, from the code.

Run from the root of the repository: ``python -m scripts.make_settings_docs``.
"""

from __future__ import annotations

from pathlib import Path

from docgen.service.settings_list import shown

TARGET = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
_HEAD = """\
# Settings

From the environment; none is needed. What cannot be read counts as not set. `docgen settings`
prints them all with their present values, secrets masked, and marks those that are set; `--json`
does so for programs. This page is made from the code: `python -m scripts.make_settings_docs`.

| | default | |
|---|---|---|
"""


def document() -> str:
    """The whole page."""
    rows = []
    for each in shown("en", {}):
        default = f"`{each.default}`" if each.default else ""
        rows.append(f"| `{each.env}` | {default} | {each.meaning} |")
    return _HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
