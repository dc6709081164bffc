"""Files of Parquet, read a few rows at a time, so that row groups of any size take the memory of those rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.reading.corpus.rows import ID, KNOWN, TEXT, WAY_OUT, Row
from pipelines.reading.corpus.text import CorpusError
from pipelines.reading.manifest import DATES

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 64
_BUFFER = 1 << 20
"""Bytes of a column that are read at once; without it pyarrow reads the column of a row group whole."""


def check(path: Path, set_aside: frozenset[str]) -> bool:
    """Tell whether a file has any row; CorpusError if it is not Parquet, or has not the columns of texts.

    Only its end is read.
    """
    import pyarrow as pa

    try:
        with _open(path) as file:
            schema, length = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(
            f"{path}: not Parquet that can be read ({_first_line(error)}); expected a table with columns id and text; "
            "write or copy it again"
        ) from None
    for name in (ID, TEXT):
        if name not in schema.names:
            held = ", ".join(schema.names) or "none"
            raise CorpusError(f"{path}: no column {name!r}, among {held}; rename the one that is meant")
    for field in schema:
        if field.name in set_aside:
            continue
        if field.name not in KNOWN:
            known = ", ".join(KNOWN)
            raise CorpusError(f"{path}: unknown column {field.name!r}; expected {known}{WAY_OUT}")
        if schema.names.count(field.name) > 1:
            raise CorpusError(f"{path}: two columns are named {field.name!r}; keep one of them")
        if not _fits(field.name, field.type):
            expected = "string or date32" if field.name in DATES else "string"
            raise CorpusError(f"{path}: the column {field.name!r} is of {field.type}; expected {expected}; cast it")
    return length > 0


def _fits(name: str, kind: pa.DataType) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _fits(name, kind.value_type)
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return True
    if types.is_null(kind):
        return name not in (ID, TEXT)
    return name in DATES and types.is_date32(kind)


def rows(path: Path, set_aside: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of a file, numbered from 1, without the columns that are set aside or unknown.

    What is left of a row group that is damaged is told as one row. Raises OSError where the file cannot be read.
    """
    import pyarrow as pa

    with _open(path) as file:
        columns = [name for name in file.schema_arrow.names if name in KNOWN and name not in set_aside]
        before = 0
        for group in range(file.num_row_groups):
            number, before = before, before + file.metadata.row_group(group).num_rows
            try:
                for batch in file.iter_batches(_ROWS, [group], columns, use_threads=False):
                    for values in _values(batch):
                        number += 1
                        yield Row(f"row {number}", values, "" if values else "not UTF-8; write the text in UTF-8")
            except (pa.ArrowException, OSError) as error:
                fault = f"this and the rows up to {before} cannot be read ({_first_line(error)}); restore the file"
                yield Row(f"row {number + 1}", {}, fault)


def _open(path: Path) -> pq.ParquetFile:
    import pyarrow.parquet as pq

    return pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)


def _values(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Yield the rows of a batch; an empty one for a row with bytes that are no text, which Parquet does not check."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for number in range(batch.num_rows):
            try:
                yield from batch.slice(number, 1).to_pylist()
            except UnicodeDecodeError:
                yield {}


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
