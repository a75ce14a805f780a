"""Copies of built-in templates, changed as Word, a clerk or an attacker would change them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
DOCX = ROOT / "templates" / "docx"
PDF = ROOT / "templates" / "pdf"
W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
DOCUMENT = "word/document.xml"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def built_in(name: str) -> bytes:
    return (DOCX / name).read_bytes()


def replaced(name: str, *changes: tuple[str, str], member: str = DOCUMENT) -> bytes:
    """A built-in Word template with the first place of some texts changed."""
    parts = members(built_in(name))
    xml = parts[member].decode()
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new, 1)
    return packed({**parts, member: xml.encode()})


def reworked(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A Word template whose body was changed as a tree."""
    parts = members(data)
    root = etree.fromstring(parts[DOCUMENT])
    change(root)
    return packed({**parts, DOCUMENT: etree.tostring(root, xml_declaration=True)})


def with_runs(data: bytes, rewrite: Callable[[str], str]) -> bytes:
    """A Word template with every run that holds a tag written anew, as XML of runs.

    ``rewrite`` gets the text of the run and gives what replaces it; the names ``w`` are known.
    """

    def change(root: etree._Element) -> None:
        runs = {t.getparent(): None for t in root.iter(f"{W}t") if "{" in (t.text or "")}
        for old in runs:
            pieces = []
            for child in old:
                if child.tag == f"{W}t":
                    pieces.append(rewrite(child.text or ""))
                elif child.tag != f"{W}rPr":
                    pieces.append(f"<w:r><w:{etree.QName(child).localname}/></w:r>")
            made = list(etree.fromstring(f'<w:x xmlns:w="{W_NAMESPACE}">{"".join(pieces)}</w:x>'))
            parent = old.getparent()
            at = parent.index(old)
            parent[at : at + 1] = made

    return reworked(data, change)


def xml_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'
