"""The tables of the five texts as CSV, without what only says where a file came from."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

from pipelines.publication import building
from pipelines.publication.files import table_files
from validations import schema

FOLDER = Path(__file__).parent
RAW = FOLDER.parents[1] / "raw"
TABLES = ("documents", "organisations", "people", "roles", "statistics", "timeline", "contacts", "evidence", "coverage")


@cache
def built() -> dict[str, str]:
    """Return each table as the text of a CSV file, rows in the order of their key."""
    resolved = building.build(RAW).rows
    return {name: _csv(name, resolved[name]) for name in TABLES}


def _csv(name: str, rows: list[dict[str, object]]) -> str:
    table = schema.to_arrow(name, table_files.in_order(name, rows))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([schema.csv_value(value) for value in row.values()] for row in table.to_pylist())
    return text.getvalue()
