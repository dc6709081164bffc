"""Which days a date admits."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.resolution.periods import days, precision


@pytest.mark.parametrize(
    ("edtf", "first", "last", "exact"),
    [
        ("2025-11-17", "2025-11-17", "2025-11-17", "day"),
        ("2025-11-18/2025-11-19", "2025-11-18", "2025-11-19", "day"),
        ("2023-08/2023-10", "2023-08-01", "2023-10-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("2024/2025", "2024-01-01", "2025-12-31", "year"),
        ("../2025-10", None, "2025-10-31", "month"),
        ("2020/..", "2020-01-01", None, "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2024-24", "2023-12-01", "2024-02-29", "month"),
        ("2021?", "2021-01-01", "2021-12-31", "year"),
        ("2023-13-40", None, None, "day"),
        ("soon", None, None, "year"),
    ],
)
def test_days(edtf: str, first: str | None, last: str | None, exact: str) -> None:
    found = days(edtf)
    assert [day and day.isoformat() for day in found] == [first, last]
    assert precision(edtf) == exact


@given(st.dates(datetime.date(1000, 1, 1)))
def test_a_day_lies_in_its_month_its_year_and_its_decade(day: datetime.date) -> None:
    text = day.isoformat()
    assert days(text) == (day, day)
    for wider in (text[:7], text[:4], f"{text[:3]}X", f"{text[:2]}XX", f"{text[:4]}/..", f"../{text[:7]}"):
        assert days(text).within(days(wider))
        assert not days(wider).within(days(text))
