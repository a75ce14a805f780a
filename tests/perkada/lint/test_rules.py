"""Every rule has words in both languages, and fires on its wrong example alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from docgen.i18n import LANGUAGES, _catalogue
from docgen.perkada.lint import RULES, Draft, lint
from docgen.perkada.lint.rule import Example, Rule
from tests.perkada.lint.specimen import compose, facts, right, wrong

CHECKED = [rule for rule in RULES if rule.check]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}")
    for rule in CHECKED
    for n, example in enumerate(rule.examples, 1)
]


def fired(text: str, looks: Mapping[str, Any] | None = None) -> dict[str, list[str]]:
    """The rules that fire on a text, with what they say; ``looks`` makes it a Word file."""
    draft = Draft.of_text(text)
    if looks:
        draft = Draft(draft.regulation, text, kind="docx", facts=facts(text, **looks))
    found: dict[str, list[str]] = {}
    for item in lint(draft).findings:
        found.setdefault(item.rule, []).append(f"{item.where}: {dict(item.params)}")
    return found


FAMILIES = {
    "T": 8, "P": 11, "M": 12, "D": 4, "B": 17, "U": 9, "S": 3, "X": 12, "W": 11, "G": 4, "C": 12,
    "L": 5, "J": 4, "A": 4, "F": 2,
}  # fmt: skip
"""How many rules of drafting were gathered for each part of a regulation."""


class DescribeTheRegister:
    def it_lists_every_rule_that_was_gathered(self) -> None:
        wanted = {f"{name}{n:02}" for name, last in FAMILIES.items() for n in range(1, last + 1)}
        assert wanted - {rule.id for rule in RULES} == set()

    def it_checks_most_of_them(self) -> None:
        assert len(CHECKED) >= 95
        assert all(rule.severity != "E" for rule in RULES if rule.kind == "heuristic")


class DescribeTheSpecimen:
    def it_breaks_no_rule(self) -> None:
        assert fired(compose()) == {}


class DescribeRules:
    @pytest.mark.parametrize(("rule", "example"), EXAMPLES)
    def they_are_silent_on_the_right_example(self, rule: Rule, example: Example) -> None:
        assert fired(right(example), example.right_facts) == {}

    @pytest.mark.parametrize(("rule", "example"), EXAMPLES)
    def they_fire_alone_on_the_wrong_example(self, rule: Rule, example: Example) -> None:
        assert set(fired(wrong(example), example.wrong_facts)) == {rule.id}

    @pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.id)
    def they_all_have_an_example(self, rule: Rule) -> None:
        assert rule.examples

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def they_have_words(self, rule: Rule, language: str) -> None:
        words = _catalogue(language)  # type: ignore[arg-type]
        needed = {rule.code, f"{rule.code}#rule"}
        needed.add(f"{rule.code}#fix" if rule.check else f"{rule.code}#why")
        assert needed <= words.keys()
