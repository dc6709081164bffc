"""What the row of a table is called in each language, and data/names.js with the names of what rows refer to.

Scripts show a name where a table has a key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipelines.publication.site import data_scripts
from pipelines.publication.site.languages import CHINESE, Language
from validations import schema

Row = Mapping[str, Any]
Names = tuple[str, str]
"""In English and in Chinese; where only one is known, twice that."""

REFERRED = tuple(
    table for table in schema.TABLES if any(table in references.values() for references in schema.FOREIGN_KEYS.values())
)
"""The tables whose keys other tables hold."""


def write(rows: Mapping[str, Sequence[Row]], folder: Path) -> None:
    """Write the names of all rows that others refer to into the folder of data."""
    data_scripts.write(folder / "names.js", "names", of(rows))


def of(rows: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Names]]:
    """Return the names by table and key, for each table that another refers to."""
    return {table: {row[schema.KEYS[table][0]]: both(table, row) for row in rows[table]} for table in REFERRED}


def called(table: str, row: Row, language: Language) -> str:
    """Return what a row is called in a language, or in the other where it has no name in this one."""
    english, chinese = both(table, row)
    return chinese if language == CHINESE else english


def both(table: str, row: Row) -> Names:
    """Return what a row is called. Raises KeyError for a table whose rows have no name of their own."""
    english, chinese = (row[column] or "" for column in _NAMED_BY[table])
    return english or chinese, chinese or english


_NAMED_BY: Mapping[str, tuple[str, str]] = {
    "documents": ("title", "title"),
    "organisations": ("name_en", "name_zh"),
    "people": ("name_en", "name_zh"),
    "roles": ("title_en", "title_zh"),
    "statistics": ("label_en", "label_zh"),
    "timeline": ("title_en", "title_zh"),
    "contacts": ("value", "value"),
    "indicators": ("name_en", "name_zh"),
}
