"""The Jinja environment of Word templates: sandboxed, bounded, and strict about what it prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from types import BuiltinMethodType
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import MAX_RANGE, ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.rendering.docx.budget import Budget, BudgetSpentError
from docgen.rendering.docx.counting import CONCAT, COUNT, count_steps
from docgen.rendering.docx.values import Ready, escape, forbidden

__all__ = ["Sandbox", "UnprintableError"]

_DROPPED_FILTERS = ("safe", "urlize", "xmlattr", "tojson", "pprint", "random")
"""``safe`` would let a value write XML; the next three make HTML; the last changes with the run."""
_DROPPED_GLOBALS = ("lipsum",)
_SIZED_FILTERS = ("batch", "center", "format", "indent", "join", "replace", "slice", "wordwrap")
_DROPPED_METHODS = ("format", "format_map", "translate", "maketrans", "to_bytes", "strftime")
_WIDE = re.compile(r"\*|\d{5}")
"""A width in a ``%`` pattern that is too large, or that comes from a value."""
_LARGE_INT_BITS = 4096


class UnprintableError(Exception):
    """A template prints what is no text: a list, a mapping, ``None``, a function."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Sandbox(ImmutableSandboxedEnvironment):
    """One environment for one rendering: it holds the budget of that rendering."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, undefined: type[Undefined] = StrictUndefined) -> None:
        self.budget = Budget()
        self._strict = issubclass(undefined, StrictUndefined)
        super().__init__(autoescape=True, undefined=undefined, finalize=self._printable)
        for name in _DROPPED_FILTERS:
            del self.filters[name]
        for name in _DROPPED_GLOBALS:
            del self.globals[name]
        self.filters.update({name: self._sized(FILTERS[name]) for name in _SIZED_FILTERS})
        self.filters.update({"e": _escape, "escape": _escape, "forceescape": _escape})
        self.filters[COUNT] = self._count
        self.filters[CONCAT] = self._concat

    # --- printing ---------------------------------------------------------------------------

    def _printable(self, value: Any) -> Any:
        """What stands in the page for ``value``: escaped once, here, whatever the template says."""
        if isinstance(value, Markup | Undefined | Ready):
            self.budget.spend(len(value) if isinstance(value, Markup) else 0)
            return value
        if isinstance(value, str):
            self.budget.spend(len(value))
            if found := forbidden(value):
                raise UnprintableError(f"U+{ord(found):04X}")
            return escape(value)
        if self._strict and not isinstance(value, int | float):
            raise UnprintableError(type(value).__name__)
        return escape(str(value))

    # --- bounds -----------------------------------------------------------------------------

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return count_steps(super()._parse(source, name, filename), self)

    @pass_context
    def _count(self, context: Context, price: int) -> str:
        del context  # asked for only so that Jinja does not fold the call away while compiling
        self.budget.spend(price)
        return ""

    def _concat(self, values: list[Any]) -> str:
        self.budget.allow(sum(len(v) for v in values if isinstance(v, str)))
        return markup_join(values)

    def _sized(self, function: Callable[..., Any]) -> Callable[..., Any]:
        joins = function.__name__.endswith("join")

        @wraps(function)
        def bounded(*args: Any, **options: Any) -> Any:
            if joins:
                args = tuple(map(self._collected, args))
            self._check_call(function.__name__, args, options)
            return self._paid(function(*args, **options))

        return bounded

    def _collected(self, value: Any) -> Any:
        """A generator as a list, as far as the bounds allow; anything else as it is."""
        if not isinstance(value, Iterator):
            return value
        found, characters = [], 0
        for one in value:
            characters += len(one) if isinstance(one, str) else 1
            self.budget.allow(characters)
            found.append(one)
        return found

    def _check_call(self, name: str, args: tuple[Any, ...], options: dict[str, Any]) -> None:
        values = (*args, *options.values())
        numbers = [v for v in values if isinstance(v, int)]
        if any(abs(number) > self.budget.bounds.width for number in numbers):
            raise BudgetSpentError
        texts = [len(v) for v in values if isinstance(v, str)]
        if "join" in name:
            # Of a generator the length is not known; Jinja's longest range is taken for it.
            sized = [len(v) for v in values if hasattr(v, "__len__") and not isinstance(v, str)]
            self.budget.allow(max(sized, default=MAX_RANGE) * max(texts, default=0))
            for listed in values:
                if isinstance(listed, list | tuple):
                    self.budget.allow(sum(len(one) for one in listed if isinstance(one, str)))
        if "replace" in name and texts:
            self.budget.allow((texts[0] + 1) * (max(texts[1:], default=0) + 1))
        if "format" in name:
            _check_pattern(next((v for v in values if isinstance(v, str)), ""))
        if "indent" in name and texts:
            self.budget.allow(texts[0] * (max([*texts[1:], *map(abs, numbers)], default=4) + 1))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call something from a template; built-in methods are checked for what they would make."""
        __self.budget.spend(0)
        owner = getattr(__obj, "__self__", None)
        if isinstance(__obj, BuiltinMethodType) and isinstance(owner, str | int | float | list):
            if __obj.__name__ == "join":
                args = tuple(map(__self._collected, args))
            __self._check_call(
                __obj.__name__, (owner if isinstance(owner, str) else "", *args), kwargs
            )
        return __self._paid(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator whose result may be much larger than its operands."""
        sized = str, list, tuple
        if operator == "*":
            for operand, times in ((left, right), (right, left)):
                if isinstance(operand, sized) and isinstance(times, int):
                    self.budget.allow(len(operand) * max(times, 0))
        elif operator == "+" and isinstance(left, sized) and isinstance(right, sized):
            self.budget.allow(len(left) + len(right))
        elif operator == "%" and isinstance(left, str):
            _check_pattern(left)
        elif operator == "**" and (abs(left) > 10**9 or abs(right) > 64):
            raise BudgetSpentError
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and result.bit_length() > _LARGE_INT_BITS:
            raise BudgetSpentError
        return self._paid(result)

    def _paid(self, made: Any) -> Any:
        """A text that was made takes its length from the budget, even if it is never printed."""
        if isinstance(made, str):
            self.budget.spend(len(made))
        return made

    # --- access -----------------------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``kop.items`` is the key of the data, not the method of Python's dict."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Also closes the methods that format and translate without a bound."""
        return attr not in _DROPPED_METHODS and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """No formatter of Jinja's own, so that ``is_safe_attribute`` decides."""

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Stop at once; Jinja would print nothing when undefined names are let pass."""
        raise SecurityError(f"{attribute} ({type(obj).__name__})")


def _check_pattern(pattern: str) -> None:
    if _WIDE.search(pattern):
        raise BudgetSpentError


def _escape(value: Any) -> Markup:
    return value if isinstance(value, Markup) else escape(str(value))
