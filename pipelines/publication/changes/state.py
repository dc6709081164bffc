"""What of a release decides what has changed: its rows, tables, decisions and the code that made it.

The same of a release that stands, whatever its layout, and of one that is being made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.publication import standing
from pipelines.publication.files.json_files import read_json
from validations import schema

Row = Mapping[str, Any]
Decisions = Mapping[tuple[str, str, str], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class State:
    """A release as far as changes are told.

    `tables` describes each table as index.json does (see standing.told); `decisions` are the lines of
    quality/decisions.json; `code` the digests of index.json.
    """

    version: str
    rows: Mapping[str, Sequence[Row]]
    tables: Mapping[str, Mapping[str, Any]]
    decisions: Sequence[Row]
    code: Mapping[str, Any]

    def keyed(self, table: str) -> dict[str, Row]:
        """Return the rows of a table by their key: its parts joined by `:`, nothing for an empty one."""
        key = self.tables[table]["key"]
        return {":".join("" if row[part] is None else str(row[part]) for part in key): row for row in self.rows[table]}

    def columns(self, table: str) -> dict[str, Mapping[str, Any]]:
        """Return what is told of each column of a table, none for a table that the release has not."""
        return {column["name"]: column for column in self.tables.get(table, {}).get("columns", ())}

    def decided(self) -> Decisions:
        """Return the decisions on each table, row and column, in the order in which they were applied."""
        found: dict[tuple[str, str, str], list[Row]] = {}
        for decision in self.decisions:
            place = decision["table_name"], decision["row_id"], decision["column_name"]
            found.setdefault(place, []).append(decision)
        return found


def of_release(folder: Path) -> State:
    """Return the state of a published release; raises OSError where a file is missing or damaged."""
    told = standing.index(folder)
    decisions = folder / "quality" / "decisions.json"
    return State(
        version=told["version"],
        rows=standing.rows(folder),
        tables={name: {**table, "key": standing.key(name, table)} for name, table in told["tables"].items()},
        decisions=read_json(decisions) if decisions.is_file() else [],
        code=told.get("code", {}),
    )


def of_tables(
    rows: Mapping[str, Sequence[Row]], decisions: Sequence[Row], version: str, code: Mapping[str, Any]
) -> State:
    """Return the state of a release of today's tables while it is made."""
    return State(version, rows, {name: standing.told(name) for name in schema.TABLES}, decisions, code)
