"""What every Word package has in common, be it a template or a draft."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from docgen.errors import DataError
from docgen.ooxml.package import read_members
from docgen.ooxml.xml import W, main_part_name, nested, parse, related
from docgen.ooxml.zipping import pack

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> bytes:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'.encode()


class DescribeMembers:
    def they_carry_the_codes_of_the_area_that_asks(self) -> None:
        with pytest.raises(DataError) as caught:
            read_members(b"x", "draft")
        assert caught.value.code == "draft.not_word"

    def they_come_back_as_they_were_packed(self) -> None:
        parts = {"word/document.xml": b"<x/>", "[Content_Types].xml": b"<y/>"}
        assert read_members(pack(parts), "draft") == parts

    def they_are_packed_to_the_same_bytes_in_the_order_of_word(self) -> None:
        one = pack({"b": b"1", "_rels/.rels": b"2", "[Content_Types].xml": b"3"})
        other = pack({"[Content_Types].xml": b"3", "b": b"1", "_rels/.rels": b"2"})
        assert one == other
        with zipfile.ZipFile(io.BytesIO(one)) as package:
            assert package.namelist() == ["[Content_Types].xml", "_rels/.rels", "b"]


class DescribeRelationships:
    def they_name_the_main_part_that_is_there(self) -> None:
        parts = {"_rels/.rels": relations(officeDocument="/word/x.xml"), "word/x.xml": b""}
        assert main_part_name(parts) == "word/x.xml"
        del parts["word/x.xml"]
        assert main_part_name(parts) is None

    def they_name_other_parts_beside_the_main_one(self) -> None:
        parts = {
            "word/_rels/x.xml.rels": relations(styles="styles.xml", header="../h.xml", theme="no"),
            "word/styles.xml": b"",
            "h.xml": b"",
        }
        found = related(parts, "word/x.xml")
        assert (found["styles"], found["header"], found["theme"]) == (
            ["word/styles.xml"],
            ["h.xml"],
            [],
        )

    def they_may_be_absent(self) -> None:
        assert related({}, "word/x.xml") == {}


class DescribeParsing:
    def it_resolves_no_entity(self) -> None:
        found = parse('<!DOCTYPE x [<!ENTITY e "isi">]><x>&e;</x>')
        assert "isi" not in (found.text or "")

    def it_finds_blocks_inside_controls_and_changes(self) -> None:
        root = etree.Element(f"{W}body")
        control = etree.SubElement(etree.SubElement(root, f"{W}sdt"), f"{W}sdtContent")
        etree.SubElement(control, f"{W}p")
        etree.SubElement(root, f"{W}tbl")
        assert [e.tag for e in nested(root, f"{W}p", f"{W}tbl")] == [f"{W}p", f"{W}tbl"]
