"""dictionary/: every column of every table, and every code that a column may hold, in both languages.

fields.csv and codes.csv say for programs and spreadsheets what the READMEs say for readers. All of it is derived
from the models and their vocabularies; nothing is added here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.publication import gate
from pipelines.publication.edition import Edition
from pipelines.publication.files import code_lists, csv_files
from validations import schema
from validations.schema import Column
from validations.tables import field_ids

FIELDS = (
    "table",
    "column",
    "type",
    "arrow_type",
    "nullable",
    "key",
    "references",
    "unit",
    "format",
    "vocabulary",
    "closed",
    "pattern",
    "minimum",
    "exclusive_minimum",
    "field_id",
    "part_field_ids",
    "title_en",
    "title_zh",
    "description_en",
    "description_zh",
)
"""The header of fields.csv. `key`: whether the column is part of what names a row; `references`: the table whose key
it holds; `closed`: whether the codes of the vocabulary are the only ones; `exclusive_minimum`: what it is above;
`part_field_ids`: the field ids of the parts of lists and maps."""


def write(edition: Edition) -> None:
    """Write fields.csv and codes.csv; raises FilesRefusedError where spreadsheets would misread a cell."""
    folder = edition.folder / "dictionary"
    folder.mkdir()
    for name, header, lines in (("fields", FIELDS, fields()), ("codes", code_lists.HEADER, code_lists.rows())):
        rows = [tuple(map(schema.csv_value, line)) for line in lines]
        gate.require_readable(csv_files.misread(f"dictionary/{name}.csv", header, rows))
        csv_files.write(header, rows, folder / f"{name}.csv")


def fields() -> Iterator[tuple[object, ...]]:
    """Yield a line a column, tables and columns in the order in which they are documented."""
    for table in schema.TABLES:
        types = {field.name: str(field.type) for field in schema.arrow_schema(table)}
        for column in schema.columns(table):
            yield (
                table,
                column.name,
                column.type,
                types[column.name],
                column.nullable,
                column.name in schema.KEYS[table],
                column.references,
                column.unit,
                column.format,
                column.vocabulary,
                bool(column.enum) if column.vocabulary else None,
                column.pattern,
                None if column.above else column.minimum,
                column.minimum if column.above else None,
                field_ids.number(table, column.name),
                _parts(table, column),
                column.title_en,
                column.title_zh,
                column.description_en,
                column.description_zh,
            )


def _parts(table: str, column: Column) -> dict[str, str]:
    return {
        part: str(number)
        for (of, name, part), number in field_ids.given().items()
        if (of, name) == (table, column.name) and part
    }
