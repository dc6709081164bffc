"""Dates whose figure stands in brackets inside the word: 今（12）日, 昨（3日）, 本（3）月, 去（113）年5月, 本月（3月）.

The figure told wins over what the word alone would come to; the word says which month or year the figure is of.
A year of three figures is one of the Republic of China (民國), a year of four the common one.
"""

from __future__ import annotations

import datetime

from pipelines.extraction.dates.calendar_words import DAY, DAY_UNIT, MONTH, add_months, after_day, compiled, number
from pipelines.extraction.dates.chinese import read_tail
from pipelines.extraction.dates.context import Context
from pipelines.extraction.dates.edtf import Part

_OPENING = frozenset(" （(")
_DAYS = {"今": 0, "本": 0, "昨": -1, "明": 1, "前": -2}
_MONTHS = {"今": 0, "本": 0, "上": -1, "下": 1}
_DAY = compiled(rf"(?P<k>[今本昨明前])[ ]?[（(][ ]?(?:(?P<m>{MONTH})(?:月|/))?(?P<d>{DAY})[ ]?[)）][日天]")
_MONTH = compiled(rf"(?P<k>[今本上下])[ ]?[（(][ ]?(?P<n>{MONTH})[ ]?[)）][個个]?月(?:份|[初底末]|[上中下]旬)?")
_YEAR = compiled(r"[今本去上明來来][ ]?[（(][ ]?(?P<n>1[0-9]{2}|20[0-9]{2})[ ]?[)）]年")

_TOLD_DAY = compiled(
    rf"""[ ]?[（(][ ]?(?:(?P<y>20[0-9][0-9])年)?
        (?:(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月)?
        (?P<d>{DAY}){DAY_UNIT}[^（()）]{{0,12}}[)）]"""
)


def nearest(day: datetime.date, month: int | None, number_of_day: int) -> Part:
    """Place a told day of the month (the 15th of `上周五（15日）`) in the month that brings it nearest to the words."""
    if month is None:
        choices = [add_months(day.year, day.month, shift) for shift in (0, -1, 1)]
    else:
        choices = [(year, month) for year in (day.year, day.year - 1, day.year + 1)]
    best: Part | None = None
    distance = 0
    for a_year, a_month in choices:
        part = Part(0, 0, year=a_year, month=a_month, day=number_of_day)
        ends = part.ends()
        if ends is None:
            continue
        away = abs((datetime.date.fromisoformat(ends[0]) - day).days)
        if best is None or away < distance:
            best, distance = part, away
    return Part(0, 0, year=day.year, month=month, day=number_of_day) if best is None else best


def nearest_month(year: int, month: int, told: int) -> tuple[int, int]:
    """Return year and month of a told month (the 12 of `上月（12月）`) nearest to the month that the words come to.

    >>> nearest_month(2025, 1, 12)
    (2024, 12)
    """
    choices = ((year + shift, told) for shift in (0, -1, 1))
    return min(choices, key=lambda choice: abs(choice[0] * 12 + choice[1] - year * 12 - month))


def of_day(day: datetime.date, text: str, start: int, end: int) -> Part:
    """Make a part of a computed day and what stands behind it; a bracketed date wins over the computation."""
    part = Part(start, end, year=day.year, month=day.month, day=day.day, relative=True)
    match = _TOLD_DAY.match(text, end)
    if match is not None:
        part.end = match.end()
        told = nearest(day, number(match["m"]) if match["m"] else None, number(match["d"]))
        part.year, part.month, part.day = told.year, told.month, told.day
        if match["y"]:
            part.year, part.explicit_year = int(match["y"]), True
    part.end = after_day(text, part.end)
    return part


def read(text: str, position: int, context: Context) -> Part | None:
    """Read 今（12）日, 本（3）月 or 去（113）年5月 at `position`; without an anchor only a year is told."""
    if text[position + 1 : position + 2] not in _OPENING:
        return None
    match = _YEAR.match(text, position)
    if match is not None:
        year = int(match["n"])
        part = Part(position, match.end(), year=year + 1911 if year < 1000 else year, explicit_year=True)
        read_tail(text, part, context.place)
        return part
    if context.anchor_month is None:
        return None
    match = _DAY.match(text, position) if context.anchor_day is not None else None
    if match is not None:
        day = context.anchor_month + datetime.timedelta(days=_DAYS[match["k"]])
        told = nearest(day, number(match["m"]) if match["m"] else None, number(match["d"]))
        return Part(position, after_day(text, match.end()), told.year, told.month, told.day, relative=True)
    match = _MONTH.match(text, position)
    if match is None:
        return None
    year, month = add_months(context.anchor_month.year, context.anchor_month.month, _MONTHS[match["k"]])
    year, month = nearest_month(year, month, number(match["n"]))
    return Part(position, match.end(), year, month, relative=True)
