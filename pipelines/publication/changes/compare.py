"""What is different between two releases, row by row and value by value, each with its cause, and what it amounts to.

Rows are matched by key. Says what has changed and why (see `causes`), not whether it should have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.publication import versions
from pipelines.publication.changes import state, structure
from pipelines.publication.changes.causes import CAUSES, Causes
from pipelines.publication.changes.state import State
from pipelines.publication.changes.structure import SchemaChange
from pipelines.publication.versions import Level
from validations import schema

KINDS = ("added", "removed", "modified")


class RowChange(NamedTuple):
    """A line of added.csv or removed.csv: a row that came or went."""

    table_name: str
    row_id: str
    cause: str
    detail: str


class ValueChange(NamedTuple):
    """A line of modified.csv: a value that is another, in a row that both releases have."""

    table_name: str
    row_id: str
    column_name: str
    before: Any
    after: Any
    cause: str
    detail: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the release `since` (None for the first), and what it amounts to."""

    since: str | None
    level: Level = "none"
    added: Sequence[RowChange] = ()
    removed: Sequence[RowChange] = ()
    modified: Sequence[ValueChange] = ()
    schema: Sequence[SchemaChange] = ()

    @property
    def none(self) -> bool:
        """Whether nothing is different: no row, no value, nothing of the structure."""
        return not (self.added or self.removed or self.modified or self.schema)

    def of_table(self, table: str) -> Changes:
        """Return the changes of one table alone, and what they would amount to by themselves."""
        added, removed = ([one for one in side if one.table_name == table] for side in (self.added, self.removed))
        modified = [one for one in self.modified if one.table_name == table]
        structural = [one for one in self.schema if one.table_name == table]
        return Changes(self.since, _level(added, removed, modified, structural), added, removed, modified, structural)

    def summary(self) -> dict[str, Any]:
        """Return summary.json: since, level, rows changed by table and by cause, changes of the schema by kind.

        A row is counted once as modified, however many of its values are others; by cause, once for each cause
        that it was modified for.
        """
        rows = {kind: {(one.table_name, one.row_id, one.cause) for one in getattr(self, kind)} for kind in KINDS}
        tables = {
            kind: Counter(table for table, _ in {(table, row_id) for table, row_id, _ in found})
            for kind, found in rows.items()
        }
        causes = {kind: Counter(cause for _, _, cause in found) for kind, found in rows.items()}
        return {
            "since": self.since,
            "level": self.level,
            "rows": _table_of(tables, sorted({table for counted in tables.values() for table in counted})),
            "causes": _table_of(causes, [cause for cause in CAUSES if any(causes[kind][cause] for kind in KINDS)]),
            "schema": dict(sorted(Counter(change.change for change in self.schema).items())),
        }


def _table_of(counted: dict[str, Counter[str]], names: Iterable[str]) -> dict[str, dict[str, int]]:
    return {name: {kind: counted[kind][name] for kind in KINDS} for name in names}


def against(previous: Path | None, now: State) -> Changes:
    """Return what a release that is being made changes in the one in the folder `previous`.

    With no release before, there is nothing to change: every row would be one.
    """
    return Changes(None) if previous is None else between(state.of_release(previous), now)


def between(before: State, after: State) -> Changes:
    """Return what turns one release into another, table by table and row by row in the order of keys."""
    structural = list(structure.between(before, after))
    causes = Causes(before, after, structural)
    added: list[RowChange] = []
    removed: list[RowChange] = []
    modified: list[ValueChange] = []
    for table in [*before.tables, *(name for name in after.tables if name not in before.tables)]:
        for row_id, (old, new) in causes.pairs(table).items():
            if old is None or new is None:
                cause = causes.of_row(table, row_id, (old, new))
                (added if old is None else removed).append(RowChange(table, row_id, *cause))
                continue
            for column in _different(dict(old), dict(new)):
                cause = causes.of_value(table, row_id, column, (old, new))
                modified.append(ValueChange(table, row_id, column, old.get(column), new.get(column), *cause))
    level = _level(added, removed, modified, structural)
    return Changes(before.version, level, added, removed, modified, structural)


def _level(
    added: Sequence[RowChange],
    removed: Sequence[RowChange],
    modified: Sequence[ValueChange],
    structural: Sequence[SchemaChange],
) -> Level:
    return versions.level_of((one.change for one in structural), rows=bool(added or removed or modified))


def _different(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    columns = [*old, *(column for column in new if column not in old)]
    return [
        column
        for column in columns
        if old.get(column) != new.get(column)
        # A column that came or went empty has changed nothing in the row.
        and ((column in old and column in new) or schema.csv_value((old | new)[column]))
    ]
