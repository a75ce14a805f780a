"""Make the fictional emblem and photographs of ``examples/gambar``, byte for byte the same.

They show nobody and nothing real: shapes drawn with Pillow.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "gambar"


def emblem() -> Image.Image:
    """A blue shield with a letter C made of arcs."""
    image = Image.new("RGBA", (600, 700), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    shield = [(40, 40), (560, 40), (560, 380), (300, 670), (40, 380)]
    draw.polygon(shield, fill=(20, 70, 140, 255), outline=(230, 180, 40, 255), width=18)
    draw.arc((150, 130, 450, 430), 45, 315, fill=(255, 255, 255, 255), width=60)
    draw.rectangle((90, 480, 510, 500), fill=(230, 180, 40, 255))
    return image


def seal() -> Image.Image:
    """A yellow ring, where a real regulation carries the state emblem."""
    image = Image.new("RGBA", (600, 600), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((30, 30, 570, 570), outline=(200, 150, 20, 255), width=50)
    draw.regular_polygon((300, 300, 150), 5, fill=(200, 150, 20, 255))
    return image


def scene(wall: str, floor: str, shapes: list[tuple[str, tuple[int, ...], str]]) -> Image.Image:
    """A room of two colours with simple shapes in it."""
    image = Image.new("RGB", (1600, 1200), wall)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 800, 1600, 1200), fill=floor)
    for kind, box, colour in shapes:
        if kind == "polygon":
            draw.polygon(box, fill=colour)
        else:
            getattr(draw, kind)(box, fill=colour)
    return image


SCENES = {
    "foto-loket.jpg": scene(
        "#dfe6ee",
        "#8a7f73",
        [
            ("rectangle", (200, 520, 1400, 900), "#5a4632"),
            ("rectangle", (240, 300, 1360, 520), "#b9d3e8"),
            ("ellipse", (700, 120, 900, 280), "#1446a0"),
            ("rectangle", (780, 160, 820, 240), "#ffffff"),
        ],
    ),
    "foto-ramp.jpg": scene(
        "#cfe3f5",
        "#7d8f6a",
        [
            ("rectangle", (900, 250, 1400, 800), "#c9b79c"),
            ("rectangle", (1060, 420, 1240, 800), "#6b4f3a"),
            ("polygon", (200, 950, 1060, 800, 1240, 800, 700, 950), "#9a9a9a"),
        ],
    ),
    "foto-toilet.jpg": scene(
        "#e9ece7",
        "#9fb0b8",
        [
            ("rectangle", (550, 200, 1050, 950), "#84a98c"),
            ("ellipse", (960, 560, 1000, 600), "#2f3e46"),
            ("rectangle", (700, 300, 900, 420), "#f5f5f5"),
        ],
    ),
}


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    emblem().save(FOLDER / "lambang-contoh.png", optimize=True)
    seal().save(FOLDER / "lambang-negara-contoh.png", optimize=True)
    for name, image in SCENES.items():
        image.save(FOLDER / name, quality=80, optimize=True)


if __name__ == "__main__":
    main()
