"""The contract as a whole: every model, the pinned facts and the cross-table rules, asked of a set of tables.

Nothing is published that this refuses. It reads tables and raw texts and changes neither; what it reports
holds no times and no paths, so that the report of the same tables is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from validations import models
from validations.facts import pinned
from validations.rules import RULES
from validations.schema import TABLES, Rows, to_frame
from validations.violations import Sources, Texts, Violation
from validations.withheld import Withheld, masked

_TOLD = 20
"""How many violations a message tells in full; the report has them all."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how many rows or facts it looked at, and what it refuses.

    A check that is not `blocking` makes rows to look at and does not break the contract. `skipped` says why
    it could not be made, which breaks the contract too.
    """

    name: str
    table: str
    checked: int
    violations: tuple[Violation, ...]
    blocking: bool = True
    skipped: str = ""

    @property
    def passed(self) -> bool:
        """Tell whether nothing was refused."""
        return not self.violations and not self.skipped

    def as_dict(self) -> dict[str, Any]:
        """Return the check for a report in JSON."""
        return {
            "name": self.name,
            "table": self.table,
            "checked": self.checked,
            "failed": len({(v.table, v.row_id, v.column) for v in self.violations}),
            "passed": self.passed,
            "blocking": self.blocking,
            "skipped": self.skipped,
            "violations": [violation.as_dict() for violation in self.violations],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What all checks found, in a fixed order."""

    checks: tuple[Check, ...]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Return what breaks the contract."""
        return tuple(v for check in self.checks if check.blocking for v in check.violations)

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """Return what somebody should look at though it breaks nothing."""
        return tuple(v for check in self.checks if not check.blocking for v in check.violations)

    @property
    def passed(self) -> bool:
        """Tell whether the contract holds."""
        return all(check.passed for check in self.checks if check.blocking)

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON: the same for the same tables."""
        return {
            "passed": self.passed,
            "checks_made": len(self.checks),
            "checks_passed": sum(check.passed for check in self.checks),
            "checks": [check.as_dict() for check in self.checks],
        }


class ContractBroken(Exception):  # noqa: N818 - names the contract
    """Tables that the contract refuses; `report` has everything that was found."""

    def __init__(self, report: Report) -> None:
        self.report = report
        broken = report.violations
        skipped = [f"{c.name}: not checked: {c.skipped}" for c in report.checks if c.skipped]
        more = [f"... and {len(broken) - _TOLD} more"] if len(broken) > _TOLD else []
        lines = [str(violation) for violation in broken[:_TOLD]] + more + skipped
        super().__init__(f"The contract is broken in {len(broken)} places; nothing is published.\n" + "\n".join(lines))


def check_tables(
    tables: Mapping[str, pd.DataFrame | Rows], texts: Texts, *, strict: bool = False, withheld: Withheld = ()
) -> Report:
    """Hold tables (frames, or rows of them) to the contract; `texts` are the raw texts by document_id.

    With `strict`, a number that no rule has read breaks the contract too. Rules are made only if every
    table has its columns and types, for they could not read it otherwise. `withheld` are the places that this
    edition of the tables leaves out (see validations/withheld.py).
    """
    frames: dict[str, pd.DataFrame] = {}
    checks: list[Check] = []
    for table in TABLES:
        given = tables.get(table)
        if given is None:
            checks.append(_missing(table))
        else:
            frames[table] = given if isinstance(given, pd.DataFrame) else to_frame(table, given)
    sources = Sources(frames, texts) if _pointing(frames) else Sources({}, texts)
    usable = not checks
    for table, frame in frames.items():
        violations, sound = models.check(table, frame, sources)
        usable &= sound
        checks.append(Check(models.NAME, table, len(frame), tuple(violations)))
    return Report((*checks, *_across(frames, texts, strict, usable, withheld)))


def require(tables: Mapping[str, pd.DataFrame | Rows], texts: Texts, *, strict: bool = False) -> Report:
    """Return the report of tables that keep the contract. Raises ContractBroken for any others."""
    report = check_tables(tables, texts, strict=strict)
    if not report.passed:
        raise ContractBroken(report)
    return report


def _across(
    frames: dict[str, pd.DataFrame], texts: Texts, strict: bool, usable: bool, withheld: Withheld
) -> list[Check]:
    if not usable:
        why = "a table is missing or has columns of the wrong kind"
        return [
            Check(pinned.NAME, "", 0, (), skipped=why),
            *(Check(rule.name, "", 0, (), rule.blocking or strict, why) for rule in RULES),
        ]
    applied, broken = pinned.check(frames, texts, withheld)
    checks = [Check(pinned.NAME, "", applied, tuple(broken))]
    shown = masked(texts, withheld)
    for rule in RULES:
        looked_at = sum(len(frames[table]) for table in rule.tables)
        violations = tuple(rule.check(frames, shown))
        checks.append(Check(rule.name, "", looked_at, violations, rule.blocking or strict))
    return checks


def _missing(table: str) -> Check:
    violation = Violation(
        models.NAME, table, "", "", "no table", "the table, empty if it has no rows", "hand the table in"
    )
    return Check(models.NAME, table, 0, (violation,))


def _pointing(frames: dict[str, pd.DataFrame]) -> bool:
    needed = {"table_name", "row_id", "document_id", "start", "end"}
    return "evidence" in frames and needed <= set(frames["evidence"].columns)
