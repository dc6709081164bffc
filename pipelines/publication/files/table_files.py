"""Every table as files of a folder: parquet/<table>.parquet and csv/<table>.csv, and back again.

Columns, their order and types come from the schema; rows stand in the order of their key. No value is changed
here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.publication.files import csv_stream, parquet_files
from pipelines.publication.files.declared import declared
from pipelines.publication.files.key_order import KeyOrder
from validations import schema

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


class Writer:
    """Takes the rows of one table part by part and hands them to both files; see `writer`."""

    def __init__(self, name: str, parquet: parquet_files.Writer, csv: csv_stream.Writer) -> None:
        """Begin the table `name`."""
        self._name = name
        self._order = KeyOrder(name, schema.KEYS[name])
        self._parquet = parquet
        self._csv = csv

    @property
    def misread(self) -> list[str]:
        """What spreadsheets would misread in the rows so far, a sentence a cell."""
        return self._csv.misread

    def write(self, rows: pa.Table | pa.RecordBatch) -> None:
        """Take the rows that come next, in the order of the key.

        Raises OutOfOrderError where a row does not come after the one before it, ValueError as `declared` and where
        CSV could not be read back.
        """
        table = declared(self._name, pa.Table.from_batches([rows]) if isinstance(rows, pa.RecordBatch) else rows)
        self._order.follow(table)
        self._csv.write(table)
        self._parquet.write(table)


@contextmanager
def writer(
    name: str, folder: Path, dataset: str = schema.DATASET, rows_a_group: int = parquet_files.ROWS_A_GROUP
) -> Iterator[Writer]:
    """Write one table under `folder` from parts of any size, of which it holds no more than a row group.

    The bytes are those of the table written whole; parts of some thousand rows are the fastest. Files that were there
    stay as they were where anything fails. Parquet files bear the name of the `dataset` and no version: the same rows
    are the same bytes in each release.
    """
    described = schema.arrow_schema(name)
    described = described.with_metadata({b"dataset": dataset.encode(), **(described.metadata or {})})
    with (
        _whole(folder / "parquet" / f"{name}.parquet") as parquet_path,
        _whole(folder / "csv" / f"{name}.csv") as csv_path,
        parquet_files.Writer(described, parquet_path, rows_a_group) as parquet,
        csv_path.open("wb") as file,
    ):
        yield Writer(name, parquet, csv_stream.Writer(f"csv/{name}.csv", described.names, file))


def write(tables: Tables, folder: Path, dataset: str = schema.DATASET) -> list[str]:
    """Write every table under `folder` and return what spreadsheets would misread, a sentence a cell.

    Raises OutOfOrderError where two rows have one key.
    """
    misread: list[str] = []
    for name in schema.TABLES:
        with writer(name, folder, dataset) as table:
            table.write(schema.to_arrow(name, in_order(name, tables[name])))
        misread += table.misread
    return misread


def in_order(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the rows of a table in the order of its key, empty cells first; files hold them in no other."""
    keys = list(zip(*(_comparable([row.get(column) for row in rows]) for column in schema.KEYS[table]), strict=True))
    return [rows[place] for place in sorted(range(len(rows)), key=keys.__getitem__)]


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a folder that `write` has written, from its Parquet files.

    Raises FileNotFoundError where a table is missing, OSError where a file is damaged.
    """
    return {
        name: schema.from_arrow(parquet_files.read(folder / "parquet" / f"{name}.parquet")) for name in schema.TABLES
    }


def _comparable(values: list[Any]) -> list[Any]:
    return [(value is not None, value) for value in values] if None in values else values


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a path to write to, and put what was written there at `path` once all of it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    try:
        yield new
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
