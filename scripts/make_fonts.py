"""Make the typefaces that docgen embeds, byte for byte the same on any machine.

    python scripts/make_fonts.py --wheels FOLDER     # wheels that lie in FOLDER
    python scripts/make_fonts.py --download          # pip fetches the pinned wheels first
    python scripts/make_fonts.py --wheels FOLDER --check   # compare, write nothing

Three families come out, in ``docgen/fonts/<family>/``:

* ``bonum``: TeX Gyre Bonum 2.004 turned from CFF into TrueType outlines, which ReportLab needs.
  The GUST Font License (LPPL 1.3c) requests a new name for a changed font; it is called
  "Docgen Bonum". Its vertical metrics are made equal over the four styles, so that a bold word
  does not push lines apart, and near those of Bookman Old Style, whose place it takes.
* ``arimo``: four static instances of the variable Arimo.
* ``atkinson``: Atkinson Hyperlegible, as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "docgen" / "fonts"
WHEELS = (
    "rinoh-typeface-texgyrebonum==0.1.1",
    "fontpkg-arimo==1.341",
    "fontpkg-atkinson-hyperlegible==1.6",
)
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
EPOCH = 3439000000
"""A fixed ``head.modified`` (seconds since 1904): the fonts must not know when they were made."""

BONUM_ASCENT, BONUM_DESCENT = 930, -240
"""Single line spacing of 1.17, near that of Bookman Old Style; thousandths of the em."""
MAX_ERROR = 0.5
"""How far a quadratic outline may lie from the cubic one, in font units."""


def _member(wheels: Path, package: str, name: str) -> bytes:
    archives = sorted(wheels.glob(f"{package}-*.whl"))
    if len(archives) != 1:
        raise SystemExit(f"expected one wheel {package}-*.whl in {wheels}, found {len(archives)}")
    with zipfile.ZipFile(archives[0]) as archive:
        return archive.read(f"{package}/{name}")


def _save(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = EPOCH
    if "FFTM" in font:
        del font["FFTM"]
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _quadratic(font: TTFont) -> None:
    """Replace the CFF outlines by TrueType ones."""
    order = font.getGlyphOrder()
    source = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(source)
        source[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    for name in order:
        glyphs[name].recalcBounds(glyf)
    hmtx = font["hmtx"].metrics
    for name, (advance, _) in hmtx.items():
        hmtx[name] = (advance, getattr(glyphs[name], "xMin", 0))
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for key in (  # noqa: SIM905
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxPoints maxContours maxCompositePoints maxCompositeContours "
        "maxComponentElements maxComponentDepth"
    ).split():
        setattr(maxp, key, 0)
    maxp.maxZones = 1
    font["post"].formatType = 2.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font["post"].glyphOrder = order
    font.sfntVersion = "\x00\x01\x00\x00"


def _rename(font: TTFont, style: str) -> None:
    family = "Docgen Bonum"
    spaced = style.replace("BoldItalic", "Bold Italic")
    table = font["name"]
    keep = {0, 5, 8, 9, 11, 12, 13, 14}
    table.names = [n for n in table.names if n.nameID in keep and n.platformID == 3]
    new = {
        1: family,
        2: spaced,
        3: f"2.004;docgen;DocgenBonum-{style}",
        4: family if style == "Regular" else f"{family} {spaced}",
        6: f"DocgenBonum-{style}",
        10: "TeX Gyre Bonum 2.004 with TrueType outlines and one set of vertical metrics. "
        "Changed for docgen; not supported by the authors of TeX Gyre.",
    }
    for number, value in new.items():
        table.setName(value, number, 3, 1, 0x409)


def _one_line_height(font: TTFont) -> None:
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent = os2.sTypoAscender = BONUM_ASCENT
    hhea.descent = os2.sTypoDescender = BONUM_DESCENT
    hhea.lineGap = os2.sTypoLineGap = 0
    os2.version = max(os2.version, 4)
    os2.fsSelection |= 1 << 7  # USE_TYPO_METRICS; the win metrics stay, so that nothing is clipped
    os2.fsType = 0


def bonum(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """TeX Gyre Bonum as TrueType, under its new name."""
    package = "rinoh_typeface_texgyrebonum"
    for style in STYLES:
        data = _member(wheels, package, f"texgyrebonum-{style.lower()}.otf")
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        _quadratic(font)
        _rename(font, style)
        _one_line_height(font)
        yield f"bonum/DocgenBonum-{style}.ttf", _save(font)
    yield "bonum/LICENSE.txt", _member(wheels, package, "GUST-FONT-LICENSE.txt")
    yield "bonum/README-TeX-Gyre-Bonum.txt", _member(wheels, package, "README-TeX-Gyre-Bonum.txt")


def arimo(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """Static instances of Arimo."""
    for style in STYLES:
        slope = "-Italic" if "Italic" in style else ""
        data = _member(wheels, "fontpkg_arimo", f"files/Arimo{slope}[wght].ttf")
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        weight = 700 if "Bold" in style else 400
        font = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
        yield f"arimo/Arimo-{style}.ttf", _save(font)
    yield "arimo/LICENSE.txt", _member(wheels, "fontpkg_arimo", "LICENSE")


def atkinson(wheels: Path) -> Iterator[tuple[str, bytes]]:
    """Atkinson Hyperlegible, unchanged."""
    package = "fontpkg_atkinson_hyperlegible"
    for style in STYLES:
        name = f"AtkinsonHyperlegible-{style}.ttf"
        yield f"atkinson/{name}", _member(wheels, package, f"files/{name}")
    yield "atkinson/LICENSE.txt", _member(wheels, package, "LICENSE")


def make(wheels: Path) -> dict[str, bytes]:
    """All files by their path under ``docgen/fonts``."""
    made: dict[str, bytes] = {}
    for family in (bonum, arimo, atkinson):
        made.update(family(wheels))
    return made


def main() -> int:
    """Write the files, or compare them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--wheels", type=Path, help="folder with the three wheels")
    source.add_argument("--download", action="store_true", help="let pip fetch the wheels")
    parser.add_argument("--check", action="store_true", help="compare only; 1 when they differ")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.wheels or Path(temporary)
        if arguments.download:
            pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder)]
            subprocess.run([*pip, *WHEELS], check=True)
        made = make(folder)
    different = 0
    for name, data in made.items():
        target = FONTS / name
        same = target.exists() and target.read_bytes() == data
        different += not same
        if not same and not arguments.check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()[:16]}  {name}{'' if same else '  *'}")
    return 1 if arguments.check and different else 0


if __name__ == "__main__":
    raise SystemExit(main())
