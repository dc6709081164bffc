"""What is different between two releases, row by row and column by column, each change with its cause.

Rows are matched by key. A row whose sources are all as they were has changed because the rules or people's
decisions have; one that rests on a new, changed or withdrawn text names it. Says what has changed, not
whether it should have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.publication import standing
from pipelines.publication.versions import Level
from validations import schema

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
Keys = Mapping[str, Sequence[str]]

HEADER = ("table_name", "row_id", "change", "column_name", "before", "after", "cause")
DECIDED = "rules or decisions"


class Change(NamedTuple):
    """A line of changes.csv: `change` is added, removed or changed; only the last has values."""

    table_name: str
    row_id: str
    change: str
    column_name: str
    before: Any
    after: Any
    cause: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the release `since` (None for the first), and what it amounts to."""

    since: str | None
    level: Level
    differences: Sequence[Change]

    def summary(self) -> dict[str, Any]:
        """Return the entry `changes` of the index: since, level, and the rows changed of each table."""
        return {"since": self.since, "level": self.level, "rows": counts(self.differences)}


def against(previous: Path | None, rows: Tables) -> Changes:
    """Return what `rows`, as they are to be published, change in the release in the folder `previous`.

    With no release before, there is nothing to change: every row would be one.
    """
    if previous is None:
        return Changes(None, "none", [])
    told = standing.index(previous)
    differences = list(between(standing.rows(previous), rows, schema.KEYS))
    columns = {name: {"columns": standing.columns(name)} for name in schema.TABLES}
    return Changes(told["version"], level(told["tables"], columns, differences), differences)


def between(before: Tables, after: Tables, keys: Keys) -> Iterator[Change]:
    """Yield what turns the tables `before` into `after`, table by table and row by row in the order of keys.

    `keys` names each table's key columns. Tables that only one side has are passed over: see `level`.
    """
    texts = _texts(before, after)
    resting = _resting_on(before), _resting_on(after)
    for table, key in keys.items():
        if table not in before or table not in after:
            continue
        old, new = ({_row_id(row, key): row for row in side[table]} for side in (before, after))
        for row_id in sorted(old.keys() | new.keys()):
            rows = old.get(row_id), new.get(row_id)
            documents = {row["document_id"] for row in rows if row and "document_id" in row}
            documents.update(*(side[table, row_id] for side in resting))
            cause = "; ".join(texts[document] for document in sorted(documents) if document in texts) or DECIDED
            yield from _row_changes(table, row_id, rows, cause)


def counts(changes: Sequence[Change]) -> dict[str, dict[str, int]]:
    """Return for each table with changes how many rows were added, removed and changed."""
    rows = Counter((table, change) for table, _, change in {(c.table_name, c.row_id, c.change) for c in changes})
    tables = {table: {"added": 0, "removed": 0, "changed": 0} for table, _ in sorted(rows)}
    for (table, change), number in rows.items():
        tables[table][change] = number
    return tables


def level(before: Mapping[str, Any], after: Mapping[str, Any], changes: Sequence[Change]) -> Level:
    """Return what the changes amount to: see `versions`.

    `before` and `after` describe the tables of two releases as index.json does: table to its `columns`, each
    with `name` and `type`. `none` means that no row and no column is different, which says nothing of the
    other files.
    """
    old, new = (
        {(table, column["name"]): column["type"] for table, told in side.items() for column in told["columns"]}
        for side in (before, after)
    )
    if any(new.get(column) != kind for column, kind in old.items()):
        return "major"
    return "minor" if changes or new.keys() != old.keys() else "none"


def _row_id(row: Mapping[str, Any], key: Sequence[str]) -> str:
    return ":".join("" if row[column] is None else str(row[column]) for column in key)


def _row_changes(
    table: str, row_id: str, rows: tuple[Mapping[str, Any] | None, Mapping[str, Any] | None], cause: str
) -> Iterator[Change]:
    old, new = rows
    if old is None or new is None:
        yield Change(table, row_id, "added" if old is None else "removed", "", None, None, cause)
        return
    for column in [*old, *(column for column in new if column not in old)]:
        if old.get(column) != new.get(column):
            yield Change(table, row_id, "changed", column, old.get(column), new.get(column), cause)


def _texts(before: Tables, after: Tables) -> dict[str, str]:
    """Return the documents that are new, withdrawn or of other bytes, each with the words that say so."""
    old, new = ({row["document_id"]: row["sha256"] for row in side.get("documents", ())} for side in (before, after))
    said = {document: f"new text {document}" for document in new.keys() - old.keys()}
    said |= {document: f"withdrawn text {document}" for document in old.keys() - new.keys()}
    said |= {
        document: f"changed text {document}" for document in old.keys() & new.keys() if old[document] != new[document]
    }
    return said


def _resting_on(tables: Tables) -> dict[tuple[str, str], set[str]]:
    resting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables.get("evidence", ()):
        resting[row["table_name"], row["row_id"]].add(row["document_id"])
    return resting
