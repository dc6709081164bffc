"""hkbiomed.sqlite: the tables for people who query, with keys, references, checks, quotes and full-text search.

The library comes with its own SQLite (APSW), so that the same rows make the same bytes wherever that version runs.
Only read by those who have it: no journal, no statistics, nothing that a reader would have to repair.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import apsw

from pipelines.publication.edition import Edition
from pipelines.publication.files.database import descriptions, search, structure, views
from pipelines.publication.versions import parse
from validations import schema
from validations.tables.codes import Code

NAME = "hkbiomed.sqlite"
APPLICATION_ID = int.from_bytes(b"HKBM")
"""What the command `file` and PRAGMA application_id tell these files by."""

PAGE = 4096


def write(edition: Edition) -> None:
    """Write the database of a release; raises apsw.ConstraintError for rows that the models would refuse."""
    connection = apsw.Connection(str(edition.folder / NAME))
    try:
        for pragma in (f"page_size = {PAGE}", "encoding = 'UTF-8'", "journal_mode = MEMORY", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        with connection:
            _fill(connection, edition)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").fetchall()
        connection.execute(f"PRAGMA user_version = {user_version(edition.version)}").fetchall()
        connection.execute("VACUUM")
    finally:
        connection.close()


def user_version(version: str) -> int:
    """Return a version as one number, in the order of versions.

    >>> user_version("1.2.3")
    1002003
    """
    major, minor, patch = parse(version)
    return (major * 1000 + minor) * 1000 + patch


def _fill(connection: apsw.Connection, edition: Edition) -> None:
    for statement in (*structure.statements(), *descriptions.STATEMENTS, *search.STATEMENTS):
        connection.execute(statement)
    for table in schema.TABLES:
        rows = edition.rows[table]
        own = [column.name for column in structure.plain(table)]
        _insert(connection, table, own, ([_value(row[column]) for column in own] for row in rows))
        for child in structure.children(table):
            _insert(connection, child.name, child.columns, _items(child, rows))
    _insert(connection, "release", descriptions.RELEASE, descriptions.release(edition))
    _insert(connection, "dictionary", descriptions.DICTIONARY, descriptions.dictionary())
    _insert(connection, "codes", Code._fields, descriptions.codes())
    texts = list(search.texts(edition.rows))
    facts = list(search.facts(texts))
    _insert(connection, "search_text", search.Text._fields, texts)
    _insert(connection, "search_rows", search.Found._fields[:-1], (fact[:-1] for fact in facts))
    _insert(connection, "search", ("rowid", *search.Found._fields[1:]), facts)
    for statement in (search.OPTIMISE, *structure.triggers(), *(view.sql for view in views.views())):
        connection.execute(statement)


def _insert(connection: apsw.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    places = ", ".join("?" for _ in columns)
    into = f"INSERT INTO {structure.name(table)} ({structure.names(columns)}) VALUES ({places})"
    connection.executemany(into, rows)


def _items(child: structure.Child, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Any, Any, str]]:
    for row in rows:
        value = row[child.column.name]
        labelled = enumerate(value, 1) if child.label == "position" else value.items()
        yield from ((row[child.key], label, item) for label, item in labelled)


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
