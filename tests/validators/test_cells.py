"""Values of different readers as one text."""

import datetime

import numpy as np
import pandas as pd
import pytest

from validators import cells, tables


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (True, "true"),
        (np.bool_(False), "false"),
        (3, "3"),
        (np.int64(3), "3"),
        (276000000000.0, "276000000000"),
        (82.5, "82.5"),
        (datetime.date(2025, 11, 17), "2025-11-17"),
        (pd.Timestamp("2025-11-17"), "2025-11-17"),
        (datetime.datetime(2025, 11, 17, 8), "2025-11-17T08:00:00"),
        ([], ""),
        (np.array(["港大", "HKU"], dtype=object), "港大|HKU"),
        ([("sex", "male")], "sex=male"),
        ([{"key": "sex", "value": "male"}], "sex=male"),
        ({"sex": "male", "age": "65+"}, "sex=male|age=65+"),
    ],
)
def test_text(value, expected):
    assert cells.text(value) == expected


@pytest.mark.parametrize(
    ("kind", "told", "expected"),
    [
        ("number", "82.50", 82.5),
        ("integer", 7.0, 7),
        ("boolean", "TRUE", True),
        ("boolean", 0, False),
        ("string", "0012", "0012"),
        ("date", "", None),
    ],
)
def test_typed(kind, told, expected):
    assert cells.typed(kind, told) == expected


def test_sheets_are_compared_by_their_keys_and_by_the_columns_of_the_table():
    fields = (tables.Field("id", "string", None), tables.Field("start", "integer", None))
    table = tables.Table("t", ("id", "start"), fields)
    rows = [("b", "made up", 2.0), ("a", "made up", 10), (None, "", 3), ("a", "", 9)]
    assert tables.of_sheet(table, ["id", "quotes", "start"], rows) == (
        ["id", "start"],
        [("", "3"), ("a", "9"), ("a", "10"), ("b", "2")],
    )
    header, _ = tables.of_sheet(table, ["start", "id"], [])
    assert header == ["start", "id"]
