"""Digests of content: the same for other bytes of a library, another for another value."""

import zipfile

import apsw
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.publication.files import contents, database, parquet_files, spreadsheet
from tests.publication.files import editions

TABLE = pa.table({"id": ["a", "b"], "aliases": [["港大", "HKU"], []], "value": [82.5, None]})
SCHEMA = TABLE.schema


def digest(path):
    return contents.of_file(path)


@pytest.fixture
def parquet(tmp_path):
    parquet_files.write(TABLE, tmp_path / "table.parquet")
    return tmp_path / "table.parquet"


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "zstd", "compression_level": 1},
        {"compression": "none"},
        {"row_group_size": 1},
        {"data_page_version": "2.0", "use_dictionary": False},
    ],
)
def test_parquet_written_otherwise_says_the_same(parquet, tmp_path, options):
    other = tmp_path / "other.parquet"
    pq.write_table(TABLE, other, **options)
    assert other.read_bytes() != parquet.read_bytes()
    assert digest(other) == digest(parquet)


@pytest.mark.parametrize(
    "table",
    [
        TABLE.set_column(2, "value", pa.array([82.6, None])),
        TABLE.set_column(2, "value", pa.array([82.5, 0.0])),
        TABLE.set_column(0, "id", pa.array(["a", "c"])),
        TABLE.set_column(1, "aliases", pa.array([["港大HKU"], []])),
        TABLE.rename_columns(["id", "names", "value"]),
        TABLE.select(["aliases", "id", "value"]),
        TABLE.take([1, 0]),
        TABLE.slice(0, 1),
        TABLE.replace_schema_metadata({"title": "other"}),
        TABLE.cast(SCHEMA.set(0, SCHEMA.field(0).with_metadata({"description": "other"}))),
        TABLE.cast(SCHEMA.set(0, pa.field("id", pa.string(), nullable=False))),
        TABLE.cast(SCHEMA.set(0, pa.field("id", pa.large_string()))),
    ],
    ids=range(12),
)
def test_parquet_of_another_value_or_schema_says_something_else(parquet, tmp_path, table):
    other = tmp_path / "other.parquet"
    parquet_files.write(table, other)
    assert digest(other) != digest(parquet)


def test_a_spreadsheet_packed_otherwise_says_the_same(tmp_path):
    spreadsheet.write(editions.edition(tmp_path))
    path, other = tmp_path / spreadsheet.NAME, tmp_path / "other.xlsx"
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(other, "w", zipfile.ZIP_STORED) as archive:
        for name in reversed(packed.namelist()):
            archive.writestr(name, packed.read(name))
    assert other.read_bytes() != path.read_bytes()
    assert digest(other) == digest(path)
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr("xl/more.xml", "<more/>")
    assert digest(other) != digest(path)


@pytest.mark.parametrize(
    ("statement", "same"),
    [
        ("PRAGMA page_size = 8192; VACUUM", True),
        ("INSERT INTO search (search) VALUES ('rebuild')", True),
        ("UPDATE statistics SET value = 13 WHERE statistic_id = 'all'", False),
        ("DELETE FROM event_organisations WHERE position = 2", False),
        ("DROP VIEW simplified_names", False),
        ("DROP INDEX statistics_subject_id", False),
        ("PRAGMA user_version = 5", False),
    ],
)
def test_a_database_written_otherwise_says_the_same(tmp_path, statement, same):
    database.write(editions.edition(tmp_path))
    path = tmp_path / database.NAME
    bytes_before, before = path.read_bytes(), digest(path)
    connection = apsw.Connection(str(path))
    connection.execute(statement).fetchall()
    connection.close()
    assert path.read_bytes() != bytes_before
    assert (digest(path) == before) == same


@pytest.mark.parametrize("name", ["table.parquet", "book.xlsx", "data.sqlite"])
def test_a_damaged_file_is_named(tmp_path, name):
    (tmp_path / name).write_bytes(b"this is neither of them, though it is long enough to look at" * 9)
    with pytest.raises(contents.UnreadableError, match=name):
        digest(tmp_path / name)


def test_other_files_are_their_bytes(tmp_path):
    for name, text in (("a.json", "{}"), ("b.json", "{} ")):
        (tmp_path / name).write_text(text)
    assert digest(tmp_path / "a.json") != digest(tmp_path / "b.json")
