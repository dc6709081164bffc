"""Parquet that is the same bytes whenever the same rows are written by the same pyarrow, in whatever parts they come.

The schema is given, never guessed from the rows; nothing of pandas is written into the file. Page indexes let
a reader skip, page checksums let it notice a flipped byte. No conversion of values happens here.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

# Fixed, for row groups decide bytes; what is held in memory when a table is written part by part.
ROWS_A_GROUP = 131_072


class Writer:
    """Writes a table of which the rows come part by part, already in the order of their key; holds one row group.

    Row groups are cut anew, whatever the parts: the bytes are those of the table written whole.
    """

    def __init__(self, schema: pa.Schema, path: Path, rows_a_group: int = ROWS_A_GROUP) -> None:
        """Begin the file at `path`; parts must be of this `schema`."""
        self._rows_a_group = rows_a_group
        self._held = [schema.empty_table()]
        self._rows = 0
        self._begun = False
        self._file = pq.ParquetWriter(
            path,
            schema,
            version="2.6",
            compression="zstd",
            compression_level=9,
            data_page_version="1.0",
            write_page_index=True,
            write_page_checksum=True,
        )

    def __enter__(self) -> Self:
        """Begin to write."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Write what is held and end the file; where something has failed, only close it."""
        try:
            # A table without rows has one group without rows.
            if kind is None and (self._rows or not self._begun):
                self._write_group(pa.concat_tables(self._held))
        finally:
            self._file.close()

    def write(self, rows: pa.Table) -> None:
        """Take the rows that come next."""
        self._held.append(rows)
        self._rows += rows.num_rows
        if self._rows < self._rows_a_group:
            return
        held = pa.concat_tables(self._held)
        whole = self._rows - self._rows % self._rows_a_group
        for start in range(0, whole, self._rows_a_group):
            self._write_group(held.slice(start, self._rows_a_group))
        self._held = [held.slice(whole)]
        self._rows -= whole

    def _write_group(self, rows: pa.Table) -> None:
        self._begun = True
        # One chunk a column, for where chunks end may decide where pages do.
        self._file.write_table(rows.combine_chunks(), row_group_size=self._rows_a_group)


def write(table: pa.Table, path: Path) -> None:
    """Write a table, whose rows are already in the order of their key, to `path`."""
    with Writer(table.schema, path) as writer:
        writer.write(table)


def read(path: Path) -> pa.Table:
    """Read a table back, every page's checksum verified.

    Raises OSError where a page does not match its checksum, pyarrow.ArrowInvalid where the file is no
    Parquet.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read()
