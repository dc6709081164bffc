"""Write decidable.csv anew from the models, once a table has changed: `python -m tests.knowledge.renew`."""

from __future__ import annotations

from pipelines.knowledge.sheets import FOLDER
from pipelines.publication.files import csv_files
from pipelines.resolution.tables import TRACE
from validations import schema
from validations.tables import vocabularies

PATH = FOLDER / "decidable.csv"
HEADER = ("table_name", "column_name", "type", "nullable", "vocabulary")
OF_THE_FILE = ("source_file", "sha256", "bytes", "characters")
"""What a document is as a file nobody decides."""
LONGEST = 30
"""Longer vocabularies (units, indicators) grow with the texts; the contract holds the tables to them."""


def rows() -> list[tuple[str, ...]]:
    """Every column of a table of facts or documents, but for its key and where the row comes from."""
    return [
        (
            table,
            column.name,
            column.format if column.format == "edtf" else column.type,
            str(column.nullable or column.type in ("list", "map")).lower(),
            "|".join(column.enum) if len(column.enum) <= LONGEST else "",
        )
        for table in vocabularies.EVIDENCED_TABLES
        for column in schema.columns(table)
        if column.name not in (*schema.KEYS[table], *TRACE, *OF_THE_FILE)
    ]


def main() -> None:
    csv_files.write(HEADER, rows(), PATH)


if __name__ == "__main__":
    main()
