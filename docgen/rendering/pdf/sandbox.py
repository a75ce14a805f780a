"""Jinja for templates that nobody vouches for: plain data in, bounded text out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.rendering.pdf.generating import TICK, Generator
from docgen.rendering.pdf.parse.markup import ORIGIN
from docgen.rendering.pdf.tree import BREAK
from docgen.rendering.short_ways import escaped

__all__ = [
    "Budget",
    "OutOfBounds",
    "TemplateEnvironment",
    "UndefinedName",
    "UnprintableValue",
    "bounded",
]

MAX_CHARACTERS = 50_000_000
MAX_SECONDS = 20.0
_MAX_STRING = 5_000_000
_FILTERS = (  # noqa: SIM905
    "abs batch capitalize count d default dictsort e escape first float forceescape groupby int "
    "items join last length list lower map max min reject rejectattr replace reverse round select "
    "selectattr sort string sum title trim unique upper wordcount"
).split()
_STRING_METHODS = frozenset(
    "capitalize casefold count endswith find index isalnum isalpha isdigit islower isspace "  # noqa: SIM905
    "istitle isupper lower lstrip partition removeprefix removesuffix rfind rindex rpartition "
    "rsplit rstrip split splitlines startswith strip swapcase title upper".split()
)
_WIDEST_BATCH = 100
_NEWLINE = re.compile(r"\r\n|\r|\n|\u2029")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<([A-Za-z][\w.-]*)")


class OutOfBounds(Exception):
    """A template runs too long or writes too much."""


class UndefinedName(Exception):
    """A template names what the context does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnprintableValue(Exception):
    """A template prints what is no text and no number, or holds characters that no file takes."""

    def __init__(self, kind: str, character: str = "", text: str = "") -> None:
        super().__init__(kind)
        self.kind, self.character, self.text = kind, character, text


class Budget:
    """How long one rendering may still take, and how much it may still write."""

    def __init__(self) -> None:
        self._deadline = time.monotonic() + MAX_SECONDS
        self._left = MAX_CHARACTERS

    def tick(self) -> str:
        """Called in every round of every loop."""
        if time.monotonic() > self._deadline:
            raise OutOfBounds("seconds")
        return ""

    def spend(self, characters: int) -> None:
        """Called for every piece of output."""
        self._left -= characters
        if self._left < 0:
            raise OutOfBounds("characters")
        self.tick()


_budget: ContextVar[Budget] = ContextVar("docgen_pdf_budget")


def bounded(pieces: Iterator[str]) -> str:
    """Join the output of a template, within its bounds."""
    budget = Budget()
    token = _budget.set(budget)
    try:
        found: list[str] = []
        count = 0
        for piece in pieces:
            found.append(piece)
            count += len(piece)
            if count > 4096:
                budget.spend(count)
                count = 0
        budget.spend(count)
        return "".join(found)
    finally:
        _budget.reset(token)


def _tick() -> str:
    return _budget.get().tick()


def _join(*parts: Any) -> Any:
    """What ``~`` does, with an end."""
    whole = Markup("").join(parts) if any(isinstance(p, Markup) for p in parts) else "".join(
        str(part) for part in parts
    )  # fmt: skip
    if len(whole) > _MAX_STRING:
        raise OutOfBounds("characters")
    return whole


def _replace(text: Any, old: str, new: str, count: int | None = None) -> Any:
    """The filter ``replace``, with an end."""
    source = str(text)
    times = source.count(str(old)) if count is None else count
    if len(source) + times * len(str(new)) > _MAX_STRING:
        raise OutOfBounds("characters")
    return source.replace(str(old), str(new), -1 if count is None else count)


def _join_filter(values: Any, separator: str = "", attribute: str | None = None) -> str:
    """The filter ``join`` for plain text, with an end."""
    parts = [str(value[attribute] if attribute else value) for value in values]
    if sum(map(len, parts)) + len(parts) * len(str(separator)) > _MAX_STRING:
        raise OutOfBounds("characters")
    return str(separator).join(parts)


def _batch(values: Any, size: int, fill: Any = None) -> Iterator[list[Any]]:
    """The filter ``batch``: rows of ``size`` values, the last one filled up."""
    if not 1 <= size <= _WIDEST_BATCH:
        raise OutOfBounds("characters")
    rows = list(values)
    for start in range(0, len(rows), size):
        row = rows[start : start + size]
        yield row if fill is None else row + [fill] * (size - len(row))


class _Strict(StrictUndefined):
    """An undefined name that knows its name when it is touched."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        raise UndefinedName(str(self._undefined_name or "?"))

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = (
        _fail_with_undefined_error
    )
    __contains__ = __getitem__ = __call__ = __add__ = __radd__ = _fail_with_undefined_error
    __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __html__ = _fail_with_undefined_error

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return self._fail_with_undefined_error()


def _finalize(value: Any) -> Any:
    """A value as text: a line feed in it becomes a forced line break."""
    kind = type(value)
    if kind is str:
        if value.isprintable():  # nothing forbidden, no line feed: what most values are
            return value
        if _FORBIDDEN.search(value):
            raise UnprintableValue("character", _FORBIDDEN.search(value)[0], value)  # type: ignore[index]
        if "\n" in value or "\r" in value or "\u2029" in value:
            return _NEWLINE.sub(BREAK, value)
        return value
    if kind is Markup or isinstance(value, Undefined) or kind is int or kind is float:
        return value
    if isinstance(value, str):
        return _finalize(str(value))
    raise UnprintableValue(kind.__name__)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox: strict about names, escaping always, no way out of plain data."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = Generator
    escaped = staticmethod(escaped)
    tick = staticmethod(_tick)
    loop_type = LoopContext

    @staticmethod
    def printed(value: Any) -> Markup:
        """What stands in the XML for a value that is no plain text."""
        return escape(_finalize(value))

    def __init__(self, loader: Any, *, locate: bool = False) -> None:
        self._locate = locate
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=_Strict,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=400,
            auto_reload=False,
        )
        self.filters = {name: self.filters[name] for name in _FILTERS if name in self.filters}
        self.filters.update(replace=_replace, join=_join_filter, batch=_batch)
        self.globals = {
            "range": self.globals["range"], TICK: _tick, "_join": _join
        }  # fmt: skip

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``a.b``: the key ``b`` of plain data goes before a method of that name."""
        if (type(obj) is dict or isinstance(obj, Mapping)) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing with an underscore in front; of text only what cannot grow it without bound."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, str):
            return attr in _STRING_METHODS
        if isinstance(obj, Mapping):
            return attr in {"items", "keys", "values", "get"}
        if isinstance(obj, (list, tuple)):
            return attr in {"count", "index"}
        return bool(super().is_safe_attribute(obj, attr, value))

    def is_safe_callable(self, obj: Any) -> bool:
        """Only methods of plain data, macros and the few functions given here."""
        return not isinstance(obj, type) or obj is range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers, and sums of short text; nothing that explodes."""
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if operator == "+" or (operator in {"*", "%"} and numbers):
            result = super().call_binop(context, operator, left, right)
        else:
            raise SecurityError(f"operator {operator}")
        if isinstance(result, (str, list, tuple)) and len(result) > _MAX_STRING:
            raise OutOfBounds("characters")
        return result

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
            raise TemplateSyntaxError("autoescape", node.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            tick = nodes.Call(nodes.Name(TICK, "load"), [], [], None, None)
            loop.body.insert(0, nodes.ExprStmt(tick, lineno=loop.lineno))
        _replace_concatenations(tree)
        if self._locate:
            for data in tree.find_all(nodes.TemplateData):
                data.data = _with_origin(data.data, name or "?", data.lineno)
        tree.set_environment(self)
        return tree


def _replace_concatenations(tree: nodes.Node) -> None:
    """``a ~ b`` becomes a call that has an end."""
    for parent in list(tree.find_all(nodes.Node)):
        for key, value in list(parent.iter_fields()):
            if isinstance(value, nodes.Concat):
                setattr(parent, key, _joined(value))
            elif isinstance(value, list):
                value[:] = [_joined(v) if isinstance(v, nodes.Concat) else v for v in value]


def _joined(concat: nodes.Concat) -> nodes.Call:
    name = nodes.Name("_join", "load", lineno=concat.lineno)
    parts = [_joined(node) if isinstance(node, nodes.Concat) else node for node in concat.nodes]
    return nodes.Call(name, parts, [], None, None, lineno=concat.lineno)


def _with_origin(data: str, template: str, line: int) -> str:
    """Template text in which every element says where it stands."""

    def mark(match: re.Match[str]) -> str:
        place = line + data.count("\n", 0, match.start())
        return f'<{match[1]} {ORIGIN}="{template}:{place}"'

    return _TAG.sub(mark, data)
