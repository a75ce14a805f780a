"""What the tags of a template can do to texts, judged before any value is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.counting import CONCAT, COUNT

__all__ = ["Manners", "manners"]


@dataclass(frozen=True, slots=True)
class Manners:
    """What the tags of a part may do."""

    makes_characters: bool
    """They may print a forbidden character or a CR that no value holds."""
    keeps_markup: bool
    """They may keep finished XML in a name, where it can be cut or changed."""
    handles_markup: bool
    """They may join values that carry XML with texts, and cut or change the result."""


def manners(tree: nodes.Template) -> Manners:
    """Look at all tags of a part once."""
    everything = list(tree.find_all(nodes.Node))
    last = {id(one) for each in everything if isinstance(each, nodes.Output) for one in each.nodes}
    inner: set[str] = set()
    for one in everything:
        if isinstance(one, nodes.Filter) and id(one) not in last:
            inner |= _names(one)
    return Manners(
        makes_characters=any(map(_may_make_characters, everything)),
        keeps_markup=bool(inner & _ESCAPING) or any(isinstance(n, _KEEPING) for n in everything),
        handles_markup=bool(inner & _JOINING),
    )


_TAME_FILTERS: Final = frozenset(
    {
        "abs", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e",
        "escape", "filesizeformat", "first", "float", "forceescape", "groupby", "indent", "int",
        "items", "join", "last", "length", "list", "lower", "max", "min", "map", "reject",
        "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice", "sort",
        "string", "sum", "title", "trim", "truncate", "unique", "upper",
        "urlencode", "wordcount", "wordwrap",
        *(COUNT, CONCAT),
    }
)  # fmt: skip
"""They print no character that is neither in their arguments nor a blank or a line break."""
_TAME_METHODS: Final = frozenset(
    {
        "capitalize", "center", "changed", "count", "cycle", "endswith", "find", "get",
        "isalnum", "isalpha", "isdigit", "items", "join", "keys", "ljust", "lower", "lstrip",
        "partition", "replace", "rjust", "rpartition", "rsplit", "rstrip", "split",
        "splitlines", "startswith", "strip", "swapcase", "title", "upper", "values", "zfill",
    }
)  # fmt: skip


_KEEPING: Final = (
    *(nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock, nodes.Block),
)
_ESCAPING: Final = frozenset({"e", "escape", "forceescape"})
_JOINING: Final = frozenset({CONCAT, "indent", "join", "replace"})


def _may_make_characters(one: nodes.Node) -> bool:
    if isinstance(one, nodes.Call):
        named = isinstance(one.node, nodes.Getattr) and one.node.attr not in _TAME_METHODS
        return named or isinstance(one.node, nodes.Getitem)
    if isinstance(one, nodes.Filter):
        return not _is_tame(one)
    if isinstance(one, nodes.Const):
        return isinstance(one.value, str) and not gather({"": one.value}).printable
    return isinstance(one, nodes.Mod | nodes.FilterBlock)


def _is_tame(one: nodes.Filter) -> bool:
    if one.name == "map" and one.args:
        name = one.args[0]
        return isinstance(name, nodes.Const) and name.value in _TAME_FILTERS
    return one.name in _TAME_FILTERS


def _names(one: nodes.Filter) -> set[str]:
    """The filter's name, and that of the one that ``map`` calls."""
    called = one.args[0] if one.name == "map" and one.args else None
    return {one.name, str(called.value)} if isinstance(called, nodes.Const) else {one.name}
