"""changes/: what is different from the release before, as files that programs read.

added.csv, removed.csv (a line a row), modified.csv (a line a value, both values as the tables' CSV files write them),
schema.csv (a line a table, column or code), summary.json (see compare.Changes.summary). In the first release they
hold nothing but their heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.publication.changes import structure
from pipelines.publication.changes.compare import Changes, RowChange, ValueChange
from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from pipelines.publication.files.json_files import write_json
from validations import schema

HEADERS = {
    "added": RowChange._fields,
    "removed": RowChange._fields,
    "modified": ValueChange._fields,
    "schema": structure.HEADER,
}


def write(edition: Edition) -> None:
    """Write the folder changes/ of a release."""
    folder = edition.folder / "changes"
    folder.mkdir()
    for name, lines in cells(edition.changes).items():
        csv_files.write(HEADERS[name], lines, folder / f"{name}.csv")
    write_json(edition.changes.summary(), folder / "summary.json")


def cells(changes: Changes) -> dict[str, list[list[str]]]:
    """Return the lines of each file as cells of CSV."""
    listed: dict[str, Sequence[tuple[Any, ...]]] = {name: getattr(changes, name) for name in HEADERS}
    return {name: [[schema.csv_value(value) for value in line] for line in lines] for name, lines in listed.items()}
