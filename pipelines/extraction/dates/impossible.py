"""Days that no calendar has: 2023年13月45日, 2月30日, 31 June. They date nothing, and their figures count nothing.

A day of the lunar calendar, whose months may all have thirty days, is let be: one said to be, and one in Chinese
numerals without a year. A year of fewer than four figures is of another era, and its leap days are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.extraction.dates.edtf import days_in
from pipelines.extraction.dates.english import MONTH_NAME, MONTHS, month_number
from pipelines.extraction.numerals.chinese import integer
from pipelines.extraction.numerals.endless import Run
from pipelines.extraction.places import places
from pipelines.patterns import later

_NUMERALS: Final = "〇零○OoＯ一二三四五六七八九十廿卅"
_NOUGHTS: Final = str.maketrans("○OoＯ", "〇" * 4)
_MONTH: Final = later(
    rf"(?P<lunar>[農农陰阴舊旧夏][曆历])?(?:(?<![0-9])(?P<y>[0-9]{{2,4}})[ ]?年[ ]?|(?P<yw>[{_NUMERALS}]{{2,4}})年)?"
    rf"(?:(?<![0-9])(?P<m>[0-9]{{1,2}})[ ]?|(?<![{_NUMERALS}])(?P<mw>[{_NUMERALS}]{{1,3}}))\Z"
)
_DAY: Final = later(rf"[ ]?(?:(?P<d>[0-9]{{1,3}})[ ]?|(?P<dw>[{_NUMERALS}]{{1,4}}))[日號号](?![樓楼室座])")
_LONGEST: Final = 13
"""Characters of a calendar, a year and a month: 農曆2023 年 12 ."""
_LUNAR_MONTH: Final = 30
_DAY_BEFORE: Final = later(r"(?<![0-9.,:/-])(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[ ](?:of[ ])?\Z")
_DAY_BEHIND: Final = later(r"[ ](?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,?[ ](?P<y>(?:19|20)[0-9]{2})(?![0-9])")
_YEAR_BEHIND: Final = later(r",?[ ](?P<y>(?:19|20)[0-9]{2})(?![0-9])")
_NAME: Final = re.compile(MONTH_NAME)
_BEGINNINGS: Final = tuple(written for month in MONTHS for written in (month.capitalize(), month.upper()))
_FOUR_FIGURES, _LEAP_YEAR = 1000, 2024
_DAYS: Final = 31


def find(text: str) -> list[Run]:
    """Return where such days are written, with the year that they are said to be in; in order.

    >>> text = "2023年2月29日、2024年2月29日、二月三十日、一月三十一日、二○二三年十二月三十一日和31 June 2023"
    >>> [text[start:end] for start, end in find(text)]
    ['2023年2月29日', '31 June 2023']
    """
    return sorted([*_chinese(text), *_english(text)])


def _chinese(text: str) -> Iterator[Run]:
    for at in places(text, "月"):
        day = _DAY.match(text, at + 1)
        if day is None:
            continue
        month = _MONTH.search(text, max(0, at - _LONGEST), at)
        if month is None:
            continue
        year, number = _value(month["y"] or month["yw"]), _value(day["d"] or day["dw"])
        dated = year >= _FOUR_FIGURES
        lunar = bool(month["lunar"])
        most = _days(year if dated else _LEAP_YEAR, _value(month["m"] or month["mw"]), lunar=lunar)
        if most and not lunar and month["mw"] and not dated:
            most = max(most, _LUNAR_MONTH)  # It may be of either calendar.
        if not 0 < number <= most:
            yield Run(month.start(), day.end())


def _english(text: str) -> Iterator[Run]:
    """Yield such days with the name of a month; behind it only before a year, for May is another word as well."""
    for at in places(text, _BEGINNINGS):
        name = _NAME.match(text, at)
        if name is None:
            continue
        before = _DAY_BEFORE.search(text, max(0, at - 9), at)
        year = _YEAR_BEHIND.match(text, name.end())
        behind = None if before else _DAY_BEHIND.match(text, name.end())
        if before and (year or int(before["d"]) <= _DAYS):
            start, end, day = before.start(), year.end() if year else name.end(), before["d"]
        elif behind:
            start, end, day, year = at, behind.end(), behind["d"], behind
        else:
            continue
        if not 0 < int(day) <= _days(int(year["y"]) if year else _LEAP_YEAR, month_number(name[0]), lunar=False):
            yield Run(start, end)


def _value(written: str | None) -> int:
    """Return a number in either script, 0 where there is none."""
    if written is None:
        return 0
    return int(written) if written.isdecimal() else integer(written.translate(_NOUGHTS)) or 0


def _days(year: int, month: int, *, lunar: bool) -> int:
    """Return how many days a month has at most, 0 for one that there is not."""
    if not 1 <= month <= len(MONTHS):
        return 0
    return _LUNAR_MONTH if lunar else days_in(year, month)
