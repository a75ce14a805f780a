"""The code that Jinja makes of a template of PDFs, with short ways for what is there most.

A text is escaped where it stands, an attribute of a dict is looked up as its item, the clock of a
loop is asked by one call. What is none of these goes the way of the sandbox itself, so nothing is
reachable here that is not reachable there.
"""

from __future__ import annotations

from typing import Any, Final

from jinja2 import nodes
from jinja2.compiler import Frame

from docgen.rendering.short_ways import ShortWays

__all__ = ["TICK", "Generator"]

TICK: Final = "_tick"
"""The function that stands at the head of every loop."""


class Generator(ShortWays):
    """Writes the code; the environment holds what the code calls."""

    def write_commons(self) -> None:
        """What stands at the head of each function."""
        super().write_commons()
        self.writeline("tick = environment.tick")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        # The condition runs first, so the name is bound when the text is escaped.
        self.write("(escaped(t_text) if type(t_text := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(") is str and t_text.isprintable() else printed(t_text))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call; that of the clock at once."""
        if isinstance(node.node, nodes.Name) and node.node.name == TICK and not node.args:
            self.write("tick()")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)
