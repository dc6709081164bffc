"""What a date in a text comes to: an EDTF level 0 string, the days it admits and how precisely it is told.

A grammar reads words into a `Part`, whose fields may still lack a year or a month; once these are filled
in, this module writes the part as EDTF (Library of Congress, Extended Date/Time Format, level 0 of ISO
8601-2) and computes first and last day. It reads no text and knows no language.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PRECISIONS = {4: "year", 7: "month", 10: "day"}

# First and last date of a part as EDTF, and the first and last day that they admit.
Told = tuple[str, str, datetime.date, datetime.date]


@dataclass(slots=True)
class DateSpan:
    """One date expression of a text.

    `start` and `end` are half-open offsets of the words, `head_start` and `head_end` those of the date proper,
    without 截至, 自 or 起. `edtf` is level 0 (`2025-11-17`, `2023-08/2023-10`, `2025-11-17T15:30:00`) or an interval
    open on one side (`../2025-10`, `2020/..`). `first` and `last` are the days it admits, None on an open side.
    `precision` is time (of day, in texts of their own), day, month, year, decade or century. `form` is point,
    range, as_of, since, until, fiscal, season, relative, member (of a list), name_year (a year that ends the name
    of an event, as in `研討會2023`) or cell_year (a year alone in a cell of a table). `stretch` is the date proper of
    a since or as_of that is itself a stretch: 2019/2020 for 自2019/20學年起, whose `edtf` is 2019/...
    """

    start: int
    end: int
    edtf: str
    first: datetime.date | None
    last: datetime.date | None
    precision: str
    form: str
    relative: bool
    explicit_year: bool
    head_start: int
    head_end: int
    stretch: str = ""


@dataclass(slots=True)
class Part:
    """A date as read, before inheritance: numbers that the words give, None where they give nothing.

    `months` is a stretch of months counted from that of `year` (a quarter), those beyond 12 of the next year;
    `years` a stretch of years (a decade, a fiscal year); `days` a stretch of days (a week); `nth` a part of its
    month by count from the front, or from the end if negative, and by what is counted: a weekday (`0` to `6`),
    `day`, `week` or `half`. `naked` marks a number whose 年, 月 or 日 stands only at the end of the list; `english`
    a date in words that leaves a later day its bare number (the 17 of `May 15-17`).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: tuple[int, int] | None = None
    years: tuple[int, int] | None = None
    days: tuple[datetime.date, datetime.date] | None = None
    nth: tuple[int, str] | None = None
    precision: str = ""
    form: str = "point"
    relative: bool = False
    explicit_year: bool = False
    naked: bool = False
    english: bool = False

    def ends(self) -> tuple[str, str] | None:
        """Write the part as two EDTF dates, one twice for a single date; None if incomplete or impossible.

        >>> Part(0, 8, 2023, 11).ends()
        ('2023-11', '2023-11')
        >>> Part(0, 8, 2023, 2, 30).ends() is None
        True
        """
        told = self.told()
        return None if told is None else (told[0], told[1])

    def told(self) -> Told | None:
        """Write the part as two EDTF dates, one twice for a single date, with the first and last day they admit."""
        year, month, day = self.year, self.month, self.day
        if self.days is not None:
            first, last = self.days
            return first.isoformat(), last.isoformat(), first, last
        if self.years is not None:
            since, until = self.years
            return f"{since:04d}", f"{until:04d}", datetime.date(since, 1, 1), datetime.date(until, 12, 31)
        if year is None or not 1 <= year <= 9999:
            return None
        if self.months is not None:
            (later, since), (latest, until) = (divmod(month - 1, 12) for month in self.months)
            first = datetime.date(year + later, since + 1, 1)
            last = datetime.date(year + latest, until + 1, days_in(year + latest, until + 1))
            return first.isoformat()[:7], last.isoformat()[:7], first, last
        if month is None:
            if day:
                return None
            written = f"{year:04d}"
            return written, written, datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if not 1 <= month <= 12:
            return None
        if day is None:
            if self.nth is not None:
                return _counted(year, month, *self.nth)
            written = f"{year:04d}-{month:02d}"
            last = datetime.date(year, month, days_in(year, month))
            return written, written, datetime.date(year, month, 1), last
        if not 1 <= day <= days_in(year, month):
            return None
        first = datetime.date(year, month, day)
        written = first.isoformat()
        return written, written, first, first


def _counted(year: int, month: int, count: int, unit: str) -> Told | None:
    """Tell the count-th weekday, day or week of a month, from its end if the count is negative.

    A week belongs to the month that has most of its days, as in ISO 8601 to the year.

    >>> _counted(2025, 5, 2, "6")[0], _counted(2024, 2, -1, "day")[0], _counted(2025, 10, 1, "week")[:2]
    ('2025-05-11', '2024-02-29', ('2025-09-29', '2025-10-05'))
    """
    length = days_in(year, month)
    if unit == "half":
        ends = (
            datetime.date(year, month, 1 if count == 1 else 16),
            datetime.date(year, month, 15 if count == 1 else length),
        )
        return ends[0].isoformat(), ends[1].isoformat(), *ends
    weekday = datetime.date(year, month, 1).weekday()
    if unit == "day":
        first = step = 1
    else:
        step = 7
        first = 1 + (int(unit if unit != "week" else "3") - weekday) % 7
    number = first + step * (count - 1) if count > 0 else first + (length - first) // step * step + step * (count + 1)
    if not 1 <= number <= length:
        return None
    day = datetime.date(year, month, number)
    if unit == "week":
        monday = day - datetime.timedelta(days=3)
        sunday = day + datetime.timedelta(days=3)
        return monday.isoformat(), sunday.isoformat(), monday, sunday
    return day.isoformat(), day.isoformat(), day, day


def days_in(year: int, month: int) -> int:
    """Return how many days a month has.

    >>> days_in(2024, 2), days_in(1900, 2), days_in(2025, 11)
    (29, 28, 30)
    """
    return 29 if month == 2 and calendar.isleap(year) else _DAYS[month - 1]


def interval(first: str, last: str) -> str:
    """Join two EDTF dates into an interval, or give the one date back if they are the same."""
    return first if first == last else f"{first}/{last}"


def first_day(edtf: str) -> datetime.date:
    """Return the first day that a single EDTF date admits, with or without a time of day.

    >>> first_day("2023-11")
    datetime.date(2023, 11, 1)
    """
    pieces = [int(piece) for piece in edtf.partition("T")[0].split("-")]
    return datetime.date(pieces[0], pieces[1] if len(pieces) > 1 else 1, pieces[2] if len(pieces) > 2 else 1)


def last_day(edtf: str) -> datetime.date:
    """Return the last day that a single EDTF date admits, with or without a time of day.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    pieces = [int(piece) for piece in edtf.partition("T")[0].split("-")]
    if len(pieces) == 3:
        return datetime.date(*pieces)
    month = pieces[1] if len(pieces) == 2 else 12
    return datetime.date(pieces[0], month, days_in(pieces[0], month))


def precision_of(edtf: str) -> str:
    """Say how precisely a single EDTF date is told, by its length: day, month or year."""
    return _PRECISIONS[len(edtf)]


def bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    """Return first and last day that an EDTF date or closed interval admits; ValueError if a side is open.

    >>> bounds("2023-08/2023-10")
    (datetime.date(2023, 8, 1), datetime.date(2023, 10, 31))
    >>> bounds("2023-08-01T15:30:00")[1]
    datetime.date(2023, 8, 1)
    """
    first, _, last = edtf.partition("/")
    return first_day(first), last_day(last or first)
