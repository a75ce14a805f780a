"""The way of the data: a part imports only what stands before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "docgen"

RANK = {
    "errors": 0,
    "assets": 0,
    "collecting": 0,
    "quick_json": 0,
    "settings": 1,
    "i18n": 2,
    "data": 3,
    "ooxml": 3,
    "bahasa": 4,
    "records": 5,
    "perkada": 6,
    "kinds": 7,
    "rendering": 7,
    "register": 8,
    "signing": 8,
    "accounts": 9,
    "service": 10,
    "batch": 11,
    "cli": 12,
    "web": 12,
}
DOORS = {"cli", "web"}
OPEN_TO_DOORS = {"service", "batch", "errors", "settings", "i18n", "assets"}
LEAVES = {"errors"}
STARTER = PACKAGE / "cli" / "serve.py"
"""``docgen serve`` alone may open the other door: it starts it and calls nothing else of it."""


def layer_of(path: Path) -> str | None:
    """The layer of a module; None for the package's own entry modules."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return None if first in {"__init__", "__main__", "_assets"} else first


def imports(path: Path) -> set[str]:
    """The layers of docgen that a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            if node.module == "docgen":
                names = [f"docgen.{alias.name}" for alias in node.names]
            else:
                names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"
        found |= {n.split(".")[1] for n in names if n.startswith("docgen.") and "__" not in n}
    return found


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if layer_of(p))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_earlier_layers(path: Path) -> None:
    layer = layer_of(path)
    assert layer in RANK, f"{layer} has no place in the order of layers"
    for other in imports(path) - {layer}:
        if layer == "errors":
            pytest.fail(f"errors stands first and imports {other}")
        if layer == "assets":
            assert other == "errors"
            continue
        if other == "assets" or (path == STARTER and other == "web"):
            continue
        assert RANK[other] < RANK[layer], f"{layer} imports {other}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if layer_of(p) in DOORS], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_door_uses_the_service_only(path: Path) -> None:
    opened = {"web"} if path == STARTER else set()
    assert imports(path) - {layer_of(path)} - opened <= OPEN_TO_DOORS


def test_the_rule_would_find_a_breach(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text("def f():\n    from docgen.cli import main\n    import docgen.web.api\n")
    assert imports(module) == {"cli", "web"}
