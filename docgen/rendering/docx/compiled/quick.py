"""The sandbox of compiled templates: one for all documents, with the budget in the thread.

:class:`Exact` runs a template as :class:`..sandbox.Sandbox` does. :class:`Quick` makes code that
does the same for the values that nearly all are: a text is escaped where it stands, an attribute of
a dict is looked up as its item, a turn of a loop is counted by one call. What is neither goes the
way of the sandbox itself, so nothing is reachable here that is not reachable there.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any, Final

from jinja2 import Undefined, nodes, pass_eval_context
from jinja2.compiler import Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext
from markupsafe import escape as escape_xml

from docgen.rendering.docx.budget import Budget
from docgen.rendering.docx.compiled.loop import loop_over
from docgen.rendering.docx.counting import COUNT
from docgen.rendering.docx.sandbox import Sandbox
from docgen.rendering.short_ways import ShortWays, escaped

__all__ = ["Exact", "Quick", "environments"]

_LONG: Final = 1000
"""Characters of a text from which on it is printed through the budget."""
_TEXTS: Final = {str}
_LINE: Final = re.compile(r"\n<w:p([ >])")


class _Thread(threading.local):
    def __init__(self) -> None:
        self.budget = Budget()


class Exact(Sandbox):
    """The sandbox for many threads."""

    def __init__(self, undefined: type[Undefined], thread: _Thread) -> None:
        self._thread = thread
        super().__init__(undefined)

    @property
    def budget(self) -> Budget:
        """What is left for the rendering of this thread."""
        return self._thread.budget

    @budget.setter
    def budget(self, budget: Budget) -> None:
        self._thread.budget = budget


class _Generator(ShortWays):
    """Writes the quick code; ``printed`` and ``spend`` are bound at the head of each function."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("LoopContext = environment.loop_over")
        self.writeline("spend = environment.budget.turn")

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
    escaped = staticmethod(escaped)
    loop_over = staticmethod(loop_over)
    loop_type = LoopContext

    def __init__(self, undefined: type[Undefined], thread: _Thread) -> None:
        super().__init__(undefined, thread)
        self._joined = self.filters["join"]
        self.filters["join"] = self._join

    @pass_eval_context
    def _join(self, around: EvalContext, value: Any, *args: Any, **options: Any) -> Any:
        """Jinja's ``join``; a list of texts with a short text between them at once."""
        if len(args) == 1 and not options and type(value) is list:
            (between,) = args
            if type(between) is str and len(between) * len(value) < _LONG:
                if not value:
                    return ""
                if set(map(type, value)) == _TEXTS:
                    budget, length = self._thread.budget, sum(map(len, value))
                    budget.allow(length)
                    budget.turn(length + len(between) * (len(value) - 1))
                    return between.join(value)
        return self._joined(around, value, *args, **options)

    def printed(self, value: Any) -> str:
        """What stands in the page for a value that is no short text."""
        if type(value) is int:
            return str(value)
        if type(value) is str or (isinstance(value, str) and not hasattr(value, "__html__")):
            self.budget.spend(len(value))
            return escaped(str(value))
        return str(escape_xml(self._printable(value)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for data in tree.find_all(nodes.TemplateData):
            data.data = _LINE.sub(r"<w:p\1", data.data)
        return tree


def environments(undefined: type[Undefined]) -> tuple[Quick, Exact]:
    """Both sandboxes for one answer to unknown names, shared by all templates."""
    return _environments(undefined)  # type: ignore[arg-type] # a class can be hashed


@lru_cache(maxsize=8)
def _environments(undefined: type[Undefined]) -> tuple[Quick, Exact]:
    thread = _Thread()
    return Quick(undefined, thread), Exact(undefined, thread)
