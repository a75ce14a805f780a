"""Rewrites the syntax tree of a template so that it counts what it does, and mends docxtpl's
``{_{`` at the source: docxtpl replaces it in the finished page, where a value may hold it.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

__all__ = ["CONCAT", "COUNT", "count_steps"]

COUNT = "_hitung"
"""The filter that takes the price of one turn from the budget."""
CONCAT = "_sambung"
"""The filter that stands in for the ``~`` operator."""

_TYPED_TAGS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
"""How a template of docxtpl writes a tag that is to be printed, not obeyed."""


def count_steps(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """The tree with a counter at the head of every loop, macro and call block."""
    counted = _Counter().visit(tree)
    assert isinstance(counted, nodes.Template)  # noqa: S101 - the visitor never replaces the root
    counted.set_environment(environment)
    return counted


class _Counter(NodeTransformer):
    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.TemplateData:  # noqa: N802
        for written, printed in _TYPED_TAGS:
            node.data = node.data.replace(written, printed)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), CONCAT, [], [], None, None, lineno=node.lineno)

    def _counted(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        self.generic_visit(node)
        price = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        counter = nodes.Filter(nodes.Const(price), COUNT, [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(counter, lineno=node.lineno))
        return node

    visit_For = visit_Macro = visit_CallBlock = _counted  # noqa: N815
