"""Tables handed in as rows, frames or Arrow are the same frames; rows are walked as plain values."""

import pandas as pd
import pyarrow as pa
import pytest

from tests.validations import tiny
from validations import schema
from validations.frames import framed, lacking, walked

FRAME = pd.DataFrame({"a": [1, 2, 3], "b": ["x", None, "z"]}, index=[7, 8, 9])


@pytest.mark.parametrize("table", schema.TABLES)
def test_rows_frames_and_arrow_are_the_same(table):
    rows = tiny.rows()[table]
    frame = schema.to_frame(table, rows)
    pd.testing.assert_frame_equal(framed(table, rows), frame)
    pd.testing.assert_frame_equal(framed(table, frame.set_axis(range(5, 5 + len(frame)))), frame)
    back = framed(table, schema.to_arrow(table, rows))
    pd.testing.assert_frame_equal(back, frame, check_dtype=False)


def test_nested_values_of_arrow_are_lists_and_maps():
    statistics = framed("statistics", schema.to_arrow("statistics", tiny.rows()["statistics"]))
    assert statistics["dimensions"].tolist() == [{}, {}, {}, {"sex": "female"}, {"sex": "male"}]
    assert statistics["label_zh"].tolist()[1] == "甲組的人數"
    timeline = framed("timeline", schema.to_arrow("timeline", tiny.rows()["timeline"]))
    assert timeline["organisation_ids"].tolist() == [["test-centre"], ["test-centre"]]
    assert str(timeline["organisation_ids"].dtype) == "object"


def test_arrow_without_a_nested_column_stays_without():
    arrow = schema.to_arrow("timeline", tiny.rows()["timeline"]).drop_columns(["organisation_ids"])
    assert framed("timeline", arrow).columns.tolist() == arrow.column_names


def test_nested_columns_of_another_type_are_left_to_the_model():
    arrow = schema.to_arrow("timeline", tiny.rows()["timeline"])
    at = arrow.column_names.index("organisation_ids")
    given = framed("timeline", arrow.set_column(at, "organisation_ids", pa.array(["a", "b"])))
    assert given["organisation_ids"].tolist() == [None, None]
    assert str(given["organisation_ids"].dtype) == "object"


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        (None, [(0, "x", 1), (1, None, 2), (2, "z", 3)]),
        ([True, True, True], [(0, "x", 1), (1, None, 2), (2, "z", 3)]),
        ([False, True, True], [(1, None, 2), (2, "z", 3)]),
        ([False, False, False], []),
    ],
)
def test_rows_are_walked_with_their_positions(where, rows):
    mask = None if where is None else pd.Series(where, index=FRAME.index)
    walk = [(at, None if pd.isna(b) else b, a) for at, b, a in walked(FRAME, ["b", "a"], mask)]
    assert walk == rows


def test_what_a_column_lacks():
    asked = []

    def holds(value):
        asked.append(value)
        return value == "x"

    column = pd.Series(["x", "y", None, "y", "x"], index=range(3, 8), dtype="str")
    told = lacking(column, holds)
    assert (told.tolist(), told.index.tolist(), str(told.dtype)) == (
        [False, True, False, True, False], [3, 4, 5, 6, 7], "bool",
    )  # fmt: skip
    assert asked == ["x", "y"]
    none = lacking(column, lambda value: True)
    assert (none.tolist(), none.index.tolist(), str(none.dtype)) == ([False] * 5, [3, 4, 5, 6, 7], "bool")
