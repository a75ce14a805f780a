"""What the tags of a template can do to texts, judged before any value is known."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.counting import CONCAT, COUNT

__all__ = ["handles_markup", "keeps_markup", "may_make_characters"]

_TAME_FILTERS: Final = frozenset(
    (
        *[
            "abs",
            "batch",
            "capitalize",
            "center",
            "count",
            "d",
            "default",
            "dictsort",
            "e",
            "escape",
            "filesizeformat",
            "first",
        ],
        *[
            "float",
            "forceescape",
            "groupby",
            "indent",
            "int",
            "items",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "max",
            "min",
        ],
        *[
            "map",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "select",
            "selectattr",
            "slice",
            "sort",
            "string",
        ],
        *[
            "striptags",
            "sum",
            "title",
            "trim",
            "truncate",
            "unique",
            "upper",
            "urlencode",
            "wordcount",
            "wordwrap",
        ],
        *(COUNT, CONCAT),
    )
)
"""They print no character that is neither in their arguments nor a blank or a line break."""
_TAME_METHODS: Final = frozenset(
    (
        *[
            "capitalize",
            "center",
            "changed",
            "count",
            "cycle",
            "endswith",
            "find",
            "get",
            "isalnum",
            "isalpha",
            "isdigit",
            "items",
            "join",
            "keys",
        ],
        *[
            "ljust",
            "lower",
            "lstrip",
            "partition",
            "replace",
            "rjust",
            "rpartition",
            "rsplit",
            "rstrip",
            "split",
        ],
        *["splitlines", "startswith", "strip", "swapcase", "title", "upper", "values", "zfill"],
    )
)


def may_make_characters(tree: nodes.Template) -> bool:
    """Whether a template may print a forbidden character or a CR that no value holds."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr not in _TAME_METHODS:
            return True
        if isinstance(call.node, nodes.Getitem):
            return True
    return (
        any(not _is_tame(one) for one in tree.find_all(nodes.Filter))
        or next(tree.find_all((nodes.Mod, nodes.FilterBlock)), None) is not None
        or any(
            isinstance(one.value, str) and not gather({"": one.value}).printable
            for one in tree.find_all(nodes.Const)
        )
    )


def _is_tame(one: nodes.Filter) -> bool:
    if one.name == "map" and one.args:
        name = one.args[0]
        return isinstance(name, nodes.Const) and name.value in _TAME_FILTERS
    return one.name in _TAME_FILTERS


_KEEPING: Final = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock, nodes.Block)
_ESCAPING: Final = frozenset({"e", "escape", "forceescape"})
_JOINING: Final = frozenset({CONCAT, "indent", "join", "replace"})


def keeps_markup(tree: nodes.Template) -> bool:
    """Whether a template may keep finished XML in a name, where it can be cut or changed."""
    return next(tree.find_all(_KEEPING), None) is not None or _inside(tree, _ESCAPING)


def handles_markup(tree: nodes.Template) -> bool:
    """Whether values that carry XML may be joined with texts, and then cut or changed."""
    return _inside(tree, _JOINING)


def _inside(tree: nodes.Template, names: frozenset[str]) -> bool:
    """Whether a filter of these names stands anywhere but at the end of what is printed."""
    last = {id(child) for output in tree.find_all(nodes.Output) for child in output.nodes}
    return any(_names(one) & names and id(one) not in last for one in tree.find_all(nodes.Filter))


def _names(one: nodes.Filter) -> set[str]:
    """The filter's name, and that of the one that ``map`` calls."""
    called = one.args[0] if one.name == "map" and one.args else None
    return {one.name, str(called.value)} if isinstance(called, nodes.Const) else {one.name}
