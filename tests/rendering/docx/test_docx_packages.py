import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from demo import demo_template, one_paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import changed, members, repacked

from docgen.errors import TemplateFault
from docgen.rendering.docx import Limits, compile_template, words

GOOD = one_paragraph("halo")
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _codes(data: bytes, **options: Limits) -> set[tuple[str, str]]:
    with pytest.raises(TemplateFault) as caught:
        compile_template(data, **options)
    return {(f.code, f.path) for f in caught.value.findings}


def _related(kind: str, target: str, mode: str = "") -> bytes:
    extra = f' TargetMode="{mode}"' if mode else ""
    entry = f'<Relationship Id="rId90" Type="{OFFICE}/{kind}" Target="{target}"{extra}/>'
    return changed(GOOD, RELS, b"</Relationships>", entry.encode() + b"</Relationships>")


def _with_body(xml: str) -> bytes:
    return changed(GOOD, "word/document.xml", b"<w:sectPr", xml.encode() + b"<w:sectPr")


class DescribePackagesThatAreNotTrusted:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "docx.not_word"),
            (b"bukan zip", "docx.not_word"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "docx.old_word"),
            (repacked({"a.txt": b"x"}), "docx.not_word"),
            (GOOD[:-30], "docx.not_word"),
        ],
    )
    def they_must_be_word_files(self, data: bytes, code: str) -> None:
        assert code in {found for found, _ in _codes(data)}

    def they_are_named_when_they_are_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateFault) as caught:
            compile_template(tmp_path / "tiada.docx")
        assert caught.value.code == "docx.no_file"
        (tmp_path / "ada.docx").write_bytes(GOOD)
        assert words(compile_template(tmp_path / "ada.docx").render({})) == ["halo"]

    def they_may_not_grow_without_end(self) -> None:
        bomb = repacked({**members(GOOD), "word/media/a.png": bytes(8 * 2**20)})
        assert _codes(bomb) == {("docx.too_large_ratio", "word/media/a.png")}
        tight = Limits(total=1000, file=10**9)
        assert ("docx.too_large_total", "") in _codes(GOOD, limits=tight)
        assert _codes(GOOD, limits=Limits(file=100)) == {("docx.too_large_file", "")}
        assert _codes(GOOD, limits=Limits(members=3)) == {("docx.too_large_members", "")}
        assert ("docx.too_large_xml", "word/styles.xml") in _codes(GOOD, limits=Limits(xml=2000))

    def they_may_not_hide_members(self) -> None:
        buffer = io.BytesIO(GOOD)
        with zipfile.ZipFile(buffer, "a") as package:
            package.writestr("../keluar.xml", "<a/>")
            package.writestr("word/Document.xml", "<a/>")
        assert _codes(buffer.getvalue()) == {
            ("docx.member_name", "../keluar.xml"),
            ("docx.member_twice", "word/Document.xml"),
        }

    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    def they_may_not_hold_a_doctype(self, codec: str) -> None:
        xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode(codec)
        assert _codes(repacked({**members(GOOD), "word/lain.xml": xml})) == {
            ("docx.doctype", "word/lain.xml")
        }

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (_related("image", "http://contoh.test/a.png", "External"), "docx.external"),
            (_related("attachedTemplate", "file:///c:/a.dotm", "External"), "docx.external"),
            (_related("oleObject", "embeddings/a.bin"), "docx.embedded"),
            (_related("package", "embeddings/a.xlsx"), "docx.embedded"),
            (_related("control", "activeX/a.xml"), "docx.embedded"),
            (_related("aFChunk", "a.html"), "docx.alt_chunk"),
        ],
    )
    def they_may_not_reach_outside(self, data: bytes, code: str) -> None:
        assert _codes(data) == {(code, RELS)}

    @pytest.mark.parametrize(
        ("xml", "code"),
        [
            ('<w:altChunk r:id="rId1"/>', "docx.alt_chunk"),
            ("<w:p><w:r><w:object/></w:r></w:p>", "docx.embedded"),
            (
                "<w:p><w:r><w:instrText>DDE</w:instrText></w:r>"
                "<w:r><w:instrText>AUTO c:\\\\cmd</w:instrText></w:r></w:p>",
                "docx.external",
            ),
            ('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://a "/></w:p>', "docx.external"),
        ],
    )
    def they_have_text_may_not_load_anything(self, xml: str, code: str) -> None:
        assert _codes(_with_body(xml)) == {(code, "word/document.xml")}

    def they_may_hold_hyperlinks(self) -> None:
        compile_template(_related("hyperlink", "https://contoh.go.id", "External"))

    def they_tell_everything_at_once(self) -> None:
        parts = members(_related("image", "http://contoh.test/a.png", "External"))
        parts["word/vbaProject.bin"] = b"x"
        parts["word/embeddings/oleObject1.bin"] = b"x"
        parts["word/rusak.xml"] = b"<a>"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
        assert _codes(repacked(parts)) == {
            ("docx.macro", "word/document.xml"),
            ("docx.macro", "word/vbaProject.bin"),
            ("docx.embedded", "word/embeddings/oleObject1.bin"),
            ("docx.broken_xml", "word/rusak.xml"),
            ("docx.external", RELS),
        }

    @given(data=st.data())
    @settings(max_examples=60, deadline=None)
    def they_may_be_damaged_anywhere(self, data: st.DataObject) -> None:
        whole = demo_template()
        at = data.draw(st.integers(0, len(whole) - 1))
        broken = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
        # Bytes that nobody reads may change; anything else than a fault of the template fails here.
        with contextlib.suppress(TemplateFault):
            compile_template(broken)
