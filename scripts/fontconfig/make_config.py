"""Make the typefaces of docgen known to fontconfig, and so to LibreOffice and chromium.

    export FONTCONFIG_FILE=$(python scripts/fontconfig/make_config.py FOLDER)

writes ``FOLDER/fonts.conf``, which adds ``docgen/fonts`` to what the system has and shows
"Bookman Old Style" in Docgen Bonum and "Arial" in Arimo, and prints its path.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

__all__ = ["write_config"]

FONTS = Path(__file__).resolve().parents[2] / "docgen" / "fonts"
STAND_INS = {"Bookman Old Style": "Docgen Bonum", "Arial": "Arimo"}

_ALIAS = """  <match target="pattern">
    <test name="family" qual="any"><string>{name}</string></test>
    <edit name="family" mode="assign" binding="same"><string>{stand_in}</string></edit>
  </match>
"""
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
{aliases}</fontconfig>
"""


def write_config(folder: Path) -> Path:
    """Write ``fonts.conf`` into ``folder``, which is made when it is not there; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder.resolve() / "fonts.conf"
    aliases = "".join(
        _ALIAS.format(name=escape(name), stand_in=escape(stand_in))
        for name, stand_in in STAND_INS.items()
    )
    cache = target.parent / "cache"
    target.write_text(
        _CONFIG.format(fonts=escape(str(FONTS)), cache=escape(str(cache)), aliases=aliases),
        encoding="utf-8",
    )
    return target


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(write_config(Path(sys.argv[1])))
