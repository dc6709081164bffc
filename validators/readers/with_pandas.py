"""pandas: Parquet, CSV and the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from validators import cells, tables
from validators.outcomes import file_of
from validators.tables import Rows, Table

SPREADSHEET = "hkbiomed.xlsx"
_TYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


def parquet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from Parquet."""
    return _rows(pd.read_parquet(release / "parquet" / f"{table.name}.parquet"))


def csv(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from CSV."""
    types = {field.name: _TYPES.get(field.type, "str") for field in table.fields}
    path = release / "csv" / f"{table.name}.csv"
    return _rows(pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""]))


def spreadsheet(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table's own columns from its sheet, through openpyxl; columns among them are for people."""
    path = file_of(release, SPREADSHEET)
    frame = pd.read_excel(path, sheet_name=table.name, dtype=object, keep_default_na=False, na_values=[""])
    rows = ((None if pd.isna(value) else value for value in row) for row in frame.itertuples(index=False, name=None))
    return tables.of_sheet(table, list(frame.columns), rows)


def _rows(frame: pd.DataFrame) -> tuple[Sequence[str], Rows]:
    return list(frame.columns), cells.texts(frame.itertuples(index=False, name=None))
