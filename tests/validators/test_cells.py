"""Values of different readers as one text."""

import datetime

import numpy as np
import pandas as pd
import pytest

from validators import cells


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
