"""Follows the names of a template through its loops, settings, macros and imports, without running
it, and says which of them no context has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import nodes

from docgen.rendering.checking.expressions import DEEPEST_CALL, Expressions
from docgen.rendering.checking.homes import Home, NameFault
from docgen.rendering.checking.values import ANY, Function, Module, Value, elements

__all__ = ["NameFault", "Names"]


@dataclass(slots=True)
class Names(Expressions):
    """Walks templates and gathers what it finds."""

    def read(self, tree: nodes.Template, template: str) -> None:
        """Follow every name of one template, and of those that it takes in."""
        home = Home(template, [{}], context=True)
        self.body(tree.body, home)
        for macro in self.macros:  # what is never called may still be wrong
            if macro.node not in self.called and macro.home.context:
                self._run(macro, [], {})

    # --- statements -------------------------------------------------------------------------

    def body(self, statements: Iterable[nodes.Node], home: Home) -> None:
        """Follow some statements, in their order."""
        for node in statements:
            visit = getattr(self, f"_do_{type(node).__name__.lower()}", None)
            if visit is not None:
                visit(node, home)
            else:
                self._children(node, home)

    def _children(self, node: nodes.Node, home: Home) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.value(child, home)
            else:
                self.body([child], home)

    def _do_for(self, node: nodes.For, home: Home) -> None:
        items = elements(self.value(node.iter, home))
        inner = home.inner(loop=ANY)
        self._assign(node.target, items, inner)
        if node.test is not None:
            self.value(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, home.inner())

    def _do_assign(self, node: nodes.Assign, home: Home) -> None:
        self._assign(node.target, self.value(node.node, home), home)

    def _do_assignblock(self, node: nodes.AssignBlock, home: Home) -> None:
        self.body(node.body, home.inner())
        self._assign(node.target, ANY, home)

    def _do_with(self, node: nodes.With, home: Home) -> None:
        inner = home.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            self._assign(target, self.value(value, home), inner)
        self.body(node.body, inner)

    def _do_macro(self, node: nodes.Macro, home: Home) -> None:
        macro = Function(node, home)
        self.macros.append(macro)
        home.bind(node.name, (macro,))

    def _do_callblock(self, node: nodes.CallBlock, home: Home) -> None:
        self.value(node.call, home)
        inner = home.inner(**{arg.name: ANY for arg in node.args})
        self.body(node.body, inner)

    def _do_import(self, node: nodes.Import, home: Home) -> None:
        home.bind(node.target, self._module(node, home))

    def _do_fromimport(self, node: nodes.FromImport, home: Home) -> None:
        module = self._module(node, home)
        names = module[0].names if module and isinstance(module[0], Module) else {}
        for wanted in node.names:
            name, alias = wanted if isinstance(wanted, tuple) else (wanted, wanted)
            if names and name not in names:
                self.fault("name", name, node, home, options=names)
            home.bind(alias, names.get(name, ANY))

    def _do_include(self, node: nodes.Include, home: Home) -> None:
        tree = self._other(node, home)
        if tree is not None and self.depth < DEEPEST_CALL:
            self.depth += 1
            self.body(tree[1].body, replace(home.inner(), template=tree[0]))
            self.depth -= 1

    def _do_extends(self, node: nodes.Extends, home: Home) -> None:
        self._do_include(node, home)  # type: ignore[arg-type] # both name a template

    def _module(self, node: nodes.Import | nodes.FromImport, home: Home) -> Value:
        tree = self._other(node, home)
        if tree is None or self.depth >= DEEPEST_CALL:
            return ANY
        own: dict[str, Value] = {}
        layers = [*home.layers, own] if node.with_context else [own]
        self.depth += 1
        seen = home.context and node.with_context
        self.body(tree[1].body, Home(tree[0], layers, context=seen))
        self.depth -= 1
        return (Module(own),)

    def _other(self, node: Any, home: Home) -> tuple[str, nodes.Template] | None:
        if not isinstance(node.template, nodes.Const):
            self.value(node.template, home)
            return None
        name = str(node.template.value)
        tree = self.load(name)
        if tree is None:
            self.fault("import", name, node, home)
            return None
        return name, tree

    def _assign(self, target: nodes.Node, value: Value, home: Home) -> None:
        if isinstance(target, nodes.Name):
            home.bind(target.name, value)
        elif isinstance(target, nodes.Tuple):
            for part in target.items:
                self._assign(part, ANY, home)
