"""The page about the rules is what the code makes, and the dossier's families are all there."""

from __future__ import annotations

from docgen.perkada.lint import RULES
from scripts.make_rule_docs import TARGET, document


class DescribeThePageAboutRules:
    def it_is_what_the_script_makes(self) -> None:
        assert TARGET.read_text(encoding="utf-8") == document(), (
            "run: python -m scripts.make_rule_docs"
        )

    def it_has_every_rule(self) -> None:
        page = TARGET.read_text(encoding="utf-8")
        assert all(f"\n### {rule.id} (" in page for rule in RULES)
