"""Rules that one table cannot keep alone, one module each with the same face.

`NAME` says what holds, `TABLES` whose rows are looked at, `STEPS` what is asked of them and what must be at hand
for it (validations/parts.py). Rules suppose frames in the models' types; a value that a model has refused is passed
over here, not told twice.
"""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import NamedTuple

from validations.parts import Known, Part, Step
from validations.rules import (
    amounts,
    coverage,
    dates,
    evidence,
    planned,
    plausible,
    references,
    telephones,
    totals,
    unexplained,
)
from validations.violations import Sources, Tables, Texts, Violation


class Rule(NamedTuple):
    """A rule by name and the tables it looks at, its steps in order, and what its module says of it.

    One that is not `blocking` breaks strict builds only.
    """

    name: str
    tables: tuple[str, ...]
    steps: tuple[Step, ...]
    meaning: str
    blocking: bool = True

    @property
    def whole(self) -> bool:
        """Tell whether no part of the tables can tell all that the rule asks."""
        return any(step.scope == "whole" for step in self.steps)

    def check(self, tables: Tables, texts: Texts) -> list[Violation]:
        """Return what does not hold in whole tables, in the order of the steps and of the rows that each walks."""
        part = Part(tables, texts, Known.of(tables), Sources(tables, texts))
        return [violation for step in self.steps for _, violation in step.find(part)]


def _rule(module: ModuleType, *, blocking: bool = True) -> Rule:
    return Rule(module.NAME, module.TABLES, module.STEPS, inspect.getdoc(module) or "", blocking)


RULES: tuple[Rule, ...] = (
    _rule(references),
    _rule(evidence),
    _rule(coverage),
    _rule(unexplained, blocking=False),
    _rule(amounts),
    _rule(plausible),
    _rule(totals),
    _rule(dates),
    _rule(planned),
    _rule(telephones),
)

__all__ = ["RULES", "Rule"]
