"""What refers to a row: the statistics about a body, the roles of a person, what a text tells of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.publication.site import names
from validations import schema
from validations.tables.vocabularies import EVIDENCED_TABLES

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
LIMIT = 20
"""How many of the rows of one table are told by name; of the others how many there are."""


class Group(NamedTuple):
    """The rows of a table that refer to another by one column: `rows` the first of them by key and names."""

    table: str
    column: str
    total: int
    rows: list[tuple[str, str, str]]


class Referring:
    """What refers to the rows of a release, gathered in one pass."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._people = {row["person_id"]: row for row in rows["people"]}
        self._groups: defaultdict[tuple[str, str], dict[tuple[str, str], list[Row]]] = defaultdict(dict)
        for table in EVIDENCED_TABLES:
            for column, target in schema.FOREIGN_KEYS[table].items():
                # Of a text too many rows speak; those are counted.
                if target in EVIDENCED_TABLES and target != "documents":
                    self._gather(table, column, target)
        told = {(one["document_id"], one["table_name"], one["row_id"]) for one in rows["evidence"]}
        self._told: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for document, table, _ in told:
            self._told[document][table] += 1

    def groups(self, table: str, row_id: str) -> list[Group]:
        """Return what refers to a row, table by table."""
        return [
            Group(
                other,
                column,
                len(listed),
                [(row[schema.KEYS[other][0]], *self.called(other, row)) for row in listed[:LIMIT]],
            )
            for (other, column), listed in self._groups.get((table, row_id), {}).items()
        ]

    def told(self, document: str) -> dict[str, int]:
        """Return how many rows of each table a text states."""
        counted = self._told.get(document, Counter())
        return {table: counted[table] for table in EVIDENCED_TABLES if counted[table]}

    def called(self, table: str, row: Row) -> names.Names:
        """Return what a row is called in English and in Chinese; a role by its title and who holds it."""
        called = names.both(table, row)
        if table != "roles":
            return called
        person = names.both("people", self._people[row["person_id"]])
        return f"{called[0]} · {person[0]}", f"{called[1]} · {person[1]}"

    def _gather(self, table: str, column: str, target: str) -> None:
        for row in self._rows[table]:
            value = row[column]
            for key in value if isinstance(value, list) else [value]:
                if key:
                    self._groups[target, key].setdefault((table, column), []).append(row)
