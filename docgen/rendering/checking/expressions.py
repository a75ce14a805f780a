"""Follows the expressions of a template: which name of the context each of them reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.sandbox import SandboxedEnvironment

from docgen.rendering.checking.homes import Home, NameFault, What
from docgen.rendering.checking.shapes import Shape
from docgen.rendering.checking.suggest import nearest
from docgen.rendering.checking.values import (
    ANY,
    At,
    Function,
    Module,
    Series,
    Value,
    elements,
    union,
)

__all__ = ["DEEPEST_CALL", "Expressions"]

_KEEPING: Final = frozenset(
    "list sort reverse unique select reject selectattr rejectattr".split()  # noqa: SIM905
)
"""Filters that give a list of the same items."""
_PICKING: Final = frozenset({"first", "last", "min", "max", "random"})
_ROWS: Final = frozenset({"batch", "slice"})
_LENIENT: Final = frozenset({"default", "d"})
_GROUP_METHODS: Final = frozenset({"items", "keys", "values", "get"})
_ALWAYS: Final = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super"})
_HUGE: Final = 100_000
DEEPEST_CALL: Final = 30
"""Templates that take in each other, and macros that call each other, end here."""


@dataclass(slots=True)
class Expressions:
    """Follows expressions and gathers what it finds in them."""

    shape: Shape
    """The shape of the contexts."""
    environment: Environment
    """The sandbox that the template will run in."""
    load: Callable[[str], nodes.Template | None] = lambda _name: None
    """The tree of another template; None: there is no such template, or it cannot be read."""
    extra: frozenset[str] = frozenset()
    """Names that are there beside the context, such as ``media``."""
    faults: dict[NameFault, None] = field(default_factory=dict)
    """What was found, in order."""
    used: set[str] = field(default_factory=set)
    """The first names of the context that were asked for."""
    tolerated: set[str] = field(default_factory=set)
    """Names that no context has, but that the template asks about first."""
    called: set[Any] = field(default_factory=set)
    """The macros that were followed, and with which values."""
    macros: list[Function] = field(default_factory=list)
    """Every macro that was written."""
    depth: int = 0
    """How many macros and templates are open in each other."""

    def body(self, statements: Iterable[nodes.Node], home: Home) -> None:
        """Follow some statements."""
        raise NotImplementedError

    # --- expressions ------------------------------------------------------------------------

    def value(self, node: nodes.Node, home: Home) -> Value:
        """What an expression may be; what is wrong in it is gathered on the way."""
        visit = getattr(self, f"_of_{type(node).__name__.lower()}", None)
        if visit is not None:
            found: Value = visit(node, home)
            return found
        for child in node.iter_child_nodes():
            self.value(child, home)
        return ANY

    def _of_name(self, node: nodes.Name, home: Home) -> Value:
        bound = home.find(node.name)
        if bound is not None:
            return bound
        if node.name in _ALWAYS or node.name in self.environment.globals or node.name in self.extra:
            return ANY
        if home.context and node.name in self.shape.fields:
            self.used.add(node.name)
            return (At(node.name, self.shape.fields[node.name]),)
        names = dict.fromkeys(name for layer in home.layers for name in layer)
        options = {**names, **(self.shape.fields if home.context else {})}
        self.fault("name", node.name, node, home, options=options, everywhere=home.context)
        return ANY

    def _of_getattr(self, node: nodes.Getattr, home: Home) -> Value:
        return self._member(node, node.attr, self.value(node.node, home), home)

    def _of_getitem(self, node: nodes.Getitem, home: Home) -> Value:
        value = self.value(node.node, home)
        key = node.arg
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self._member(node, key.value, value, home)
        self.value(key, home)
        if isinstance(key, nodes.Slice):
            return value
        if isinstance(key, nodes.Const) and isinstance(key.value, int):
            return elements(value)
        return ANY

    def _member(self, node: Any, name: str, value: Value, home: Home) -> Value:
        """``value.name``: a name of a group, or a method that the sandbox allows."""
        if name.startswith("_"):
            self.fault("unsafe", _written(node), node, home)
            return ANY
        if not value:
            return ANY
        found: list[Value] = []
        options: dict[str, None] = {}
        refused = False
        for atom in value:
            if isinstance(atom, Module):
                options.update(dict.fromkeys(atom.names))
                found += [atom.names[name]] if name in atom.names else []
            elif isinstance(atom, At) and name in atom.shape.fields:
                found.append((At(f"{atom.path}.{name}", atom.shape.fields[name]),))
            elif isinstance(atom, At):
                options.update(dict.fromkeys(atom.shape.fields))
                allowed = self._method(atom, name)
                found += [ANY] if allowed else []
                refused = refused or allowed is False
            else:
                found.append(ANY)
        if found:
            return union(*found)
        what: What = "unsafe" if refused and name not in options else "name"
        self.fault(what, _written(node), node, home, options=options, last=name)
        return ANY

    def _method(self, atom: At, name: str) -> bool | None:
        """Whether the sandbox lets a method of the value be called; None: it has no such."""
        samples: dict[str, Any] = {"teks": "", "daftar": [], "kelompok": {}, "bilangan": 0}
        verdict = None
        for kind in atom.shape.kinds:
            sample = samples.get(kind)
            if sample is None or not hasattr(sample, name):
                continue
            sandbox = self.environment
            method = getattr(sample, name)
            if not isinstance(sandbox, SandboxedEnvironment) or sandbox.is_safe_attribute(
                sample, name, method
            ):
                return True
            verdict = False
        return verdict

    def _of_call(self, node: nodes.Call, home: Home) -> Value:
        called = node.node
        args = [self.value(arg, home) for arg in node.args]
        options = {pair.key: self.value(pair.value, home) for pair in node.kwargs}
        for rest in (node.dyn_args, node.dyn_kwargs):
            if rest is not None:
                self.value(rest, home)
        if isinstance(called, nodes.Getattr) and called.attr in _GROUP_METHODS:
            return self._group_method(called, node, home)
        for atom in self.value(called, home):
            if isinstance(atom, Function):
                self._run(atom, args, options)
        return ANY

    def _group_method(self, called: nodes.Getattr, node: nodes.Call, home: Home) -> Value:
        value = self.value(called.node, home)
        self._member(called, called.attr, value, home)
        groups = [atom for atom in value if isinstance(atom, At) and atom.shape.fields]
        if called.attr != "get" or not groups or not node.args:
            return ANY
        key = node.args[0]
        if not isinstance(key, nodes.Const):
            return ANY
        lenient = replace(home, guarded=True)
        return self._member(called, str(key.value), tuple(groups), lenient)

    def _run(self, macro: Function, args: list[Value], options: dict[str, Value]) -> None:
        """Follow a macro with what it is called with; once for the same values."""
        node = macro.node
        key = (node, tuple(args), tuple(sorted(options.items(), key=lambda pair: pair[0])))
        if key in self.called or self.depth >= DEEPEST_CALL:
            return
        self.called |= {key, node}
        names: dict[str, Value] = {}
        first_default = len(node.args) - len(node.defaults)
        for index, arg in enumerate(node.args):
            if index < len(args):
                names[arg.name] = args[index]
            elif arg.name in options:
                names[arg.name] = options[arg.name]
            elif index >= first_default:
                names[arg.name] = self.value(node.defaults[index - first_default], macro.home)
            else:
                names[arg.name] = ANY
        self.depth += 1
        self.body(node.body, macro.home.inner(**names))
        self.depth -= 1

    def _of_filter(self, node: nodes.Filter, home: Home) -> Value:
        if node.name not in self.environment.filters:
            filters = dict.fromkeys(self.environment.filters)
            self.fault("filter", node.name, node, home, options=filters)
        lenient = replace(home, guarded=True) if node.name in _LENIENT else home
        value = self.value(node.node, lenient) if node.node is not None else ANY
        args = [self.value(arg, home) for arg in node.args]
        attribute = self._attribute(node)
        for pair in node.kwargs:
            args.append(self.value(pair.value, home))
        if attribute:
            reached = elements(value)
            for name in attribute.split("."):
                reached = self._member(node, name, reached, home) if reached else ANY
            return (Series(reached),) if node.name == "map" and reached else self._kept(node, value)
        if node.name in _LENIENT:
            return union(value, *args) if args else value
        return self._kept(node, value)

    def _kept(self, node: nodes.Filter, value: Value) -> Value:
        if node.name in _KEEPING:
            items = elements(value)
            return (Series(items),) if items else ANY
        if node.name in _PICKING:
            return elements(value)
        if node.name in _ROWS and (items := elements(value)):
            return (Series((Series(items),)),)
        return ANY

    def _attribute(self, node: nodes.Filter) -> str:
        """The names that a filter looks up in every item, such as ``map(attribute="teks")``."""
        for pair in node.kwargs:
            if pair.key == "attribute" and isinstance(pair.value, nodes.Const):
                return str(pair.value.value)
        by_place = {"selectattr": 0, "rejectattr": 0, "groupby": 0, "join": 1, "sum": 0}
        index = by_place.get(node.name)
        if index is not None and index < len(node.args):
            given = node.args[index]
            if isinstance(given, nodes.Const) and isinstance(given.value, str):
                return given.value
        return ""

    def _of_test(self, node: nodes.Test, home: Home) -> Value:
        if node.name not in self.environment.tests:
            tests = dict.fromkeys(self.environment.tests)
            self.fault("test", node.name, node, home, options=tests)
        asking = node.name in {"defined", "undefined"}
        self.value(node.node, replace(home, guarded=True) if asking else home)
        for arg in node.args:
            self.value(arg, home)
        return ANY

    def _of_condexpr(self, node: nodes.CondExpr, home: Home) -> Value:
        self.value(node.test, home)
        other = self.value(node.expr2, home) if node.expr2 is not None else ANY
        return union(self.value(node.expr1, home), other)

    def _of_tuple(self, node: nodes.Tuple, home: Home) -> Value:
        items = [self.value(item, home) for item in node.items]
        return (Series(union(*items)),) if items and union(*items) else ANY

    _of_list = _of_tuple

    def _of_mul(self, node: nodes.BinExpr, home: Home) -> Value:
        for side in (node.left, node.right):
            self.value(side, home)
            number = side.value if isinstance(side, nodes.Const) else None
            if isinstance(number, int | float) and abs(number) > _HUGE:
                self.fault("huge", f"{number:,.0f}".replace(",", "."), node, home)
        return ANY

    _of_pow = _of_mul

    # --- findings ---------------------------------------------------------------------------

    def fault(
        self,
        what: What,
        name: str,
        node: nodes.Node,
        home: Home,
        *,
        options: Iterable[str] = (),
        last: str = "",
        everywhere: bool = False,
    ) -> None:
        """Note a fault, with what was probably meant among ``options``."""
        if home.guarded and what == "name":
            self.tolerated.add(name)
            return
        last = last or name
        near = nearest(last, options)
        if near and name.endswith(last):
            near = name[: len(name) - len(last)] + near
        if not near and everywhere:
            near = _elsewhere(last, self.shape)
        fault = NameFault(
            what, name, home.template, node.lineno, near, ", ".join(sorted(options)[:12])
        )
        self.faults.setdefault(fault)


def _elsewhere(name: str, shape: Shape) -> str:
    """A place deeper in the context that ends with ``name``."""
    return next((path for path, _ in shape.paths() if path.rpartition(".")[2] == name), "")


def _written(node: nodes.Node) -> str:
    """An expression as the template writes it, as far as it names things."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        written = f"['{key}']" if isinstance(key, str) and key != "…" else f"[{key}]"
        return f"{_written(node.node)}{written}"
    if isinstance(node, nodes.Filter):
        inner = _written(node.node) if node.node is not None else ""
        return f"{inner}|{node.name}"
    if isinstance(node, nodes.Call):
        return f"{_written(node.node)}()"
    return repr(node.value)[:20] if isinstance(node, nodes.Const) else "…"
