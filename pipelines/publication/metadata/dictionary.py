"""dictionary/: every column of every table, and every code that a column may hold, in both languages.

fields.csv and codes.csv say for programs and spreadsheets what the READMEs say for readers. All of it is derived
from the models and their vocabularies; nothing is added here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.publication import gate
from pipelines.publication.edition import Edition
from pipelines.publication.files import csv_files
from validations import schema
from validations.schema import Column
from validations.tables import codes, field_ids
from validations.tables.vocabularies import RULES

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

CODES = (*codes.Code._fields, "used_by")
"""The header of codes.csv; `used_by` names what holds the code or others of its vocabulary: a column as table.column,
or a file."""

_FILES = {
    "changes": ("changes/summary.json",),
    "causes": ("changes/added.csv", "changes/modified.csv", "changes/removed.csv", "changes/summary.json"),
    "schema_changes": ("changes/schema.csv", "changes/summary.json"),
    "levels": ("changes/summary.json", "index.json"),
}
"""What holds the codes of vocabularies that tell of releases, not of facts."""

_TABLES_OF_RULES = {"bodies": "organisations", "events": "timeline", "contacts.name_on_line": "people"}
"""The table that the rules of a package, or one of them, read where it has not the name of the package."""


def write(edition: Edition) -> None:
    """Write fields.csv and codes.csv; raises FilesRefusedError where spreadsheets would misread a cell."""
    folder = edition.folder / "dictionary"
    folder.mkdir()
    for name, header, lines in (("fields", FIELDS, fields()), ("codes", CODES, code_lines())):
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


def code_lines() -> Iterator[tuple[object, ...]]:
    """Yield a line a code that a release may hold, vocabularies and codes in the order of codes.csv."""
    for name, listed in codes.vocabularies().items():
        if users := list(used_by(name)):
            yield from ((*code, _of_rule(code.code, users) if name == RULES.name else users) for code in listed)


def _of_rule(rule: str, users: Sequence[str]) -> list[str]:
    """Return those of the columns that hold a rule, by its package; all of them where that tells nothing.

    >>> _of_rule("events.point", ["organisations.rule", "timeline.rule", "evidence.rule"])
    ['timeline.rule', 'evidence.rule']
    """
    package = rule.partition(".")[0]
    own = f"{_TABLES_OF_RULES.get(rule, _TABLES_OF_RULES.get(package, package))}.rule"
    return [user for user in users if user in (own, "evidence.rule")] if own in users else list(users)


def used_by(vocabulary: str) -> Iterator[str]:
    """Yield the columns and files that hold codes of a vocabulary; nothing for those that only define others.

    >>> list(used_by("units"))
    ['statistics.unit', 'indicators.unit']
    """
    for table in schema.TABLES:
        yield from (f"{table}.{column.name}" for column in schema.columns(table) if column.vocabulary == vocabulary)
    yield from _FILES.get(vocabulary, ())


def _parts(table: str, column: Column) -> dict[str, str]:
    return {
        part: str(number)
        for (of, name, part), number in field_ids.given().items()
        if (of, name) == (table, column.name) and part
    }
