"""Tables without the rows that name or reach a natural person, for those who may not hold personal data.

Left out are people, their roles, the contacts marked personal, and every fact whose words name one of these people or
give one of these contacts; with them their evidence, their numbers in coverage and the decisions on them. Names of
bodies and titles of texts stand as they are, whoever they are named after. What was left out is told by its place in
the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from pipelines.resolution import Tables
from validations import schema
from validations.tables.vocabularies import FACT_TABLES

Row = Mapping[str, Any]
EMPTIED = frozenset({"people", "roles"})
"""Tables of which nothing is left."""

MAY_BE_EMPTY = EMPTIED | {"contacts"}
"""Tables of which nothing may be left."""

_NAMED_AFTER = frozenset({"organisations", "documents"})
_POINTING = ("evidence", "coverage", "disagreements")


class Reduced(NamedTuple):
    """Tables without personal rows, and the places that were left out, as rows for validations.withheld."""

    tables: Tables
    left_out: list[dict[str, Any]]


def without_personal(resolved: Tables) -> Reduced:
    """Return the tables without rows that name or reach a natural person, and where those stood."""
    rows = resolved.rows
    named = _words(rows)
    gone = {
        (table, row[schema.KEYS[table][0]])
        for table in FACT_TABLES
        for row in rows[table]
        if table in EMPTIED
        or (table == "contacts" and row["personal"])
        or (table not in _NAMED_AFTER and _tells(row, named))
    }

    def speaks_of_what_stays(row: Row) -> bool:
        table = row["table_name"]
        return (table, row["row_id"]) not in gone and (table in _NAMED_AFTER or not _tells(row, named))

    kept: dict[str, list[Any]] = {table: list(listed) for table, listed in rows.items()}
    for table in FACT_TABLES:
        kept[table] = [row for row in rows[table] if (table, row[schema.KEYS[table][0]]) not in gone]
    for table in _POINTING:
        kept[table] = list(filter(speaks_of_what_stays, rows[table]))
    kept["contacts"] = [{**row, "person_id": None} for row in kept["contacts"]]
    decisions = list(filter(speaks_of_what_stays, resolved.decisions))
    left_out = [*_places("coverage", rows["coverage"], kept["coverage"])]
    left_out += _places("", rows["evidence"], kept["evidence"])
    keys = {place: held for place, held in resolved.keys.items() if place not in gone}
    return Reduced(Tables(kept, keys, decisions, resolved.stale), left_out)


def _places(table: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Yield the places of the rows that are gone; a row of evidence stands for the table that it points to."""
    remaining = {id(row) for row in after}
    for row in before:
        if id(row) not in remaining:
            yield {
                "document_id": row["document_id"],
                "start": row["start"],
                "end": row["end"],
                "table_name": table or row["table_name"],
            }


def _words(rows: Mapping[str, Sequence[Row]]) -> AhoCorasick:
    """Return what finds the names of all people and the values of their contacts, as the tables write them.

    One automaton for all words: each cell is gone through once, however many people there are.
    """
    names = {row[column] for row in rows["people"] for column in ("name_zh", "name_en")}
    values = {row[column] for row in rows["contacts"] if row["personal"] for column in ("value", "raw_value")}
    return AhoCorasick(sorted(word for word in names | values if word))


def _tells(row: Row, named: AhoCorasick) -> bool:
    """Tell whether a cell of a row holds one of the words that `named` finds."""
    return any(named.find_matches_as_indexes(cell) for cell in _cells(row))


def _cells(row: Row) -> Iterator[str]:
    for value in row.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from (str(item) for pair in value.items() for item in pair)
        elif isinstance(value, (list, tuple)):
            yield from map(str, value)
