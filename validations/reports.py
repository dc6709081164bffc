"""What the contract found: the report of a set of tables, and how reports of its parts add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from validations import models
from validations.facts import pinned
from validations.rules import RULES
from validations.schema import TABLES
from validations.violations import Violation

KEPT = 10_000
"""How many violations of a check are kept where tables are held to the contract by parts; all are counted."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how many rows or facts it looked at, and what it refuses.

    A check that is not `blocking` makes rows to look at and does not break the contract. `skipped` says why
    it could not be made, which breaks the contract too. Where violations are `left_out` for their number, `failing`
    counts the values at fault in each part, those of which nothing is kept included.
    """

    name: str
    table: str
    checked: int
    violations: tuple[Violation, ...]
    blocking: bool = True
    skipped: str = ""
    left_out: int = 0
    failing: int = 0

    @property
    def passed(self) -> bool:
        """Tell whether nothing was refused."""
        return not self.violations and not self.skipped

    @property
    def failed(self) -> int:
        """Return how many values are at fault."""
        return self.failing if self.left_out else at_fault(self.violations)

    def as_dict(self) -> dict[str, Any]:
        """Return the check for a report in JSON; it names what is left out only where something is."""
        return {
            "name": self.name,
            "table": self.table,
            "checked": self.checked,
            "failed": self.failed,
            "passed": self.passed,
            "blocking": self.blocking,
            "skipped": self.skipped,
            "violations": [violation.as_dict() for violation in self.violations],
            **({"violations_left_out": self.left_out} if self.left_out else {}),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What all checks found, in a fixed order."""

    checks: tuple[Check, ...]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Return what breaks the contract, as far as it is kept."""
        return tuple(v for check in self.checks if check.blocking for v in check.violations)

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """Return what somebody should look at though it breaks nothing, as far as it is kept."""
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


class Finding(NamedTuple):
    """A violation and its order: the step of the rule, the place of the row (its key, or its position), then `nth`."""

    step: int
    place: tuple[Any, ...]
    nth: int
    violation: Violation

    def order(self) -> tuple[Any, ...]:
        """Return what findings of one check are sorted by: nulls of a key stand before its values."""
        return self.step, [(value is not None, value) for value in self.place], self.nth


class Findings(NamedTuple):
    """What one check found in a part: how many violations, of how many values, and the first of them."""

    total: int
    failing: int
    kept: tuple[Finding, ...]


Name = tuple[str, str]
"""A check by its name and, of models, its table."""


@dataclass(frozen=True, slots=True)
class PartReport:
    """What was found in a part of the tables.

    `checked` counts rows or facts looked at by check, `structure` holds what is wrong with columns and types of
    those tables whose rows could not be read, `found` everything else by check.
    """

    checked: Mapping[Name, int] = field(default_factory=dict)
    structure: Mapping[str, tuple[Violation, ...]] = field(default_factory=dict)
    found: Mapping[Name, Findings] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the report of a part as plain data for JSON, from which `of_dict` makes it again."""
        return {
            "checked": [[*name, count] for name, count in self.checked.items()],
            "structure": {table: [one.as_dict() for one in wrong] for table, wrong in self.structure.items()},
            "found": [
                [*name, one.total, one.failing, [[f.step, [*f.place], f.nth, f.violation.as_dict()] for f in one.kept]]
                for name, one in self.found.items()
            ],
        }

    @classmethod
    def of_dict(cls, told: Mapping[str, Any]) -> PartReport:
        """Return the report that `as_dict` told."""
        return cls(
            {(name, table): count for name, table, count in told["checked"]},
            {table: tuple(Violation(**one) for one in wrong) for table, wrong in told["structure"].items()},
            {
                (name, table): Findings(
                    total, failing, tuple(Finding(s, tuple(place), nth, Violation(**v)) for s, place, nth, v in kept)
                )
                for name, table, total, failing, kept in told["found"]
            },
        )


def first(findings: Iterable[Finding], keep: int | None) -> tuple[Finding, ...]:
    """Return the first `keep` findings in their order, or all of them."""
    return tuple(sorted(findings, key=Finding.order)[:keep])


def at_fault(violations: Iterable[Violation]) -> int:
    """Return how many values violations are about."""
    return len({(violation.table, violation.row_id, violation.column) for violation in violations})


def merged(parts: Iterable[PartReport], *, strict: bool = False, keep: int | None = KEPT) -> Report:
    """Return the report of the tables of which these are all parts, in any order; at most one part is held at a time.

    Checks come in their fixed order, the violations of each by the step of its rule, then by the key of the row
    (nulls first), which is the order of the rows of published tables. The first `keep` of each check are kept.
    A table of which no part was handed in is missing, and what only the whole can tell is named as not checked where
    no part tells it. With `strict`, a number that no rule has read breaks the contract too.
    """
    checked: dict[Name, int] = {}
    structure: dict[str, dict[Violation, None]] = {}
    found: dict[Name, _Sum] = {}
    for part in parts:
        for name, count in part.checked.items():
            checked[name] = checked.get(name, 0) + count
        for table, wrong in part.structure.items():
            structure.setdefault(table, {}).update(dict.fromkeys(wrong))
        for name, findings in part.found.items():
            found.setdefault(name, _Sum(keep)).add(findings)

    unasked = {pinned.NAME, *(rule.name for rule in RULES if rule.whole)} if (pinned.NAME, "") not in checked else set()

    def check(name: Name, blocking: bool = True) -> Check:
        if name[0] in unasked:
            return Check(*name, 0, (), blocking, "the whole was not asked")
        total, failing, kept = found[name].findings() if name in found else Findings(0, 0, ())
        violations = tuple(finding.violation for finding in kept)
        return Check(*name, checked[name], violations, blocking, "", total - len(violations), failing)

    missing = [_missing(table) for table in TABLES if (models.NAME, table) not in checked]
    present = [(models.NAME, table) for table in TABLES if (models.NAME, table) in checked]
    across = [((pinned.NAME, ""), True), *(((rule.name, ""), rule.blocking or strict) for rule in RULES)]
    made = [
        Check(*name, checked[name], tuple(structure[name[1]])) if name[1] in structure else check(name)
        for name in present
    ]
    if missing or structure:
        why = "a table is missing or has columns of the wrong kind"
        return Report((*missing, *made, *(Check(*name, 0, (), blocking, why) for name, blocking in across)))
    return Report((*made, *(check(name, blocking) for name, blocking in across)))


class _Sum:
    """Findings of one check added up, with at most twice as many violations at hand as are kept."""

    def __init__(self, keep: int | None) -> None:
        self._keep = keep
        self._total = self._failing = 0
        self._kept: list[Finding] = []

    def add(self, findings: Findings) -> None:
        self._total += findings.total
        self._failing += findings.failing
        self._kept.extend(findings.kept)
        if self._keep is not None and len(self._kept) > 2 * self._keep:
            self._kept = list(first(self._kept, self._keep))

    def findings(self) -> Findings:
        return Findings(self._total, self._failing, first(self._kept, self._keep))


def _missing(table: str) -> Check:
    violation = Violation(
        models.NAME, table, "", "", "no table", "the table, empty if it has no rows", "hand the table in"
    )
    return Check(models.NAME, table, 0, (violation,))
