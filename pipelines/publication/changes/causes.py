"""Why a row or value is different from the release before: one of five causes, and what in particular.

| cause | meaning | detail |
| --- | --- | --- |
| schema | the table or column is new, gone or of another type | which |
| correction | a decision in corrections came, changed or went | its reason, author and date |
| knowledge | the authority file, indicators, translations, identifiers or lists of words say otherwise | the file |
| source | a text came, changed or was withdrawn, or sources.toml says otherwise of it | which text |
| rule | the code reads or resolves otherwise | |

The first of these that holds is the cause:

1. schema: only one of both releases has the table or column, or its type differs;
2. correction, or knowledge for a translation or a verdict on a candidate: decisions on this row and column differ
   between the two (see `decided`), unless a text of the row was withdrawn, without which they do not apply;
3. knowledge: a cell that the authority file fills for a reviewed body, where that file has changed;
4. source: a text that the row rests on, before or after, came, changed or went (see `texts`); of the table of
   documents also what sources.toml alone tells;
5. the cause of the row spoken of: evidence, coverage and disagreements follow the fact that came or went, a value that
   refers to another row follows that row;
6. knowledge or rule by the digests of both releases (see `origins`): the one that changed; where both did, knowledge
   for what comes from the authority file and the indicators, rule for all else;
7. source: neither changed, so it is a text that works through other rows, or sources.toml; where even that is as it
   was, only the register of identifiers is left: knowledge.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.publication.changes.decided import Decided
from pipelines.publication.changes.origins import AUTHORITY, REVIEWED, Origins
from pipelines.publication.changes.state import Row, State
from pipelines.publication.changes.structure import SchemaChange
from pipelines.publication.changes.texts import Texts
from validations import schema

CAUSES = ("source", "rule", "correction", "knowledge", "schema")
Cause = tuple[str, str]
Pair = tuple[Row | None, Row | None]

_STRUCTURAL = {
    "table_added": "the table is new",
    "table_removed": "the table is gone",
    "column_added": "the column is new",
    "column_removed": "the column is gone",
    "type_changed": "the column is of another type",
    "key_changed": "the table has another key",
}
_MANIFEST = "sources.toml says otherwise of"
_OF_MANIFEST = frozenset({"source_file", "source_url", "rights"})
_IDENTIFIERS = "registry/registry.csv"


class Causes:
    """What two releases differ in, asked for the cause of one change after another."""

    def __init__(self, before: State, after: State, structure: list[SchemaChange]):
        self._structure = {
            (change.table_name, change.column_name): _STRUCTURAL[change.change]
            for change in structure
            if change.change in _STRUCTURAL
        }
        self._decided = Decided(before, after)
        self._texts = Texts(before, after)
        self._origins = Origins(before.code, after.code)
        self._keyed = {
            table: tuple(side.keyed(table) if table in side.tables else {} for side in (before, after))
            for table in [*before.tables, *(name for name in after.tables if name not in before.tables)]
        }

    def pairs(self, table: str) -> Mapping[str, Pair]:
        """Return the rows of a table, before and after, by key in its order."""
        old, new = self._keyed[table]
        return {row_id: (old.get(row_id), new.get(row_id)) for row_id in sorted(old.keys() | new.keys())}

    def of_row(self, table: str, row_id: str, rows: Pair) -> Cause:
        """Return why a row came or went."""
        if structural := self._structure.get((table, "")):
            return "schema", structural
        if (verdict := self._decided.verdict(table, row_id)) and not self._texts.withdrew(table, row_id, rows):
            return verdict
        if detail := self._texts.detail(table, row_id, rows):
            return "source", detail
        for row in filter(None, rows):
            if followed := self._came_or_went(row.get("table_name"), row.get("row_id")):
                return followed
        return self._otherwise(table, "")

    def of_value(self, table: str, row_id: str, column: str, rows: tuple[Row, Row]) -> Cause:
        """Return why a value of a row that both releases have is another."""
        if structural := self._structure.get((table, column)):
            return "schema", structural
        if (decided := self._decided.cause(table, row_id, column)) and not self._texts.withdrew(table, row_id, rows):
            return decided
        reviewed = table == "organisations" and column in REVIEWED and rows[1].get("status") == "reviewed"
        if reviewed and (file := self._origins.moved(AUTHORITY)):
            return "knowledge", file
        if detail := self._texts.detail(table, row_id, rows):
            return "source", detail
        if table == "documents" and column in _OF_MANIFEST:
            return "source", f"{_MANIFEST} {row_id}"
        return self._referred(table, column, rows) or self._otherwise(table, column)

    def _came_or_went(self, table: str | None, row_id: str | None) -> Cause | None:
        rows = self._row(table, row_id)
        if not table or not row_id or (rows[0] is None) == (rows[1] is None):
            return None
        return self.of_row(table, row_id, rows)

    def _row(self, table: str | None, row_id: str | None) -> Pair:
        old, new = self._keyed.get(table or "", ({}, {}))
        return old.get(row_id or ""), new.get(row_id or "")

    def _referred(self, table: str, column: str, rows: tuple[Row, Row]) -> Cause | None:
        target = schema.FOREIGN_KEYS.get(table, {}).get(column)
        if column == "row_id":
            named = [(row.get("table_name"), row.get(column)) for row in rows]
        else:
            values = (row.get(column) for row in rows)
            named = [(target, one) for value in values for one in (value if isinstance(value, list) else [value])]
        # The row that is referred to now is asked first: it is what the value was changed for.
        return next(filter(None, (self._came_or_went(*place) for place in reversed(named) if place[0])), None)

    def _otherwise(self, table: str, column: str) -> Cause:
        if origin := self._origins.cause(table, column):
            return origin
        if self._texts.moved:
            return "source", f"{self._texts.all_moved()}, by way of other rows"
        if self._texts.told_otherwise:
            return "source", f"{_MANIFEST} {', '.join(self._texts.told_otherwise)}"
        return "knowledge", _IDENTIFIERS
