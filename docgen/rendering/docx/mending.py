"""Puts right what Word does to the tags of a template while people type.

Word cuts a tag into runs where it checks spelling, formats, or tracks changes; it turns straight
quotation marks into curly ones and spaces into no-break spaces. A tag is one text again before
docxtpl reads it; text outside tags stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.ooxml.revisions import accept_revisions
from docgen.rendering.checking.tags import scan
from docgen.rendering.docx.stories import Paragraph, stories

__all__ = ["mended", "straight"]

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGED: Final = {
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2002\u2003\u2009\u2028\u2029", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
}
"""What Word and the web put where the keyboard has a quotation mark, a space, or nothing."""
_ALIKE: Final = {'"': '"“”„‟', "'": "'‘’‚‛"}
"""What may end a text that begins with a curly quotation mark."""


def mended(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package with whole tags and without tracked changes; parts that need nothing stay the
    same bytes.

    Raises:
        TemplateFault: there is no main part.
    """
    result = dict(parts)
    for story in stories(parts):
        changed = accept_revisions(story.root)
        for paragraph in story.paragraphs():
            changed = _mend(paragraph) or changed
        if changed:
            result[story.name] = etree.tostring(
                story.root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return result


def straight(tag: str) -> str:
    """A tag as it must have been typed; what stands between quotation marks stays as it is."""
    found: list[str] = []
    closing = ""
    for character in tag:
        new = _CHANGED.get(character, character)
        if not closing:
            found.append(new)
            if new and new in "'\"":
                # A text that begins with a straight mark may hold curly ones.
                closing = character if character == new else _ALIKE[new]
        elif character in closing:
            found.append(new)
            closing = ""
        else:
            found.append(character)
    return "".join(found)


def _mend(paragraph: Paragraph) -> bool:
    """Move every tag into the text that it begins in; whether anything was changed."""
    texts = paragraph.texts
    joined = "".join(text.text or "" for text in texts)
    if "{" not in joined:
        return False
    owners = [index for index, text in enumerate(texts) for _ in text.text or ""]
    pieces: list[list[str]] = [[] for _ in texts]
    at = 0
    changed = False
    for tag in scan(joined, levels=True):
        for place in range(at, tag.start):
            pieces[owners[place]].append(joined[place])
        at = tag.start + len(tag.text)
        if tag.closed:
            whole = straight(tag.text)
            changed = changed or whole != tag.text or owners[tag.start] != owners[at - 1]
            pieces[owners[tag.start]].append(whole)
        else:
            for place in range(tag.start, at):
                pieces[owners[place]].append(joined[place])
    if not changed:
        return False
    for place in range(at, len(joined)):
        pieces[owners[place]].append(joined[place])
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)
        if text.text != text.text.strip():
            text.set(_SPACE, "preserve")
    return True
