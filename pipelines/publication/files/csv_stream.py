"""A table as CSV, written part by part: nothing of it is held but the part in hand and what would be misread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa

from pipelines.publication.files import csv_columns, csv_files

ROWS_AT_ONCE = 16_384
"""Rows are worked on in so many, for the lines of a batch are one array of Arrow, which holds 2 GiB of text."""


class Writer:
    """Writes the header at once, then the rows as they come.

    `misread` are what spreadsheets would misread, as `csv_files.misread` tells it of the file called `name`.
    """

    def __init__(self, name: str, header: Sequence[str], file: BinaryIO) -> None:
        """Begin the file, open for bytes, which stays the caller's to close."""
        self.misread: list[str] = []
        self._name = name
        self._header = header
        self._file = file
        self._rows = 0
        file.write(csv_files.as_csv(header, ()).encode())

    def write(self, rows: pa.Table) -> None:
        """Write the rows that come next. Raises ValueError as `csv_columns.cells`."""
        for batch in rows.to_batches(max_chunksize=ROWS_AT_ONCE):
            cells = [csv_columns.cells(column) for column in batch.columns]
            self._file.write(csv_columns.lines(cells))
            self.misread += [
                csv_files.told_of(self._name, self._rows + row + 1, self._header[number], cell, why)
                for row, number, cell, why in csv_columns.risks(cells)
            ]
            self._rows += batch.num_rows
