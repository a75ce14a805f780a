"""Make the picture of the README: first pages of the fictional example, side by side.

python scripts/make_readme_picture.py      (needs poppler's pdftoppm)
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

import docgen

ROOT = Path(__file__).resolve().parent.parent
SHOWN = (("maklumat", 1), ("maklumat-poster", 1), ("berita-acara", 1), ("berita-acara", 2))
HEIGHT, GAP = 620, 14


def page(data: bytes, number: int, folder: Path) -> Image.Image:
    """One page of a PDF as a picture."""
    source = folder / "x.pdf"
    source.write_bytes(data)
    command = ["pdftoppm", "-png", "-r", "90", "-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run([*command, str(source), str(folder / "x")], check=True)
    image = Image.open(folder / "x.png").convert("RGB")
    return image.resize(
        (round(image.width * HEIGHT / image.height), HEIGHT), Image.Resampling.LANCZOS
    )


def main() -> None:
    """Write ``docs/gambar/contoh.png``."""
    record = docgen.load(ROOT / "examples" / "kota-contoh.yaml")
    documents = {d.name: d.data for d in docgen.generate(record, ("pdf",))}
    with tempfile.TemporaryDirectory() as folder:
        pages = [page(documents[f"{name}.pdf"], n, Path(folder)) for name, n in SHOWN]
    width = sum(p.width for p in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), "#c8c8c8")
    left = GAP
    for picture in pages:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    sheet.quantize(64).save(ROOT / "docs" / "gambar" / "contoh.png", optimize=True)


if __name__ == "__main__":
    main()
