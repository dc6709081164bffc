"""Values between steps: they come back as they went, from files of which nothing is run."""

import pickle

import dagster as dg
import pytest

from assets.values import Values
from pipelines.knowledge import Knowledge
from pipelines.publication import building
from pipelines.resolution import Tables
from tests.publication.conftest import TEXTS
from validations import schema


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    raw = tmp_path_factory.mktemp("raw")
    for name, text in TEXTS.items():
        (raw / name).write_text(text, encoding="utf-8")
    tables = building.resolve_tables(building.read_texts(raw), Knowledge.load())
    assert tables.rows["statistics"]
    assert tables.keys
    return tables


def kept(values, name, value):
    """Write a value and read it again."""
    values.handle_output(dg.build_output_context(asset_key=dg.AssetKey(name)), value)
    return values.load_input(dg.build_input_context(asset_key=dg.AssetKey(name)))


def test_values_come_back_as_they_went(tables, tmp_path):
    values = Values(tmp_path)
    assert kept(values, "resolution", tables) == tables
    for name in schema.TABLES:
        assert kept(values, name, tables.rows[name]) == tables.rows[name]
    assert kept(values, "claims", ["a", "b"]) == ["a", "b"]
    assert kept(values, "claims", []) == []
    assert sorted({path.suffix for path in tmp_path.rglob("*") if path.is_file()}) == [".arrow", ".json"]


def test_decisions_and_what_is_stale_come_back(tmp_path):
    decided = Tables({name: [] for name in schema.TABLES}, {}, [{"table_name": "people"}], ["stale"], {"a": "香港"})
    assert kept(Values(tmp_path), "resolution", decided) == decided


def test_what_files_of_plain_values_cannot_hold_is_refused(tmp_path):
    values = Values(tmp_path)
    kept(values, "claims", ["before"])
    with pytest.raises(TypeError):
        kept(values, "claims", {"a", "set"})
    assert values.load_input(dg.build_input_context(asset_key=dg.AssetKey("claims"))) == ["before"]
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]


def test_a_pickle_is_no_value(tmp_path):
    (tmp_path / "claims").write_bytes(pickle.dumps(["a"]))
    with pytest.raises(dg.DagsterInvariantViolationError, match="launch claims first"):
        Values(tmp_path).load_input(dg.build_input_context(asset_key=dg.AssetKey("claims")))
    assert kept(Values(tmp_path), "claims", ["b"]) == ["b"]
