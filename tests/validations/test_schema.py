"""What is derived from the models: columns, Arrow, frames and CSV cells, documented to the last column."""

import datetime

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.validations import tiny
from validations import schema
from validations.tables import MODELS

EVERY_COLUMN = [(table, column) for table in schema.TABLES for column in schema.columns(table)]


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize(
    ("table", "column"), EVERY_COLUMN, ids=[f"{table}.{column.name}" for table, column in EVERY_COLUMN]
)
def test_every_column_is_documented_in_both_languages(table, column):
    assert column.title_en
    assert column.description_en.endswith(".")
    assert has_chinese(column.title_zh) or column.title_zh.isascii() is False
    assert has_chinese(column.description_zh)
    assert column.description_zh.endswith("。")


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_table_is_documented_in_both_languages(table):
    info = schema.table_info(table)
    assert info.title_en
    assert info.description_en.endswith(".")
    assert has_chinese(info.title_zh)
    assert has_chinese(info.description_zh)


@pytest.mark.parametrize("table", schema.TABLES)
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "filled"])
def test_frames_survive_parquet(tmp_path, table, empty):
    rows = [] if empty else tiny.rows()[table]
    frame = schema.to_frame(table, rows)
    MODELS[table].validate(frame, lazy=True)
    arrow = schema.to_arrow(table, frame)
    pq.write_table(arrow, tmp_path / "table.parquet")
    back = pd.read_parquet(tmp_path / "table.parquet")
    MODELS[table].validate(back, lazy=True)
    assert schema.to_arrow(table, back).equals(arrow)
    assert schema.to_arrow(table, rows).equals(arrow)


DAY = datetime.date(2021, 1, 1)


@pytest.mark.parametrize(
    ("table", "column", "given", "plain"),
    [
        ("people", "name_zh", ["陳", float("nan"), pd.NA, pd.NaT, None], ["陳", None, None, None, None]),
        ("documents", "bytes", [np.int64(3), 4], [3, 4]),
        ("statistics", "value", [np.float64(0.5), 2], [0.5, 2.0]),
        ("statistics", "value_max", [float("nan"), 1, None], [None, 1.0, None]),
        ("statistics", "dimensions", [{"b": "1", "a": "2"}, None], [[("a", "2"), ("b", "1")], []]),
        ("timeline", "date_start", ["2021-01-01", DAY, pd.NaT, None], [DAY, DAY, None, None]),
        ("timeline", "planned", [np.bool_(True), False], [True, False]),
        ("timeline", "organisation_ids", [("a",), np.array(["b"]), ["c"], None], [["a"], ["b"], ["c"], []]),
    ],
)
def test_values_of_any_sort_are_the_same_column(table, column, given, plain):
    """Columns of plain values are taken as they are, others value by value: both say the same."""
    rows = [dict(tiny.rows()[table][0]) for _ in given]
    arrow = schema.to_arrow(table, [row | {column: value} for row, value in zip(rows, given, strict=True)])
    assert arrow[column].to_pylist() == plain
    assert arrow.equals(schema.to_arrow(table, arrow.to_pylist()))


@pytest.mark.parametrize(
    ("column", "values"), [("start", [1, True]), ("start", [1, "one"]), ("quote", ["a", 1]), ("start", [2**63])]
)
def test_a_value_of_another_type_is_refused(column, values):
    row = tiny.rows()["evidence"][0]
    with pytest.raises((pa.ArrowException, OverflowError)):
        schema.to_arrow("evidence", [row | {column: value} for value in values])


def test_references():
    assert schema.FOREIGN_KEYS["timeline"] == {"organisation_ids": "organisations"}
    assert schema.FOREIGN_KEYS["organisations"] == {"parent_id": "organisations"}
    assert schema.FOREIGN_KEYS["people"] == {}


@pytest.mark.parametrize("made", [schema.to_frame, schema.to_arrow])
def test_a_column_that_no_model_has_is_refused(made):
    with pytest.raises(KeyError) as refused:
        made("people", [{"person_id": "a", "nickname": "b"}, {"person_id": "b", "age": 7}])
    assert refused.value.args == ("people: no column age, nickname in validations/tables; add it there or drop it",)


def test_a_missing_value_is_refused():
    with pytest.raises(ValueError, match="evidence: start is empty in row") as refused:
        schema.to_arrow(
            "evidence",
            [
                tiny.rows()["evidence"][0],
                {"table_name": "people", "row_id": "a", "end": 3, "quote": "甲", "document_id": "notice"},
            ],
        )
    key = {"table_name": "people", "row_id": "a", "document_id": "notice", "start": None, "end": 3, "field": None}
    assert str(refused.value) == f"evidence: start is empty in row {key}; the model admits no null there"


def test_a_value_of_another_type_is_named():
    with pytest.raises(ValueError, match="evidence: start must be integer in every row") as refused:
        schema.to_frame("evidence", [{"start": 1}, {"start": "three"}])
    assert str(refused.value) == f"evidence: start must be integer in every row: {refused.value.__cause__}"


def test_rows_become_frames():
    frame = schema.to_frame("timeline", (row for row in tiny.rows()["timeline"]))
    assert frame.columns.tolist() == [column.name for column in schema.columns("timeline")]
    assert frame["event_id"].tolist() == ["founded", "meeting"]
    assert frame["date_start"].tolist() == [DAY, datetime.date(2024, 3, 1)]
    lone = schema.to_frame("timeline", [{"event_id": "a", "date_end": "2021-01-01", "planned": True}])
    assert lone["organisation_ids"].tolist() == [[]]
    assert (lone["date_end"].tolist(), lone["planned"].tolist()) == ([DAY], [True])
    assert lone[["date", "date_start"]].isna().all().all()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert [kinds[name] for name in ("date", "date_start", "planned", "organisation_ids")] == [
        "str", "object", "bool", "object",
    ]  # fmt: skip
    statistics = schema.to_frame("statistics", [{"value": 3, "dimensions": {"b": "1", "a": "2"}}, {"value": "0.5"}])
    assert statistics["value"].tolist() == [3.0, 0.5]
    assert [list(pairs.items()) for pairs in statistics["dimensions"]] == [[("a", "2"), ("b", "1")], []]
    assert [str(statistics[name].dtype) for name in ("value", "dimensions")] == ["float64", "object"]
    assert str(schema.to_frame("evidence", [{"start": 3, "end": 4}])["start"].dtype) == "int64"


def test_rows_come_back_from_arrow():
    rows = [{"b": "1", "a": "2"}, {}]
    given = [row | {"dimensions": pairs} for row, pairs in zip(tiny.rows()["statistics"], rows, strict=False)]
    back = schema.from_arrow(schema.to_arrow("statistics", given))
    assert [list(row["dimensions"].items()) for row in back] == [[("a", "2"), ("b", "1")], []]
    assert [row["statistic_id"] for row in back] == ["all", "group-a"]
    nulls = pa.table({"m": pa.array([None, [("k", "v")]], pa.map_(pa.string(), pa.string())), "x": [None, "y"]})
    assert schema.from_arrow(nulls) == [{"m": {}, "x": None}, {"m": {"k": "v"}, "x": "y"}]


@pytest.mark.parametrize("null", [None, pd.NA, pd.NaT, float("nan"), np.float64("nan")])
@pytest.mark.parametrize(
    ("column", "held"),
    [("organisation_ids", []), ("date_start", None), ("planned", None), ("place", None)],
)
def test_nulls_of_any_sort_are_one(null, column, held):
    declared = next(each for each in schema.columns("timeline") if each.name == column)
    assert schema.arrow_value(declared, null) == held
    assert schema.is_null(null)


@pytest.mark.parametrize("value", [0, "", False, [], "nan", pd.Timestamp("2021-01-01")])
def test_what_is_no_null(value):
    assert not schema.is_null(value)


@pytest.mark.parametrize(
    ("table", "column", "value", "held"),
    [
        ("statistics", "dimensions", {"b": "1", "a": "2"}, [("a", "2"), ("b", "1")]),
        ("statistics", "dimensions", "no map", []),
        ("statistics", "dimensions", None, []),
        ("statistics", "value", 3, 3.0),
        ("timeline", "date_start", "2021-01-01", datetime.date(2021, 1, 1)),
        ("timeline", "date_start", datetime.date(2021, 1, 1), datetime.date(2021, 1, 1)),
        ("timeline", "date", "2021-01-01", "2021-01-01"),
        ("timeline", "organisation_ids", ("a", "b"), ["a", "b"]),
        ("evidence", "start", 3, 3),
    ],
)
def test_values_for_arrow(table, column, value, held):
    declared = next(each for each in schema.columns(table) if each.name == column)
    told = schema.arrow_value(declared, value)
    assert (told, type(told)) == (held, type(held))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        ("港大", "港大"),
        (True, "true"),
        (False, "false"),
        (np.bool_(True), "true"),
        (np.bool_(False), "false"),
        (np.int64(3), "3"),
        (np.float64(82.5), "82.5"),
        (1e22, "10000000000000000000000"),
        (0.1, "0.1"),
        (-3.0, "-3"),
        (("a", 1, None), "a|1|"),
        (np.array(["a", "b"], dtype=object), "a|b"),
        ({}, ""),
        ({"a": 1.0}, "a=1"),
        (3, "3"),
        (82.5, "82.5"),
        (276000000000.0, "276000000000"),
        (datetime.date(2021, 1, 1), "2021-01-01"),
        ([], ""),
        (["港大", "HKU"], "港大|HKU"),
        ({"sex": "male", "age": "adult"}, "age=adult|sex=male"),
        ([("sex", "male")], "sex=male"),
    ],
)
def test_csv_cells(value, cell):
    assert schema.csv_value(value) == cell


@pytest.mark.parametrize(
    ("value", "item"), [(["a", "a|b"], "a|b"), ({"a=b": "c"}, "a=b"), ({"a": "b|c"}, "b|c"), ({"a|": "b"}, "a|")]
)
def test_csv_refuses_what_could_not_be_read_back(value, item):
    with pytest.raises(ValueError, match="by which CSV joins lists") as refused:
        schema.csv_value(value)
    assert str(refused.value) == f"{item!r} holds '|' or '=', by which CSV joins lists; write it otherwise"


def test_values_of_maps_may_hold_what_keys_may_not():
    assert schema.csv_value({"a": "b=c", "b": "d"}) == "a=b=c|b=d"
    assert schema.csv_value(["a=b"]) == "a=b"
