"""Every table as files of a folder: parquet/<table>.parquet and csv/<table>.csv, and back again.

Columns, their order and types come from the schema; rows stand in the order of their key. No value is changed
here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.publication.files import csv_files, parquet_files
from validations import schema

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def write(tables: Tables, folder: Path, dataset: str = schema.DATASET) -> list[str]:
    """Write every table under `folder` and return what spreadsheets would misread, a sentence a cell.

    Parquet files bear the name of the `dataset` and no version: the same rows are the same bytes in each release.
    """
    (folder / "parquet").mkdir(parents=True, exist_ok=True)
    (folder / "csv").mkdir(exist_ok=True)
    misread: list[str] = []
    for name in schema.TABLES:
        table = schema.to_arrow(name, in_order(name, tables[name]))
        table = table.replace_schema_metadata({b"dataset": dataset.encode(), **(table.schema.metadata or {})})
        parquet_files.write(table, folder / "parquet" / f"{name}.parquet")
        cells = [[schema.csv_value(value) for value in row.values()] for row in table.to_pylist()]
        csv_files.write(table.column_names, cells, folder / "csv" / f"{name}.csv")
        misread += csv_files.misread(f"csv/{name}.csv", table.column_names, cells)
    return misread


def in_order(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the rows of a table in the order of its key, empty cells first; files hold them in no other."""
    key = schema.KEYS[table]
    return sorted(rows, key=lambda row: [(row.get(column) is not None, row.get(column)) for column in key])


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a folder that `write` has written, from its Parquet files.

    Raises FileNotFoundError where a table is missing, OSError where a file is damaged.
    """
    return {name: rows(parquet_files.read(folder / "parquet" / f"{name}.parquet")) for name in schema.TABLES}


def rows(table: pa.Table) -> list[dict[str, Any]]:
    """Return an Arrow table as rows; maps become dictionaries with their keys in order."""
    maps = [field.name for field in table.schema if pa.types.is_map(field.type)]
    listed = table.to_pylist()
    for row in listed:
        for name in maps:
            row[name] = dict(sorted(row[name] or ()))
    return listed
