"""Parquet files: the same bytes for the same rows, and nothing of the machine in them."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publication.files import parquet_files

TABLE = pa.table({"id": ["a", "b"], "aliases": [["港大", "HKU"], []], "value": [82.5, None]})


def test_written_twice_is_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        parquet_files.write(TABLE, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert parquet_files.read(tmp_path / "one").equals(TABLE)


def test_compressed_indexed_and_free_of_pandas(tmp_path):
    parquet_files.write(TABLE, tmp_path / "file")
    metadata = pq.read_metadata(tmp_path / "file")
    column = metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_offset_index
    assert column.has_column_index
    assert b"pandas" not in (metadata.metadata or {})


def test_a_flipped_bit_in_a_page_is_noticed(tmp_path):
    path = tmp_path / "file"
    parquet_files.write(TABLE, path)
    data = bytearray(path.read_bytes())
    column = pq.read_metadata(path).row_group(0).column(0)
    # Inside the data of the column's last page, behind its header.
    data[column.data_page_offset + column.total_compressed_size // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(OSError, match="CRC"):
        parquet_files.read(path)
