"""The tables of the database, derived from the models: types, keys, checks, references, indexes.

Tables are STRICT and have the columns of the models but for lists and maps. Those are tables of their own, one row per
item, so that items are held to what they refer to and can be joined and indexed; they are not repeated as text or
JSON, for a value told twice can be told in two ways. Patterns are not checked here: SQLite has no regular
expressions of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from validations import schema

_TYPES: dict[str, str] = {
    "string": "TEXT", "date": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "number": "REAL",
}  # fmt: skip
_NESTED = ("list", "map")
_POINTER = ("table_name", "row_id")


class Child(NamedTuple):
    """The table that holds a column of lists or maps of `parent`: `key` names the row, `item` the value."""

    name: str
    parent: str
    column: schema.Column
    key: str
    label: str
    item: str

    @property
    def columns(self) -> tuple[str, str, str]:
        """Return the names of its three columns."""
        return self.key, self.label, self.item


def plain(table: str) -> list[schema.Column]:
    """Return the columns of a table that are columns of the database as well."""
    return [column for column in schema.columns(table) if column.type not in _NESTED]


def children(table: str) -> list[Child]:
    """Return the tables that hold the lists and maps of a table.

    >>> [child.name for child in children("timeline")], children("timeline")[0].columns
    (['event_organisations'], ('event_id', 'position', 'organisation_id'))
    """
    found = []
    for column in schema.columns(table):
        if column.type in _NESTED:
            (key,) = schema.KEYS[table]
            name = f"{key.removesuffix('_id')}_{column.references or column.name}"
            item = schema.KEYS[column.references][0] if column.references else "value"
            found.append(Child(name, table, column, key, "position" if column.type == "list" else "name", item))
    return found


def statements() -> Iterator[str]:
    """Yield what makes all tables and their indexes, those first that others refer to in documentation order."""
    for table in schema.TABLES:
        yield from _table(table)
        for child in children(table):
            yield from _child(child)


def triggers() -> Iterator[str]:
    """Yield what refuses a row that points, by the name of a table, to a row that is not there."""
    for table in pointing():
        (targets,) = (column.enum for column in schema.columns(table) if column.name == _POINTER[0])
        known = " ".join(
            f"WHEN {text(target)} THEN EXISTS (SELECT 1 FROM {name(target)} WHERE {name(schema.KEYS[target][0])} = "
            "NEW.row_id)"
            for target in targets
        )
        yield (
            f"CREATE TRIGGER {name(f'{table}_row')} BEFORE INSERT ON {name(table)}\n"
            f"WHEN NEW.row_id IS NOT NULL AND NOT CASE NEW.table_name {known} END\n"
            f"BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed: {table}.row_id'); END"
        )


def pointing() -> list[str]:
    """Return the tables whose rows name the table of the row that they are about."""
    return [table for table in schema.TABLES if set(_POINTER) <= {column.name for column in plain(table)}]


def name(identifier: str) -> str:
    """Return an identifier as SQL takes it, words of SQL included."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """Return a text as SQL takes it."""
    return "'" + value.replace("'", "''") + "'"


def names(identifiers: Iterable[str]) -> str:
    """Return identifiers joined by commas."""
    return ", ".join(map(name, identifiers))


def _table(table: str) -> Iterator[str]:
    key, columns = schema.KEYS[table], plain(table)
    nullable = {column.name for column in columns if column.nullable}
    lines = [_column(column) for column in columns]
    # A primary key admits no null; where a part may be empty, an index makes the key unique instead.
    if not nullable & set(key):
        lines.append(f"PRIMARY KEY ({names(key)})")
    yield _create(table, lines)
    if nullable & set(key):
        parts = ", ".join(f"coalesce({name(part)}, '')" if part in nullable else name(part) for part in key)
        yield f"CREATE UNIQUE INDEX {name(f'{table}_key')} ON {name(table)} ({parts})"
    indexed: list[tuple[str, ...]] = [(column.name,) for column in columns if column.references]
    if table in pointing() and key[: len(_POINTER)] != _POINTER:
        indexed.append(_POINTER)
    for together in indexed:
        yield f"CREATE INDEX {name('_'.join((table, *together)))} ON {name(table)} ({names(together)})"


def _column(column: schema.Column) -> str:
    told = [name(column.name), _TYPES[column.type]]
    if not column.nullable:
        told.append("NOT NULL")
    if column.references:
        told.append(_reference(column.references))
    if column.enum:
        told.append(f"CHECK ({name(column.name)} IN ({', '.join(map(text, column.enum))}))")
    if column.minimum is not None:
        told.append(f"CHECK ({name(column.name)} {'>' if column.above else '>='} {column.minimum})")
    if column.type == "boolean":
        told.append(f"CHECK ({name(column.name)} IN (0, 1))")
    if column.type == "date":
        told.append(f"CHECK ({name(column.name)} = date({name(column.name)}))")
    return " ".join(told)


def _reference(table: str) -> str:
    return f"REFERENCES {name(table)} ({names(schema.KEYS[table])})"


def _child(child: Child) -> Iterator[str]:
    label = 'INTEGER NOT NULL CHECK ("position" > 0)' if child.label == "position" else "TEXT NOT NULL"
    refers = f" {_reference(child.column.references)}" if child.column.references else ""
    lines = [
        f"{name(child.key)} TEXT NOT NULL {_reference(child.parent)}",
        f"{name(child.label)} {label}",
        f"{name(child.item)} TEXT NOT NULL{refers}",
        f"PRIMARY KEY ({names((child.key, child.label))})",
    ]
    if child.label == "position":
        lines.append(f"UNIQUE ({names((child.key, child.item))})")
    yield _create(child.name, lines)
    yield f"CREATE INDEX {name(f'{child.name}_{child.item}')} ON {name(child.name)} ({name(child.item)})"


def _create(table: str, lines: Iterable[str]) -> str:
    return f"CREATE TABLE {name(table)} (\n  " + ",\n  ".join(lines) + "\n) STRICT"
