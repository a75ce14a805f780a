"""The sandbox of compiled templates: one for all documents, with the budget in the thread.

:class:`Exact` runs a template as :class:`..sandbox.Sandbox` does. :class:`Quick` makes code that
does the same for the values that nearly all are: a text is escaped where it stands, an attribute of
a dict is looked up as its item, a turn of a loop is counted by one call. What is neither goes the
way of the sandbox itself, so nothing is reachable here that is not reachable there.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import markupsafe
from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from markupsafe import escape as escape_xml

from docgen.rendering.docx.budget import Budget
from docgen.rendering.docx.counting import CONCAT, COUNT
from docgen.rendering.docx.compiled.gathering import gather
from docgen.rendering.docx.compiled.loop import loop_over
from docgen.rendering.docx.sandbox import Sandbox

__all__ = ["Exact", "Quick", "environments", "handles_markup", "keeps_markup", "may_make_characters"]

_LONG: Final = 1000
"""Characters of a text from which on it is printed through the budget."""
_LINE: Final = re.compile(r"\n<w:p([ >])")


def _slow(text: str) -> str:
    return str(escape_xml(text))


_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _slow)
"""MarkupSafe's own function without the object that it wraps around a text."""


class _Thread(threading.local):
    def __init__(self) -> None:
        self.budget = Budget()


class Exact(Sandbox):
    """The sandbox for many threads."""

    def __init__(self, undefined: type[Undefined], thread: _Thread) -> None:
        self._thread = thread
        super().__init__(undefined)

    @property
    def budget(self) -> Budget:  # type: ignore[override]
        """What is left for the rendering of this thread."""
        return self._thread.budget

    @budget.setter
    def budget(self, budget: Budget) -> None:
        self._thread.budget = budget


_LOOP: Final = frozenset(
    {"depth", "depth0", "first", "index", "index0", "last", "length", "revindex", "revindex0"}
)
"""What a template may ask of its loop, all of them numbers and truth values."""


class _Generator(CodeGenerator):
    """Writes the quick code; ``printed`` and ``spend`` are bound at the head of each function."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed = environment.printed")
        self.writeline("Loop = environment.loop_type")
        self.writeline("LoopContext = environment.loop_over")
        self.writeline("escaped = environment.escaped")
        self.writeline("found = environment.getattr")
        self.writeline("spend = environment.budget.turn")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return node.data

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.buffer is None:
            # The condition runs first, so the name is bound when the text is escaped.
            self.write("(escaped(t_text) if type(t_text := ")
        else:
            self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.buffer is None:
            self.write(f") is str and len(t_text) < {_LONG} else printed(t_text))")
        else:
            self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        name = repr(node.attr)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _LOOP:
            self.write(f"(t_owner.{node.attr} if isinstance(t_owner := ")
            self.visit(node.node, frame)
            self.write(f", Loop) else found(t_owner, {name}))")
            return
        self.write(f"(t_owner[{name}] if type(t_owner := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {name} in t_owner else found(t_owner, {name}))")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node.name == COUNT:
            price = node.node
            assert isinstance(price, nodes.Const)  # noqa: S101 - counting.py writes nothing else
            self.write(f"spend({price.value})")
        else:
            super().visit_Filter(node, frame)


class Quick(Exact):
    """The sandbox that writes quick code; its templates print no carriage return and no character
    that XML forbids, or the sandbox would have to look at each.
    """

    code_generator_class = _Generator
    escaped = staticmethod(_escaped)
    loop_over = staticmethod(loop_over)
    loop_type = LoopContext

    def printed(self, value: Any) -> str:
        """What stands in the page for a value that is no short text."""
        if type(value) is int:
            return str(value)
        if type(value) is str:
            self.budget.spend(len(value))
            return _escaped(value)
        return str(escape_xml(self._printable(value)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for data in tree.find_all(nodes.TemplateData):
            data.data = _LINE.sub(r"<w:p\1", data.data)
        return tree


@lru_cache(maxsize=8)
def environments(undefined: type[Undefined]) -> tuple[Quick, Exact]:
    """Both sandboxes for one answer to unknown names, shared by all templates."""
    thread = _Thread()
    return Quick(undefined, thread), Exact(undefined, thread)


_TAME_FILTERS: Final = frozenset(
    (
        *("abs batch capitalize center count d default dictsort e escape filesizeformat first").split(),
        *("float forceescape groupby indent int items join last length list lower max min").split(),
        *("map reject rejectattr replace reverse round select selectattr slice sort string").split(),
        *("striptags sum title trim truncate unique upper urlencode wordcount wordwrap").split(),
        *(COUNT, CONCAT),
    )
)
"""They print no character that is neither in their arguments nor a blank or a line break."""
_TAME_METHODS: Final = frozenset(
    (
        *("capitalize center changed count cycle endswith find get isalnum isalpha isdigit items join keys").split(),
        *("ljust lower lstrip partition replace rjust rpartition rsplit rstrip split").split(),
        *("splitlines startswith strip swapcase title upper values zfill").split(),
    )
)


def may_make_characters(tree: nodes.Template) -> bool:
    """Whether a template may print a carriage return or a forbidden character that no value holds."""
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
    return any(
        _names(one) & names and id(one) not in last for one in tree.find_all(nodes.Filter)
    )


def _names(one: nodes.Filter) -> set[str]:
    """The filter's name, and that of the one that ``map`` calls."""
    called = one.args[0] if one.name == "map" and one.args else None
    return {one.name, str(called.value)} if isinstance(called, nodes.Const) else {one.name}
