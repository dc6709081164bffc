"""A release that stands: its index and its rows, of whichever version of the tables.

Looks only, and takes the release's own word for which tables there are.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.publication.files import parquet_files
from pipelines.publication.files.json_files import read_json
from validations import schema

INDEX = "index.json"


def index(folder: Path) -> dict[str, Any]:
    """Return the index of a published release; raises FileNotFoundError or json.JSONDecodeError."""
    told: dict[str, Any] = read_json(folder / INDEX)
    return told


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table that the release's index names; raises OSError where a file is damaged."""
    return {
        name: schema.from_arrow(parquet_files.read(folder / "parquet" / f"{name}.parquet"))
        for name in index(folder)["tables"]
    }


def key(table: str, told: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the key columns of a table as its release tells them; the first releases, which do not, had today's."""
    there = [column["name"] for column in told["columns"]]
    known = told.get("key") or schema.KEYS.get(table, ())
    return tuple(known) if known and set(known) <= set(there) else (there[0],)


def told(table: str) -> dict[str, Any]:
    """Return what an index tells of the structure of one of today's tables."""
    types = {field.name: str(field.type) for field in schema.arrow_schema(table)}
    info = schema.table_info(table)
    return {
        "description": info.description_en,
        "description_zh": info.description_zh,
        "key": schema.KEYS[table],
        "columns": [
            {
                "name": column.name,
                "type": types[column.name],
                "nullable": column.nullable,
                "references": column.references,
                "description": column.description_en,
                "description_zh": column.description_zh,
                **({"codes": column.enum} if column.enum else {}),
            }
            for column in schema.columns(table)
        ],
    }


def withheld(folder: Path) -> list[dict[str, Any]]:
    """Return the places of the texts that a published release leaves out, for validations.withheld."""
    path = folder / "quality" / "withheld.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [{**row, "start": int(row["start"]), "end": int(row["end"])} for row in csv.DictReader(file)]
