"""Text with its white space collapsed, as runs of one look."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from docgen.rendering.cache import varied
from docgen.rendering.pdf.parse.checked import attributes, check_children
from docgen.rendering.pdf.parse.markup import MarkupFault
from docgen.rendering.pdf.parse.style_sheet import StyleSheet
from docgen.rendering.pdf.parse.vocabulary import ELEMENTS
from docgen.rendering.pdf.tree import BREAK, Look, Run

__all__ = ["InlineReader", "collapse", "tidy"]

_BLANK = re.compile(r"[ \t\r\n]+")
_AROUND_BREAK = re.compile(f" *{BREAK} *")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


class InlineReader:
    """Collects runs from inline elements."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._changes: dict[str, Callable[[Look], Look]] = {
            "b": lambda look: varied(look, bold=True),
            "i": lambda look: varied(look, italic=True),
            "u": lambda look: varied(look, underline=True),
            "s": lambda look: varied(look, strike=True),
        }

    def add(self, node: Any, run: Run, runs: list[Run]) -> None:
        """Append the runs of one inline element; ``run`` says what surrounds it."""
        tag = node.tag
        spec = ELEMENTS[tag]
        values = attributes(node, spec)
        check_children(node, spec)
        if tag == "br":
            runs.append(run._replace(text=BREAK))
            return
        if tag in ("halaman", "jumlah-halaman"):
            number: Literal["page", "pages"] = "page" if tag == "halaman" else "pages"
            runs.append(run._replace(text="", field=number))
            return
        if tag in self._changes:
            run = run._replace(look=self._changes[tag](run.look))
        elif tag == "tautan":
            if not _SAFE_LINK.match(values["href"]):
                allowed = "https://, http://, mailto:, tel:"
                raise MarkupFault(
                    "pdf.bad_value", node, attribute="href", value=values["href"], allowed=allowed
                )
            run = run._replace(href=values["href"])
        else:
            run = run._replace(
                look=self._span(node, run.look, values),
                language=values.get("bahasa", run.language),
            )
        self.children(node, run, runs)

    def children(self, node: Any, run: Run, runs: list[Run]) -> None:
        """Append the runs inside ``node``."""
        if node.text:
            runs.append(run._replace(text=node.text))
        for child in node:
            self.add(child, run, runs)
            if child.tail:
                runs.append(run._replace(text=child.tail))

    def _span(self, node: Any, look: Look, values: Mapping[str, Any]) -> Look:
        name = values.get("gaya")
        if name is not None:
            if name not in self._sheet.styles:
                raise MarkupFault(
                    "pdf.unknown_style", node, style=name, allowed=", ".join(self._sheet.styles)
                )
            look = self._sheet.restyled(look, name)
        if "warna" in values:
            look = varied(look, color=values["warna"])
        if "ukuran" in values:
            look = varied(look, size=values["ukuran"])
        return look


def tidy(text: str | None) -> str:
    """One text with its white space collapsed, and none at ends and line breaks."""
    if not text:
        return ""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        text = _BLANK.sub(" ", text)
    text = text.strip(" ")
    return _AROUND_BREAK.sub(BREAK, text) if BREAK in text else text


def collapse(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with white space collapsed over their borders, and none at ends and line breaks."""
    if len(runs) == 1 and not runs[0].field:
        text = tidy(runs[0].text)
        if not text:
            return ()
        return (runs[0] if text == runs[0].text else runs[0]._replace(text=text),)
    found: list[tuple[Run, list[str]]] = []  # a look, and the texts that it is made of
    open_end = True  # whether a blank here would stand at the start, or after a blank or a break
    for run in runs:
        text = run.text
        if run.field:
            found.append((run, [text]))
            open_end = False
            continue
        text = _BLANK.sub(" ", text)
        if BREAK in text:
            text = _AROUND_BREAK.sub(BREAK, text)
        if open_end:
            text = text.lstrip(" ")
        if not text:
            continue
        if text[0] == BREAK:
            _trim_end(found)
        open_end = text[-1] in (" ", BREAK)
        if found and not found[-1][0].field and _alike(found[-1][0], run):
            found[-1][1].append(text)
        else:
            found.append((run, [text]))
    _trim_end(found)
    return tuple([run._replace(text="".join(texts)) for run, texts in found])


def _alike(one: Run, other: Run) -> bool:
    return one.look == other.look and one.href == other.href and one.language == other.language


def _trim_end(found: list[tuple[Run, list[str]]]) -> None:
    """Drop a blank that turned out to stand before a line break or at the end."""
    while found and not found[-1][0].field:
        texts = found[-1][1]
        if not texts[-1].endswith(" "):
            return
        texts[-1] = texts[-1].rstrip(" ")
        if texts[-1]:
            return
        texts.pop()
        if not texts:
            found.pop()
