"""Tables as Parquet that is the same bytes whenever the same rows are written by the same pyarrow.

The schema is given, never guessed from the rows; nothing of pandas is written into the file. Page indexes let
a reader skip, page checksums let it notice a flipped byte. No conversion of values happens here.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

# Fixed, for row groups decide bytes; far above the size of any table today.
ROWS_A_GROUP = 131_072


def write(table: pa.Table, path: Path) -> None:
    """Write a table, whose rows are already in the order of their key, to `path`."""
    pq.write_table(
        table,
        path,
        row_group_size=ROWS_A_GROUP,
        version="2.6",
        compression="zstd",
        compression_level=9,
        data_page_version="1.0",
        write_page_index=True,
        write_page_checksum=True,
    )


def read(path: Path) -> pa.Table:
    """Read a table back, every page's checksum verified.

    Raises OSError where a page does not match its checksum, pyarrow.ArrowInvalid where the file is no
    Parquet.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read()
