"""Rules that one table cannot keep alone, one module each with the same face.

`NAME` says what holds, `TABLES` whose rows are looked at, `check(tables, texts)` returns what does not
hold. Rules suppose frames in the models' types; a value that a model has refused is passed over here, not
told twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

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
from validations.violations import Tables, Texts, Violation


class Rule(NamedTuple):
    """A rule by name and the tables it looks at; one that is not `blocking` breaks strict builds only."""

    name: str
    tables: tuple[str, ...]
    check: Callable[[Tables, Texts], list[Violation]]
    blocking: bool = True


RULES: tuple[Rule, ...] = (
    Rule(references.NAME, references.TABLES, references.check),
    Rule(evidence.NAME, evidence.TABLES, evidence.check),
    Rule(coverage.NAME, coverage.TABLES, coverage.check),
    Rule(unexplained.NAME, unexplained.TABLES, unexplained.check, blocking=False),
    Rule(amounts.NAME, amounts.TABLES, amounts.check),
    Rule(plausible.NAME, plausible.TABLES, plausible.check),
    Rule(totals.NAME, totals.TABLES, totals.check),
    Rule(dates.NAME, dates.TABLES, dates.check),
    Rule(planned.NAME, planned.TABLES, planned.check),
    Rule(telephones.NAME, telephones.TABLES, telephones.check),
)

__all__ = ["RULES", "Rule"]
