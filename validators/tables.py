"""The tables of a release by its own datapackage.json, their rows as Parquet has them, and how others differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from validators import cells
from validators.outcomes import RefusedError


class Field(NamedTuple):
    """A column: its name, its type in Table Schema, the table that it refers to where it is a list."""

    name: str
    type: str
    references: str | None


class Table(NamedTuple):
    """A table: its name, key and columns."""

    name: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def names(self) -> list[str]:
        """Return the names of the columns in their order."""
        return [field.name for field in self.fields]


Rows = list[tuple[str, ...]]
Reader = Callable[[Path, Table], tuple[Sequence[str], Rows]]
"""Returns the header and the rows of a table, as texts, from some file of a release."""


def of(release: Path) -> list[Table]:
    """Return the tables of a release; raises RefusedError where it does not say which it has."""
    try:
        told = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RefusedError(f"datapackage.json does not say what the tables are: {error}") from None
    return [_table(resource) for resource in told["resources"] if resource["type"] == "table"]


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    key = schema.get("primaryKey") or schema["uniqueKeys"][0]
    fields = (Field(f["name"], _type(f), f.get("references", {}).get("resource")) for f in schema["fields"])
    return Table(resource["name"], tuple(key), tuple(fields))


def _type(field: dict[str, Any]) -> str:
    # Table Schema has no maps: a text whose pattern parts keys from values is one.
    pattern = field.get("constraints", {}).get("pattern", "")
    return "map" if field["type"] == "string" and pattern.startswith("[^=|]+=") else str(field["type"])


def parquet(release: Path, table: Table) -> Rows:
    """Return the rows of a table as pyarrow reads them, page checksums verified."""
    path = release / "parquet" / f"{table.name}.parquet"
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        read = file.read()
    if read.column_names != table.names:
        raise RefusedError(f"{path.name} has the columns {read.column_names}, not {table.names}")
    return cells.texts(zip(*(column.to_pylist() for column in read.columns), strict=True))


def of_sheet(table: Table, header: Sequence[str], rows: Iterable[Iterable[Any]]) -> tuple[list[str], Rows]:
    """Return a table's own columns of a sheet, its rows in the order of the key.

    Sheets have columns for people among those of the table, and their rows in an order for people.
    """
    kinds = {field.name: field.type for field in table.fields}
    own = [name for name in header if name in kinds]
    typed: list[dict[str, Any]] = []
    for row in rows:
        told = dict(zip(header, row, strict=False))
        typed.append({name: cells.typed(kinds[name], told.get(name)) for name in own})
    key = [name for name in table.key if name in own]
    # Nothing before something, as in the other files; numbers by their size.
    typed.sort(key=lambda row: [(row[name] is not None, row[name]) for name in key])
    return own, cells.texts(row.values() for row in typed)


def compare(release: Path, reader: Reader) -> str:
    """Return how many rows and values are the same in every table; raises RefusedError where one is not."""
    tables, rows, values = of(release), 0, 0
    for table in tables:
        expected = parquet(release, table)
        header, got = reader(release, table)
        for difference in differences(table, expected, header, got):
            raise RefusedError(difference)
        rows, values = rows + len(expected), values + len(expected) * len(table.fields)
    return f"{len(tables)} tables, {rows:,} rows and {values:,} values as in Parquet"


def differences(table: Table, expected: Rows, header: Sequence[str], got: Rows) -> Iterator[str]:
    """Yield what a reader has otherwise than Parquet, a sentence each."""
    if list(header) != table.names:
        yield f"{table.name} has the columns {list(header)}, not {table.names}"
        return
    if len(got) != len(expected):
        yield f"{table.name} has {len(got)} rows, not {len(expected)}"
        return
    for number, (one, other) in enumerate(zip(expected, got, strict=True), 1):
        for name, value, found in zip(table.names, one, other, strict=True):
            if value != found:
                yield f"{table.name}, row {number}, {name} is {found!r}, not {value!r}"
