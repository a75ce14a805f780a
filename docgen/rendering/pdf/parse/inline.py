"""Text with its white space collapsed, as runs of one look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docgen.rendering.pdf.parse.checked import attributes, check_children
from docgen.rendering.pdf.parse.markup import MarkupFault
from docgen.rendering.pdf.parse.style_sheet import StyleSheet
from docgen.rendering.pdf.parse.vocabulary import ELEMENTS
from docgen.rendering.pdf.tree import BREAK, Look, Run

__all__ = ["InlineReader", "collapse"]

_BLANK = re.compile(r"[ \t\r\n]+")
_AROUND_BREAK = re.compile(f" *{BREAK} *")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


class InlineReader:
    """Collects runs from inline elements."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._changes: dict[str, Callable[[Look], Look]] = {
            "b": lambda look: replace(look, bold=True),
            "i": lambda look: replace(look, italic=True),
            "u": lambda look: replace(look, underline=True),
        }

    def add(self, node: Any, run: Run, runs: list[Run]) -> None:
        """Append the runs of one inline element; ``run`` says what surrounds it."""
        tag = node.tag
        spec = ELEMENTS[tag]
        values = attributes(node, spec)
        check_children(node, spec)
        if tag == "br":
            runs.append(replace(run, text=BREAK))
            return
        if tag in ("halaman", "jumlah-halaman"):
            runs.append(replace(run, text="", field="page" if tag == "halaman" else "pages"))
            return
        if tag in self._changes:
            run = replace(run, look=self._changes[tag](run.look))
        elif tag == "tautan":
            if not _SAFE_LINK.match(values["href"]):
                allowed = "https://, http://, mailto:, tel:"
                raise MarkupFault(
                    "pdf.bad_value", node, attribute="href", value=values["href"], allowed=allowed
                )
            run = replace(run, href=values["href"])
        else:
            run = replace(
                run,
                look=self._span(node, run.look, values),
                language=values.get("bahasa", run.language),
            )
        self.children(node, run, runs)

    def children(self, node: Any, run: Run, runs: list[Run]) -> None:
        """Append the runs inside ``node``."""
        if node.text:
            runs.append(replace(run, text=node.text))
        for child in node:
            self.add(child, run, runs)
            if child.tail:
                runs.append(replace(run, text=child.tail))

    def _span(self, node: Any, look: Look, values: dict[str, Any]) -> Look:
        name = values.get("gaya")
        if name is not None:
            if name not in self._sheet.styles:
                raise MarkupFault(
                    "pdf.unknown_style", node, style=name, allowed=", ".join(self._sheet.styles)
                )
            look = self._sheet.restyled(look, name)
        if "warna" in values:
            look = replace(look, color=values["warna"])
        if "ukuran" in values:
            look = replace(look, size=values["ukuran"])
        return look


def collapse(runs: list[Run]) -> tuple[Run, ...]:
    """Runs with white space collapsed over their borders, and none at ends and line breaks."""
    if len(runs) == 1 and not runs[0].field:
        text = _BLANK.sub(" ", runs[0].text).strip(" ")
        if BREAK in text:
            text = _AROUND_BREAK.sub(BREAK, text)
        if not text:
            return ()
        return (runs[0] if text == runs[0].text else replace(runs[0], text=text),)
    found: list[Run] = []
    open_end = True  # whether a blank here would stand at the start, or after a blank or a break
    for run in runs:
        text = run.text
        if run.field:
            found.append(run)
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
        last = found[-1] if found else None
        if last is not None and not last.field and _alike(last, run):
            found[-1] = replace(last, text=last.text + text)
        else:
            found.append(replace(run, text=text))
    _trim_end(found)
    return tuple(found)


def _alike(one: Run, other: Run) -> bool:
    return one.look == other.look and one.href == other.href and one.language == other.language


def _trim_end(runs: list[Run]) -> None:
    """Drop a blank that turned out to stand before a line break or at the end."""
    while runs and not runs[-1].field and runs[-1].text.endswith(" "):
        text = runs[-1].text.rstrip(" ")
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()
