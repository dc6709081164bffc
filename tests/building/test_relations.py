"""What becomes of a run where DuckDB cannot spill, or where what it is given cannot be made."""

import duckdb
import pyarrow as pa
import pytest

from pipelines.building import relations
from pipelines.building.relations import Relations
from pipelines.building.store import StoreError

LARGE = "CREATE TABLE large AS SELECT nth, repeat('x', 100) || nth AS text FROM range(1_000_000) r (nth)"
SORTED = "SELECT * FROM large ORDER BY text DESC"
SCHEMA = pa.schema([("nth", pa.int64())])


@pytest.fixture
def small(monkeypatch):
    """Have DuckDB spill what is larger than a few megabytes."""
    monkeypatch.setattr(relations, "MEGABYTES", 32)
    monkeypatch.setattr(relations, "MEGABYTES_A_THREAD", 0)


def sorted_in(folder, *settings):
    with Relations(folder) as database:
        for setting in settings:
            database.run(setting)
        database.run(LARGE)
        return sum(len(batch) for batch in database.batches(SORTED))


def test_what_has_no_room_in_memory_is_spilled_and_gone_afterwards(small, tmp_path):
    assert sorted_in(tmp_path) == 1_000_000
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_room_for_what_is_spilled_is_told_in_a_sentence(small, tmp_path):
    with pytest.raises(StoreError, match=rf"^{tmp_path / 'spilled'} cannot be written \(.*\): name a folder") as told:
        sorted_in(tmp_path, "SET max_temp_directory_size = '8MB'")
    assert len(str(told.value).splitlines()) == 1


def test_a_folder_for_what_is_spilled_that_cannot_be_made_is_told_in_a_sentence(small, tmp_path):
    (tmp_path / "spilled").write_text("a file", "utf-8")
    with pytest.raises(StoreError, match=rf"^{tmp_path / 'spilled'} cannot be written \(.*\): name a folder"):
        sorted_in(tmp_path)


def test_what_fails_in_making_what_a_table_is_filled_with_is_raised_as_it_is(tmp_path):
    def made():
        yield pa.record_batch({"nth": [1]})
        raise StoreError("the second is not there")

    with Relations(tmp_path) as database, pytest.raises(StoreError, match=r"^the second is not there$"):
        database.fill("filled", SCHEMA, made())


def test_a_table_that_is_there_already_is_told_by_duckdb(tmp_path):
    filled = pa.record_batch({"nth": pa.array([1], pa.int64())})
    with Relations(tmp_path) as database:
        database.fill("filled", SCHEMA, [filled])
        with pytest.raises(duckdb.CatalogException, match="filled"):
            database.fill("filled", SCHEMA, [filled])
        assert database.all("SELECT nth FROM filled") == [(1,)]
