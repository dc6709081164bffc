"""Days of the lunar calendar, which no rule turns into days of ours: 農曆三月初一, 正月十五, 大年三十.

They are recognised so that they are not taken for months and days of our calendar. Where a year is told with them
they are a date of that year; the eleventh and twelfth month often fall into the next one and are left out.
"""

from __future__ import annotations

from pipelines.extraction.dates.calendar_words import DAY, compiled

LUNAR_DAY = r"初[一二三四五六七八九十](?![連连個个批次])"
_CALENDARS = ("農曆", "农历", "陰曆", "阴历", "舊曆", "旧历", "夏曆", "夏历")
BEGINS = frozenset("農农陰阴舊旧夏正大閏闰")
_CALENDAR = "(?:" + "|".join(_CALENDARS) + ")"
_MONTH = r"(?:正|10|[1-9]|[二三四五六七八九十])月(?!月)"
_DAY = rf"(?:初?{DAY}[日號号]?)?"
_BARE = compiled(
    rf"""(?: {_CALENDAR}[ ]?(?:年)?[閏闰]?{_MONTH}{_DAY} | 正月(?:{LUNAR_DAY}|{DAY}(?![0-9百千萬万多個个])[日號号]?)
           | [閏闰]?{_MONTH}{LUNAR_DAY} | 大年(?:{LUNAR_DAY}|三十) ) 日?"""
)
_NAMED = compiled(rf"[閏闰]?(?:{_MONTH}{_DAY} | 大年(?:{LUNAR_DAY}|三十))日?")


def told_before(text: str, position: int) -> int:
    """Return how long the name of the lunar calendar is that stands right before `position`, 0 if none does.

    >>> told_before("農曆十月", 2), told_before("公曆十月", 2)
    (2, 0)
    """
    return 2 if text.startswith(_CALENDARS, position - 2) and position > 1 else 0


def end_of_day(text: str, start: int, *, named: bool = False) -> int:
    """Return where a lunar month and day end that begin at `start`, or `start` if none do; `named` behind 農曆2015年.

    >>> end_of_day("2015年正月初一", 5), end_of_day("2015年十二月初八", 5), end_of_day("2015年十月初", 5)
    (9, 5, 5)
    """
    match = (_NAMED if named else _BARE).match(text, start)
    return start if match is None else match.end()
