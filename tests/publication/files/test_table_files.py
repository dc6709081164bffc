"""Tables written part by part: the bytes of the table written whole, whatever the parts."""

import hashlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publication.files import csv_files, table_files
from pipelines.publication.files.key_order import OutOfOrderError
from tests.publication.files import editions
from validations import schema

GROUP = 8


def numbers(count):
    """Return rows of coverage, of which some cells would be misread and some need quotes."""
    rows = [
        {"document_id": f"d-{place // 5:04}", "start": place % 5 * 10, "end": place % 5 * 10 + 2, "kind": "number",
         "text": ["120", "=1+1", "二\n百", "NA", '"3"'][place % 5], "status": "used", "row_id": f"s-{place}"}
        for place in range(count)
    ]  # fmt: skip
    return schema.to_arrow("coverage", rows)


def whole(name, table, folder, rows_a_group=GROUP):
    """Write a table by the library's own function and cell by cell, and return what would be misread."""
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    table = table.replace_schema_metadata({b"dataset": schema.DATASET.encode(), **table.schema.metadata})
    pq.write_table(
        table,
        folder / "parquet" / f"{name}.parquet",
        row_group_size=rows_a_group,
        version="2.6",
        compression="zstd",
        compression_level=9,
        data_page_version="1.0",
        write_page_index=True,
        write_page_checksum=True,
    )
    cells = [[schema.csv_value(value) for value in row.values()] for row in table.to_pylist()]
    csv_files.write(table.column_names, cells, folder / "csv" / f"{name}.csv")
    return csv_files.misread(f"csv/{name}.csv", table.column_names, cells)


def in_parts(table, folder, part):
    """Write a table in parts of so many rows, and return what would be misread."""
    with table_files.writer("coverage", folder, rows_a_group=GROUP) as writer:
        for start in range(0, table.num_rows, part):
            writer.write(table.slice(start, part))
    return writer.misread


def files(folder):
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("part", [1, 3, GROUP, GROUP + 1, 100])
@pytest.mark.parametrize("count", [0, 1, GROUP - 1, GROUP, GROUP + 1, 2 * GROUP, 3 * GROUP + 1, 40])
def test_parts_of_any_size_are_the_bytes_of_the_whole(tmp_path, count, part):
    table = numbers(count)
    misread = whole("coverage", table, tmp_path / "whole")
    assert in_parts(table, tmp_path / "parts", part) == misread
    assert files(tmp_path / "parts") == files(tmp_path / "whole")
    assert pq.read_metadata(tmp_path / "parts" / "parquet" / "coverage.parquet").num_row_groups == max(
        1, -(-count // GROUP)
    )


def test_record_batches_tables_and_nothing_are_parts(tmp_path):
    table = numbers(20)
    whole("coverage", table, tmp_path / "whole")
    with table_files.writer("coverage", tmp_path / "parts", rows_a_group=GROUP) as writer:
        (batch,) = table.slice(0, 5).to_batches()
        writer.write(batch)
        writer.write(table.slice(5, 0))
        writer.write(batch.slice(5))
        writer.write(pa.concat_tables([table.slice(5, 2), table.slice(7, 0), table.slice(7)]))
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_rows_in_memory_are_written_as_whole_tables_are(tmp_path):
    rows = editions.tables()
    misread = []
    for name in schema.TABLES:
        table = schema.to_arrow(name, table_files.in_order(name, rows[name]))
        misread += whole(name, table, tmp_path / "whole", 131_072)
    assert table_files.write(rows, tmp_path / "written") == misread
    assert files(tmp_path / "written") == files(tmp_path / "whole")
    assert any("=HYPERLINK" in sentence for sentence in misread)


@pytest.mark.parametrize("part", [1, 2, 40])
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda table: pa.concat_tables([table, table.slice(19)]), "coverage: two rows have the key .*'start': 40"),
        (lambda table: pa.concat_tables([table.slice(10), table]), "coverage: the row .*'d-0000'.* comes after"),
    ],
)
def test_rows_out_of_order_or_twice_are_refused(tmp_path, spoil, told, part):
    whole("coverage", numbers(3), tmp_path)
    before = files(tmp_path)
    table = spoil(numbers(20))
    with pytest.raises(OutOfOrderError, match=told):
        in_parts(table, tmp_path, part)
    assert files(tmp_path) == before


def test_a_key_twice_in_memory_is_refused(tmp_path):
    rows = editions.tables()
    rows["people"] = [*rows["people"], rows["people"][0]]
    with pytest.raises(OutOfOrderError, match="people: two rows have the key"):
        table_files.write(rows, tmp_path)


def test_text_that_is_none_is_refused(tmp_path):
    rows = editions.tables()
    rows["people"][0]["name_zh"] = "\ud800"
    with pytest.raises(UnicodeEncodeError):
        table_files.write(rows, tmp_path)


def test_order_has_empty_cells_first():
    rows = [{"table_name": "t", "row_id": "r", "document_id": "d", "start": 1, "end": 2, "field": field}
            for field in ("b", None, "a")]  # fmt: skip
    assert [row["field"] for row in table_files.in_order("evidence", rows)] == [None, "a", "b"]
