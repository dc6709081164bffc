"""What the models say of every column, and what the files of a release are expected to hold, as lines of two CSV files.

Read anew from the models, not from what was kept when they were loaded.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

from validations import expectations, schema
from validations.schema import Column

FOLDER = Path(__file__).parent
COLUMNS = ("table", *(field.name for field in fields(Column)), "arrow")
EXPECTATIONS = ("file", "expectation", "arguments")
ROWS = 7
"""How many rows a file is supposed to have."""


def column_lines() -> Iterator[tuple[str, ...]]:
    """Yield each table without a column, then its columns with all that is declared of them."""
    for table in schema.TABLES:
        info = schema.table_info.__wrapped__(table)
        yield _line({"table": table, **asdict(info), "name": ""})
        arrow = schema.arrow_schema.__wrapped__(table)
        for column in schema.columns.__wrapped__(table):
            yield _line({"table": table, **asdict(column), "arrow": str(arrow.field(column.name).type)})


def expectation_lines() -> Iterator[tuple[str, ...]]:
    """Yield what is expected of each file, indicators and disagreements allowed to be empty."""
    for table in schema.TABLES:
        for form in expectations.FORMATS:
            for one in expectations._expectations(table, form, ROWS, table in expectations.MAY_BE_EMPTY):
                told = one.configuration.to_json_dict()
                yield f"{form}/{table}", told["type"], json.dumps(told["kwargs"], ensure_ascii=False, sort_keys=True)


FILES = {"columns.csv": (COLUMNS, column_lines), "expectations.csv": (EXPECTATIONS, expectation_lines)}


def written(name: str) -> list[tuple[str, ...]]:
    """Return the lines of a file, its head first."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return [tuple(line) for line in csv.reader(stream)]


def _line(told: dict[str, object]) -> tuple[str, ...]:
    return tuple(_cell(told.get(name, "")) for name in COLUMNS)


def _cell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
