"""Links between rows that Datasette does not make itself, for it knows foreign keys alone, and those in tables only.

Datasette loads this file, in its own environment; nothing of the product does. The metadata tell what leads where.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import Any

from datasette import hookimpl
from datasette.utils import escape_sqlite, tilde_encode
from markupsafe import Markup

NAME = "links"


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Awaitable[Markup] | Markup | None:
    """Link identifiers to their rows, `row_id` by the `table_name` beside it, and a row's own one to its quotes."""
    told = datasette.plugin_config(NAME, database=database)
    target = told["columns"].get(column.removeprefix("quote_"))
    if column == "row_id" and "table_name" in row.keys():  # noqa: SIM118 - a row of SQLite holds values, not names
        target = row["table_name"]
    if isinstance(value, dict):
        # A foreign key that Datasette links by its label; where there is none it would write "None".
        value = value["value"] if value["label"] is None else None
    if target is None or not isinstance(value, str):
        return None
    if target == table and column == told["keys"][target]:
        quotes = f"{datasette.urls.table(database, told['quotes'])}?row_id={tilde_encode(value)}"
        return Markup('{} (<a href="{}">its quotes</a>)').format(value, quotes)
    address = f"{datasette.urls.table(database, target)}/{tilde_encode(value)}"
    return _linked(
        datasette.get_database(database), target, told["keys"][target], told["labels"][target], value, address
    )


async def _linked(database: Any, table: str, key: str, labels: Sequence[str], value: str, address: str) -> Markup:
    """Return a link as Datasette makes them: what the row is called, and its identifier."""
    called = ", ".join(["NULL", "NULL", *map(escape_sqlite, labels)])
    found = await database.execute(
        f"SELECT coalesce({called}) FROM {escape_sqlite(table)} WHERE {escape_sqlite(key)} = ?", [value]
    )
    if (label := found.single_value()) is None:
        return Markup('<a href="{}">{}</a>').format(address, value)
    return Markup('<a href="{}">{}</a>&nbsp;<em>{}</em>').format(address, label, value)
