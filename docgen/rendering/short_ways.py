"""What the code of Word and PDF templates does at once where Jinja's own code asks its way.

What is no dict and no loop goes the way of the sandbox itself, so nothing is reachable here that is
not reachable there. The environment holds what the code calls: ``loop_type``, ``getattr`` and
``escaped``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

__all__ = ["ShortWays", "escaped"]

_LOOP: Final = frozenset(
    {"depth", "depth0", "first", "index", "index0", "last", "length", "revindex", "revindex0"}
)
"""What a template may ask of its loop, all of them numbers and truth values."""


def _slow(text: str) -> str:
    return str(escape(text))


escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _slow)
"""MarkupSafe's own function without the object that it wraps around a text."""


class ShortWays(CodeGenerator):
    """Writes code that looks an attribute of a dict up as its item."""

    def write_commons(self) -> None:
        """What stands at the head of each function."""
        super().write_commons()
        self.writeline("printed = environment.printed")
        self.writeline("escaped = environment.escaped")
        self.writeline("found = environment.getattr")
        self.writeline("Loop = environment.loop_type")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return node.data

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """``a.b``: the key of a dict, a number of a loop, or what the sandbox finds."""
        name = repr(node.attr)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in _LOOP:
            self.write(f"(t_owner.{node.attr} if isinstance(t_owner := ")
            self.visit(node.node, frame)
            self.write(f", Loop) else found(t_owner, {name}))")
            return
        self.write(f"(t_owner[{name}] if type(t_owner := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {name} in t_owner else found(t_owner, {name}))")
