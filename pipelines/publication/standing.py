"""A release that stands: its index and its rows, of whichever version of the tables.

Looks only, and takes the release's own word for which tables there are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.publication.files import parquet_files, table_files
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
        name: table_files.rows(parquet_files.read(folder / "parquet" / f"{name}.parquet"))
        for name in index(folder)["tables"]
    }


def columns(table: str) -> list[dict[str, Any]]:
    """Return the columns of one of today's tables as an index tells them."""
    types = {field.name: str(field.type) for field in schema.arrow_schema(table)}
    return [
        {"name": c.name, "type": types[c.name], "nullable": c.nullable, "description": c.description_en}
        for c in schema.columns(table)
    ]
