"""Dates as labels: the day and month of an event beside its year, the period of a figure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from pipelines.publication.site.languages import CHINESE, ENGLISH, Language
from pipelines.publication.site.pictures.words import Words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month(number: int, language: Language) -> str:
    """Return what a month is called where there is little room."""
    return MONTHS[number - 1] if language == ENGLISH else f"{number}月"


def within_year(event: Mapping[str, Any], language: Language) -> str:
    """Return when in its year an event is, no more exactly than its text tells; nothing where only the year is told.

    >>> day = datetime.date
    >>> within_year({"date": "2025-11-18/2025-11-19", "date_start": day(2025, 11, 18), "date_end": day(2025, 11, 19),
    ...     "precision": "day"}, ENGLISH)
    '18 – 19 Nov'
    >>> within_year({"date": "2019/2024", "date_start": day(2019, 1, 1), "date_end": day(2024, 12, 31),
    ...     "precision": "year"}, ENGLISH)
    '2019 – 2024'
    >>> within_year({"date": "2025-11-18/2025-11-19", "date_start": day(2025, 11, 18), "date_end": day(2025, 11, 19),
    ...     "precision": "day"}, CHINESE)
    '11月18 – 19日'
    """
    start, end, precision = event["date_start"], event["date_end"], event["precision"]
    if start and end and start.year == end.year:
        if precision not in ("day", "month"):
            return ""
        first, last = (_told(day, precision, language) for day in (start, end))
        if precision == "day" and start.month == end.month and start != end:
            # What both days share is said once, where the language says it: behind the days, or before them.
            if language != CHINESE:
                first = str(start.day)
            else:
                first, last = first.removesuffix("日"), f"{end.day}日"
    else:
        first, last = (_with_year(day, precision, language) if day else "…" for day in (start, end))
    return first if first == last else f"{first} – {last}"


def _with_year(day: datetime.date, precision: str, language: Language) -> str:
    if precision not in ("day", "month"):
        return str(day.year)
    told = _told(day, precision, language)
    return f"{told} {day.year}" if language == ENGLISH else f"{day.year}年{told}"


def _told(day: datetime.date, precision: str, language: Language) -> str:
    if precision == "month":
        return month(day.month, language)
    return f"{day.day} {month(day.month, language)}" if language == ENGLISH else f"{day.month}月{day.day}日"


def period(edtf: str | None, words: Words) -> str:
    """Return the period of a figure in words: until, since, from and to; nothing where there is none.

    >>> period("../2025-10", Words("statistics", ENGLISH)), period("2019/2024", Words("statistics", ENGLISH))
    ('until 2025-10', '2019–2024')
    """
    start, slash, end = (edtf or "").partition("/")
    if start == ".." or (slash and not start):
        return words.say("until", date=end)
    if end == ".." or (slash and not end):
        return words.say("since", date=start)
    return f"{start}–{end}" if end else start
