"""DuckDB: Parquet and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from validators import cells
from validators.tables import Rows, Table

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def parquet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from Parquet."""
    path = release / "parquet" / f"{table.name}.parquet"
    with duckdb.connect() as connection:
        return _rows(connection.read_parquet(str(path)))


def csv(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from CSV."""
    types = {field.name: _TYPES.get(field.type, "VARCHAR") for field in table.fields}
    path = release / "csv" / f"{table.name}.csv"
    with duckdb.connect() as connection:
        return _rows(connection.read_csv(str(path), header=True, dtype=types, quotechar='"', escapechar='"'))


def _rows(relation: duckdb.DuckDBPyRelation) -> tuple[Sequence[str], Rows]:
    return relation.columns, cells.texts(relation.fetchall())
