"""A day that no calendar has dates nothing and counts nothing; it is accounted for, and somebody is to look at it."""

import calendar
import datetime

import pytest

from pipelines.extraction import extract
from pipelines.extraction.dates import impossible
from pipelines.reading import read_bytes

NUMERALS = ["", *"一二三四五六七八九"]
WAYS = [
    "{y}年{m}月{d}日",
    "{y} 年 {m} 月 {d} 日",
    "{y}年{mw}月{dw}日",
    "{d} {name} {y}",
    "{d} of {short} {y}",
    "{name} {d}, {y}",
    "{upper} {d} {y}",
]


def written(way, year, month, day):
    name = calendar.month_name[month] if 0 < month < 13 else ""
    return way.format(y=year, m=month, d=day, mw=han(month), dw=han(day), name=name, short=name[:3], upper=name.upper())


def han(number):
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens] if tens > 1 else "") + "十" * (tens > 0) + NUMERALS[ones]


def is_a_day(year, month, day):
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_of_all_days_those_that_there_are_not_are_found(way, year):
    for month in range(1, 13):
        for day in range(1, 40):
            text = f"於{written(way, year, month, day)}，"
            expected = [] if is_a_day(year, month, day) else [text[1:-1]]
            assert [text[start:end] for start, end in impossible.find(text)] == expected, text


@pytest.mark.parametrize(
    "text",
    [
        "會議於2023年13月45日舉行",
        "會議於13月1日舉行",
        "會議於2月30日舉行",
        "會議於民國112年14月2日舉行",
        "會議於六月三十一日舉行",
        "會議於2月0日舉行",
        "The meeting was held on 31 June",
        "The meeting was held on the 30th of February 2023",
    ],
)
def test_nothing_is_told_of_one_but_that_it_is_unexplained(text):
    (told,) = extract(read_bytes(f"{text}。\n".encode(), "a.txt", {"published": "2024-01-15"}))
    assert (told.kind, told.values["number_kind"], told.values["reason"]) == ("number", "date", "unexplained")


@pytest.mark.parametrize(
    "text",
    [
        "農曆2月30日",
        "二月三十日",
        "民國113年2月29日",
        "2月29日",
        "3月45號樓",
        "45 May participants",
        "In May 35 people came",
        "每月45日",
        "十二月",
    ],
)
def test_what_may_be_a_day_or_is_none_is_left_to_other_grammars(text):
    assert impossible.find(text) == []


def test_figures_beside_one_are_read():
    told = extract(read_bytes("計劃在2023年2月29日完成，至今有200名參加者。\n".encode(), "a.txt", {}))
    assert [claim.values["value"] for claim in told if claim.kind == "statistic"] == [200]
