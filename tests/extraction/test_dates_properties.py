"""Any day written in any supported style is read back; no text breaks the reader; its cost grows with length alone."""

from __future__ import annotations

import calendar
import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction import dates

DIGITS = "〇一二三四五六七八九"
ENGLISH = list(calendar.month_name)[1:]
DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))
YEARS = st.integers(min_value=1900, max_value=2099)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def _digits(year: int) -> str:
    return "".join(DIGITS[int(figure)] for figure in str(year))


STYLES = {
    "figures with units": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "figures with blanks": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "padded figures": lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日",
    "spoken unit": lambda d: f"{d.year}年{d.month}月{d.day}號",
    "numerals": lambda d: f"{_digits(d.year)}年{_chinese(d.month)}月{_chinese(d.day)}日",
    "round zero": lambda d: f"{_digits(d.year).replace('〇', '零')}年{_chinese(d.month)}月{_chinese(d.day)}日",
    "weekday": lambda d: f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）",
    "ISO": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "points": lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    "day first": lambda d: f"{d.day}/{d.month}/{d.year}",
    "English": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "English, short month": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    "American": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "of": lambda d: f"{d.day}th of {ENGLISH[d.month - 1]} {d.year}",
    "Taiwan": lambda d: f"民國{d.year - 1911}年{d.month}月{d.day}日" if d.year > 1911 else d.isoformat(),
}


@pytest.mark.parametrize("style", STYLES)
@given(day=DAYS)
def test_a_day_in_any_style_is_read_back(style: str, day: datetime.date) -> None:
    text = STYLES[style](day)
    span = dates.parse(text)
    assert span is not None
    assert (span.edtf, span.first, span.last) == (day.isoformat(), day, day)
    embedded = f"於{text}公布"
    assert [found.edtf for found in dates.find(embedded)] == [day.isoformat()]


@given(day=DAYS, hour=st.integers(0, 23), minute=st.integers(0, 59), style=st.sampled_from(["{}時{}分", "{}:{:02d}"]))
def test_a_time_of_day_is_read_back(day: datetime.date, hour: int, minute: int, style: str) -> None:
    text = f"{day.year}年{day.month}月{day.day}日 " + style.format(hour, minute)
    span = dates.parse(text)
    assert span is not None
    assert (span.edtf, span.first, span.last) == (f"{day}T{hour:02d}:{minute:02d}:00", day, day)
    assert [found.edtf for found in dates.find(f"於{text}公布", document=True)] == [day.isoformat()]


@given(first=DAYS, last=DAYS, dash=st.sampled_from(["至", "到", "–", "—", "-", "~", " – "]))
def test_a_range_of_days_is_read_back(first: datetime.date, last: datetime.date, dash: str) -> None:
    first, last = sorted((first, last))
    start = f"{first.year}年{first.month}月{first.day}日"
    if first.year != last.year:
        end = f"{last.year}年{last.month}月{last.day}日"
    elif first.month != last.month:
        end = f"{last.month}月{last.day}日"
    else:
        end = f"{last.day}日"
    span = dates.parse(start + dash + end)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@given(years=st.lists(YEARS, min_size=2, max_size=6, unique=True).map(sorted))
def test_a_list_of_years_is_read_back(years: list[int]) -> None:
    text = "、".join(map(str, years[:-1])) + f"和{years[-1]}年"
    assert [span.edtf for span in dates.find(text)] == [str(year) for year in years]


@given(year=YEARS, month=st.integers(1, 12))
def test_a_month_is_read_back(year: int, month: int) -> None:
    for text in (
        f"{year}年{month}月",
        f"{_digits(year)}年{_chinese(month)}月",
        f"{ENGLISH[month - 1]} {year}",
    ):
        span = dates.parse(text)
        assert span is not None
        assert span.edtf == f"{year}-{month:02d}"


@given(anchor=DAYS)
def test_relative_words_follow_the_anchor(anchor: datetime.date) -> None:
    day = datetime.timedelta(days=1)
    for text, expected in (
        ("今日", anchor),
        ("昨日", anchor - day),
        ("明天", anchor + day),
        ("yesterday", anchor - day),
    ):
        span = dates.parse(text, anchor)
        assert span is not None
        assert (span.first, span.last) == (expected, expected)
    last_year = dates.parse("去年", anchor)
    assert last_year is not None
    assert last_year.edtf == str(anchor.year - 1)


PIECES = st.sampled_from(
    [
        "第一季",
        "年度",
        "世紀",
        "二零",
        "May ",
        " in ",
        "\n",
        *"年月日號至–、和及（）自起前一十-/.,",
        "2023",
        "23",
        "5",
        "11",
        "截至",
        "以來",
        "去年",
        "今日",
        "翌年",
        "上周六",
    ]
)


CLOCK_PIECES = st.sampled_from(
    [
        *(
            "下午",
            "晚上",
            "凌晨",
            "今晚",
            "每天",
            "三點",
            "12點",
            "半",
            "一刻",
            "十五分",
            "差五分",
            "15:30",
            "9",
            "5pm",
            " ",
        ),
        *(
            " at ",
            "tomorrow",
            "Friday",
            "noon",
            "half past six",
            "到",
            "至翌日",
            "-",
            "之前",
            "後",
            "和",
            "，",
            "明天",
            "從",
        ),
        *("兩小時", "前", "5月3日", "2024年", "至", "現在", "三個字", "last night", "between ", " and "),
    ]
)
MOMENTS = st.datetimes(min_value=datetime.datetime(1900, 1, 1), max_value=datetime.datetime(2099, 12, 31))


@given(text=st.lists(CLOCK_PIECES, max_size=25).map("".join), anchor=st.none() | DAYS | MOMENTS)
def test_any_text_gives_times_that_stand(text: str, anchor: datetime.date | None) -> None:
    end = 0
    for span in dates.find(text, anchor):
        assert end <= span.start <= span.head_start < span.head_end <= span.end <= len(text)
        end = span.end
        for side in span.edtf.split("/"):
            assert side == ".." or parse_edtf(side)
        assert span.first is None or span.last is None or span.first <= span.last
        assert (span.precision == "time") == ("T" in span.edtf)


@given(text=st.lists(PIECES, max_size=25).map("".join), anchor=st.none() | DAYS)
def test_any_text_gives_dates_that_stand(text: str, anchor: datetime.date | None) -> None:
    end = 0
    for span in dates.find(text, anchor):
        assert end <= span.start <= span.head_start < span.head_end <= span.end <= len(text)
        end = span.end
        parse_edtf(span.edtf)
        assert span.first is None or span.last is None or span.first <= span.last
        assert span.precision in {"day", "month", "year", "decade", "century"}
