"""QR codes: sharp, large enough, and read by a reader that is not ours."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from docgen.rendering.docx import words
from docgen.rendering.qr import qr_picture
from docgen.service import register_desk
from docgen.service.register import opened
from docgen.service.register_add import RegisterWish, add
from tests import outside
from tests.registering import environment, kota_contoh

_ID = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=26, max_size=26)
_HOST = st.from_regex(r"[a-z]{2,30}(\.[a-z]{2,20}){1,3}", fullmatch=True)


class DescribeThePicture:
    @given(_HOST, _ID)
    @settings(max_examples=40)
    def it_holds_the_address(self, host: str, key: str) -> None:
        url = f"https://{host}/v/{key}"
        picture = qr_picture(url, "Kode QR")
        (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.data)))
        assert found.text == url

    @given(_HOST, _ID)
    @settings(max_examples=40)
    def it_is_large_and_white_around(self, host: str, key: str) -> None:
        picture = qr_picture(f"https://{host}/v/{key}", "Kode QR")
        image = Image.open(io.BytesIO(picture.data)).convert("L")
        assert picture.width == picture.height
        left, top, right, bottom = image.point(lambda v: 255 - v).getbbox() or (0, 0, 0, 0)
        module = picture.width / image.width * 8
        assert (left, top) == (32, 32)  # four modules of eight pixels
        assert (image.width - right, image.height - bottom) == (32, 32)
        assert (right - left) / 8 * module >= 19.99
        assert module >= 0.499

    def its_bytes_are_the_same_each_time(self) -> None:
        assert (
            qr_picture("https://a.example/v/x", "a").data
            == qr_picture("https://a.example/v/x", "a").data
        )


@pytest.fixture(scope="module")
def registered(
    tmp_path_factory: pytest.TempPathFactory, examples: Path
) -> dict[str, tuple[str, Path]]:
    """The registered example: name of each file, address, where the file lies."""
    folder = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        environment(patch, f"sqlite:///{folder / 'register.db'}", folder / "berkas")
        wish = RegisterWish(variants=frozenset({"besar", "salinan", "permohonan"}))
        with opened() as database:
            found = {}
            for document in add(kota_contoh(examples), wish, database):
                for path in register_desk.export(database, document, folder / "hasil"):
                    found[path.name] = (document.url, path)
    return found


NAMES = [
    "pencanangan", "pencanangan-pernyataan-1", "pencanangan-pernyataan-2", "pencanangan-permohonan",
    "maklumat", "maklumat-poster", "maklumat-standar", "maklumat-besar", "perkada",
    "perkada-salinan", "berita-acara", "berita-acara-keterangan",
    "nota-pengantar", "permohonan-harmonisasi", "permohonan-fasilitasi",
]  # fmt: skip


def codes_on(pdf: Path, folder: Path) -> list[str]:
    """The QR codes on the pages of a PDF as they are printed, at the 100 dpi of a poor scan."""
    command = [outside.program("pdftoppm"), "-r", "100", "-gray", "-png", str(pdf)]
    subprocess.run([*command, str(folder / pdf.stem)], check=True)
    pages = sorted(folder.glob(f"{pdf.stem}-*.png"))
    return [code.text for page in pages for code in zxingcpp.read_barcodes(Image.open(page))]


class DescribeThePage:
    def it_is_made_of_every_document(self, registered: dict[str, tuple[str, Path]]) -> None:
        assert set(registered) == {f"{n}.{e}" for n in NAMES for e in ("pdf", "docx")}

    @pytest.mark.parametrize("name", NAMES)
    def it_shows_the_code_once_in_the_pdf(
        self, registered: dict[str, tuple[str, Path]], tmp_path: Path, name: str
    ) -> None:
        url, path = registered[f"{name}.pdf"]
        assert codes_on(path, tmp_path) == [url]

    @pytest.mark.parametrize("name", ["maklumat", "maklumat-poster"])
    def it_is_still_one_page(
        self, registered: dict[str, tuple[str, Path]], tmp_path: Path, name: str
    ) -> None:
        info = outside.program("pdfinfo")
        said = subprocess.run(
            [info, str(registered[f"{name}.pdf"][1])], capture_output=True, text=True, check=True
        ).stdout
        assert "Pages:           1\n" in said

    @pytest.mark.parametrize("name", ["maklumat", "perkada", "berita-acara"])
    def it_shows_the_code_in_the_word_file(
        self, registered: dict[str, tuple[str, Path]], tmp_path: Path, name: str
    ) -> None:
        url, path = registered[f"{name}.docx"]
        command = [outside.program("soffice"), "--headless", "--convert-to", "pdf"]
        command += [f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True
        )
        assert codes_on(tmp_path / f"{name}.pdf", tmp_path) == [url]

    @pytest.mark.parametrize("name", NAMES)
    def it_says_the_same_in_both_formats(
        self, registered: dict[str, tuple[str, Path]], name: str
    ) -> None:
        url, path = registered[f"{name}.docx"]
        said = subprocess.run(
            [outside.program("pdftotext"), "-raw", str(registered[f"{name}.pdf"][1]), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert url in "".join(words(path.read_bytes()))
        assert url in said.replace("\n", "")
