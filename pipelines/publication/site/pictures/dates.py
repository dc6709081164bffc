"""Dates as labels: the day and month of an event beside its year, the period of a figure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from pipelines.publication.site import telling, wording
from pipelines.publication.site.languages import CHINESE, ENGLISH, Language

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHOLE = re.compile(r"\d{4}(-\d\d){0,2}")
_YEAR = len("0000")


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


def written(edtf: str | None, language: Language) -> str:
    """Return a date or interval of EDTF in words, as figures.js writes it in tables; nothing where there is none.

    >>> [written(edtf, ENGLISH) for edtf in ("2023-05-17", "../2025-10", "2025-11-18/2025-11-19")]
    ['17 May 2023', 'until October 2025', '18 to 19 November 2025']
    >>> [written(edtf, CHINESE) for edtf in ("2023-05-17", "2020/..", "2023-05-15/2023-07-17")]
    ['2023年5月17日', '自2020年起', '2023年5月15日至7月17日']
    """
    if not edtf:
        return ""
    said = wording.words(language)
    first, slash, last = edtf.partition("/")
    unknown = [end in ("", "..") for end in ((first, last) if slash else (first,))]
    if all(unknown):
        return said["figures_undated"]
    if not slash:
        return _single(first, language)
    if unknown[0]:
        return said["figures_until"].format(last=_single(last, language))
    if unknown[1]:
        return said["figures_since"].format(first=_single(first, language))
    start, end = _between(first, last, language)
    return said["figures_between"].format(first=start, last=end)


def _between(first: str, last: str, language: Language) -> tuple[str, str]:
    """Return both ends; what they share is told once, with the last in English and with the first in Chinese."""
    start, end = _single(first, language), _single(last, language)
    if not (_WHOLE.fullmatch(first) and len(first) == len(last) > _YEAR and first[:_YEAR] == last[:_YEAR]):
        return start, end
    shared = first[: -len("-00")] if first[:-3] == last[:-3] else first[:_YEAR]
    known = _single(shared, language)
    return (start, end.removeprefix(known)) if language == CHINESE else (start.removesuffix(known).rstrip(), end)


def _single(edtf: str, language: Language) -> str:
    said = wording.words(language)
    if re.fullmatch(r"\d{3}X", edtf):
        return said["figures_decade"].format(year=edtf.replace("X", "0"))
    if re.fullmatch(r"\d{2}XX", edtf):
        return said["figures_century"].format(first=f"{edtf[:2]}00", last=f"{edtf[:2]}99", century=int(edtf[:2]) + 1)
    if not _WHOLE.fullmatch(edtf):
        return edtf
    year, *rest = (int(part) for part in edtf.split("-"))
    if len(rest) > 1:
        return telling.day(edtf, language)
    if language == CHINESE:
        return f"{year}年" + "".join(f"{number}月" for number in rest)
    return " ".join([*(telling.MONTHS[number - 1] for number in rest), str(year)])
