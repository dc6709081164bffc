"""Every code that a release may hold, labelled in both languages, with what holds it: for all files that tell them.

Derived from the vocabularies and the models; those that only define others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from validations import schema
from validations.tables import codes
from validations.tables.vocabularies import RULES

HEADER = (*codes.Code._fields, "used_by")
"""`used_by` names what holds the code or others of its vocabulary: a column as table.column, or a file."""

_FILES = {
    "changes": ("changes/summary.json",),
    "causes": ("changes/added.csv", "changes/modified.csv", "changes/removed.csv", "changes/summary.json"),
    "schema_changes": ("changes/schema.csv", "changes/summary.json"),
    "levels": ("changes/summary.json", "index.json"),
    "checks": ("quality/checks.csv", "quality/contract.json"),
}
"""What holds the codes of vocabularies that tell of releases, not of facts."""

_TABLES_OF_RULES = {"bodies": "organisations", "events": "timeline", "contacts.name_on_line": "people"}
"""The table that the rules of a package, or one of them, read where it has not the name of the package."""


def rows() -> Iterator[tuple[object, ...]]:
    """Yield the cells of each line under HEADER, vocabularies and codes in the order of codes.csv."""
    for code, users in held():
        yield (*code, users)


def held() -> Iterator[tuple[codes.Code, list[str]]]:
    """Yield each code that a release may hold, with what holds it."""
    for name, listed in codes.vocabularies().items():
        if users := list(used_by(name)):
            yield from ((code, _of_rule(code.code, users) if name == RULES.name else users) for code in listed)


def _of_rule(rule: str, users: Sequence[str]) -> list[str]:
    """Return those of the columns that hold a rule, by its package; all of them where that tells nothing.

    >>> _of_rule("events.point", ["organisations.rule", "timeline.rule", "evidence.rule"])
    ['timeline.rule', 'evidence.rule']
    """
    package = rule.partition(".")[0]
    own = f"{_TABLES_OF_RULES.get(rule, _TABLES_OF_RULES.get(package, package))}.rule"
    return [user for user in users if user in (own, "evidence.rule")] if own in users else list(users)


def used_by(vocabulary: str) -> Iterator[str]:
    """Yield the columns and files that hold codes of a vocabulary; nothing for those that only define others.

    >>> list(used_by("units"))
    ['statistics.unit', 'indicators.unit']
    """
    for table in schema.TABLES:
        yield from (f"{table}.{column.name}" for column in schema.columns(table) if column.vocabulary == vocabulary)
    yield from _FILES.get(vocabulary, ())
