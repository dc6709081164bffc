"""House rules that a tool can hold: lint, format, types and who may import whom; and that private names are used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
RULES = {
    "lint": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["mypy"],
    "imports": ["lint-imports"],
}


@pytest.mark.parametrize("rule", RULES)
def test_house_rule_holds(rule):
    tool, *arguments = RULES[rule]
    run = subprocess.run([BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def _unused(module: str) -> set[str]:
    """Return the private names that a module gives at its top and uses nowhere."""
    tree = ast.parse(module)
    given, used = set(), set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            given.add(node.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (given if isinstance(node.ctx, ast.Store) else used).add(node.id)
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
    return {name for name in given - used if name.startswith("_") and not name.startswith("__") and name != "_"}


def test_no_module_keeps_a_private_name_that_it_does_not_use():
    modules = [path for top in ("pipelines", "validations", "assets") for path in sorted((ROOT / top).rglob("*.py"))]
    assert {str(path): names for path in modules if (names := _unused(path.read_text("utf-8")))} == {}


def test_a_private_name_without_a_use_is_seen():
    assert _unused("_A, _B = 1, 2\ndef _f(): return _A\n") == {"_B", "_f"}
