"""Polars: Parquet and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from validators import cells
from validators.tables import Rows, Table

_TYPES: dict[str, Any] = {"integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}


def parquet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from Parquet."""
    return _rows(pl.read_parquet(release / "parquet" / f"{table.name}.parquet"))


def csv(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from CSV."""
    types = {field.name: _TYPES.get(field.type, pl.String) for field in table.fields}
    return _rows(pl.read_csv(release / "csv" / f"{table.name}.csv", schema_overrides=types))


def _rows(frame: pl.DataFrame) -> tuple[Sequence[str], Rows]:
    return frame.columns, cells.texts(frame.rows())
