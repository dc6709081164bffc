"""Dates as labels: the day and month of an event beside its year, the period of a figure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from pipelines.publication.site import telling
from pipelines.publication.site.languages import CHINESE, ENGLISH, Language
from pipelines.publication.site.pictures.words import Words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


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


def in_words(edtf: str, language: Language) -> str:
    """Return a day, month or year of EDTF in words; anything else as it is.

    >>> in_words("2025-11-18", ENGLISH), in_words("2025-10", ENGLISH), in_words("198X", ENGLISH)
    ('18 November 2025', 'October 2025', '198X')
    >>> in_words("2025-10", CHINESE), in_words("2025", CHINESE)
    ('2025年10月', '2025年')
    """
    if not _PLAIN.fullmatch(edtf):
        return edtf
    if edtf.count("-") == 2:
        return telling.day(edtf, language)
    # The first of a month or year stands for it; what was not told is taken off again.
    whole = telling.day(f"{edtf}-01" if "-" in edtf else f"{edtf}-01-01", language)
    if language == CHINESE:
        return whole.removesuffix("1日") if "-" in edtf else f"{edtf}年"
    return whole.removeprefix("1 ") if "-" in edtf else edtf


def _apart(start: str, end: str, language: Language) -> tuple[str, str]:
    """Return both ends in words; what year and month they share is said once: last in English, first in Chinese."""
    first, last = in_words(start, language), in_words(end, language)
    if not (_PLAIN.fullmatch(start) and len(start) == len(end) > len("2025") and start[:4] == end[:4]):
        return first, last
    in_a_month = len(start) > len("2025-10") and start[:7] == end[:7]
    if language == CHINESE:
        last = last.removeprefix(f"{end[:4]}年")
        return first, last.removeprefix(f"{int(end[5:7])}月") if in_a_month else last
    return first.split(" ")[0] if in_a_month else first.removesuffix(f" {start[:4]}"), last


def period(edtf: str | None, words: Words) -> str:
    """Return a date or a period in words: until, since, from and to; nothing where there is none.

    `words` are of a part that has the words `since`, `until` and `from_to`.

    >>> period("../2025-10", Words("statistics", ENGLISH)), period("2019/2024", Words("statistics", ENGLISH))
    ('up to October 2025', '2019 to 2024')
    >>> period("2023-05-15/2023-07-17", Words("timeline", CHINESE))
    '2023年5月15日至7月17日'
    """
    start, slash, end = (edtf or "").partition("/")
    first, last = _apart(start, end, words.language)
    if start == ".." or (slash and not start):
        return words.say("until", date=last)
    if end == ".." or (slash and not end):
        return words.say("since", date=first)
    return words.say("from_to", first=first, last=last) if end else first
