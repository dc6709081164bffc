"""SQLite, through Python's own module: tables, and the tables of items that hold lists and maps.

A list or map stands in a table of its own with three columns: the key of the row, the place (`position`) or the key of
the item (`name`), and the item. It is named after the key and what it holds, as in event_organisations.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from validators import cells
from validators.integrity import DATABASE
from validators.outcomes import file_of
from validators.tables import Field, Rows, Table

_NESTED = ("list", "map")


def tables(release: Path, table: Table) -> tuple[Sequence[str], Rows]:
    """Read a table from the database, its lists and maps put together from their items."""
    path = file_of(release, DATABASE).absolute()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        names = {name for _, name, *_ in connection.execute(f'pragma table_info("{table.name}")')}
        items = {f.name: _items(connection, table, f) for f in table.fields if f.type in _NESTED}
        plain = [name for name in table.names if name not in items]
        order = ", ".join(f'"{name}"' for name in table.key)
        columns = ", ".join(f'"{name}"' for name in plain if name in names)
        listed = connection.execute(f'select {columns} from "{table.name}" order by {order}').fetchall()
    kinds = {field.name: field.type for field in table.fields}
    rows = []
    for values in listed:
        row = {name: cells.text(cells.typed(kinds[name], value)) for name, value in zip(plain, values, strict=True)}
        rows.append(tuple(items[n].get(row[table.key[0]], "") if n in items else row[n] for n in table.names))
    more = sorted(names - set(table.names))
    return [*table.names, *more], rows


def _items(connection: sqlite3.Connection, table: Table, field: Field) -> dict[str, str]:
    (key,) = table.key
    child = f"{key.removesuffix('_id')}_{field.references or field.name}"
    found: dict[str, list[str]] = {}
    for row, label, item in connection.execute(f'select * from "{child}" order by 1, 2'):
        found.setdefault(row, []).append(f"{label}={item}" if field.type == "map" else item)
    return {row: "|".join(texts) for row, texts in found.items()}
