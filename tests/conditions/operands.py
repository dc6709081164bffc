"""Has modules loaded so that each operand of their conditions tells its truth, and can be forced to another.

Operands are what `and`, `or` and `not` join, what `if` and `while` ask, and what a comprehension asks of each element,
all within functions: what a module asks when it is loaded is asked once only.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

_SEEN = "operand_seen_"
"""The name that a module so loaded calls with the number of an operand and its value."""


@dataclass(frozen=True, slots=True)
class Operand:
    """An operand: the module that has it, the line where it begins, and its words."""

    module: str
    line: int
    words: str


@dataclass(slots=True)
class Operands:
    """The operands of the modules loaded so, those that have been true and those that have been false, by number."""

    known: list[Operand] = field(default_factory=list)
    true: set[int] = field(default_factory=set)
    false: set[int] = field(default_factory=set)
    forced: tuple[int, bool] | None = None

    def seen(self, number: int, value: object) -> object:
        """Note which side an operand has, and return its value, or the side that is forced where it has the other."""
        (self.true if value else self.false).add(number)
        if self.forced is None or self.forced[0] != number or bool(value) is self.forced[1]:
            return value
        return self.forced[1]


class Watching(MetaPathFinder):
    """Finds modules whose names begin with one of `prefixes`, and has their operands told to `operands`.

    It stands in `sys.meta_path` for as long as it is held by `with`; only modules loaded meanwhile are watched.
    """

    def __init__(self, operands: Operands, prefixes: Collection[str]) -> None:
        self._operands, self._prefixes = operands, tuple(prefixes)

    def __enter__(self) -> None:
        sys.meta_path.insert(0, self)

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith(self._prefixes):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(fullname, spec.origin, self._operands)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, operands: Operands) -> None:
        super().__init__(fullname, path)
        self._operands = operands

    def get_code(self, fullname: str) -> CodeType:
        """Compile the source always: what is kept of an earlier compilation tells nothing."""
        source = self.get_data(self.path).decode()
        tree = _Telling(self.name, source, self._operands.known).visit(ast.parse(source))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__[_SEEN] = self._operands.seen
        super().exec_module(module)


class _Telling(ast.NodeTransformer):
    """Hands each operand through the function that sees it, and adds it to `known`."""

    def __init__(self, module: str, source: str, known: list[Operand]) -> None:
        self._module, self._source, self._known = module, source, known
        self._within = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self._within += 1
        self.generic_visit(node)
        self._within -= 1
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        node.values = [self._told(value) for value in node.values]
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not):
            node.operand = self._told(node.operand)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        return self._of_test(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        return self._of_test(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._of_test(node)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [self._told(each) for each in node.ifs]
        return node

    def _of_test(self, node: ast.If | ast.IfExp | ast.While) -> ast.AST:
        self.generic_visit(node)
        node.test = self._told(node.test)
        return node

    def _told(self, operand: ast.expr) -> ast.expr:
        joined = isinstance(operand, ast.BoolOp) or (
            isinstance(operand, ast.UnaryOp) and isinstance(operand.op, ast.Not)
        )
        if joined or isinstance(operand, ast.Constant) or not self._within:
            return operand
        words = " ".join((ast.get_source_segment(self._source, operand) or "").split())
        self._known.append(Operand(self._module, operand.lineno, words))
        call = ast.Call(ast.Name(_SEEN, ast.Load()), [ast.Constant(len(self._known) - 1), operand], [])
        return ast.copy_location(call, operand)
