"""What Datasette is told of a release's database: titles, descriptions, terms, labels, facets, orders, queries.

All of it is read from the database itself (its `dictionary` and `release`) and from the words on the dataset, so that
any release is shown as it describes itself; only the queries are written, in queries.toml. See
https://docs.datasette.io/en/stable/metadata.html for the keys.

Datasette speaks English; Chinese titles stand beside the English ones, Chinese descriptions of tables after them. Its
own `units` would round values to prefixes, so that the unit of a column is told in its description instead.
"""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pipelines.publication.files import database
from pipelines.publication.metadata import dataset

Json = dict[str, Any]
Row = sqlite3.Row

PLUGINS = Path(__file__).with_name("plugins")
STATIC = Path(__file__).with_name("static")
MOUNT = "looks"
"""Folders for Datasette's --plugins-dir and, under the name of MOUNT, its --static."""

_QUERIES = Path(__file__).with_name("queries.toml")
_QUOTES = "quotes_of_a_fact"
_LABELS = ("title", "name", "label")
# The full-text index is no table to look at; what it shows of a fact is, and is searched by it.
_SEARCHED: Json = {"fts_table": "search", "fts_pk": "search_id"}


def metadata(release: Path) -> Json:
    """Return Datasette's metadata on the database of the release in a folder.

    Raises FileNotFoundError where it has no database.
    """
    file = release / database.NAME
    if not file.is_file():
        raise FileNotFoundError(f"{release} has no {database.NAME}: name a release that has")
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        (told,) = connection.execute("SELECT * FROM release")
        words = dataset.load(told["name"])
        terms = {
            "license": words.licence.name,
            "license_url": words.licence.url,
            "source": "the texts in the table documents",
            "source_url": f"/{file.stem}/documents",
        }
        return {
            "title": f"{dataset.title(told['name'])}, {told['version']}",
            "description": f"{words.description_en} {words.description_zh}",
            **terms,
            "extra_css_urls": [f"/{MOUNT}/browse.css"],
            "databases": {
                file.stem: {
                    "description": told["rights"],
                    # Repeated for each table, for the page of a row inherits them only once its table was opened.
                    "tables": {table: {**looks, **terms} for table, looks in _tables(connection).items()},
                    "queries": queries(),
                    "plugins": {"links": _links(connection)},
                }
            },
        }


def queries() -> Json:
    """Return the canned queries, by name: title, description, sql."""
    return {
        name: {
            "title": f"{told['title']} {told['title_zh']}",
            "description": told["description"],
            "sql": told["sql"],
            "hide_sql": True,
        }
        for name, told in tomllib.loads(_QUERIES.read_text(encoding="utf-8")).items()
    }


def _tables(connection: sqlite3.Connection) -> Json:
    described = list(connection.execute("SELECT * FROM dictionary"))
    columns = {(row["table_name"], row["column_name"]): row for row in described if row["object"] == "column"}
    tables: Json = {}
    for row in described:
        if row["object"] != "column":
            table = row["table_name"]
            own = [columns[table, name] for name in _names(connection, table) if (table, name) in columns]
            tables[table] = {**_told(row), **_looks(connection, table, own)}
    tables["search_rows"] |= _SEARCHED
    return tables


def _names(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table in their order; a list or map of the dictionary is none of them."""
    return [row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _links(connection: sqlite3.Connection) -> Json:
    """Return what plugins/links.py is told.

    The tables whose keys a column holds, by its name; their keys; the columns that say what their rows are called; the
    query that shows the quotes of a row.
    """
    pointing = [row for row in connection.execute("SELECT * FROM dictionary") if row["references"]]
    columns = {row["column_name"]: row["references"] for row in pointing}
    single = connection.execute(
        "SELECT d.table_name, max(p.name) AS key FROM dictionary d JOIN pragma_table_info(d.table_name) p "
        "WHERE d.object = 'table' AND p.pk GROUP BY d.table_name HAVING count(*) = 1 AND max(p.type) = 'TEXT'"
    )
    keys = {row["table_name"]: row["key"] for row in single if row["key"].endswith("_id")}
    return {
        "columns": columns | {key: table for table, key in keys.items()},
        "keys": keys,
        "labels": {table: _labels(connection, table) for table in keys},
        "quotes": _QUOTES,
    }


def _told(row: Row) -> Json:
    return {
        "title": f"{row['title_en']} {row['title_zh']}",
        "description": f"{row['description_en']} {row['description_zh']}",
    }


def _looks(connection: sqlite3.Connection, table: str, columns: Sequence[Row]) -> Json:
    """Return how the rows of a table are shown: what stands for one, in which order, grouped by what."""
    looks: Json = {}
    if columns:
        looks["columns"] = {row["column_name"]: _column(row) for row in columns}
    called = _labels(connection, table) if columns else []
    if called:
        looks["label_column"] = called[0]
    if order := [*(row["column_name"] for row in columns if row["type"] == "date"), *called]:
        looks["sort"] = order[0]
    if facets := [row["column_name"] for row in columns if row["closed"] or row["references"] == "documents"]:
        looks["facets"] = facets
    return looks


def _column(row: Row) -> str:
    told = f"{row['title_en']} {row['title_zh']}: {row['description_en']}"
    if row["unit"]:
        told += f" Unit: {row['unit']}."
    if row["vocabulary"]:
        told += f" Codes: {row['vocabulary']}."
    return told


def _labels(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of names, titles or labels of a table, those first that are filled in most rows."""
    named = [name for name in _names(connection, table) if name.partition("_")[0] in _LABELS]

    def filled(name: str) -> int:
        (number,) = connection.execute(f'SELECT count("{name}") FROM "{table}"').fetchone()
        return int(number)

    return sorted(named, key=filled, reverse=True)
