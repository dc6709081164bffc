"""What the page of a table is told: its columns, how many rows and parts there are, what a spreadsheet would reckon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from pipelines.publication.site import rows, views
from pipelines.publication.site.languages import Language
from validations import schema

LENGTHS = (25, 50, 100, 250)
"""How many rows a reader may choose to see at once; the first, until one chooses."""

_SORTED = {"timeline": "date", "documents": "-published"}
"""The column by which a table is sorted at first (with - the last value first); by `called` where none is told."""


def of(table: str, edition: Edition, language: Language) -> Mapping[str, Any]:
    """Return what table.html.j2 is told beside what every page is."""
    found = edition.rows[table]
    return {
        "table": table,
        "about": language.of(schema.table_info(table), "description"),
        "columns": views.columns(table, language),
        "count": len(found),
        "parts": sum(1 for _ in rows.parts(found)),
        "lengths": LENGTHS,
        "sorted": _SORTED.get(table, "called"),
        "formula": csv_files.FORMULA.pattern,
        "harmless": csv_files.NUMBER_OR_PHONE.pattern,
    }
