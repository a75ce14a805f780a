import contextlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from docgen.errors import DataError, UsageFault
from docgen.rendering import pictures
from docgen.rendering.pictures import load_picture

COLOURS = ["red", "lime", "blue", "white"]


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _quarters(width: int = 80, height: int = 40) -> Image.Image:
    """Red and lime above, blue and white below."""
    image = Image.new("RGB", (width, height))
    for n, colour in enumerate(COLOURS):
        corner = (n % 2 * width // 2, n // 2 * height // 2)
        image.paste(colour, (*corner, corner[0] + width // 2, corner[1] + height // 2))
    return image


def _corners(data: bytes) -> list[tuple[int, ...]]:
    """The four corners, each channel on or off."""
    with Image.open(io.BytesIO(data)) as image:
        image = image.convert("RGB")
        w, h = image.width - 3, image.height - 3
        points = [(2, 2), (w, 2), (2, h), (w, h)]
        return [tuple(round(c / 255) for c in image.getpixel(p)) for p in points]


def _load(data: bytes | Path, kind: str = "foto", **options: object) -> object:
    arguments = {"name": "foto", "width_mm": 50, "alt": "Foto", "kind": kind, **options}
    return load_picture(data, **arguments)  # type: ignore[arg-type]


def _code(data: bytes | Path, kind: str = "foto", **options: object) -> str:
    with pytest.raises(DataError) as caught:
        _load(data, kind, **options)
    assert caught.value.findings[0].path == "foto"
    return caught.value.code


def _png_header(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b""))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


class DescribeRefusals:
    @pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP", "TIFF"])
    def it_takes_only_png_and_jpeg_by_content(self, kind: str, tmp_path: Path) -> None:
        file = tmp_path / "foto.png"
        file.write_bytes(_bytes(_quarters(), kind))
        with pytest.raises(DataError) as caught:
            _load(file)
        assert caught.value.code == "picture.kind"
        assert caught.value.findings[0].params["value"].upper() == kind

    def it_takes_no_text(self) -> None:
        assert _code(b"") == "picture.kind"
        assert _code(b'<svg xmlns="http://www.w3.org/2000/svg"/>') == "picture.kind"

    def it_names_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert _code(tmp_path / "tiada.png") == "picture.missing"
        assert _code(tmp_path) == "picture.missing"

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def it_takes_no_file_that_is_cut_off(self, kind: str) -> None:
        whole = _bytes(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
        for part in (0.02, 0.3, 0.7):
            assert _code(whole[: int(len(whole) * part)]) == "picture.broken"

    def it_takes_no_bombs_and_does_not_decode_them(self) -> None:
        assert _code(_png_header(12_001, 10)) == "picture.side"
        assert _code(_png_header(11_000, 11_000)) == "picture.pixels"
        assert _code(_png_header(60_000, 60_000)) == "picture.side"
        assert _code(_png_header(6_001, 10), "lambang") == "picture.side"
        assert _code(_png_header(100, 100)) == "picture.broken"

    def it_takes_no_huge_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pictures, "FILE_LIMIT", 2**20)
        file = tmp_path / "a.jpg"
        file.write_bytes(_bytes(_quarters(), "JPEG") + bytes(2**20))
        assert _code(file) == "picture.file_size"

    def it_wants_words_for_every_picture_and_says_all_at_once(self) -> None:
        with pytest.raises(DataError) as caught:
            _load(b"x", alt="  ")
        assert [f.code for f in caught.value.findings] == ["picture.alt", "picture.kind"]

    def it_wants_a_printed_size(self) -> None:
        with pytest.raises(UsageFault):
            _load(_bytes(_quarters(), "PNG"), width_mm=0)

    @given(st.binary(max_size=200), st.sampled_from(["PNG", "JPEG"]), st.integers(0, 300))
    @settings(max_examples=150, deadline=None)
    def it_never_fails_in_another_way(self, noise: bytes, kind: str, at: int) -> None:
        whole = _bytes(_quarters(), kind, **({"exif": _exif(6)} if kind == "JPEG" else {}))
        # Any other exception, and any warning, fails this test.
        with contextlib.suppress(DataError):
            _load(whole[:at] + noise + whole[at + len(noise) :])


def _exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8825)[2] = (3.0, 59.0, 12.0)
    return exif.tobytes()


class DescribePhotos:
    @pytest.mark.parametrize("orientation", range(1, 9))
    def they_are_turned_upright(self, orientation: int) -> None:
        upright = _quarters()
        turns = {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }
        stored = upright.transpose(turns[orientation]) if orientation > 1 else upright
        data = _bytes(stored, "JPEG", quality=95, exif=_exif(orientation))
        picture = _load(data)
        assert _corners(picture.data) == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)]  # type: ignore[attr-defined]
        assert (picture.width, picture.height) == (50, 25)  # type: ignore[attr-defined]

    def they_lose_everything_but_their_pixels(self) -> None:
        data = _bytes(
            _quarters(),
            "JPEG",
            exif=_exif(6),
            comment=b"catatan rahasia",
            xmp=b"<x:xmpmeta>rahasia</x:xmpmeta>",
            icc_profile=b"profil",
            dpi=(300, 300),
        )
        assert b"rahasia" in data
        made = _load(data).data  # type: ignore[attr-defined]
        for trace in (b"Exif", b"Rahasia", b"rahasia", b"xmp", b"ICC", b"profil"):
            assert trace not in made
        with Image.open(io.BytesIO(made)) as image:
            assert not image.getexif()
            assert image.format == "JPEG"

    def they_are_made_as_small_as_paper_needs(self) -> None:
        data = _bytes(Image.effect_noise((3000, 1500), 60), "JPEG")
        picture = _load(data, width_mm=80)
        with Image.open(io.BytesIO(picture.data)) as image:  # type: ignore[attr-defined]
            assert image.size == (693, 346)  # 80 mm / 25.4 * 220
        small = _load(_bytes(_quarters(), "JPEG"), width_mm=80)
        with Image.open(io.BytesIO(small.data)) as image:  # type: ignore[attr-defined]
            assert image.size == (80, 40)

    def they_are_printed_narrower_when_they_would_be_too_high(self) -> None:
        picture = _load(_bytes(_quarters(40, 80), "JPEG"), width_mm=50, max_height_mm=60)
        assert (picture.width, picture.height) == (30, 60)  # type: ignore[attr-defined]

    @pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
    def they_may_have_any_colours_of_jpeg(self, mode: str) -> None:
        data = _bytes(_quarters().convert(mode), "JPEG", quality=95)
        made = _load(data).data  # type: ignore[attr-defined]
        with Image.open(io.BytesIO(made)) as image:
            assert image.mode == ("L" if mode == "L" else "RGB")
        if mode != "L":
            assert _corners(made)[0] == (1, 0, 0)

    def they_stand_on_white_where_they_are_transparent(self) -> None:
        clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
        assert _corners(_load(_bytes(clear, "PNG")).data) == [(1, 1, 1)] * 4  # type: ignore[attr-defined]

    def they_are_the_same_bytes_each_time(self) -> None:
        data = _bytes(Image.effect_noise((900, 500), 60), "JPEG")
        assert _load(data) == _load(data)


class DescribeEmblems:
    def they_keep_every_pixel_and_their_transparency(self) -> None:
        image = _quarters().convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize(image.size))
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "rahasia")
        data = _bytes(image, "PNG", pnginfo=info, exif=_exif(1))
        made = _load(data, "lambang").data  # type: ignore[attr-defined]
        assert b"rahasia" not in made
        assert b"eXIf" not in made
        with Image.open(io.BytesIO(made)) as again:
            assert (again.format, again.mode) == ("PNG", "RGBA")
            assert again.tobytes() == image.tobytes()

    def they_are_made_smaller_only_above_600_dots_an_inch(self) -> None:
        picture = _load(_bytes(_quarters(2000, 1000), "PNG"), "lambang", width_mm=25.4)
        with Image.open(io.BytesIO(picture.data)) as image:  # type: ignore[attr-defined]
            assert image.size == (600, 300)

    def they_may_be_palettes_greys_or_sixteen_bits(self) -> None:
        palette = _quarters().quantize(4)
        assert _corners(_load(_bytes(palette, "PNG"), "lambang").data)[1] == (0, 1, 0)  # type: ignore[attr-defined]
        deep = Image.new("I;16", (10, 10), 30_000)
        made = _load(_bytes(deep, "PNG"), "lambang").data  # type: ignore[attr-defined]
        with Image.open(io.BytesIO(made)) as image:
            assert image.mode == "L"
            assert abs(image.getpixel((5, 5)) - 30_000 / 257) <= 1
        bits = _quarters().convert("1")
        assert _corners(_load(_bytes(bits, "PNG"), "lambang").data)[3] == (1, 1, 1)  # type: ignore[attr-defined]
        clear = _quarters().quantize(4)
        data = _bytes(clear, "PNG", transparency=bytes([0, 255, 255, 255]))
        with Image.open(io.BytesIO(_load(data, "lambang").data)) as image:  # type: ignore[attr-defined]
            assert image.mode == "RGBA"

    def they_do_not_move(self) -> None:
        frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
        data = _bytes(frames[0], "PNG", save_all=True, append_images=frames[1:])
        assert b"acTL" in data
        made = _load(data, "lambang").data  # type: ignore[attr-defined]
        assert b"acTL" not in made
        assert _corners(made)[0] == (1, 0, 0)
