"""Dates of lists: months and days under their year, and what is told under the day of each of several reports.

The grammar of dates reads a day without a year, and 昨日, against the day of issue. Under `2003年` on a line of its
own, `5月：…` and `12月8日 …` are of that year; under `2024-11-20 HKT 18:32`, one of several such lines, 昨日 is the
day before.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from pipelines.extraction import dates as grammar
from pipelines.extraction.dates.edtf import DateSpan
from pipelines.patterns import later

# Both begin with the line end before them, which is quick to look for; no list begins with the first line of a text.
_YEAR = later(r"\n[^\S\n]*[●•■◆▪*·\-]?[^\S\n]*((?:19|20)\d\d)[^\S\n]?年?[^\S\n]*[:：]?(?=\n|$)")
_DAY = later(
    r"\n[^\w\n]*((?:19|20)\d\d)(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
    r"[^\S\n]*(?:HKT)?[^\S\n]*(?:\d{1,2}[:：]\d\d)?[^\w\n]*(?=\n|$)"
)
# A month alone on a line, or some months of a year: 1976.5, 2003.4–6, 1998/12.
_MONTHS = later(r"\n[^\w\n]*((?:19|20)\d\d)[./](\d{1,2})(?:[^\S\n]?[-–—~至][^\S\n]?(\d{1,2}))?月?[^\w\n]*(?=\n|$)")
_MARKS = " \t\u3000●•■◆▪*·-–"
# A year, or month of one, that opens a line, parted from the words behind it: 【1998】…, 2001 – …, 2019.08⇥….
_LISTED = later(
    r"\n[^\w\n]*?((?:19|20)\d\d)(?:[./](0?[1-9]|1[0-2]))?"
    r"(?:[^\S\n]?(?:[】\]）)]|[–—\-:：|｜\t])[^\S\n]*(?=[^\W\d]|[「《“])|(?<=[./]\d\d) (?=[^\W\d]))"
)
# One such line is enough where a tab sets the date off, or where it is a month, and words follow.
_ALONE = later(r"[^\S\n]*[「《“]?[^\W\d_]{3}")
# Few texts have a line that begins with a year.
_OPENING = later(r"\n[^\w\n]*(?:19|20)\d\d")


def read(text: str, anchor: str | None, place: str) -> list[DateSpan]:
    """Return the dates of a text with folded digits, those of a list or of a report against what stands above."""
    if _OPENING.search(text) is None:
        return list(grammar.in_document(text, anchor, place=place))
    days = [line for line in _DAY.finditer(text) if _iso(line)]
    if len(days) < 2:
        found = under_years(text, list(grammar.in_document(text, anchor, place=place)))
        return _with_months(text, _with_listed(text, found))
    found = list(grammar.in_document(text[: days[0].start()], anchor or _iso(days[0]), place=place))
    ends = [day.start() for day in days[1:]] + [len(text)]
    for day, end in zip(days, ends, strict=True):
        at = day.start()
        for date in grammar.in_document(text[at:end], _iso(day), place=place):
            found.append(
                replace(
                    date,
                    start=date.start + at,
                    end=date.end + at,
                    head_start=date.head_start + at,
                    head_end=date.head_end + at,
                )
            )
    return found


def _with_listed(text: str, dates: list[DateSpan]) -> list[DateSpan]:
    """Return dates with the bare years and months that open lines of a list.

    A year without a tab behind it needs another such line.
    """
    lines = list(_LISTED.finditer(text))
    if len(lines) < 2:
        lines = [line for line in lines if (line[2] or "\t" in line[0]) and _ALONE.match(text, line.end())]
    taken = {at for date in dates for at in (date.start, date.head_start)}
    added = [_listed(line) for line in lines if line.start(1) not in taken]
    return sorted(dates + added, key=lambda date: date.start) if added else dates


def _listed(line: re.Match[str]) -> DateSpan:
    start, end = line.start(1), line.end(2) if line[2] else line.end(1)
    year, month = int(line[1]), int(line[2] or 0)
    first = datetime.date(year, month or 1, 1)
    last = datetime.date(year, month or 12, monthrange(year, month or 12)[1])
    edtf, precision = (f"{year}-{month:02d}", "month") if month else (str(year), "year")
    return DateSpan(start, end, edtf, first, last, precision, "point", False, True, head_start=start, head_end=end)


def _with_months(text: str, dates: list[DateSpan]) -> list[DateSpan]:
    """Return dates with the months that stand alone on lines, as `1976.5` and `2003.4–6` do in a list of years."""
    found = [line for line in _MONTHS.finditer(text) if int(line[2]) <= int(line[3] or 12) <= 12]
    if not found or len(found) + len(_YEAR.findall(text)) < 2:
        return dates
    taken = [(date.start, date.end) for date in dates]
    added = []
    for line in found:
        year, month, until = int(line[1]), int(line[2]), int(line[3] or line[2])
        start, end = line.start(1), line.end(3) if line[3] else line.end(2)
        if month and not any(one < end and start < other for one, other in taken):
            first, last = f"{year}-{month:02d}", f"{year}-{until:02d}"
            days = datetime.date(year, month, 1), datetime.date(year, until, monthrange(year, until)[1])
            edtf, form = (first, "point") if month == until else (f"{first}/{last}", "range")
            added.append(DateSpan(start, end, edtf, *days, "month", form, False, True, head_start=start, head_end=end))
    return sorted(dates + added, key=lambda date: date.start) if added else dates


def _iso(line: re.Match[str]) -> str | None:
    year, *rest = line.groups()
    month, day = (int(number) for number in rest if number)
    try:
        return datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None


def first_year(text: str) -> str | None:
    """Return the first year that stands alone on a line, against which days without a year can be read."""
    year = _YEAR.search(text)
    return year[1] if year else None


def under_years(text: str, dates: Sequence[DateSpan]) -> list[DateSpan]:
    """Return dates with those that open a line under a year of its own, or stand right under it, put into that year."""
    years = [(year.end(), int(year[1])) for year in _YEAR.finditer(text)]
    if not years:
        return list(dates)
    placed: list[DateSpan] = []
    at = 0
    for date in dates:
        while at < len(years) and years[at][0] <= date.start:
            at += 1
        placed.append(_in_year(text, date, years[at - 1][1], years[at - 1][0]) if at else date)
    return placed


def _in_year(text: str, date: DateSpan, year: int, below: int) -> DateSpan:
    """Return a date without a year in the year told above it, if it opens its line or stands in the first one under it.

    `below` is where the line of the year ends.
    """
    if date.explicit_year or date.relative:
        return date
    line_start = text.rfind("\n", 0, date.start) + 1
    if text[line_start : date.start].strip(_MARKS) and line_start > below + 1:
        return date
    first, last = date.first, date.last
    known = first or last
    if known is None or known.year == year:
        return date
    years = year - known.year
    try:
        first, last = (day and day.replace(year=day.year + years) for day in (first, last))
    except ValueError:
        return date
    edtf = re.sub(r"\d{4}", lambda written: str(int(written.group()) + years), date.edtf)
    return replace(date, first=first, last=last, edtf=edtf)
