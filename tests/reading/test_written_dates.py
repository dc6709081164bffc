"""Whole days as texts write them, each way read back to its day."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.written_dates import HELD, Dated, with_days, with_months

DAYS = st.dates(datetime.date(1912, 1, 1), datetime.date(2099, 12, 31))
MONTHS = calendar.month_name
DIGITS = "〇一二三四五六七八九"


def numeral(number):
    tens, units = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[units] if units or not tens else "")


@given(DAYS)
def test_every_day_is_read_back(day):
    written = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{''.join(DIGITS[int(d)] for d in str(day.year))}年{numeral(day.month)}月{numeral(day.day)}日",
        f"民國{day.year - 1911}年{day.month}月{day.day}日" if day.year >= 1921 else f"{day.isoformat()}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month]} {day.year}",
        f"{MONTHS[day.month]} {day.day}, {day.year}",
    ]
    for date in written:
        assert with_days(date) == Dated(HELD, [day.isoformat()])


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("中華民國一百零八年十月卅一日", "2019-10-31"),
        ("109年3月2日", "2020-03-02"),
        ("109-03-02", "2020-03-02"),
        ("Friday, 1st May 2020", "2020-05-01"),
        ("Mon 4-May-2020", "2020-05-04"),
        ("MAY 4, 2020", "2020-05-04"),
        ("05/31/2020", "2020-05-31"),
        ("二○二○年五月廿一日", "2020-05-21"),
    ],
)
def test_less_common_ways(date, day):
    assert with_days(date) == Dated(HELD, [day])


@pytest.mark.parametrize("date", ["2023年2月30日", "31/31/2020", "2020-13-01"])
def test_no_such_day(date):
    held = with_days(date)
    assert held is None or held.dates == [None]


@pytest.mark.parametrize("date", ["5月15日", "2020年5月", "1.2.3", "2020-21"])
def test_less_than_a_day(date):
    assert with_days(date) is None


@pytest.mark.parametrize(
    ("date", "month"), [("2020年5月", "2020-05"), ("二零二零年五月", "2020-05"), ("Sept 2020", "2020-09")]
)
def test_months(date, month):
    assert with_months(date) == Dated(HELD, [month])


def test_the_sign_of_a_date_in_a_raw_line_is_no_date():
    assert with_days(f"{HELD} 2020年5月4日") is None
