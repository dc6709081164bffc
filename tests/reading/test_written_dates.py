"""Whole days as texts write them, each way read back to its day."""

import calendar
import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.written_dates import DATE, MONTH, day_of, month_of

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
        match = re.fullmatch(DATE, date)
        assert match, date
        assert day_of(match) == day, date


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("中華民國一百零八年十月卅一日", "2019-10-31"),
        ("109年3月2日", "2020-03-02"),
        ("109-03-02", "2020-03-02"),
        ("Friday, 1st May 2020", "2020-05-01"),
        ("Mon 4-May-2020", "2020-05-04"),
        ("05/31/2020", "2020-05-31"),
        ("二○二○年五月廿一日", "2020-05-21"),
    ],
)
def test_less_common_ways(date, day):
    assert day_of(re.fullmatch(DATE, date)).isoformat() == day


@pytest.mark.parametrize("date", ["2023年2月30日", "31/31/2020", "2020-13-01"])
def test_no_such_day(date):
    match = re.fullmatch(DATE, date)
    assert match is None or day_of(match) is None


@pytest.mark.parametrize("date", ["5月15日", "2020年5月", "1.2.3", "2020-21"])
def test_less_than_a_day(date):
    assert re.fullmatch(DATE, date) is None


@pytest.mark.parametrize(
    ("date", "month"), [("2020年5月", "2020-05"), ("二零二零年五月", "2020-05"), ("Sept 2020", "2020-09")]
)
def test_months(date, month):
    assert month_of(re.fullmatch(MONTH, date)) == month
