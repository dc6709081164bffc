"""Rows of plain values as files of Arrow record batches, and back: what lies between stations.

The format is Arrow's IPC file (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format), each buffer
compressed with LZ4: half as small again with Zstandard, and three times as long to read in files of some kilobytes.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.building.store import StoreError

_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")
ROWS = 16_384
"""Rows in a batch: a few megabytes, whatever the station."""


def write(path: Path, schema: pa.Schema, columns: Mapping[str, Sequence[Any]]) -> None:
    """Write columns of values, as `schema` types them, to a new file."""
    write_table(path, pa.table([pa.array(columns[field.name], field.type) for field in schema], schema=schema))


def columns(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, Sequence[Any]]:
    """Return rows as columns by name, as `write` takes them."""
    listed = zip(*rows, strict=True) if rows else ((),) * len(names)
    return dict(zip(names, listed, strict=True))


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table to a new file."""
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table, max_chunksize=ROWS)


def read(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a file, or some of its columns, as a table; raise StoreError where it is not there.

    Nearly all files have some kilobytes: to map one into memory, or to share it out among threads, takes several times
    as long as to read it.
    """
    try:
        file = pa.py_buffer(path.read_bytes())
    except FileNotFoundError:
        raise StoreError(
            f"{path} is not there for {platform.node()}, though this run has written it: every machine must see the "
            "folder of the cache under this path, and it must stay until the run has ended"
        ) from None
    fields = None if columns is None else _places(file, columns)
    options = pa.ipc.IpcReadOptions(included_fields=fields, use_threads=False)
    table = pa.ipc.open_file(file, options=options).read_all()
    return table if columns is None else table.select(list(columns))


def _places(file: pa.Buffer, columns: Sequence[str]) -> list[int]:
    schema = pa.ipc.open_file(file).schema
    return [schema.get_field_index(column) for column in columns]


def stream(paths: Iterable[Path], schema: pa.Schema) -> pa.RecordBatchReader:
    """Return the batches of some files, one file after another, as one stream of the columns of `schema`."""

    def batches() -> Iterator[pa.RecordBatch]:
        for path in paths:
            yield from read(path, schema.names).to_batches()

    return pa.RecordBatchReader.from_batches(schema, batches())


def values(table: pa.Table, column: str) -> list[Any]:
    """Return a column of a table as plain values."""
    return table.column(column).to_pylist()


def rows(table: pa.Table, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of some columns of a table as tuples of plain values."""
    return zip(*(table.column(column).to_pylist() for column in columns), strict=True)


def packed(value: object) -> str:
    """Return a value as JSON on one line; a decimal number as a string of its digits."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_digits)


def _digits(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{value!r} has no place in a file between stations")
