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


def test_the_columns_that_every_release_has():
    names = {table: [column.name for column in schema.columns(table)] for table in schema.TABLES}
    assert names["documents"] == [
        "document_id",
        "title",
        "kind",
        "publisher_id",
        "language",
        "published",
        "source_file",
        "source_url",
        "rights",
        "sha256",
        "bytes",
        "characters",
    ]
    assert names["organisations"][:12] == [
        "organisation_id",
        "name_zh",
        "name_en",
        "aliases",
        "kind",
        "parent_id",
        "founded",
        "jurisdiction",
        "website",
        "ror_id",
        "wikidata_id",
        "status",
    ]
    assert names["people"][:4] == ["person_id", "name_zh", "name_en", "honorific"]
    assert names["roles"][:6] == ["role_id", "person_id", "organisation_id", "title_zh", "title_en", "document_id"]
    assert names["statistics"][:16] == [
        "statistic_id",
        "indicator_id",
        "label_zh",
        "label_en",
        "subject_id",
        "value",
        "value_exact",
        "value_max",
        "per",
        "measure",
        "unit",
        "counted_zh",
        "qualifier",
        "dimensions",
        "geography",
        "period",
    ]
    assert names["timeline"][:11] == [
        "event_id",
        "date",
        "date_start",
        "date_end",
        "precision",
        "kind",
        "title_zh",
        "title_en",
        "organisation_ids",
        "place",
        "planned",
    ]
    assert names["contacts"][:9] == [
        "contact_id",
        "kind",
        "value",
        "raw_value",
        "organisation_id",
        "person_id",
        "unit_zh",
        "purpose",
        "personal",
    ]
    assert names["evidence"][:7] == ["table_name", "row_id", "document_id", "start", "end", "quote", "field"]
    assert names["coverage"] == [
        "document_id",
        "start",
        "end",
        "text",
        "kind",
        "status",
        "table_name",
        "row_id",
        "reason",
    ]


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


def test_arrow_types():
    fields = {name: schema.arrow_schema("statistics").field(name).type for name in ("label_zh", "dimensions", "per")}
    assert fields == {"label_zh": pa.string(), "dimensions": pa.map_(pa.string(), pa.string()), "per": pa.float64()}
    timeline = schema.arrow_schema("timeline")
    assert timeline.field("date_start").type == pa.date32()
    assert timeline.field("planned").type == pa.bool_()
    assert timeline.field("organisation_ids").type == pa.list_(pa.string())
    assert schema.arrow_schema("evidence").field("start").type == pa.int64()
    assert timeline.field("place").nullable
    assert not timeline.field("date").nullable
    assert timeline.field("place").metadata[b"description_zh"].decode() == "事件發生的地點，以原文所述為準。"


def test_keys_and_references():
    assert schema.KEYS["timeline"] == ("event_id",)
    assert schema.KEYS["coverage"] == ("document_id", "start", "end")
    assert schema.FOREIGN_KEYS["timeline"] == {"organisation_ids": "organisations"}
    assert schema.FOREIGN_KEYS["organisations"] == {"parent_id": "organisations"}


def test_a_column_that_no_model_has_is_refused():
    with pytest.raises(KeyError, match="people: no column nickname in validations/tables; add it there or drop it"):
        schema.to_frame("people", [{"person_id": "a", "nickname": "b"}])
    with pytest.raises(KeyError, match="no table 'persons'; there are documents, organisations"):
        schema.columns("persons")


def test_a_missing_value_is_refused():
    with pytest.raises(ValueError, match="people: person_id is empty in row"):
        schema.to_arrow("people", [{"name_zh": "陳大文"}])
    with pytest.raises(ValueError, match="evidence: start must be integer in every row"):
        schema.to_frame("evidence", [{"start": "three"}])


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        ("港大", "港大"),
        (True, "true"),
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


@pytest.mark.parametrize("value", [["a|b"], {"a=b": "c"}, {"a": "b|c"}])
def test_csv_refuses_what_could_not_be_read_back(value):
    with pytest.raises(ValueError, match="by which CSV joins lists"):
        schema.csv_value(value)
