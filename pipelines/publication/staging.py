"""Lays out a release in a folder aside: tables, dictionary, quality, changes, index, checksums.

A pure function of the tables, the schema and the release before: no clock, no host, no chance. It publishes
nothing and expects tables that have passed the contract; what it is told of the checks, it writes down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication import (
    changes,
    checksums,
    csv_files,
    dictionary,
    gate,
    index,
    parquet_files,
    quality,
    table_files,
)
from pipelines.publication.versions import Level
from validations import schema

Rows = Sequence[Mapping[str, Any]]


def lay_out(
    folder: Path,
    tables: Mapping[str, Rows],
    decisions: Rows,
    *,
    version: str,
    previous: Path | None,
    contract: Mapping[str, Any],
) -> None:
    """Fill an empty folder with a release of `tables`.

    `decisions` are the corrections and translations that were applied, `previous` is the folder of the
    release before (None for the first), `contract` the report of the checks that the tables have passed.
    Raises ContractBroken where the files do not meet the expectations on files.
    """
    misread = table_files.write(tables, folder)
    gate.require_readable(misread)
    results = gate.require_expected(folder)
    (folder / "quality").mkdir()
    counted = quality.coverage(tables["coverage"])
    for name, content in (
        ("contract", contract),
        ("coverage", counted),
        ("decisions", list(decisions)),
        ("expectations", results),
    ):
        index.write_json(content, folder / "quality" / f"{name}.json")

    since, level, differences = difference(tables, previous)
    csv_files.write(
        changes.HEADER,
        ([schema.csv_value(value) for value in change] for change in differences),
        folder / "changes.csv",
    )
    changed = {"since": since, "level": level, "rows": changes.counts(differences)}
    rows = {name: len(tables[name]) for name in schema.TABLES}
    readme = dictionary.compose(version, rows, counted, changed)
    (folder / "README.md").write_text(readme, encoding="utf-8", newline="\n")
    index.write(index.compose(folder, version, changed), folder)
    checksums.write(folder)


def difference(tables: Mapping[str, Rows], previous: Path | None) -> tuple[str | None, Level, list[changes.Change]]:
    """Return the version of the release before, what `tables` change in it, and each change.

    With no release before, there is nothing to change: every row would be one.
    """
    if previous is None:
        return None, "none", []
    told = index.read(previous)
    before = {
        name: table_files.rows(parquet_files.read(previous / "parquet" / f"{name}.parquet")) for name in told["tables"]
    }
    after = {
        name: table_files.rows(schema.to_arrow(name, table_files.in_order(name, tables[name])))
        for name in schema.TABLES
    }
    differences = list(changes.between(before, after, schema.KEYS))
    columns = {name: {"columns": index.columns(name)} for name in schema.TABLES}
    return told["version"], changes.level(told["tables"], columns, differences), differences
