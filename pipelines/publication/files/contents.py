"""Digests of what a file says, whichever version of a library wrote it.

Another pyarrow, SQLite or zlib writes the same rows as other bytes. So of Parquet the schema and the rows are
digested, of a spreadsheet the members of its archive as they read unpacked, of a database its definitions and the
rows of its ordinary tables; of every other file its bytes. Order of columns, types, nullability and descriptions are
content; compression, pages and the insides of search indexes are not.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pyarrow as pa

from pipelines.publication.files import checksums, parquet_files


class UnreadableError(Exception):
    """A file that its format's reader cannot read, so that it says nothing; the message names it."""


def of_file(path: Path) -> str:
    """Return the SHA-256 of what a file says, in hexadecimal digits; UnreadableError where it is damaged."""
    reader = _READERS.get(path.suffix)
    if reader is None:
        return checksums.of_file(path)
    digest = hashlib.sha256()
    try:
        for part in reader(path):
            digest.update(hashlib.sha256(part).digest())
    except (OSError, pa.ArrowException, zipfile.BadZipFile, apsw.Error) as error:
        raise UnreadableError(f"{path} cannot be read: {error}; take it anew from where it was published") from error
    return digest.hexdigest()


def _parquet(path: Path) -> Iterator[bytes]:
    table = parquet_files.read(path)
    yield _line([_field(field) for field in table.schema])
    yield _line(_metadata(table.schema.metadata))
    # Row by row, for batches come in sizes that are the library's own.
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield _line(list(row.values()))


def _field(field: pa.Field[Any]) -> list[Any]:
    children = [_field(field.type.field(number)) for number in range(field.type.num_fields)]
    # The type of a nested field names its children, which libraries call differently.
    kind = str(field.type) if not children else field.type.__class__.__name__
    return [field.name, kind, field.nullable, _metadata(field.metadata), [child[1:] for child in children]]


def _metadata(told: dict[bytes, bytes] | None) -> list[list[str]]:
    return sorted([key.decode(), value.decode()] for key, value in (told or {}).items())


def _archive(path: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            yield name.encode()
            yield archive.read(name)


def _database(path: Path) -> Iterator[bytes]:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        for pragma in ("application_id", "user_version", "encoding"):
            yield _line([pragma, *connection.execute(f"PRAGMA {pragma}")])
        shadows = {name for _, name, kind, *_ in connection.execute("PRAGMA main.table_list") if kind == "shadow"}
        listed = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        defined = [row for row in listed if row[1] not in shadows and not row[1].startswith("sqlite_")]
        yield from map(_line, defined)
        for kind, name, sql in defined:
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                yield from _rows(connection, name)
    finally:
        connection.close()


def _rows(connection: apsw.Connection, table: str) -> Iterator[bytes]:
    quoted = '"' + table.replace('"', '""') + '"'
    width = len(list(connection.execute(f"PRAGMA table_info({quoted})")))
    yield _line([table])
    order = ", ".join(str(number) for number in range(1, width + 1))
    yield from map(_line, connection.execute(f"SELECT * FROM {quoted} ORDER BY {order}"))


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_told).encode()


def _told(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


_READERS: dict[str, Callable[[Path], Iterator[bytes]]] = {
    ".parquet": _parquet,
    ".xlsx": _archive,
    ".sqlite": _database,
}
