"""Every code that a release may hold, labelled in both languages, with what holds it: for all files that tell them.

Derived from the vocabularies and the models; those that only define others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from validations import schema
from validations.tables import codes

HEADER = (*codes.Code._fields, "used_by")
"""`used_by` names what holds such codes: a column as table.column, or a file of the release."""

_FILES = {
    "changes": ("changes/summary.json",),
    "causes": ("changes/added.csv", "changes/modified.csv", "changes/removed.csv", "changes/summary.json"),
    "schema_changes": ("changes/schema.csv", "changes/summary.json"),
    "levels": ("changes/summary.json", "index.json"),
}
"""What holds the codes of vocabularies that tell of releases, not of facts."""


def rows() -> Iterator[tuple[object, ...]]:
    """Yield the cells of each line under HEADER, vocabularies and codes in the order of codes.csv."""
    for code, users in held():
        yield (*code, users)


def held() -> Iterator[tuple[codes.Code, list[str]]]:
    """Yield each code that a release may hold, with what holds it."""
    for name, listed in codes.vocabularies().items():
        if users := list(used_by(name)):
            yield from ((code, users) for code in listed)


def used_by(vocabulary: str) -> Iterator[str]:
    """Yield the columns and files that hold codes of a vocabulary; nothing for those that only define others.

    >>> list(used_by("units"))
    ['statistics.unit', 'indicators.unit']
    """
    for table in schema.TABLES:
        yield from (f"{table}.{column.name}" for column in schema.columns(table) if column.vocabulary == vocabulary)
    yield from _FILES.get(vocabulary, ())
