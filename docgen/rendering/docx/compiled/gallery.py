"""Reads from a template which pictures it has and how its parts number theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart

from docgen.rendering.docx.compiled.pictures import CONTENT_TYPES, Gallery, Story
from docgen.rendering.docx.document import Document

__all__ = ["gallery"]

_STORIES: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def gallery(document: Document, members: Mapping[str, bytes]) -> Gallery:
    """The pictures of an opened template; ``members`` as python-docx writes them."""
    main: Any = document.docx.part
    parts = [main]
    parts += [
        rel.target_part
        for rel in main.rels.values()
        if rel.reltype in _STORIES and isinstance(rel.target_part, StoryPart)
    ]
    images = list(main.package.image_parts)
    return Gallery(
        stories=[_story(part, members) for part in parts],
        images={image.sha1: _name(image) for image in reversed(images)},
        numbers=frozenset(n for image in images if (n := image.partname.idx) is not None),
        count=len(images),
        types=members[CONTENT_TYPES],
    )


def _story(part: Any, members: Mapping[str, bytes]) -> Story:
    images: dict[str, str] = {}
    for relation, rel in part.rels.items():
        if rel.reltype == RELATIONSHIP_TYPE.IMAGE and not rel.is_external:
            images.setdefault(_name(rel.target_part), relation)
    rels_member = str(part.partname.rels_uri).lstrip("/")
    return Story(
        member=_name(part),
        next_id=part.next_id,
        ids=frozenset(part.rels),
        images=images,
        rels_member=rels_member,
        rels=members.get(rels_member, b"").decode(),
    )


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")
